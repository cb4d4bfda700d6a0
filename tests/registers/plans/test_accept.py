"""Accepting a plan: all or nothing, by key, harmless twice."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest
from django.db import DataError

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Ceiling, Organisation, WorkItem
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import Acceptance, accept, preview, problems_of
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import load, stored_rows
from tests.making import (
    YEAR,
    book,
    ceiling,
    changed,
    document,
    indicator,
    kelurahan,
    organisation,
    row,
    target,
    without,
    work_item,
)
from tests.registers.conftest import Office

AT = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


@cache
def small() -> Book:
    program = work_item("7.01.01", "Program Penunjang", id="program")
    activity = work_item("7.01.01.2.01", "Administrasi Keuangan", id="activity", parent="program")
    measured = indicator(activity, "Jumlah laporan", unit="Laporan", id="indicator")
    return book(
        program, activity, ceiling(program, 1_000_00, id="money-1"), ceiling(activity, None, id="money-2"),
        measured, target(measured, 120_000, id="target"),
    )  # fmt: skip


def take(office: Office, given: Book, *problems: Problem) -> Acceptance:
    return accept(given, problems, office.agency, YEAR, source="contoh.md", on=AT)


def test_what_was_accepted_loads_as_the_same_book(office: Office, planner: Scope) -> None:
    done = take(office, small())
    assert done.plan is not None
    stored = load(done.plan)
    assert [type(row) for row in stored] == [type(row) for row in small()]
    item = stored.all(WorkItem)[1]
    assert (item.code, item.name, item.level) == ("7.01.01.2.01", "Administrasi Keuangan", "kegiatan")
    assert item.parent == stored.all(WorkItem)[0].id
    assert [money.amount for money in stored.all(Ceiling)] == [1_000_00, None]
    assert tuple(stored) == done.rows


def test_accepting_writes_one_log_entry_that_says_what_happened(office: Office, planner: Scope) -> None:
    take(office, small())
    entry = LogEntry.objects.get()
    assert entry.sentence == "Menerima RKT 2025 (murni) KECAMATAN CONTOH: 8 baris baru."
    assert (entry.code, entry.actor, entry.actor_name) == ("plan.accepted", planner.actor, planner.name)


def test_a_second_time_changes_nothing_and_is_not_logged(office: Office, planner: Scope) -> None:
    first = take(office, small())
    again = take(office, small())
    assert not again.changed
    assert again.plan == first.plan
    assert again.rows == first.rows
    assert (LogEntry.objects.count(), Plan.objects.count()) == (1, 1)
    assert Plan.objects.get().revision == 1


def test_a_file_that_only_moved_its_rows_changes_nothing(office: Office, planner: Scope) -> None:
    given = small()
    take(office, given)
    moved = Book(replace(row, place=Place("lain.md", 900, 1)) for row in given)
    assert not take(office, moved).changed


def test_a_changed_name_is_shown_with_before_and_after_and_keeps_its_row(office: Office, planner: Scope) -> None:
    first = take(office, small())
    second = take(office, changed(small(), "activity", name="Administrasi Keuangan Daerah"))
    (difference,) = second.difference.changed
    assert difference.values() == [("name", "Administrasi Keuangan", "Administrasi Keuangan Daerah")]
    assert first.plan is not None
    assert difference.after.id == first.rows[3].id
    assert (len(second.difference.same), second.difference.new, second.difference.retired) == (7, (), ())
    assert load(first.plan).all(WorkItem)[1].name == "Administrasi Keuangan Daerah"


def test_the_trail_names_the_one_row_that_changed_and_its_plan(office: Office, planner: Scope) -> None:
    first = take(office, small())
    before = TrailRow.objects.latest("pk").pk
    take(office, changed(small(), "activity", name="Administrasi Keuangan Daerah"))
    written = TrailRow.objects.filter(pk__gt=before).order_by("pk").values_list("table_name", "row_id", "before")
    assert first.plan is not None
    assert [(table, row) for table, row, _ in written] == [
        ("plans_plan", first.plan.pk),
        ("plans_workitem", first.rows[3].id),
    ]
    assert written[1][2] == {"name": "Administrasi Keuangan"}


def test_a_changed_code_is_matched_by_its_name_under_the_same_parent(office: Office, planner: Scope) -> None:
    take(office, small())
    second = take(office, changed(small(), "activity", code="7.01.01.2.02"))
    (difference,) = second.difference.changed
    assert difference.values() == [("code", "7.01.01.2.01", "7.01.01.2.02")]


def test_the_same_code_twice_is_matched_in_order(office: Office, planner: Scope) -> None:
    twice = book(work_item("7.01.01", "A", id="a"), work_item("7.01.01", "B", id="b"))
    take(office, twice)
    second = take(office, changed(twice, "b", name="C"))
    assert [found.values() for found in second.difference.changed] == [[("name", "B", "C")]]


def test_a_row_that_is_gone_is_retired_not_deleted(office: Office, planner: Scope) -> None:
    first = take(office, small())
    done = take(office, without(small(), ["target", "indicator"]))
    assert done.difference.sentence() == "2 tidak dipakai lagi"
    assert first.plan is not None
    assert len(load(first.plan)) == 6
    assert len(stored_rows(first.plan, retired=True)) == 2


def test_a_retired_row_that_comes_back_is_the_same_row(office: Office, planner: Scope) -> None:
    first = take(office, small())
    take(office, without(small(), ["target", "indicator"]))
    third = take(office, small())
    assert third.rows == first.rows
    assert first.plan is not None
    assert stored_rows(first.plan, retired=True) == []


def test_the_preview_says_the_same_and_stores_nothing(office: Office, planner: Scope) -> None:
    foreseen = preview(small(), office.agency, YEAR)
    assert (Plan.objects.count(), WorkItemRecord.objects.count(), LogEntry.objects.count()) == (0, 0, 0)
    done = take(office, small())
    assert foreseen.difference.sentence() == done.difference.sentence() == "8 baris baru"
    assert not preview(small(), office.agency, YEAR).changed


@pytest.mark.django_db(transaction=True)
def test_a_failing_row_rolls_everything_back(transactional_db: None) -> None:
    from tests.registers.conftest import make_office

    office = make_office()
    with acting(office.scope("planner", office.agency)):
        with pytest.raises((OverflowError, DataError)):
            take(office, changed(small(), "money-2", amount=2**63))
        assert (Plan.objects.count(), WorkItemRecord.objects.count(), LogEntry.objects.count()) == (0, 0, 0)


def test_a_plan_of_another_agency_is_refused(office: Office, planner: Scope) -> None:
    foreign = book(organisation(code="7.01.1.03.0.00.18", name="Kecamatan Sebelah"))
    with pytest.raises(Refused, match=r"^Rencana ini milik Kecamatan Sebelah, bukan KECAMATAN CONTOH\. Mintalah"):
        take(office, foreign)
    assert Plan.objects.count() == 0


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("7.01.1.03.0.00.17", "Kecamatan Cotoh"),
        ("7.01.1.03.0.00.17.0000", "Kantor Kecamatan Contoh"),
        ("", "Kecamatan Con - Toh"),
    ],
)
def test_a_plan_fits_by_name_however_spaced_or_by_code_with_a_name_that_is_a_spelling_of_it(
    office: Office, planner: Scope, code: str, name: str
) -> None:
    assert take(office, book(organisation(code=code, name=name))).changed


@pytest.mark.parametrize("name", ["Kecamatan Contoh Seberang", "Kecamatan", ""])
def test_a_name_that_only_begins_alike_is_another_agency(office: Office, planner: Scope, name: str) -> None:
    with pytest.raises(Refused, match=r"^Rencana ini milik"):
        take(office, book(organisation(code="7.01.1.03.0.00.18.0000", name=name)))
    assert Plan.objects.count() == 0


def test_the_government_behind_a_name_is_no_part_of_it(office: Office, planner: Scope) -> None:
    assert take(office, book(organisation(code="", name="Kecamatan Contoh Kabupaten Maju"))).changed


def test_the_code_alone_proves_nothing_because_every_kabupaten_numbers_alike(office: Office, planner: Scope) -> None:
    with pytest.raises(Refused, match="milik Kecamatan Gambiran, bukan"):
        take(office, book(organisation(code="7.01.1.03.0.00.17.0000", name="Kecamatan Gambiran")))


def test_a_wrong_code_does_not_take_the_kelurahan_of_another_name(office: Office, planner: Scope) -> None:
    given = book(
        kelurahan(10, "KELURAHAN SATU SELATAN", id="new", organisation="new"),
        kelurahan(11, "KELURAHAN SEPULUH", id="ten", organisation="ten"),
        work_item("7.01.01", "Milik sepuluh", organisation="ten"),
    )
    done = take(office, given)
    assert done.units == ("KELURAHAN SATU SELATAN",)
    assert Unit.objects.get(name="KELURAHAN SATU SELATAN").code == ""  # the printed one is that of office.ten
    assert WorkItemRecord.objects.get().org_unit == office.ten


def test_two_new_kelurahan_with_one_code_are_two_units(office: Office, planner: Scope) -> None:
    alike = kelurahan(4, "KELURAHAN LIMA", id="five", organisation="five")
    given = book(kelurahan(4, "KELURAHAN EMPAT"), alike)
    assert take(office, given).units == ("KELURAHAN EMPAT", "KELURAHAN LIMA")
    assert not take(office, given).changed
    codes = dict(Unit.objects.filter(parent=office.agency).values_list("name", "code"))
    assert (codes["KELURAHAN EMPAT"], codes["KELURAHAN LIMA"]) == ("7.01.1.03.0.00.17.0004", "")


def test_a_plan_of_another_year_is_refused(office: Office, planner: Scope) -> None:
    old = book(document(first_year=2024, last_year=2024, period="2024"))
    with pytest.raises(Refused, match=r"^Rencana ini untuk tahun 2024, bukan 2025\."):
        take(office, old)


def test_a_file_without_a_plan_is_refused(office: Office, planner: Scope) -> None:
    with pytest.raises(Refused, match="tidak memuat rencana"):
        take(office, Book([organisation()]))


def test_an_unreadable_file_is_refused_with_its_own_words(office: Office, planner: Scope) -> None:
    problem = Problem("Baris 3 rusak.", "Perbaiki.", Place("a.md", 3), unreadable=True)
    with pytest.raises(Refused, match=r"^Baris 3 rusak\. Perbaiki\.$"):
        take(office, small(), problem)


def test_only_who_may_accept_accepts(office: Office) -> None:
    for role in ("camat", "operator", "inspectorate", "bappeda", "administrator"):
        with acting(office.scope(role, office.agency)), pytest.raises(Refused, match="tidak berwenang"):
            take(office, small())


def test_kelurahan_are_matched_by_name_or_code_and_created_when_missing(office: Office, planner: Scope) -> None:
    given = book(
        kelurahan(1, "Kelurahan Satu"),
        kelurahan(10, "KELURAHAN GANTI NAMA"),
        kelurahan(3, "KELURAHAN BARU"),
        work_item("7.01.01", organisation="kelurahan-3"),
        work_item("7.01.01", organisation="kelurahan-1"),
    )
    done = take(office, given)
    assert done.units == ("KELURAHAN BARU",)
    assert done.sentence() == "7 baris baru. Unit baru: KELURAHAN BARU."
    made = Unit.objects.get(name="KELURAHAN BARU")
    assert (made.parent, made.code, made.kind) == (office.agency, "7.01.1.03.0.00.17.0003", "kelurahan")
    owners = [record.org_unit for record in WorkItemRecord.objects.order_by("seq")]
    assert owners == [made, office.one]
    assert Unit.objects.filter(parent=office.agency).count() == 3


def test_a_unit_of_the_plan_without_a_code_creates_nothing(office: Office, planner: Scope) -> None:
    take(office, book(kelurahan(8, "Kelurahan", code="", id="k", organisation="agency")))
    assert Unit.objects.filter(parent=office.agency).count() == 2


def test_an_operator_sees_only_the_rows_of_his_kelurahan_and_the_head_of_the_plan(
    office: Office, planner: Scope
) -> None:
    given = book(
        kelurahan(1, "KELURAHAN SATU"), kelurahan(10, "KELURAHAN SEPULUH"), work_item("7.01.01", "Milik kecamatan"),
        work_item("7.01.01", "Milik satu", organisation="kelurahan-1"),
        work_item("7.01.01", "Milik sepuluh", organisation="kelurahan-10"),
    )  # fmt: skip
    done = take(office, given)
    assert done.plan is not None
    with acting(office.scope("operator", office.one)):
        seen = load(Plan.objects.get())
    assert [item.name for item in seen.all(WorkItem)] == ["Milik satu"]
    assert [unit.name for unit in seen.all(Organisation)] == ["KECAMATAN CONTOH", "KELURAHAN SATU"]
    assert seen.plan is not None


def test_doubts_are_kept_with_their_row(office: Office, planner: Scope) -> None:
    doubt = Problem(
        "Target tidak jelas", "Periksa.", Place("contoh.md", 7, 2), row="target", field="value", value="1.038"
    )
    done = take(office, small(), doubt)
    assert done.plan is not None
    (kept,) = problems_of(done.plan)
    assert replace(kept, row="target") == doubt
    assert load(done.plan).find(kept.row) is not None


def test_the_agreement_of_a_unit_nobody_knows_is_refused_with_what_to_do(office: Office, planner: Scope) -> None:
    section = organisation(id="s", level="unit", kind="seksi", code="", name="Seksi Pelayanan", parent="agency")
    agreement = row(Agreement, title="Perjanjian Kinerja", year=YEAR, document="plan", organisation="s")
    given = book(document(kind="pk", organisation="s"), section, agreement)
    sentence = (
        "Perjanjian Kinerja ini milik Seksi Pelayanan, yang tidak ada di antara unit KECAMATAN CONTOH. Tambahkan "
        "dahulu unit itu pada halaman Unit dan orang, atau pilih unitnya pada bagian “Cara membaca berkas” bila "
        "namanya tertulis lain."
    )
    verbs: tuple[Callable[[], object], ...] = (
        lambda: preview(given, office.agency, YEAR),
        lambda: accept(given, (), office.agency, YEAR),
    )
    for verb in verbs:
        with pytest.raises(Refused) as told:
            verb()
        assert told.value.sentence == sentence
    assert not Plan.objects.exists()
    own = book(document(kind="pk"), section, replace(agreement, organisation="agency"))
    assert accept(own, (), office.agency, YEAR).plan is not None
