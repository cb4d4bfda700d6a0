"""The page of the grid and what it asks the server: cells stored, taken back, refused, and what is said of lines."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.actions import approve
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.store import load
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town


def address(town: Town, name: str, *more: str) -> str:
    return reverse(f"entry:{name}", args=[town.agency.pk, YEAR, *more])


def sheet(client: Client, town: Town, tab: str, **query: str) -> dict[str, Any]:
    html = client.get(address(town, "grid"), {"lembar": tab, **query}).content.decode()
    found = re.search(r'<script id="isian" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    packed: dict[str, Any] = json.loads(found.group(1))
    return packed


def send(client: Client, town: Town, name: str, told: Any) -> Any:
    return client.post(address(town, name), json.dumps(told), content_type="application/json")


def line(packed: dict[str, Any], code: str, unit: str = "KECAMATAN CONTOH") -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in packed["rows"] if (row["code"], row["office"]) == (code, unit))
    return found


def cell(row: dict[str, Any], column: str, typed: str) -> dict[str, str]:
    return {"row": row["id"], "column": column, "seen": row[f"{column}~"], "typed": typed}


def amounts(plan: Plan) -> dict[str, int | None]:
    with system("uji"):
        book = load(plan)
    codes = {row.id: row.code for row in book.all(WorkItem)}
    return {f"{codes[row.item]} {row.period}": row.amount for row in book.all(Ceiling)}


def test_a_tab_holds_its_lines_in_the_order_of_the_plan_with_text_and_what_was_seen(town: Town, plan: Plan) -> None:
    packed = sheet(town.client("planner"), town, "pagu")
    assert [row["code"] for row in packed["rows"]][:2] == ["7.01.03", "7.01.1.03.0.00.17.0001"]
    first = packed["rows"][0]
    assert (first["ceiling"], first["ceiling~"], first["ceiling-next"], first["ceiling-next~"]) == (
        "900", "90000", "", "null",
    )  # fmt: skip
    assert "Dana Perimbangan" in packed["funds"]
    assert [column["title"] for column in packed["columns"]] == ["Pagu", "Sumber dana", "Lokasi", "Prakiraan 2026"]


@pytest.mark.parametrize(("tab", "count"), [("target", 1), ("triwulan", 1), ("pagu", 7), ("kas", 3), ("rincian", 5)])
def test_every_tab_has_the_lines_it_is_about(town: Town, plan: Plan, tab: str, count: int) -> None:
    assert len(sheet(town.client("planner"), town, tab)["rows"]) == count


def test_one_unit_can_be_chosen_and_a_strange_one_is_not_there(town: Town, plan: Plan) -> None:
    html = town.client("planner").get(address(town, "grid")).content.decode()
    unit = re.search(r'<option value="([^"]+)">KELURAHAN DUA', html)
    assert unit is not None
    packed = sheet(town.client("planner"), town, "pagu", unit=unit.group(1))
    assert {row["office"] for row in packed["rows"]} == {"KELURAHAN DUA"}
    assert town.client("planner").get(address(town, "grid"), {"unit": "x"}).status_code == 404
    assert town.client("planner").get(address(town, "grid"), {"lembar": "x"}).status_code == 404


def test_the_operator_sees_and_fills_the_own_kelurahan_only(town: Town, plan: Plan) -> None:
    client = town.client("operator")
    packed = sheet(client, town, "pagu")
    assert {row["office"] for row in packed["rows"]} == {"KELURAHAN SATU"}
    assert packed["mayWrite"] is True
    sub = line(packed, "7.01.03.2.03.02", "KELURAHAN SATU")
    assert send(client, town, "save", {"cells": [cell(sub, "ceiling", "500")]}).json()["cells"][0]["state"] == "saved"
    foreign = line(sheet(town.client("planner"), town, "pagu"), "7.01.03")
    answer = send(client, town, "save", {"cells": [cell(foreign, "ceiling", "1")]})
    assert answer.json()["cells"][0]["state"] == "refused"
    assert amounts(plan)["7.01.03 2025"] == 900_00


def test_a_block_is_stored_and_each_cell_answered(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    pagu, target = line(sheet(client, town, "pagu"), "7.01.03"), line(sheet(client, town, "target"), "7.01.03")
    told = {
        "reason": "hasil asistensi",
        "cells": [
            cell(pagu, "ceiling", "1.234.567,89"), cell(pagu, "ceiling-next", "Rp 2.000.000"),
            cell(pagu, "fund_source", "Dana Perimbangan"), cell(target, "target", "Baik"),
        ],
    }  # fmt: skip
    answer = send(client, town, "save", told).json()
    assert [(each["state"], each["text"], each["seen"]) for each in answer["cells"]] == [
        ("saved", "1.234.567,89", "123456789"),
        ("saved", "2.000.000", "200000000"),
        ("saved", "Dana Perimbangan", '"Dana Perimbangan"'),
        ("unreadable", "100 Persen", '"100 Persen"'),
    ]
    assert answer["cells"][3]["sentence"] == (
        "Target “Baik” tidak memuat angka. Tulis satu angka dengan satuannya, misalnya 12 laporan."
    )
    assert amounts(plan)["7.01.03 2026"] == 200_000_000
    with system("uji"):
        assert {edit.reason for edit in Edit.objects.all()} == {"hasil asistensi"}
        assert LogEntry.objects.filter(code="plan.edited").count() == 1
    assert line(sheet(client, town, "pagu"), "7.01.03")["ceiling"] == "1.234.567,89"


def test_quarters_and_months_stand_in_rows_of_their_own(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    quarter, month = line(sheet(client, town, "triwulan"), "7.01.03"), line(sheet(client, town, "kas"), "7.01.03")
    cells = [cell(quarter, "target-q1", "25 Persen"), cell(month, "cash-01", "300"), cell(month, "cash-12", "100")]
    assert {each["state"] for each in send(client, town, "save", {"cells": cells}).json()["cells"]} == {"saved"}
    with system("uji"):
        assert {row.period for row in load(plan).all(Target)} == {"2025", "2025-Q1"}
    told = client.get(address(town, "remarks"), {"lembar": "kas"}).json()
    assert told["derived"][month["id"]] == {"whole": "900", "sum": "400"}
    said = [remark["message"] for remark in told["remarks"][month["id"]]]
    assert "Rencana kas berjumlah Rp400, kurang Rp500 dari pagu Rp900." in said


def test_a_conflict_tells_both_values_and_who_wrote_the_other(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "pagu"), "7.01.03")
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        own = next(each for each in load(plan).all(Ceiling) if each.item == row["id"])
        apply(plan, [Change("Ceiling", own.id, "amount", 900_00, 950_00)], "rapat", on=ACCEPTED)
    (answer,) = send(client, town, "save", {"cells": [cell(row, "ceiling", "700")]}).json()["cells"]
    assert (answer["state"], answer["text"], answer["seen"]) == ("conflict", "950", "95000")
    assert answer["by"] == "Camat Contoh camat, 3 Maret 2025 pukul 10.00"
    assert amounts(plan)["7.01.03 2025"] == 950_00


def test_what_was_saved_is_taken_back(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "pagu"), "7.01.03")
    saved = send(client, town, "save", {"cells": [cell(row, "ceiling", "700"), cell(row, "location", "RT 1")]}).json()
    assert send(client, town, "undo", {"edits": saved["edits"]}).json() == {"undone": 2}
    assert amounts(plan)["7.01.03 2025"] == 900_00
    again = send(client, town, "undo", {"edits": saved["edits"]})
    assert (again.status_code, again.json()["sentence"]) == (409, "Perubahan ini sudah dibatalkan.")


@pytest.mark.parametrize(
    "told",
    [
        [], {}, {"cells": []}, {"cells": "x"}, {"cells": [1]}, {"cells": [{"row": "x"}]},
        {"cells": [{"row": "x", "column": "id", "seen": "1", "typed": "2"}]},
        {"cells": [{"row": "x", "column": "ceiling", "seen": "bukan json", "typed": "2"}]},
        {"cells": [{"row": "x", "column": "ceiling", "seen": "[1]", "typed": "2"}]},
        {"cells": [{"row": "x", "column": "ceiling", "seen": "1.5", "typed": "2"}]},
        {"cells": [{"row": 1, "column": "ceiling", "seen": "1", "typed": "2"}]},
    ],
)  # fmt: skip
def test_what_is_not_ours_is_answered_in_a_sentence(town: Town, plan: Plan, told: Any) -> None:
    answer = send(town.client("planner"), town, "save", told)
    assert answer.status_code == 409
    assert answer.json()["sentence"].startswith("Kiriman ini tidak dapat dibaca.")


def test_ten_thousand_cells_and_an_endless_text_are_refused_and_nothing_is_changed(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "pagu"), "7.01.03")
    many = send(client, town, "save", {"cells": [cell(row, "ceiling", "1")] * 10_000})
    assert many.status_code == 409
    assert "memuat 10000 sel; paling banyak 500" in many.json()["sentence"]
    huge = send(client, town, "save", {"cells": [cell(row, "location", "x" * 1_900)] * 600})
    assert "terlalu besar untuk sekali kirim" in huge.json()["sentence"]
    some = send(client, town, "save", {"cells": [cell(row, "ceiling", "1")] * 600})
    assert "memuat 600 sel; paling banyak 500" in some.json()["sentence"]
    long = send(client, town, "save", {"cells": [cell(row, "location", "x" * 3_000)]})
    assert "memuat 3000 huruf" in long.json()["sentence"]
    assert amounts(plan)["7.01.03 2025"] == 900_00


def test_an_approved_plan_is_only_to_be_read(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "pagu"), "7.01.03")
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        approve(plan)
    assert sheet(client, town, "pagu")["mayWrite"] is False
    answer = send(client, town, "save", {"cells": [cell(row, "ceiling", "1")]})
    assert answer.json()["sentence"] == "RKT 2025 (murni) sudah ditetapkan, sehingga isinya tidak dapat diubah."
    assert "rencana ini ditetapkan" in client.get(address(town, "grid")).content.decode()


def test_findings_stand_at_the_line_they_speak_of(town: Town, plan: Plan) -> None:
    told = town.client("planner").get(address(town, "remarks"), {"lembar": "pagu"}).json()
    cut = [row for row, said in told["remarks"].items() if any(each["check"] == "COD-002" for each in said)]
    with system("uji"):
        assert set(cut) == {row.id for row in load(plan).all(WorkItem) if row.code == "7.01.03.2"}
    assert told["sums"] == {"own": "900", "units": "800", "all": "1.700"}


def test_a_fund_source_that_no_list_has_is_remarked_and_kept(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "pagu"), "7.01.03")
    send(client, town, "save", {"cells": [cell(row, "fund_source", "Kas desa")]})
    told = client.get(address(town, "remarks"), {"lembar": "pagu"}).json()["remarks"][row["id"]]
    assert [each["cell"] for each in told if "tidak ada dalam daftar sumber dana" in each["message"]] == ["fund_source"]


def test_parents_get_the_sum_of_what_is_below_them(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    sub = line(sheet(client, town, "pagu"), "7.01.03.2.03.02", "KELURAHAN SATU")
    send(client, town, "save", {"cells": [cell(sub, "ceiling", "650")]})
    client.post(address(town, "add_up"), {})
    after = sheet(client, town, "pagu")
    assert [row["ceiling"] for row in after["rows"] if row["office"] == "KELURAHAN SATU"] == ["650", "650", "650"]
    assert [row["ceiling"] for row in after["rows"] if row["office"] == "KELURAHAN DUA"] == ["400", "400", "400"]


def test_the_grid_costs_no_more_queries_than_other_pages(
    town: Town, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "pagu"), "7.01.03")
    for tab in ("target", "pagu", "triwulan", "kas", "rincian"):
        with django_assert_max_num_queries(10):
            client.get(address(town, "grid"), {"lembar": tab})
    with django_assert_max_num_queries(10):
        client.get(address(town, "remarks"), {"lembar": "pagu"})
    with django_assert_max_num_queries(18):
        send(client, town, "save", {"cells": [cell(row, "ceiling", "700")]})


def test_the_rows_stand_in_a_list_for_who_has_no_script(town: Town, plan: Plan) -> None:
    html = town.client("planner").get(address(town, "grid"), {"lembar": "pagu"}).content.decode()
    with system("uji"):
        items = load(plan).all(WorkItem)
    assert all(f'href="{address(town, "row", item.id)}"' in html for item in items)


def test_indicators_keep_their_unit_in_step(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = line(sheet(client, town, "target"), "7.01.03")
    send(client, town, "save", {"cells": [cell(row, "unit", "%"), cell(row, "target", "90")]})
    with system("uji"):
        book = load(plan)
    assert [each.unit for each in book.all(Indicator)] == ["%"]
    assert [(each.text, each.value, each.unit) for each in book.all(Target)] == [("90", 900_000, "%")]


@pytest.mark.parametrize("typed", ["dana \0", "\ud800"], ids=["NUL", "half a pair"])
def test_letters_that_no_database_keeps_are_refused_in_words(town: Town, plan: Plan, typed: str) -> None:
    client = town.client("planner")
    row = sheet(client, town, "pagu")["rows"][0]
    for told in (
        {"cells": [cell(row, "fund_source", typed)]},
        {"cells": [{**cell(row, "ceiling", "500"), "row": typed}]},
        {"cells": [{**cell(row, "ceiling", "500"), "seen": json.dumps(typed)}]},
        {"cells": [cell(row, "ceiling", "500")], "reason": typed},
    ):
        answer = send(client, town, "save", told)
        assert answer.status_code == 409
        assert "tidak dapat dibaca" in answer.json()["sentence"]
    assert send(client, town, "undo", {"edits": [typed]}).status_code == 409


def test_what_is_nested_without_end_and_a_form_with_a_file_are_refused_in_words(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    nested = client.post(address(town, "save"), "[" * 100_000, content_type="application/json")
    form = client.post(address(town, "save"), {"cells": "bukan JSON"})
    assert (nested.status_code, form.status_code) == (409, 409)
    assert "tidak dapat dibaca" in nested.json()["sentence"]


def test_an_amount_beyond_what_is_stored_is_refused_cell_by_cell(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    row = sheet(client, town, "pagu")["rows"][0]
    told = send(client, town, "save", {"cells": [cell(row, "ceiling", "9" * 30), cell(row, "location", "Kantor")]})
    assert [each["state"] for each in told.json()["cells"]] == ["unreadable", "saved"]
