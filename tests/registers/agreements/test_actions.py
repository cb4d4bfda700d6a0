"""Agreements of a kecamatan begun, filled from the real sample plan, approved and amended."""

from datetime import date

import pytest
from django.db.models import F

from selaras.engine.documents.document import AgencySettings
from selaras.engine.documents.plan_tables import agreement_lines
from selaras.engine.documents.signing import head_of, superior_of
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.nested import outermost, total
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Goal,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    Position,
    Target,
)
from selaras.registers.agreements.actions import (
    OwnLine,
    add_lines,
    add_money,
    add_own_line,
    amend,
    approve_agreement,
    holder_now,
    remove_line,
    remove_money,
    start,
)
from selaras.registers.agreements.differences import budget_differences, line_differences
from selaras.registers.agreements.readiness import causes_to_amend, gaps
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import OutOfScope, system
from selaras.registers.organisations.appointments import Term, begin_appointment, end_appointment
from selaras.registers.organisations.models import Appointment as AppointmentRecord
from selaras.registers.organisations.models import Position as PositionRecord
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.organisations.units import agency_above
from selaras.registers.plans.actions import approve, open_version
from selaras.registers.plans.editing import Change, apply, take_back
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.people import peopled_book
from selaras.registers.plans.references import readdressed
from selaras.registers.plans.store import insert, load, store
from tests.engine.documents.plans import holder
from tests.engine.documents.promises import offices, people, promised
from tests.making import ceiling, organisation, row, work_item
from tests.registers.agreements.conftest import YEAR, Kecamatan, book, camats, group, offered, say_origins


def test_a_new_agreement_knows_its_offices_and_nothing_else(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        found = book(start(kecamatan.sub_section, YEAR))
    assert [(row.name, row.level) for row in found.all(Organisation)] == [
        ("KABUPATEN CONTOH", "government"),
        ("Kecamatan Sangasanga", "agency"),
        ("Sekretariat Kecamatan Sangasanga", "unit"),
        ("Sub Bagian Umum dan Kepegawaian", "unit"),
    ]
    names = {row.id: row.name for row in found.all(Organisation)}
    assert names[found.all(Organisation)[3].parent] == "Sekretariat Kecamatan Sangasanga"
    assert names[found.all(Agreement)[0].organisation] == "Sub Bagian Umum dan Kepegawaian"
    assert found.all(AgreementLine) == ()


def test_the_samples_thirteen_lines_come_with_their_words_and_mistakes(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        found = book(camats(kecamatan))
    lines = agreement_lines(found, found.all(Agreement)[0].document)
    assert len(lines) == 13
    assert isinstance(lines[0].subject, Goal)
    first, last = lines[1].indicator, lines[12].indicator
    assert first is not None
    assert last is not None
    # As the plan prints it, with its slip of the pen: nothing is repaired in silence.
    assert first.name.startswith("Percentase keluhan masyarakat")
    assert (last.name, last.unit) == ("Indeks RB Kabupaten", "Nilai")
    assert [row.text for row in found.all(Target)][:5] == ["Baik (89,17)", "90", "90", "100", "88,30 (Baik)"]


def test_what_stands_in_the_renstra_too_has_that_origin_and_the_rest_has_none(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        found = book(camats(kecamatan))
    assert [row.origin for row in found.all(AgreementLine)] == ["renstra"] * 3 + [""] * 10


def test_the_same_source_is_never_promised_twice(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        with pytest.raises(Refused, match="Belum ada baris baru"):
            add_lines(plan, group(offered(kecamatan, kecamatan.agency), "pk"))
        with pytest.raises(Refused, match="Belum ada baris anggaran baru"):
            add_money(plan, offered(kecamatan, kecamatan.agency).money)


def test_the_camats_programs_hold_the_money_of_the_kelurahan_too(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        found = book(camats(kecamatan))
    # Added up by hand from Tabel 2.6, as in the test of the printed agreement: 54.593.689.013 together.
    assert [(row.code, (row.amount or 0) // 100) for row in found.all(AgreementBudget)] == [
        ("7.01.01", 12_083_673_013),
        ("7.01.02", 29_578_616_000),
        ("7.01.03", 11_906_400_000),
        ("7.01.04", 175_000_000),
        ("7.01.05", 850_000_000),
    ]


def test_a_line_below_serves_the_superiors_line_and_says_so(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        camat = camats(kecamatan)
        plan = start(kecamatan.section, YEAR)
        order = group(offered(kecamatan, kecamatan.section), "superior")[2]
        add_lines(plan, [order])
        found, above = book(plan), book(camat)
    (line,) = found.all(AgreementLine)
    assert line.above == above.all(AgreementLine)[2].id
    assert line.origin == "renstra"
    assert [row.name for row in found.all(Indicator)] == ["Percentase capaian Ketenteraman dan Ketertiban Umum"]


def test_a_line_that_serves_nothing_above_is_marked_but_does_not_stand_in_the_way(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        camats(kecamatan)
        plan = start(kecamatan.section, YEAR)
        add_own_line(plan, OwnLine("Tertib arsip", "Jumlah arsip", "Berkas", "10 berkas", "other", "kebiasaan unit"))
        found = gaps(book(plan), below=True)
    assert [gap.message for gap in found if gap.blocks] == []
    assert "Baris 1: tidak melayani baris atasan mana pun." in [gap.message for gap in found]


def test_a_lurah_sees_the_camats_lines_and_the_work_of_the_own_kelurahan_alone(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        camats(kecamatan)
    with kecamatan.acting("lurah"):
        found = offered(kecamatan, kecamatan.lurah)
        assert len(group(found, "superior")) == 13
        codes = {money.code for money in found.money}
    with system("uji"):
        own = WorkItemRecord.objects.filter(plan=kecamatan.annual, org_unit=kecamatan.lurah, retired=False)
        assert codes == set(own.filter(level__in=("kegiatan", "sub_kegiatan")).values_list("code", flat=True))
    assert len(codes) > 5


def test_the_total_of_a_kelurahan_is_that_of_the_plan_though_one_of_its_codes_is_cut(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.lurah, YEAR)
        add_money(plan, offered(kecamatan, kecamatan.lurah).money)
        rows = book(plan).all(AgreementBudget)
    # Tabel 2.6, Kelurahan Jawa, by hand: 14.520.000 + 93.176.000 + 22.304.000 + 950.000.000 + 450.000.000.
    assert [(row.code, (row.amount or 0) // 100) for row in outermost(rows)] == [
        ("7.01.01.2.01", 14_520_000),
        ("7.01.01.2.06", 93_176_000),
        ("7.01.01.2.07", 22_304_000),
        ("7.01.03.2.02", 950_000_000),
        ("7.01.03.2", 450_000_000),
    ]
    assert total(row.amount for row in outermost(rows)) == 1_530_000_000_00


@pytest.mark.parametrize("who", ["lurah", "operator"])
def test_a_unit_writes_its_own_agreement_and_no_other(kecamatan: Kecamatan, who: str) -> None:
    with kecamatan.acting(who):
        plan = start(kecamatan.lurah, YEAR)
        add_own_line(plan, OwnLine("Sasaran", "Indikator", "Dokumen", "1", "other", "rapat"))
        for other in (kecamatan.agency, kecamatan.section):
            with pytest.raises((Refused, OutOfScope)):
                start(other, YEAR)


def test_who_only_reads_writes_nothing(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.section, YEAR)
    with kecamatan.acting("bappeda"), pytest.raises(Refused, match="tidak berwenang mengubah perjanjian kinerja"):
        add_own_line(plan, OwnLine("Sasaran", "Indikator", "Dokumen", "1", "other", "rapat"))


def test_a_desa_promises_nothing_to_the_camat(kecamatan: Kecamatan) -> None:
    with system("uji"):
        desa = Unit.objects.create(
            level="unit", kind="desa", name="Desa Kenanga", parent=kecamatan.agency, supervised=True
        )
    with kecamatan.acting("planner"), pytest.raises(Refused, match="Desa Kenanga tidak menandatangani"):
        start(desa, YEAR)


def test_a_second_agreement_of_the_year_is_refused(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        start(kecamatan.section, YEAR)
        with pytest.raises(Refused, match="sudah ada"):
            start(kecamatan.section, YEAR)


def test_a_removed_line_goes_with_what_it_measures_and_with_an_objective_of_its_own(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        lines = book(plan).all(AgreementLine)
        remove_line(plan, lines[1].id)  # one of two of its objective
        assert len(book(plan).all(Objective)) == 11
        remove_line(plan, lines[2].id)  # the other one
        found = book(plan)
        assert (len(found.all(AgreementLine)), len(found.all(Objective)), len(found.all(Indicator))) == (11, 10, 11)
        with pytest.raises(Refused, match="tidak ada lagi"):
            remove_line(plan, lines[1].id)


def decision(plan: Plan, reason: str) -> list[Edit]:
    """The edits of the one decision with this reason."""
    return list(Edit.objects.filter(plan=plan, reason=reason, undone_at=None))


def test_lines_and_money_that_came_or_went_are_taken_back_like_values(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        whole = {row.id for row in book(plan)}
        remove_line(plan, book(plan).all(AgreementLine)[2].id)
        remove_money(plan, book(plan).all(AgreementBudget)[0].id)
        take_back(decision(plan, "baris dihapus"))
        take_back(decision(plan, "baris anggaran dihapus"))
        assert {row.id for row in book(plan)} == whole
        take_back(decision(plan, "anggaran dipilih dari rencana"))
        assert book(plan).all(AgreementBudget) == ()
        take_back(decision(plan, "baris dipilih dari sumbernya"))
        assert not any(isinstance(row, AgreementLine | Objective | Indicator | Target) for row in book(plan))


def test_an_objective_that_a_later_line_shares_is_not_taken_back_under_it(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = start(kecamatan.section, YEAR)
        add_own_line(plan, OwnLine("Tertib arsip", "Jumlah arsip", "Berkas", "10", "other", "rapat"))
        first = decision(plan, "baris ditulis sendiri")
        add_own_line(plan, OwnLine("Tertib arsip", "Jumlah daftar arsip", "Daftar", "1", "other", "rapat"))
        with pytest.raises(Refused, match=r"masih dirujuk oleh|sudah diisi sejak ditambahkan"):
            take_back(first)
        assert len(book(plan).all(AgreementLine)) == 2


def test_each_action_writes_one_entry_in_the_log(kecamatan: Kecamatan) -> None:
    with system("uji"):
        before = LogEntry.objects.count()
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        removed = book(plan).all(AgreementBudget)[0]
        remove_money(plan, removed.id)
    with system("uji"):
        told = [entry.sentence for entry in LogEntry.objects.order_by("id")][before:]
    assert told == [
        "Memulai Perjanjian Kinerja 2025 Kecamatan Sangasanga.",
        "Menambahkan 13 baris pada Perjanjian Kinerja 2025 Kecamatan Sangasanga.",
        "Menambahkan 5 baris anggaran pada Perjanjian Kinerja 2025 Kecamatan Sangasanga.",
        f"Menghapus anggaran “{removed.name}” dari Perjanjian Kinerja 2025 Kecamatan Sangasanga.",
    ]


def test_nothing_is_approved_while_an_origin_is_not_said(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("camat"):
        plan = camats(kecamatan)
        with pytest.raises(Refused, match=r"belum dapat ditetapkan\. Baris 4: asal baris belum dipilih\."):
            approve_agreement(plan)
        with pytest.raises(Refused, match=r"Baris 4: asal baris belum dipilih\."):
            approve(Plan.objects.get(pk=plan.pk))  # the door beside it is closed as well
        say_origins(plan, basis="surat bupati")
        with pytest.raises(Refused, match="sebutkan nomor dan tanggal surat penugasan"):
            approve_agreement(plan)


def test_an_agreement_whose_origins_are_said_is_approved_by_the_camat_alone(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        say_origins(plan)
        with pytest.raises(Refused, match="tidak berwenang"):
            approve_agreement(plan)
    with kecamatan.acting("camat"):
        assert approve_agreement(plan).is_approved
        with pytest.raises(Refused, match=r"sudah ditetapkan dan tidak dapat diubah\. Buka perubahan"):
            remove_line(plan, book(plan).all(AgreementLine)[0].id)


def test_a_figure_that_differs_from_its_source_is_taken_with_one_change(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        found = offered(kecamatan, kecamatan.agency)
        assert line_differences(book(plan), found.by_id, YEAR) == {}
        line = book(plan).all(AgreementLine)[3]
        target = next(row for row in book(plan).all(Target) if row.indicator == line.indicator)
        apply(plan, [Change("Target", target.id, "text", "100", "95")], "salah ketik")
        (difference,) = line_differences(book(plan), found.by_id, YEAR)[line.id]
        assert (difference.label, difference.here, difference.there) == ("target", "95", "100")
        apply(plan, [difference.change], "dari sumber")
        assert line_differences(book(plan), found.by_id, YEAR) == {}
        assert next(row.value for row in book(plan).all(Target) if row.id == target.id) == 1_000_000


def test_money_that_differs_from_its_pagu_is_shown_beside_it(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        row = book(plan).all(AgreementBudget)[3]
        apply(plan, [Change("AgreementBudget", row.id, "amount", row.amount, 100_00)], "salah ketik")
        found = budget_differences(book(plan), offered(kecamatan, kecamatan.agency).by_code)
    assert {id_: (each.here, each.there) for id_, each in found.items()} == {row.id: ("100", "175.000.000")}


def test_a_source_is_followed_into_the_newest_version_of_its_plan(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("camat"):
        plan = camats(kecamatan)
        approve(kecamatan.annual)
    with kecamatan.acting("planner"):
        later = open_version(Plan.objects.get(pk=kecamatan.annual.pk), "perubahan 1")
        indicator = next(row for row in book(later).all(Indicator) if row.name == "Nilai SAKIP Kabupaten")
        target = next(row for row in book(later).all(Target) if row.indicator == indicator.id)
        apply(later, [Change("Target", target.id, "text", "77", "79")], "target naik")
        found = line_differences(book(plan), offered(kecamatan, kecamatan.agency).by_id, YEAR)
    (differences,) = found.values()
    assert [(each.label, each.here, each.there) for each in differences] == [("target", "77", "79")]


def test_an_amendment_stands_beside_the_first_with_its_ground(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("planner"):
        plan = camats(kecamatan)
        say_origins(plan)
        agreement = book(plan).all(Agreement)[0]
        apply(plan, [Change("Agreement", agreement.id, "signed_on", None, "2025-01-20")], "ditandatangani")
    with kecamatan.acting("camat"):
        approve_agreement(plan)
    with kecamatan.acting("planner"):
        made = amend(Plan.objects.get(pk=plan.pk), "official")
        first, second = book(plan).all(Agreement)[0], book(made).all(Agreement)[0]
    assert (made.version, made.follows_id, made.status) == ("perubahan 1", plan.pk, "draft")
    assert (second.replaces, second.ground, second.signed_on) == (first.id, "official", None)
    assert first.signed_on == date(2025, 1, 20)
    with system("uji"):
        last = LogEntry.objects.order_by("-id")[0].sentence
    assert last == ("Membuka PK 2025 (perubahan 1) Kecamatan Sangasanga karena pergantian atau mutasi pejabat.")


def test_only_an_approved_agreement_is_amended_and_only_on_a_lawful_ground(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("camat"):
        plan = camats(kecamatan)
        with pytest.raises(Refused, match="masih draf"):
            amend(plan, "official")
        say_origins(plan)
        approve_agreement(plan)
        with pytest.raises(Refused, match="Pilih dasar perubahan: Pergantian atau mutasi pejabat"):
            amend(Plan.objects.get(pk=plan.pk), "bosan")
        amend(Plan.objects.get(pk=plan.pk), "strategy")
        with pytest.raises(Refused, match="sudah dilanjutkan oleh PK 2025"):
            amend(Plan.objects.get(pk=plan.pk), "strategy")


def test_the_head_of_a_unit_may_amend_the_own_agreement(kecamatan: Kecamatan) -> None:
    with kecamatan.acting("lurah"):
        plan = start(kecamatan.lurah, YEAR)
        add_own_line(plan, OwnLine("Sasaran", "Indikator", "Dokumen", "1", "other", "rapat"))
    with kecamatan.acting("camat"):
        approve_agreement(plan)
    with kecamatan.acting("lurah"):
        assert amend(Plan.objects.get(pk=plan.pk), "priority").version == "perubahan 1"


def test_the_dpa_gives_the_money_where_there_is_one(kecamatan: Kecamatan) -> None:
    program = work_item("7.01.01", "Program Penunjang", document="dpa")
    rows = [
        row(PlanDocument, id="dpa", document="dpa", kind="dpa", title="DPA", first_year=YEAR, last_year=YEAR),
        organisation(document="dpa"), program, ceiling(program, 11_000_000_000_00, document="dpa"),
    ]  # fmt: skip
    with system("uji"):
        store(Book(rows), Plan.objects.create(org_unit=kecamatan.agency, kind="dpa", year=YEAR))
    with kecamatan.acting("planner"):
        found = offered(kecamatan, kecamatan.agency)
        assert found.money_title == "DPA 2025 (murni)"
        assert [(money.code, money.amount) for money in found.money] == [("7.01.01", 1_100_000_000_000)]
        differing = budget_differences(book(camats(kecamatan)), found.by_code)
    assert differing == {}


def test_a_new_official_and_a_changed_plan_are_causes_to_amend(kecamatan: Kecamatan) -> None:
    signed = Book([*offices("pk"), *people(), *promised()])  # signed on 20 January by the invented head
    assert causes_to_amend(signed, "CONTOH KEPALA SEKSI, S.AP.", 0) == []
    assert causes_to_amend(signed, "", 0) == []  # nobody knows: nothing is claimed
    told = causes_to_amend(signed, "CONTOH PENGGANTI", 2)
    assert [(cause.ground, cause.message) for cause in told] == [
        (
            "official",
            "Pejabat berganti sejak penandatanganan: CONTOH KEPALA SEKSI, S.AP., sekarang CONTOH PENGGANTI.",
        ),
        ("strategy", "2 nilai tidak sama lagi dengan rencana yang berlaku."),
    ]


def test_the_people_of_the_annual_plan_come_along(kecamatan: Kecamatan) -> None:
    with system("uji"):
        known = {row.level: row.id for row in load(kecamatan.annual).all(Organisation)}
        document = load(kecamatan.annual).all(PlanDocument)[0].id
        camat = [
            replace(row, organisation=known["agency"], document=document)
            for row in holder("Camat Sangasanga", "CONTOH CAMAT", "190001011920011999", "Pembina")
        ]
        ids = {row.id: new_id() for row in camat}
        rows = [readdressed(row, lambda id_: ids.get(id_, id_)) for row in camat]
        insert(enumerate(rows, start=10_000), kecamatan.annual, lambda _: str(kecamatan.agency.pk))
        Plan.objects.filter(pk=kecamatan.annual.pk).update(revision=F("revision") + 1)
    with kecamatan.acting("planner"):
        plan = start(kecamatan.section, YEAR)
        found = book(plan)
        party = superior_of(found, found.all(Agreement)[0].organisation, AgencySettings(), date(2025, 1, 20))
    assert (party.position, party.name) == ("Camat Sangasanga", "CONTOH CAMAT")
    assert holder_now(kecamatan.agency, kecamatan.agency, YEAR, date(2025, 3, 1)) == "CONTOH CAMAT"
    assert holder_now(kecamatan.agency, kecamatan.agency, YEAR, date(2023, 3, 1)) == ""


def _appointed(unit: Unit, post: str, name: str, since: date) -> None:
    held = Post(post, is_head=True)
    there = PositionRecord.objects.filter(org_unit=unit, name=post).first() or enter_position(unit, held, since)
    begin_appointment(there, enter_official(agency_above(unit), Who(name), since).official, Term(since))


def test_an_agreement_names_the_officials_of_the_register_on_its_day(kecamatan: Kecamatan) -> None:
    with system("uji"):
        _appointed(kecamatan.section, "Kepala Seksi Trantib", "CONTOH KEPALA LAMA", date(2024, 1, 1))
        _appointed(kecamatan.agency, "Camat Sangasanga", "CONTOH CAMAT BARU", date(2025, 1, 2))
    with kecamatan.acting("planner"):
        plan = start(Unit.objects.get(pk=kecamatan.section.pk), YEAR)
        assert book(plan).all(Position) == ()  # they stand beside the plan, not in it
        found = peopled_book(Plan.objects.select_related("org_unit").get(pk=plan.pk))
        section = found.all(Agreement)[0].organisation
        assert head_of(found, section, date(2025, 1, 20)).name == "CONTOH KEPALA LAMA"
        over = superior_of(found, section, AgencySettings(), date(2025, 1, 20))
        assert (over.position, over.name) == ("Camat Sangasanga", "CONTOH CAMAT BARU")
        assert superior_of(found, section, AgencySettings(), date(2025, 1, 1)).name == ""
        agency = Unit.objects.get(pk=kecamatan.agency.pk)
        assert holder_now(kecamatan.section, agency, YEAR, date(2025, 3, 1)) == "CONTOH KEPALA LAMA"
        assert holder_now(agency, agency, YEAR, date(2025, 3, 1)) == "CONTOH CAMAT BARU"
        assert holder_now(agency, agency, YEAR, date(2025, 1, 1)) == ""


def test_a_change_of_the_register_after_signing_is_a_cause_to_amend(kecamatan: Kecamatan) -> None:
    with system("uji"):
        _appointed(kecamatan.section, "Kepala Seksi Trantib", "CONTOH KEPALA LAMA", date(2024, 1, 1))
    with kecamatan.acting("planner"):
        plan = start(Unit.objects.get(pk=kecamatan.section.pk), YEAR)
        row_ = load(plan).all(Agreement)[0]
        apply(plan, [Change("Agreement", row_.id, "signed_on", None, "2025-01-20")], "tanggal")
    with system("uji"):
        old = AppointmentRecord.objects.get(org_unit=kecamatan.section)
        end_appointment(old, date(2025, 2, 28))
        _appointed(kecamatan.section, "Kepala Seksi Trantib", "CONTOH KEPALA BARU", date(2025, 3, 1))
        now = holder_now(kecamatan.section, Unit.objects.get(pk=kecamatan.agency.pk), YEAR, date(2025, 3, 3))
        found = peopled_book(Plan.objects.select_related("org_unit").get(pk=plan.pk))
    assert [cause.message for cause in causes_to_amend(found, now, 0)] == [
        "Pejabat berganti sejak penandatanganan: CONTOH KEPALA LAMA, sekarang CONTOH KEPALA BARU."
    ]
