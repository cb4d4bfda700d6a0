"""Choosing work on the page: search, what comes along, and for whom."""

from typing import Any

import pytest
from django.urls import reverse

from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.registers.archive.scope import system
from selaras.registers.law.actions import load_nomenclature
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR
from tests.site.people import Town

BUILDING = "7.01.03.2.02.0002"


@pytest.fixture
def lists(db: None) -> None:
    """One sub kegiatan of the decree of 2023, loaded as an administrator does."""
    with system("uji"):
        load_nomenclature(
            [
                OfficialRow(
                    "kepmendagri-900-1317-2023", "kabupaten_kota", "sub_kegiatan", BUILDING,
                    "Pembangunan Sarana dan Prasarana Kelurahan",
                    "Jumlah Sarana dan Prasarana Kelurahan yang Terbangun", "Unit",
                )
            ]
        )  # fmt: skip


def search(town: Town, who: str, typed: str, unit: str = "") -> str:
    where = reverse("entry:choose", args=[town.agency.pk, YEAR])
    answer = town.client(who).get(where, {"cari": typed, "unit": unit})
    assert answer.status_code == 200
    return answer.content.decode()


def take(town: Town, unit: Unit, code: str = BUILDING) -> str:
    return reverse("entry:take", args=[town.agency.pk, YEAR, unit.pk, code])


@pytest.mark.parametrize(
    "typed", ["prasarana pembangunan", "PEMBANGUNAN kelurahan", "7.01.03.2.02.0002", "0002 sarana"]
)
def test_words_in_any_order_and_codes_find_it(town: Town, plan: Plan, lists: None, typed: str) -> None:
    html = search(town, "planner", typed)
    assert "Pembangunan Sarana dan Prasarana Kelurahan" in html
    assert "Jumlah Sarana dan Prasarana Kelurahan yang Terbangun (Unit)" in html
    assert take(town, town.agency) in html


def test_what_is_not_loaded_is_said_and_programs_can_be_chosen_all_the_same(town: Town, plan: Plan) -> None:
    html = search(town, "planner", "ketentraman")
    assert "Daftar resmi sub kegiatan Kepmendagri 900.1.15.5-3406/2024 belum dimuat." in html
    assert "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM" in html


def test_only_the_lists_of_kabupaten_and_kota_are_offered(town: Town, plan: Plan) -> None:
    assert "Mukim" not in search(town, "planner", "mukim").partition('id="hasil"')[2].replace("“mukim”", "")


def test_the_page_says_what_comes_along_and_adds_it(town: Town, plan: Plan, lists: None) -> None:
    client = town.client("planner")
    html = client.get(take(town, town.one)).content.decode()
    assert "Kegiatan Pemberdayaan Kelurahan" in html
    told = {
        "pagu": "650.000.000", "target": "2 unit", "location": "RT 3", "fund_source": "Dana Perimbangan",
        "indikator-7.01.03.2.02": "Jumlah pokmas aktif", "satuan-7.01.03.2.02": "Pokmas",
    }  # fmt: skip
    answer = client.post(take(town, town.one), told, follow=True).content.decode()
    assert f"{BUILDING} Pembangunan Sarana dan Prasarana Kelurahan ditambahkan ke rencana KELURAHAN SATU." in answer
    with system("uji"):
        book = load(plan)
    item = next(row for row in book.all(WorkItem) if row.code == BUILDING)
    assert (item.location, item.fund_source) == ("RT 3", "Dana Perimbangan")
    assert [row.amount for row in book.all(Ceiling) if row.item == item.id] == [65_000_000_000]
    names = {row.name: row for row in book.all(Indicator)}
    assert names["Jumlah pokmas aktif"].unit == "Pokmas"
    official = names["Jumlah Sarana dan Prasarana Kelurahan yang Terbangun"]
    assert [(row.text, row.value) for row in book.all(Target) if row.indicator == official.id] == [("2 unit", 20_000)]
    assert "sudah ada" in search(town, "planner", BUILDING, town.one.pk)
    assert "sudah ada" not in search(town, "planner", BUILDING, town.two.pk)


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("pagu", "banyak", "“banyak” bukan angka. Tulis rupiah dengan angka, misalnya 25.000.000."),
        ("target", "Baik", "Target “Baik” tidak memuat angka. Tulis satu angka dengan satuannya, misalnya 12 laporan."),
    ],
)
def test_what_cannot_be_read_is_asked_again(
    town: Town, plan: Plan, lists: None, field: str, typed: str, told: str
) -> None:
    answer = town.client("planner").post(take(town, town.one), {field: typed, "location": "RT 3"})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'value="RT 3"' in answer.content.decode()


def test_an_operator_chooses_for_the_own_kelurahan(town: Town, plan: Plan, lists: None) -> None:
    client = town.client("operator")
    assert client.get(take(town, town.agency)).status_code == 404
    assert client.get(take(town, town.two)).status_code == 404
    client.post(take(town, town.one), {})
    with system("uji"):
        assert [row.code for row in load(plan).all(WorkItem)].count(BUILDING) == 1


def test_a_desa_plans_for_itself_and_is_not_offered(town: Town, plan: Plan) -> None:
    with system("uji"):
        desa = Unit.objects.create(
            level="unit",
            kind="desa",
            code="7.01.1.03.0.00.17.2001",
            name="DESA CONTOH",
            parent=town.agency,
            supervised=True,
        )
    assert "DESA CONTOH" not in search(town, "planner", "")
    assert town.client("planner").get(take(town, desa, "7.01.04")).status_code == 404


def test_searching_costs_no_more_queries_than_other_pages(
    town: Town, plan: Plan, lists: None, django_assert_max_num_queries: Any
) -> None:
    client = town.client("planner")
    where = reverse("entry:choose", args=[town.agency.pk, YEAR])
    client.get(where)
    with django_assert_max_num_queries(10):
        client.get(where, {"cari": "kelurahan"})
