"""The same work of all kelurahan side by side: what differs is marked, filled across, and answered with a reason."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Organisation, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, indicator, kelurahan, target, work_item
from tests.site.people import Town, accept_plan

CODE = "7.01.03.2.02.0002"


def three(amounts: tuple[int, int, int] = (100_00, 100_00, 70_00), texts: tuple[str, ...] = ("1 unit",) * 3) -> Book:
    rows: list[Any] = [kelurahan(number, f"KELURAHAN {number}") for number in (1, 2, 3)]
    for number, (amount, text) in enumerate(zip(amounts, texts, strict=True), 1):
        item = work_item(CODE, "Pembangunan Sarana", organisation=f"kelurahan-{number}")
        measured = indicator(item, "Jumlah sarana", unit="Unit")
        rows += [item, ceiling(item, amount), measured, target(measured, 10_000, text=text)]
    return book(*rows)


def where(town: Town, name: str = "matrix") -> str:
    return reverse(f"entry:{name}", args=[town.agency.pk, YEAR])


def stored(plan: Plan) -> dict[str, tuple[str, int | None, str]]:
    with system("uji"):
        found = load(plan)
    names = {row.id: row.name for row in found.all(Organisation)}
    return {
        names[item.organisation]: (item.id, found.ceilings[item.id].amount, item.note) for item in found.all(WorkItem)
    }


def fill(client: Client, town: Town, told: dict[str, str]) -> Any:
    return client.post(where(town, "fill_matrix"), {"baris": CODE, **told}, follow=True)


def test_what_differs_from_most_is_marked(town: Town) -> None:
    accept_plan(town, three())
    html = town.client("planner").get(where(town)).content.decode()
    assert "1 isian berbeda tanpa alasan" in html
    assert html.count("berbeda tanpa alasan</span></td>") == 1
    assert html.count('class="figure entry-odd">70<') == 1


def test_where_all_differ_nothing_is_odd_and_the_line_says_so(town: Town) -> None:
    accept_plan(town, three((100_00, 90_00, 70_00)))
    html = town.client("planner").get(where(town)).content.decode()
    assert "pagu berlainan di setiap unit" in html
    assert "tanpa alasan" not in html


def test_a_reason_answers_the_remark(town: Town) -> None:
    plan = accept_plan(town, three())
    item, _, note = stored(plan)["KELURAHAN 3"]
    name = f"alasan.{item}"
    html = fill(
        town.client("planner"), town, {name: "hanya dua RT", f"semula.{name}": json.dumps(note)}
    ).content.decode()
    assert stored(plan)["KELURAHAN 3"][2] == "hanya dua RT"
    assert "tanpa alasan" not in html
    assert "hanya dua RT" in html


def test_one_value_fills_all_units_by_one_decision(town: Town) -> None:
    plan = accept_plan(town, three())
    seen = {f"semula.pagu.{item}": json.dumps(amount) for item, amount, _ in stored(plan).values()}
    html = fill(town.client("planner"), town, {"lakukan": "semua", "pagu.semua": "125", **seen}).content.decode()
    assert {amount for _, amount, _ in stored(plan).values()} == {125_00}
    assert "Tersimpan 3 isian" in html
    with system("uji"):
        assert LogEntry.objects.filter(code="plan.edited").count() == 1


def test_an_empty_value_for_all_empties_nothing(town: Town) -> None:
    plan = accept_plan(town, three())
    seen = {f"semula.pagu.{item}": json.dumps(amount) for item, amount, _ in stored(plan).values()}
    fill(town.client("planner"), town, {"lakukan": "semua", "pagu.semua": " ", **seen})
    assert [amount for _, amount, _ in stored(plan).values()] == [100_00, 100_00, 70_00]


def test_what_cannot_be_read_is_told_and_what_others_wrote_is_kept(town: Town) -> None:
    plan = accept_plan(town, three())
    units = stored(plan)
    first, second = units["KELURAHAN 1"][0], units["KELURAHAN 2"][0]
    told = {
        f"pagu.{first}": "banyak", f"semula.pagu.{first}": "10000",
        f"pagu.{second}": "500", f"semula.pagu.{second}": "9900",
    }  # fmt: skip
    answer = fill(town.client("planner"), town, told)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "“banyak” bukan angka" in html
    assert "orang lain mengisi “100”" in html
    assert [amount for _, amount, _ in stored(plan).values()] == [100_00, 100_00, 70_00]


def test_a_target_is_filled_across_too(town: Town) -> None:
    plan = accept_plan(town, three(texts=("1 unit", "2 unit", "1 unit")))
    seen = {
        f"semula.target.{item}": json.dumps(text)
        for (item, _, _), text in zip(stored(plan).values(), ("1 unit", "2 unit", "1 unit"), strict=True)
    }
    fill(town.client("planner"), town, {"lakukan": "semua", "target.semua": "3 unit", **seen})
    html = town.client("planner").get(where(town)).content.decode()
    assert html.count("3 unit") == 3


def test_the_matrix_costs_no_more_queries_than_other_pages(town: Town, django_assert_max_num_queries: Any) -> None:
    accept_plan(town, three())
    client = town.client("planner")
    with django_assert_max_num_queries(10):
        client.get(where(town), {"baris": CODE})
