"""The grid of a plan of several years: its goals and objectives, targets and pagu by year, and where it begins."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, Target
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, ceiling, document, indicator, row, target, work_item
from tests.site.people import Town, accept_plan

LAST = YEAR + 2


@pytest.fixture
def renstra(town: Town) -> Plan:
    """Three years: a goal with an index, an objective without measure, a program with a share."""
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan")
    below = row(Objective, id="aim", number="1.1", text="Loket yang cepat", goal="goal")
    program = work_item("7.01.02", "Program Pelayanan", id="program")
    index, share = (
        indicator(goal, "Indeks kepuasan", unit="Nilai"),
        indicator(program, "Persentase surat selesai", unit="Persen"),
    )
    return accept_plan(
        town,
        book(
            document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}"), goal, below, program,
            index, target(index, 80_0000, text="80"), target(index, 82_0000, text="82", period=str(LAST)),
            share, target(share, 90_0000, text="90"), ceiling(program, 500_00),
            row(Actual, indicator=share.id, period=str(YEAR - 1), value=85_0000, text="85"),
        ),
    )  # fmt: skip


def at(town: Town, name: str, *more: str) -> str:
    return reverse(f"entry:{name}", args=[town.agency.pk, YEAR, *more])


def sheet(client: Client, town: Town, tab: str) -> dict[str, Any]:
    html = client.get(at(town, "grid"), {"lembar": tab}).content.decode()
    found = re.search(r'<script id="isian" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    packed: dict[str, Any] = json.loads(found[1])
    return packed


def save(client: Client, town: Town, line: dict[str, Any], column: str, typed: str) -> dict[str, Any]:
    cell = {"row": line["id"], "column": column, "seen": line.get(f"{column}~", '""'), "typed": typed}
    answer = client.post(at(town, "save"), json.dumps({"cells": [cell]}), content_type="application/json")
    told: dict[str, Any] = answer.json()
    return told["cells"][0] if "cells" in told else told


def stored(plan: Plan, kind: type[Target | Actual]) -> dict[tuple[str, str], tuple[str, int | None]]:
    with system("uji"):
        kept = load(plan)
    names = {each.id: each.name for each in kept.all(Indicator)}
    return {(names[each.indicator], each.period): (each.text, each.value) for each in kept.all(kind)}


def test_goals_stand_before_programs_and_every_year_has_its_column(town: Town, renstra: Plan) -> None:
    packed = sheet(town.client("planner"), town, "target")
    assert [column["title"] for column in packed["columns"]] == [
        "Satuan", f"Kondisi awal {YEAR - 1}", str(YEAR), str(YEAR + 1), str(LAST), "Kondisi akhir",
    ]  # fmt: skip
    told = [(line["code"], line["indicator"], line["baseline"], line["target-y0"], line["target-y2"])
            for line in packed["rows"]]  # fmt: skip
    assert told == [
        ("Tujuan 1", "Indeks kepuasan", "", "80", "82"),
        ("7.01.02", "Persentase surat selesai", "85", "90", ""),
    ]
    money = sheet(town.client("planner"), town, "pagu")
    assert [(line["code"], line["ceiling-y0"], line["ceiling-y1"]) for line in money["rows"]] == [
        ("7.01.02", "500", "")
    ]
    tabs = town.client("planner").get(at(town, "grid")).content.decode()
    assert "lembar=rincian" in tabs
    assert "lembar=triwulan" not in tabs
    assert town.client("planner").get(at(town, "grid"), {"lembar": "kas"}).status_code == 404


def test_a_target_of_any_year_and_the_baseline_are_stored_with_their_numbers(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    goal, program = sheet(planner, town, "target")["rows"]
    assert save(planner, town, goal, "target-y1", "81,5")["state"] == "saved"
    assert save(planner, town, goal, "baseline", "78,25 Nilai")["state"] == "saved"
    assert save(planner, town, program, "target-y2", "Baik")["state"] == "unreadable"
    assert stored(renstra, Target)["Indeks kepuasan", str(YEAR + 1)] == ("81,5", 81_5000)
    assert stored(renstra, Actual)["Indeks kepuasan", str(YEAR - 1)] == ("78,25 Nilai", 78_2500)
    assert save(planner, town, goal, "end-y2", "83")["state"] == "saved"
    assert stored(renstra, Target)["Indeks kepuasan", f"{YEAR}-{LAST}"] == ("83", 83_0000)
    assert "bukan" in save(planner, town, goal, "end-y1", "83")["sentence"]  # the plan ends a year later
    (line,) = sheet(planner, town, "pagu")["rows"]
    assert save(planner, town, line, "ceiling-y2", "750.000")["state"] == "saved"
    with system("uji"):
        assert {(each.period, each.amount) for each in load(renstra).all(Ceiling)} == {
            (str(YEAR), 500_00), (str(LAST), 750_000_00),
        }  # fmt: skip


def test_a_year_that_the_plan_is_not_for_is_refused_with_its_years(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    goal = sheet(planner, town, "target")["rows"][0]
    told = save(planner, town, goal, "target-y3", "90")
    assert told == {"sentence": f"Rencana ini memuat tahun {YEAR}–{LAST}, bukan {LAST + 1}."}
    assert save(planner, town, goal, "target-y9", "90") == {
        "sentence": f"Rencana ini memuat tahun {YEAR}–{LAST}, bukan {YEAR + 9}."
    }


def test_a_goal_is_filled_in_one_line_at_a_time_and_measured_by_words_of_the_office(town: Town, renstra: Plan) -> None:
    planner = town.client("planner")
    with system("uji"):
        kept = load(renstra)
    goal, aim = kept.all(Goal)[0].id, kept.all(Objective)[0].id
    page = planner.get(at(town, "row", goal)).content.decode()
    assert "<h1>Pelayanan yang memuaskan</h1>" in page
    assert f'<label for="{kept.all(Indicator)[0].id}.target-y2">Target {LAST}</label>' in page
    assert "Hapus" not in page
    planner.post(at(town, "indicator", aim), {"name": "Waktu tunggu loket", "unit": "Menit"})
    assert "Waktu tunggu loket" in [line["indicator"] for line in sheet(planner, town, "target")["rows"]]
    assert planner.post(at(town, "retire"), {"item": goal, "reason": "salah"}).status_code == 404


def test_a_goal_that_a_plan_of_one_year_quotes_is_not_filled_in_there(town: Town) -> None:
    goal = row(Goal, id="goal", number="1", text="Pelayanan yang memuaskan")
    plan = accept_plan(town, book(goal, work_item("7.01.02", "Program"), indicator(goal, "Indeks", unit="Nilai")))
    with system("uji"):
        kept = load(plan).all(Goal)[0].id
    assert town.client("planner").get(at(town, "row", kept)).status_code == 404
    assert save(town.client("planner"), town, {"id": kept}, "target-y1", "90")["state"] == "refused"


def test_a_plan_of_several_years_is_called_by_them(town: Town, renstra: Plan) -> None:
    assert str(renstra) == f"RENSTRA {YEAR}–{LAST} (murni)"
    tree = town.client("planner").get(reverse("plans:tree", args=[town.agency.pk, YEAR])).content.decode()
    assert f"Renstra {YEAR}–{LAST}: tujuan, program, dan kegiatan" in tree
