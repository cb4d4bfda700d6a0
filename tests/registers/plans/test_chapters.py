"""The text of a plan as people write it: sections that come, go and move, and figures that follow their rows."""

from datetime import UTC, datetime

import pytest

from selaras.engine.facts.text_figures import GONE, offers, stale_figures
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Figure, Paragraph, Section
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.findings.actions import judge, open_findings
from selaras.registers.issuing.actions import why_draft
from selaras.registers.plans.actions import accept, approve, open_version, preview
from selaras.registers.plans.chapters import (
    add_section,
    bring_up,
    link,
    move_section,
    retire_section,
    sections_of,
    write,
)
from selaras.registers.plans.editing import Change, Conflict, apply, take_back
from selaras.registers.plans.models import Ceiling as CeilingRecord
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from selaras.registers.plans.typed_place import typed_place
from tests.making import YEAR, book, ceiling, row, work_item
from tests.registers.conftest import Office

READ = Place("rkt.md", 12)
AT = datetime(2025, 3, 3, 2, 30, tzinfo=UTC)
SAID = "Pagu program sebesar Rp25.000.000 tahun ini."


def section(number: str, heading: str, level: int, order: int, *texts: str) -> Section:
    paragraphs = tuple(Paragraph(text, READ) for text in texts)
    return row(Section, number=number, heading=heading, level=level, order=order, paragraphs=paragraphs)


@pytest.fixture
def plan(office: Office) -> Plan:
    program = work_item("7.01.03", "Pemberdayaan", id="program", order=1)
    text = [
        section("", "", 0, 0, "KECAMATAN CONTOH"),
        section("BAB I", "PENDAHULUAN", 1, 1, "Pengantar."),
        section("1.1", "Latar Belakang", 2, 2, SAID, "Alasan."),
        section("1.2", "Dasar Hukum", 2, 3),
        section("BAB II", "PENUTUP", 1, 4, "Penutup."),
    ]
    with acting(office.scope("planner", office.agency)):
        done = accept(book(program, ceiling(program, 25_000_000_00), *text), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def text(plan: Plan) -> list[Section]:
    with system("uji"):
        return sections_of(plan)


def named(plan: Plan, number: str) -> Section:
    return next(each for each in text(plan) if each.number == number)


def outline(plan: Plan) -> list[str]:
    return [each.number or each.heading for each in text(plan)]


def linked(office: Office, plan: Plan) -> Section:
    """The pagu in the text as a figure of its row."""
    with acting(office.scope("planner", office.agency)):
        pagu = next(each for each in offers(load(plan)) if each.value == "25.000.000")
        link(plan, named(plan, "1.1").id, 0, SAID.index("25."), pagu.key)
    return named(plan, "1.1")


def raise_pagu(office: Office, plan: Plan, rupiah: int) -> None:
    with acting(office.scope("planner", office.agency)):
        record = CeilingRecord.objects.get(plan=plan)
        apply(plan, [Change("Ceiling", record.pk, "amount", record.amount, rupiah * 100)], "pagu berubah")


def test_a_written_section_says_who_typed_what_when_and_keeps_the_place_of_the_rest(office: Office, plan: Plan) -> None:
    old = named(plan, "1.1")
    with acting(office.scope("planner", office.agency)) as scope:
        new = Paragraph("Alasan yang lebih jelas.", typed_place(AT))
        (edit,) = write(plan, old.id, old.paragraphs, (old.paragraphs[0], new), "menyunting 1.1")
        entry = LogEntry.objects.latest("id")
    assert [each.place for each in named(plan, "1.1").paragraphs] == [READ, Place(by=scope.name, at="03-03-2025 10.30")]
    assert edit.by_name == scope.name
    assert entry.sentence.startswith(
        "Mengubah “naskah 2 paragraf: Pagu program sebesar Rp25.000.000 tahun ini. Alasan.”"
    )


def test_two_people_in_one_section_lose_nothing(office: Office, plan: Plan) -> None:
    old = named(plan, "1.1")
    mine, theirs = (Paragraph(words, Place(by="x")) for words in ("Punya saya.", "Punya dia."))
    with acting(office.scope("planner", office.agency)):
        write(plan, old.id, old.paragraphs, (theirs,), "dia")
        with pytest.raises(Conflict) as refused:
            write(plan, old.id, old.paragraphs, (mine,), "saya")
        assert [part["text"] for part in refused.value.stored] == ["Punya dia."]
        assert Edit.objects.count() == 1


def test_a_written_section_can_be_taken_back(office: Office, plan: Plan) -> None:
    old = named(plan, "1.1")
    with acting(office.scope("planner", office.agency)):
        take_back(write(plan, old.id, old.paragraphs, (), "dikosongkan"))
    assert named(plan, "1.1").paragraphs == old.paragraphs


def test_an_operator_of_a_kelurahan_writes_no_text_of_the_agency(office: Office, plan: Plan) -> None:
    old = named(plan, "1.1")
    with acting(office.scope("operator", office.one)), pytest.raises(Refused):
        write(plan, old.id, old.paragraphs, (), "iseng")
    with acting(office.scope("operator", office.one)), pytest.raises(Refused):
        add_section(plan, "", "1.9", "Iseng", 2)


def test_a_new_section_stands_behind_all_that_stands_under_the_one_before(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        add_section(plan, named(plan, "1.1").id, "1.1a", "Sisipan", 2)
        add_section(plan, named(plan, "BAB I").id, "BAB IA", "BAB BARU", 1)
        add_section(plan, "", "", "LAMPIRAN", 1)
    assert outline(plan) == ["", "BAB I", "1.1", "1.1a", "1.2", "BAB IA", "BAB II", "LAMPIRAN"]
    assert [each.order for each in text(plan)] == list(range(8))


def test_a_section_without_any_heading_is_refused(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="judul bagian"):
        add_section(plan, "", " ", "", 1)


def test_a_chapter_moves_with_all_that_stands_under_it(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        move_section(plan, named(plan, "BAB II").id, up=True)
        assert outline(plan) == ["", "BAB II", "BAB I", "1.1", "1.2"]
        move_section(plan, named(plan, "BAB II").id, up=False)
        assert outline(plan) == ["", "BAB I", "1.1", "1.2", "BAB II"]
        for number, up in (("BAB I", True), ("1.1", True), ("1.2", False), ("BAB II", False)):
            with pytest.raises(Refused, match="sudah yang"):
                move_section(plan, named(plan, number).id, up=up)
        assert LogEntry.objects.latest("id").sentence == (
            "Memindahkan bagian “BAB II PENUTUP” ke belakang pada RKT 2025 (murni)."
        )


def test_a_retired_section_comes_back_with_its_text(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        edits = retire_section(plan, named(plan, "1.1").id)
        assert outline(plan) == ["", "BAB I", "1.2", "BAB II"]
        take_back(edits)
    assert named(plan, "1.1").paragraphs[0].text == SAID


def test_a_figure_that_changed_is_told_until_it_is_brought_up(office: Office, plan: Plan) -> None:
    old = linked(office, plan)
    assert [SAID[each.start : each.end] for each in old.paragraphs[0].figures] == ["25.000.000"]
    raise_pagu(office, plan, 130_000_000)
    with acting(office.scope("planner", office.agency)):
        (stale,) = stale_figures(load(plan))
        assert (stale.section, stale.was, stale.now) == (old.id, "25.000.000", "130.000.000")
        judged = open_findings(plan, judge(plan))
        held = Plan.objects.get(pk=plan.pk)
        told = "1 angka dalam naskah tidak lagi sama dengan barisnya (“25.000.000” kini 130.000.000)"
        assert told in why_draft(held, judged)
        bring_up(plan, [stale])
        assert stale_figures(load(plan)) == ()
        with pytest.raises(Refused, match="Tidak ada angka rujukan"):
            bring_up(plan, [stale])
    (first, second) = named(plan, "1.1").paragraphs
    assert first.text == "Pagu program sebesar Rp130.000.000 tahun ini."
    assert [first.text[each.start : each.end] for each in first.figures] == ["130.000.000"]
    assert second.place == READ


def test_figures_follow_their_rows_into_the_next_version(office: Office, plan: Plan) -> None:
    linked(office, plan)
    with acting(office.scope("camat", office.agency)):
        approve(plan)
    with acting(office.scope("planner", office.agency)):
        newer = open_version(plan, "perubahan 1")
    (figure,) = named(newer, "1.1").paragraphs[0].figures
    with system("uji"):
        (pagu,) = load(newer).all(Ceiling)
        assert figure.row == pagu.id != load(plan).all(Ceiling)[0].id
        assert stale_figures(load(newer)) == ()
    raise_pagu(office, newer, 26_000_000)
    with system("uji"):
        assert [each.now for each in stale_figures(load(newer))] == ["26.000.000"]
        assert stale_figures(load(plan)) == ()


def test_a_figure_whose_row_is_gone_is_told_and_no_version_stumbles_over_it(office: Office, plan: Plan) -> None:
    old = linked(office, plan)
    with system("uji"):
        CeilingRecord.objects.filter(plan=plan).update(retired=True)
        (stale,) = stale_figures(load(plan))
        assert (stale.was, stale.now, stale.is_gone) == ("25.000.000", GONE, True)
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="Tidak ada angka rujukan"):
        bring_up(plan, [stale])
    with acting(office.scope("camat", office.agency)):
        approve(plan)
    with acting(office.scope("planner", office.agency)):
        newer = open_version(plan, "perubahan 1")
    with system("uji"):
        assert [each.now for each in stale_figures(load(newer))] == [GONE]
    assert named(newer, "1.1").paragraphs[0].text == old.paragraphs[0].text


def test_a_file_accepted_again_takes_no_figure_away(office: Office, plan: Plan) -> None:
    program = work_item("7.01.03", "Pemberdayaan", id="program", order=1)
    again = [section("", "", 0, 0, "KECAMATAN CONTOH"), section("BAB I", "PENDAHULUAN", 1, 1, "Pengantar.")]
    again += [section("1.1", "Latar Belakang", 2, 2, SAID, "Alasan."), section("1.2", "Dasar Hukum", 2, 3)]
    again += [section("BAB II", "PENUTUP", 1, 4, "Penutup.")]
    given = book(program, ceiling(program, 25_000_000_00), *again)
    linked(office, plan)
    with acting(office.scope("planner", office.agency)):
        assert not preview(given, office.agency, YEAR).changed
        assert not accept(given, (), office.agency, YEAR).changed
    assert len(named(plan, "1.1").paragraphs[0].figures) == 1


def test_a_number_that_stands_there_no_more_becomes_no_figure(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        pagu = next(each for each in offers(load(plan)) if each.value == "25.000.000")
        with pytest.raises(Refused, match="tidak lagi berdiri"):
            link(plan, named(plan, "1.1").id, 1, 0, pagu.key)
        with pytest.raises(Refused, match="tidak ada lagi"):
            link(plan, named(plan, "1.1").id, 9, 0, pagu.key)
        with pytest.raises(Refused, match="tidak ada lagi"):
            link(plan, named(plan, "1.1").id, 0, 0, "0" * 12)


def test_text_of_an_approved_plan_is_frozen(office: Office, plan: Plan) -> None:
    old = named(plan, "1.1")
    with acting(office.scope("camat", office.agency)):
        approve(plan)
    with acting(office.scope("planner", office.agency)):
        for act in (
            lambda: write(plan, old.id, old.paragraphs, (), "terlambat"),
            lambda: add_section(plan, "", "9", "Terlambat", 1),
            lambda: move_section(plan, old.id, up=False),
            lambda: retire_section(plan, old.id),
        ):
            with pytest.raises(Refused, match="sudah ditetapkan"):
                act()


def test_the_figure_of_another_row_is_no_part_of_a_paragraph_that_was_replaced(office: Office, plan: Plan) -> None:
    old = linked(office, plan)
    with acting(office.scope("planner", office.agency)):
        bare = replace(old.paragraphs[0], figures=())
        write(plan, old.id, old.paragraphs, (bare, old.paragraphs[1]), "diketik")
    assert named(plan, "1.1").paragraphs[0].figures == ()
    assert isinstance(old.paragraphs[0].figures[0], Figure)
