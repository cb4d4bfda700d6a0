"""Work chosen from the official list: what comes along, where it stands, and for whom."""

import pytest

from selaras.engine.checks.run import run
from selaras.engine.law.law import Law, load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, Target, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept
from selaras.registers.plans.choosing import Chosen, Local, choose
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, kelurahan, work_item
from tests.registers.conftest import Office

# From Kepmendagri 900.1.15.5-1317/2023, kabupaten/kota (../shared/reference/nomenclature_900_2023_kabkota.csv).
MUSRENBANG = (
    "7.01.03.2.02.0001",
    "Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah Perencanaan Pembangunan di Kelurahan",
)
BUILDING = ("7.01.03.2.02.0002", "Pembangunan Sarana dan Prasarana Kelurahan")
INDICATOR = "Jumlah Sarana dan Prasarana Kelurahan yang Terbangun"
PLANNING = ("X.XX.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah")


@pytest.fixture
def law() -> Law:
    decree = {"edition": "kepmendagri-900-1317-2023", "scope": "kabupaten_kota", "level": "sub_kegiatan"}
    rows = [
        OfficialRow(code=MUSRENBANG[0], name=MUSRENBANG[1], indicator="Jumlah Lembaga", unit="Lembaga", **decree),
        OfficialRow(code=BUILDING[0], name=BUILDING[1], indicator=INDICATOR, unit="Unit", **decree),
        OfficialRow(code=PLANNING[0], name=PLANNING[1], indicator="Jumlah Dokumen", unit="Dokumen", **decree),
    ]
    return load_law().with_nomenclature(rows)


@pytest.fixture
def plan(office: Office) -> Plan:
    """The agency's program of empowerment, and a kelurahan with its own line and nothing else."""
    own = work_item("7.01.1.03.0.00.17.0000", "Kecamatan", level="organisation")
    program = work_item("7.01.03", "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN", parent=own.id)
    of_one = work_item("7.01.1.03.0.00.17.0001", "Kelurahan Satu", level="organisation", organisation="kelurahan-1")
    rows = (own, program, ceiling(program, 100_00), of_one)
    with acting(office.scope("planner", office.agency)):
        done = accept(book(kelurahan(1, "KELURAHAN SATU"), *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def stored(plan: Plan) -> Book:
    with system("uji"):
        return load(plan)


def lines(plan: Plan, organisation: str) -> list[tuple[str, str, str]]:
    found = stored(plan)
    names = {row.id: row.name for row in found.all(Organisation)}
    codes = {row.id: row.code for row in found.all(WorkItem)}
    return [
        (row.level, row.code, codes.get(row.parent, ""))
        for row in found.all(WorkItem)
        if names[row.organisation] == organisation
    ]


def test_what_is_chosen_comes_with_its_parents_its_official_indicator_and_an_empty_pagu(
    office: Office, plan: Plan, law: Law
) -> None:
    with acting(office.scope("planner", office.agency)):
        choose(plan, office.agency, Chosen(BUILDING[0]), law, "usulan warga")
    assert lines(plan, "KECAMATAN CONTOH") == [
        ("organisation", "7.01.1.03.0.00.17.0000", ""),
        ("program", "7.01.03", "7.01.1.03.0.00.17.0000"),
        ("kegiatan", "7.01.03.2.02", "7.01.03"),
        ("sub_kegiatan", "7.01.03.2.02.0002", "7.01.03.2.02"),
    ]
    found = stored(plan)
    chosen = next(row for row in found.all(WorkItem) if row.code == BUILDING[0])
    (measured,) = found.all(Indicator)
    assert (chosen.name, chosen.edition) == (BUILDING[1], "kepmendagri-900-3406-2024")
    assert (measured.subject, measured.name, measured.unit) == (chosen.id, INDICATOR, "Unit")
    assert [row.amount for row in found.all(Ceiling) if row.item == chosen.id] == [None]
    assert not found.all(Target)
    assert run(found, law, ids=["COD-005", "COD-008", "COD-009", "COD-012", "IND-004"]).findings == ()


def test_a_unit_gets_the_whole_chain_under_its_own_line(office: Office, plan: Plan, law: Law) -> None:
    with acting(office.scope("operator", office.one)):
        choose(plan, office.one, Chosen(BUILDING[0], amount=25_000_00, target="2 unit", location="RT 3"), law, "usulan")
    assert lines(plan, "KELURAHAN SATU") == [
        ("organisation", "7.01.1.03.0.00.17.0001", ""),
        ("program", "7.01.03", "7.01.1.03.0.00.17.0001"),
        ("kegiatan", "7.01.03.2.02", "7.01.03"),
        ("sub_kegiatan", "7.01.03.2.02.0002", "7.01.03.2.02"),
    ]
    found = stored(plan)
    chosen = next(row for row in found.all(WorkItem) if row.code == BUILDING[0])
    assert chosen.location == "RT 3"
    assert [row.amount for row in found.all(Ceiling) if row.item == chosen.id] == [25_000_00]
    assert [(row.text, row.value, row.unit) for row in found.all(Target)] == [("2 unit", 20_000, "unit")]
    with system("uji"):
        (entry,) = LogEntry.objects.filter(code="plan.added")
    assert entry.org_unit_id == office.one.pk
    assert (
        "sub kegiatan 7.01.03.2.02.0002 Pembangunan Sarana dan Prasarana Kelurahan beserta 5 isiannya" in entry.sentence
    )


def test_a_unit_that_the_plan_does_not_name_yet_gets_its_row_and_its_line(office: Office, plan: Plan, law: Law) -> None:
    with acting(office.scope("planner", office.agency)):
        choose(plan, office.ten, Chosen(MUSRENBANG[0]), law, "usulan")
    assert next(line[:2] for line in lines(plan, "KELURAHAN SEPULUH")) == ("organisation", "7.01.1.03.0.00.17.0010")
    own = next(row for row in stored(plan).all(Organisation) if row.name == "KELURAHAN SEPULUH")
    assert (own.level, own.kind, own.organisation) == ("unit", "kelurahan", own.id)
    with acting(office.scope("operator", office.ten)):
        assert {row.name for row in load(plan).all(WorkItem)} >= {MUSRENBANG[1]}


def test_the_support_program_gets_the_agencys_own_bidang(office: Office, plan: Plan, law: Law) -> None:
    local = {"7.01.01": Local("Nilai SAKIP", "Nilai"), "7.01.01.2.01": Local("Jumlah dokumen", "Dokumen")}
    with acting(office.scope("planner", office.agency)):
        choose(plan, office.agency, Chosen("7.01.01.2.01.0001", local=local), law, "rutin")
    added = [line[1] for line in lines(plan, "KECAMATAN CONTOH")][2:]
    assert added == ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001"]
    assert [row.name for row in stored(plan).all(Indicator)] == ["Nilai SAKIP", "Jumlah dokumen", "Jumlah Dokumen"]


def test_one_choice_is_taken_back_as_one(office: Office, plan: Plan, law: Law) -> None:
    before = stored(plan)
    with acting(office.scope("planner", office.agency)):
        choose(plan, office.ten, Chosen(MUSRENBANG[0]), law, "usulan")
        take_back(list(Edit.objects.filter(plan=plan)))
    assert stored(plan) == before


def test_what_is_there_already_or_in_no_list_is_refused(office: Office, plan: Plan, law: Law) -> None:
    with acting(office.scope("planner", office.agency)):
        choose(plan, office.agency, Chosen(BUILDING[0]), law, "usulan")
        with pytest.raises(Refused, match="sudah ada dalam rencana KECAMATAN CONTOH"):
            choose(plan, office.agency, Chosen(BUILDING[0]), law, "usulan")
        with pytest.raises(Refused, match="tidak ada dalam daftar Kepmendagri"):
            choose(plan, office.agency, Chosen("7.01.03.2.02.0099"), law, "usulan")
        choose(plan, office.one, Chosen(BUILDING[0]), law, "usulan")


def test_an_operator_of_one_kelurahan_chooses_for_no_other(office: Office, plan: Plan, law: Law) -> None:
    with acting(office.scope("operator", office.one)), pytest.raises(Refused, match="tidak berwenang"):
        choose(plan, office.agency, Chosen(BUILDING[0]), law, "usulan")
