"""The next year's plan begun from this year's: the real RKT 2025 stored, and small plans for the rest."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.rows import Agreement, AgreementLine, Ceiling, Objective, Section, Target, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept, approve, latest
from selaras.registers.plans.beginning import begin_next_year, kinds_after, look_ahead, sources
from selaras.registers.plans.models import AgreementLine as LineRecord
from selaras.registers.plans.models import CarriedRow, Doubt, MovedValue, Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import load, store
from tests.making import YEAR, book, document, indicator, kelurahan, organisation, row, target, work_item
from tests.registers.conftest import Office, make_office
from tests.registers.plans.test_concurrency import together

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"
AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
SMALL = book(
    kelurahan(1, "KELURAHAN SATU"),
    work_item("7.01.01", "Program", id="program"),
    work_item("7.01.01", "Program", id="of-one", organisation="kelurahan-1"),
)


def taken(office: Office, given=SMALL, year: int = YEAR) -> Plan:  # type: ignore[no-untyped-def]
    with acting(office.scope("planner", office.agency)):
        done = accept(given, (), office.agency, year)
    assert done.plan is not None
    return done.plan


@pytest.fixture
def sangasanga(machine: Scope) -> Plan:
    government = Unit.objects.create(level="government", kind="kabupaten", code="64.02", name="KABUPATEN CONTOH")
    agency = Unit.objects.create(
        level="agency", kind="kecamatan", code="7.01.1.03.0.00.17.0000", name="KECAMATAN SANGASANGA", parent=government
    )
    reading = read(SAMPLE)
    done = accept(reading.book, reading.problems, agency, 2025, source=reading.name)
    assert done.plan is not None
    return done.plan


def test_the_real_plan_becomes_the_draft_of_2026(sangasanga: Plan) -> None:
    made = begin_next_year(sangasanga, at=AT)
    old, new = load(sangasanga), load(made)
    assert (made.kind, made.year, made.version, made.status, made.stage) == ("rkt", 2026, "murni", "draft", "")
    assert (made.begun_from, made.follows) == (sangasanga, None)
    assert made.title == "RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2026"
    assert made.source_file == "RKT 2025 (murni)"
    assert [type(each) for each in new] == [type(each) for each in old]
    assert all(each.carried for each in new)
    assert not any(each.carried for each in old)
    assert {each.period for each in new.all(WorkItem)} == {"2026"}
    sums = [sum(each.amount or 0 for each in found.all(Ceiling)) for found in (old, new)]
    assert sums[0] == sums[1]


def test_its_rows_point_back_and_stand_in_the_same_units(sangasanga: Plan) -> None:
    made = begin_next_year(sangasanga, at=AT)
    units = dict(WorkItemRecord.objects.filter(plan=made).values_list("pk", "org_unit_id"))
    links = CarriedRow.objects.filter(plan=made, row__in=units).values_list("row", "source")
    old = dict(WorkItemRecord.objects.filter(plan=sangasanga).values_list("pk", "org_unit_id"))
    assert {source: units[row] for row, source in links} == old
    assert set(WorkItemRecord.objects.filter(plan=made).values_list("follows", flat=True)) == {""}
    assert len(set(old.values())) == 6  # the kecamatan and its five kelurahan


def test_what_moved_and_what_is_doubtful_is_kept_beside_it(sangasanga: Plan) -> None:
    made = begin_next_year(sangasanga, at=AT)
    matters = list(MovedValue.objects.filter(plan=made).values_list("matter", flat=True))
    assert {matter: matters.count(matter) for matter in set(matters)} == {"year": 29, "target": 6, "date": 1}
    assert Doubt.objects.filter(plan=made).count() == 13
    (first, *_) = MovedValue.objects.filter(plan=made, matter="target")
    target_row = load(made).get(Target, first.row)
    assert (first.before, first.after, target_row.text) == ("Baik (89,17)", "89,37", "89,37")
    sentence = LogEntry.objects.latest("id").sentence
    assert sentence == (
        "Memulai RKT 2026 (murni) KECAMATAN SANGASANGA dari RKT 2025 (murni): 747 baris disalin, 29 tahun dan "
        "6 target diganti, 13 hal perlu diperiksa."
    )


def test_looking_ahead_stores_nothing(sangasanga: Plan) -> None:
    ahead = look_ahead(sangasanga, load_law(), on=AT.date())
    assert (len(ahead.rows), ahead.count("year")) == (747, 29)
    assert Plan.objects.count() == 1
    assert MovedValue.objects.count() == 0


def test_everything_of_it_is_to_be_reviewed(sangasanga: Plan) -> None:
    made = begin_next_year(sangasanga, at=AT)
    found = unreviewed(load(made))
    parts = sum(len(section.paragraphs) for section in load(made).all(Section))
    assert len(found) == 747 + parts


def test_a_second_time_is_refused_and_names_the_draft(office: Office) -> None:
    plan = taken(office)
    with acting(office.scope("planner", office.agency)):
        begin_next_year(plan, at=AT)
        with pytest.raises(
            Refused, match=r"^RKT 2026 \(murni\) KECAMATAN CONTOH sudah ada \(draf\)\. Lanjutkan yang itu\.$"
        ):
            begin_next_year(plan, at=AT)


@pytest.mark.parametrize("role", ["camat", "unit_head", "operator", "bappeda", "inspectorate", "administrator"])
def test_only_who_takes_plans_in_begins_one(office: Office, role: str) -> None:
    plan = taken(office)
    unit = {"unit_head": office.one, "operator": office.one, "camat": office.agency}.get(role, office.government)
    with acting(office.scope(role, unit)), pytest.raises(Refused, match="tidak berwenang memulai rencana"):
        begin_next_year(plan, at=AT)


def test_a_dpa_is_not_carried_over(office: Office, machine: Scope) -> None:
    plan = Plan.objects.create(org_unit=office.agency, kind="dpa", year=YEAR)
    with pytest.raises(Refused, match="tidak disalin ke tahun berikutnya"):
        begin_next_year(plan, at=AT)


def test_the_approved_version_is_the_source_and_not_a_draft_after_it(office: Office, machine: Scope) -> None:
    made = [
        Plan.objects.create(org_unit=office.agency, kind=kind, year=YEAR, version=version, status=status)
        for kind, version, status in (
            ("rkt", "murni", "draft"), ("renja", "murni", "approved"), ("renja", "perubahan 1", "draft"),
            ("dpa", "murni", "draft"),
        )
    ]  # fmt: skip
    of_unit = Plan.objects.create(org_unit=office.one, kind="pk", year=YEAR)
    assert sources(office.agency, YEAR) == [made[1], made[0], of_unit]


def test_a_renja_begins_in_its_first_stage(office: Office) -> None:
    plan = taken(office, book(document(kind="renja", title="RENJA TAHUN 2025")))
    with acting(office.scope("planner", office.agency)):
        made = begin_next_year(plan, at=AT)
    assert (made.kind, made.stage) == ("renja", "rancangan_awal")


def test_an_rkt_begins_a_renja_and_a_renja_an_rkt_but_nothing_else(office: Office) -> None:
    plan = taken(office, book(document(title="RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025")))
    with acting(office.scope("planner", office.agency)):
        assert kinds_after(plan) == ("rkt", "renja")
        with pytest.raises(Refused, match="tidak dapat menjadi pk"):
            begin_next_year(plan, kind="pk", at=AT)
        made = begin_next_year(plan, kind="renja", at=AT)
        assert (made.kind, made.stage, made.title) == (
            "renja",
            "rancangan_awal",
            "RENCANA KERJA KECAMATAN CONTOH TAHUN 2026",
        )
        stored = load(made).plan
        assert stored is not None
        assert stored.kind == "renja"
        assert begin_next_year(plan, at=AT).kind == "rkt"  # beside it
        assert kinds_after(made) == ("renja", "rkt")


def test_the_targets_of_a_stored_renstra_are_asked(office: Office, machine: Scope) -> None:
    goal = row(Objective, number="1", text="Sasaran", id="goal")
    measured = indicator(goal, "Indeks Layanan", id="measured")
    plan = taken(office, book(goal, measured, target(measured, 500_000, text="50")))
    several = {"document": "renstra", "period": "2025-2029"}
    head = document(id="renstra", kind="renstra", title="Renstra", first_year=2025, last_year=2029, **several)
    r_goal = row(Objective, number="1", text="Sasaran", id="r-goal", **several)
    r_measured = indicator(r_goal, "Indeks layanan", id="r-measured", **several)
    renstra = Plan.objects.create(org_unit=office.agency, kind="renstra", year=2025)
    aim = target(r_measured, 700_000, text="70", document="renstra", period="2026")
    store(book(head, organisation(document="renstra"), r_goal, r_measured, aim), renstra)
    made = begin_next_year(plan, at=AT)
    assert [(each.text, each.period) for each in load(made).all(Target)] == [("70", "2026")]


def promise(above: str = "") -> tuple[Objective, object, Agreement, AgreementLine]:
    goal = row(Objective, number="1", text="Sasaran", id="goal")
    measured = indicator(goal, "Indeks Layanan", id="measured")
    agreement = row(
        Agreement, id="pk", document="pk", title="Perjanjian Kinerja Tahun 2025", year=2025, signed_on=date(2025, 1, 20)
    )
    line = row(
        AgreementLine,
        id="line",
        number="1",
        order=1,
        objective="goal",
        indicator="measured",
        document="pk",
        above=above,
    )
    return goal, measured, agreement, line


def test_a_line_serves_the_line_of_the_superiors_new_agreement(office: Office, machine: Scope) -> None:
    upper = Plan.objects.create(org_unit=office.agency, kind="pk", year=YEAR)
    ids = store(book(document(kind="pk"), *promise()), upper)  # type: ignore[arg-type]
    lower = Plan.objects.create(org_unit=office.one, kind="pk", year=YEAR)
    store(book(document(kind="pk"), *promise(ids["line"])), lower)  # type: ignore[arg-type]
    early = look_ahead(lower, load_law(), on=AT.date())
    assert [doubt.message for doubt in early.doubts] == [
        "Baris perjanjian nomor 1 belum terhubung dengan perjanjian atasan tahun 2026."
    ]
    begin_next_year(upper, at=AT)
    made = begin_next_year(lower, at=AT)
    (line,) = load(made).all(AgreementLine)
    assert line.above == LineRecord.objects.get(plan__org_unit=office.agency, plan__year=2026).pk
    (agreement,) = load(made).all(Agreement)
    assert (agreement.year, agreement.signed_on, agreement.title) == (2026, None, "Perjanjian Kinerja Tahun 2026")


def test_an_approved_copy_keeps_what_moved(office: Office) -> None:
    plan = taken(office, book(document(title="RKT TAHUN 2025")))
    with acting(office.scope("planner", office.agency)):
        made = begin_next_year(plan, at=AT)
    with acting(office.scope("camat", office.agency)):
        approve(made)
    with system("uji"), pytest.raises(Exception, match="sudah ditetapkan"):
        MovedValue.objects.filter(plan=made).update(after="lain")


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_make_one_draft() -> None:
    office = make_office()
    plan = taken(office)
    results = together(lambda: begin_next_year(plan, at=AT), lambda: begin_next_year(plan, at=AT))
    assert sorted(type(each).__name__ for each in results) == ["Plan", "Refused"]
    with system("uji"):
        assert Plan.objects.filter(year=2026).count() == 1
        assert latest(office.agency, "rkt", 2026) in results
        assert WorkItemRecord.objects.filter(plan__year=2026).count() == 2
        assert LogEntry.objects.filter(code="plan.begun").count() == 1


def test_a_plan_of_several_years_has_no_next_year(office: Office) -> None:
    plan = taken(
        office, book(document(kind="renja", title="RENJA", first_year=2025, last_year=2026, period="2025-2026"))
    )
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="bukan rencana satu tahun"):
        begin_next_year(plan, at=AT)
