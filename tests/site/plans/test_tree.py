"""The tree of a plan as lines with notes: which lines there are, where a note opens, what the filters leave."""

import re

from selaras.engine.checks.run import run
from selaras.engine.documents.correction import Cause, causes
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding, Severity
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, AgreementLine, Goal, Mission, Objective, Vision
from selaras.registers.plans.mended import Mended
from selaras.site.base.notes import Note, _note
from selaras.site.plans.cells import dressed
from selaras.site.plans.tree import Filter, Group, Line, chosen, elsewhere, groups, target_words, totals
from tests.making import YEAR, book, ceiling, document, indicator, kelurahan, row, target, work_item
from tests.site.people import noted_book
from tests.site.seen import unlinked


def notes(of: Book, *ids: str) -> list[Note]:
    law = load_law()
    return [_note(of, law, cause, None) for cause in causes(run(of, law, ids=ids).findings)]


def line_of(made: list[Group], name: str) -> Line:
    return next(line for group in made for line in group.lines if line.name == name)


def html_of(made: list[Group]) -> str:
    return unlinked("".join(stretch.rows for _, stretches in dressed(made, "/angka/") for stretch in stretches))


def test_strategy_stands_before_the_work_and_objectives_under_their_goal() -> None:
    goal, other = (row(Goal, number=str(n), text=f"Tujuan {n}", id=f"goal-{n}") for n in (1, 2))
    below = row(Objective, number="1", text="Sasaran di bawah tujuan 1", goal="goal-1")
    vision = row(Vision, owner="agency", text="Melayani")
    mission = row(Mission, owner="agency", number="1.", text="Bekerja")
    made = groups(book(goal, other, below, mission, vision, work_item("7.01.01", "Program")), YEAR, [])
    assert [(line.code, line.name) for group in made for line in group.lines] == [
        ("Visi", "Melayani"),
        ("Misi 1", "Bekerja"),
        ("Tujuan 1", "Tujuan 1"),
        ("Sasaran 1", "Sasaran di bawah tujuan 1"),
        ("Tujuan 2", "Tujuan 2"),
        ("7.01.01", "Program"),
    ]
    assert [group.title for group in made] == [
        "Visi dan misi perangkat daerah", "Tujuan dan sasaran menurut RKT 2025", "KECAMATAN CONTOH",
    ]  # fmt: skip


def test_each_unit_is_a_group_of_its_own() -> None:
    assert [group.title for group in groups(noted_book(), YEAR, [])] == [
        "KECAMATAN CONTOH", "KELURAHAN SATU", "KELURAHAN DUA",
    ]  # fmt: skip


def test_further_indicators_are_lines_of_their_own_and_an_unknown_target_is_no_zero() -> None:
    item = work_item("7.01.01", "Program")
    first, second = indicator(item, "Persentase A"), indicator(item, "Persentase B")
    made = groups(book(item, first, second, target(first, 900_000, text="90", unit="Persen")), YEAR, [])
    lines = made[0].lines
    assert [(line.name, line.indicator, line.target, line.unknown_target) for line in lines] == [
        ("Program", "Persentase A", "90 Persen", False),
        ("", "Persentase B", "", True),
    ]
    cells = re.findall(r'<td class="target" role="cell">(.*?)</td>', html_of(made))
    assert cells == ["90 Persen", '<span class="soft">belum diisi</span>']


def test_the_unit_of_a_target_is_not_said_twice() -> None:
    item = work_item("7.01.01", "Program")
    measured = indicator(item, "Jumlah laporan", unit="Laporan")
    assert target_words(target(measured, 20_000, text="2 laporan", unit="Laporan"), measured) == "2 laporan"
    assert target_words(target(measured, 20_000, text=""), measured) == "2 Laporan"
    assert target_words(target(measured, None, text=""), measured) == ""


def test_one_cause_in_two_units_opens_once_and_is_mentioned_in_the_other() -> None:
    made = groups(noted_book(), YEAR, notes(noted_book(), "COD-002"))
    shown, opened = chosen(made, Filter())
    cut = [line for group in shown for line in group.lines if line.code == "7.01.03.2"]
    assert [len(line.notes) for line in cut] == [1, 0]
    assert [len(line.mentions) for line in cut] == [0, 1]
    assert [line.marks for line in cut] == [{"code"}, {"code"}]
    assert [(each.note.check, each.note.count) for each in opened] == [("COD-002", 2)]
    assert [line.tone for line in cut] == ["error", "error"]


def test_a_note_opens_at_the_first_line_that_the_filter_leaves() -> None:
    made = groups(noted_book(), YEAR, notes(noted_book(), "COD-002"))
    shown, opened = chosen(made, Filter(unit=made[2].id))
    assert [group.title for group in shown] == ["KELURAHAN DUA"]
    assert len(opened) == 1
    assert [len(line.notes) for line in shown[0].lines] == [0, 1, 0]


def test_neighbours_of_notes_go_round_the_page() -> None:
    found = notes(noted_book(), "COD-002", "COD-012", "IND-003")
    _, opened = chosen(groups(noted_book(), YEAR, found), Filter())
    keys = [each.note.key for each in opened]
    assert len(keys) > 2
    assert [each.after for each in opened] == [*keys[1:], keys[0]]
    assert [each.before for each in opened] == [keys[-1], *keys[:-1]]


def test_filters_leave_levels_severities_and_lines_with_notes() -> None:
    made = groups(noted_book(), YEAR, notes(noted_book(), "COD-002", "BUD-005"))
    levels = {line.level for group in chosen(made, Filter(level="kegiatan"))[0] for line in group.lines}
    assert levels == {"organisation", "program", "kegiatan"}
    noted = {line.level for group in chosen(made, Filter(noted=True))[0] for line in group.lines}
    assert noted == {"organisation", "kegiatan", "sub_kegiatan"}
    warned, opened = chosen(made, Filter(severity="warning"))
    assert {line.level for group in warned for line in group.lines} == {"organisation", "sub_kegiatan"}
    assert {each.note.severity for each in opened} == {Severity.WARNING}
    assert chosen(made, Filter(severity="note")) == ([], [])


def test_a_note_about_a_promise_opens_at_its_objective() -> None:
    promise = row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja", year=YEAR)
    objective = row(Objective, id="aim", document="pk", number="1", text="Kepuasan")
    line = row(AgreementLine, id="line", document="pk", number="1", order=1, objective="aim", indicator="")
    made = book(promise, objective, line)
    finding = Finding("AGR-002", Severity.NOTE, "Pesan.", "", "konsistensi", line.place, "Baris 1", "sebab", row="line")
    found = [_note(made, load_law(), Cause((finding,)), None)]
    tree = groups(made, YEAR, found)
    assert elsewhere(tree, found) == 0
    assert line_of(tree, "Kepuasan").about == found


def test_a_note_about_no_line_is_counted_as_elsewhere() -> None:
    old = book(document(edition="kepmendagri-050-5889-2021"), work_item("7.01.01", edition="kepmendagri-050-5889-2021"))
    found = notes(old, "COD-011")
    assert len(found) == 1
    assert elsewhere(groups(old, YEAR, found), found) == 1


def test_totals_part_the_agency_from_its_kelurahan() -> None:
    found = totals(noted_book())
    assert found is not None
    assert (found.own, found.units, found.both, found.units_title) == (900_00, 800_00, 1_700_00, "2 kelurahan")


def test_an_unknown_ceiling_makes_the_total_unknown() -> None:
    program = work_item("7.01.01")
    unit = {"organisation": "kelurahan-1"}
    inside = work_item("7.01.01", "Program kelurahan", **unit)
    found = totals(book(kelurahan(1, "SATU"), program, ceiling(program, None), inside, ceiling(inside, 5_00)))
    assert found is not None
    assert (found.own, found.units, found.both) == (None, 5_00, None)
    assert found.work is not None
    assert (found.work.programs, found.work.level, found.work.amount, found.work.unpriced) == (2, "program", 5_00, 1)


def test_the_sum_of_sub_kegiatan_is_told_where_nothing_above_them_is_listed() -> None:
    first, second = work_item("7.01.01.2.01.0001", "Satu"), work_item("7.01.01.2.01.0002", "Dua")
    found = totals(book(first, ceiling(first, 3_00), second, ceiling(second, 4_00)))
    assert found is not None
    assert found.both is None
    assert found.work is not None
    assert (found.work.word, found.work.lowest, found.work.amount) == ("sub kegiatan", 2, 7_00)


def test_texts_of_a_plan_never_become_markup() -> None:
    made = groups(book(work_item("7.01.01", "<script>alert(1)</script>", location="<b>")), YEAR, [])
    made[0].lines[0].marks.update({"name", "location", "code"})
    cells = html_of(made)
    assert "&lt;script&gt;" in cells
    assert "<script" not in cells
    assert "<b>" not in cells


def test_a_document_that_states_no_targets_is_not_said_to_lack_them() -> None:
    item = work_item("7.01.01", "Program")
    tree = groups(book(item, indicator(item, "Persentase A")), YEAR, [])
    assert [(line.target, line.unknown_target) for line in tree[0].lines] == [("", False)]


def test_what_was_reached_and_spent_stands_below_target_and_pagu() -> None:
    item = work_item("7.01.01", "Program")
    measured = indicator(item, "Persentase A", unit="Persen")
    reached = row(Actual, indicator=measured.id, period="2025-Q1", text="20", value=200_000)
    spent = row(Spending, item=item.id, period="2025-Q1", amount=1_000_00, text="1.000")
    before = row(Spending, item=item.id, period="..2024", amount=5_000_00, text="5.000")
    rows = (item, measured, target(measured, 900_000, text="90"), ceiling(item, 9_000_00), reached, spent, before)
    html = html_of(groups(book(*rows), YEAR, []))
    assert '90 Persen<span class="reached">realisasi Triwulan I: 20 Persen</span></td>' in html
    assert '9.000<span class="reached">realisasi Triwulan I: 1.000</span></td>' in html
    assert "<summary>Realisasi per periode</summary><ul><li>s.d. 2024: Rp5.000</li>" in html
    assert "<li>Triwulan I 2025: 20 Persen; Rp1.000</li></ul>" in html


def test_a_plan_without_actuals_says_nothing_of_them() -> None:
    assert "ealisasi" not in html_of(groups(noted_book(), YEAR, []))


def test_a_note_about_what_was_spent_opens_at_the_line_of_its_item() -> None:
    item = work_item("7.01.01", "Program")
    spent = row(Spending, item=item.id, period=str(YEAR), amount=9_000_00, text="9.000")
    of = book(item, ceiling(item, 1_000_00), spent)
    found = Finding(
        "BUD-013", Severity.ERROR, "Pesan", "Saran", "konsistensi", spent.place, "Program", "sebab", row=spent.id,
        field="amount",
    )  # fmt: skip
    note = _note(of, load_law(), Cause((found,)), None)
    line = line_of(groups(of, YEAR, [note]), "Program")
    assert (line.about, line.marks) == ([note], {"spent"})


def test_a_corrected_cell_says_what_stood_in_the_file() -> None:
    item = work_item("7.01.01", "Program", place=Place("rkt.xlsx", 5, 1, sheet="RKT"))
    measured = indicator(item, "Persentase A", place=Place("rkt.xlsx", 5, 3, sheet="RKT"))
    aim = target(measured, 900_000, text="90", place=Place("rkt.xlsx", 5, 4, sheet="RKT"))
    cells = [
        Mended(Place("rkt.xlsx", 5, 4, "Tabel di lembar RKT", sheet="RKT"), "sembilan <puluh>", "90"),
        Mended(Place("rkt.xlsx", 5, 2, sheet="RKT"), "", "Program"),  # a name, whose row is placed at its code
        Mended(Place("rkt.xlsx", 9, 4, sheet="RKT"), "hilang", "1"),  # no row was read there
    ]
    html = html_of(groups(book(item, measured, aim), YEAR, [], cells))
    semula = '<span class="was">dibetulkan saat unggah: semula'
    assert f"90{semula} “sembilan &lt;puluh&gt;”</span></td>" in html
    assert f"{semula} kosong</span>" in html
    assert html.count(semula) == 2
