"""The page of a figure: formula, inputs with their places, rule, attributes, who changed it; found from the tree."""

import html
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.explanation.reference import references
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Ceiling, PlanDocument, WorkItem
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from tests.making import YEAR, book, ceiling, indicator, kelurahan, row, target, work_item
from tests.site.people import SINCE, Town, accept_plan

AT = datetime(2025, 4, 1, 2, 30, tzinfo=UTC)


@pytest.fixture
def plan(town: Town) -> Plan:
    """A program with two kegiatan, and an index whose lower value is better."""
    program = work_item("7.01.02", "Program Pelayanan", id="program")
    parts = [
        work_item(f"7.01.02.2.0{number}", f"Kegiatan {number}", id=f"k{number}", parent="program") for number in (1, 2)
    ]
    measured = indicator(
        program, "Keluhan yang masuk", id="keluhan", unit="Keluhan", direction="down", achievement="down_a",
        definition="Keluhan tertulis yang diterima loket.",
    )  # fmt: skip
    return accept_plan(
        town,
        book(
            program, ceiling(program, 500_000_00, id="c0"), *parts, ceiling(parts[0], 300_000_00, id="c1"),
            ceiling(parts[1], 200_000_00, id="c2"), measured, target(measured, 10_0000, id="t", text="10"),
            row(Actual, id="a", indicator="keluhan", period=str(YEAR), value=8_0000, text="8"),
        ),
    )  # fmt: skip


def page(town: Town, who: str, reference: str) -> str:
    answer = town.client(who).get(reverse("figures:explain", args=[town.agency.pk, YEAR, reference]))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def named(plan: Plan, name: str) -> str:
    with system("uji"):
        return next(each.id for each in book_of(plan).all(WorkItem) if each.name == name)


def test_an_achievement_shows_its_formula_with_its_numbers_and_the_rule_that_is_not_fixed_by_law(
    town: Town, plan: Plan
) -> None:
    with system("uji"):
        told = next(each for each in references(book_of(plan)) if each.what == "achievement")
    shown = page(town, "planner", str(told))
    assert re.findall("<dt>Nilai</dt><dd>(.*?)</dd>", shown) == [
        "120 % (Sangat Tinggi)"
    ]  # (2 × 10 − 8) / 10, regulations.md §4.1
    assert "(2 × 10 − 8)" in shown
    assert "Keluhan tertulis yang diterima loket." in shown
    assert "<dt>Arah indikator</dt><dd>turun</dd>" in shown
    assert "contoh.md" in shown  # where target and actual stand
    assert "Angka ini dan bahannya belum pernah diubah di Selaras" in shown


def test_a_figure_of_the_tree_is_one_click_away_and_tells_who_changed_it(town: Town, plan: Plan) -> None:
    with acting(scope_of(town.people["planner"], SINCE)):
        money = next(each for each in book_of(plan).all(Ceiling) if each.amount == 200_000_00)
        apply(plan, [Change("Ceiling", money.id, "amount", 200_000_00, 250_000_00)], "harga naik", on=AT)
    client = town.client("planner")
    tree = client.get(reverse("plans:tree", args=[town.agency.pk, YEAR])).content.decode()
    (link,) = re.findall(r'<a class="why" href="([^"]*)">250\.000</a>', tree)
    shown = html.unescape(client.get(link).content.decode())
    assert "Perencana Contoh" in shown
    assert "harga naik" in shown
    assert "<del>200.000</del>" in shown
    assert "<ins>250.000</ins>" in shown


@pytest.mark.parametrize("who", ["planner", "camat", "bappeda"])
def test_every_figure_of_a_plan_can_be_opened(town: Town, plan: Plan, who: str) -> None:
    with system("uji"):
        all_of_it = [str(each) for each in references(book_of(plan))]
    # target, value, achievement; three pagu; three sums; that of the unit; the lowest lines of all and of a program
    assert len(all_of_it) == 3 + 3 + 3 + 1 + 2
    client = town.client(who)
    for reference in all_of_it:
        assert client.get(reverse("figures:explain", args=[town.agency.pk, YEAR, reference])).status_code == 200


def test_a_figure_of_another_year_of_another_agency_or_of_a_row_that_is_gone_is_not_found(
    town: Town, plan: Plan
) -> None:
    reference = f"{named(plan, 'Kegiatan 1')}:ceiling"
    planner: Client = town.client("planner")
    for agency, year, asked in (
        (town.agency.pk, YEAR + 1, reference),
        (town.neighbour.pk, YEAR, reference),
        (town.agency.pk, YEAR, f"{'0' * 32}:ceiling"),
        (town.agency.pk, YEAR, reference.replace("ceiling", "achievement")),
    ):
        assert planner.get(reverse("figures:explain", args=[agency, year, asked])).status_code == 404


def test_who_sees_one_kelurahan_alone_is_told_its_own_sums_and_not_those_of_all(town: Town) -> None:
    plan = accept_plan(town)
    with system("uji"):
        book = book_of(plan)
    own, other = (row.id for row in book.all(WorkItem) if row.level == "organisation")
    whole = book.all(PlanDocument)[0].id
    operator: Client = town.client("operator")
    asked = [f"{own}:lines", f"{other}:lines", *(f"{whole}:{what}" for what in ("lines", "own_lines", "unit_lines"))]
    codes = [operator.get(reverse("figures:explain", args=[town.agency.pk, YEAR, each])).status_code for each in asked]
    assert codes == [200, 404, 404, 404, 404]


def test_a_line_with_lines_of_another_kelurahan_below_has_no_sum_for_who_sees_one_alone(town: Town) -> None:
    """30 of its own and 12 of the other one: 42 for the planner, and no smaller sum under the same name."""
    program = work_item("7.01.03", "Program", id="p", organisation="kelurahan-1")
    subs = [
        work_item(f"7.01.03.2.01.000{at}", f"Sub {at}", id=f"s{at}", parent="p", organisation=f"kelurahan-{at}")
        for at in (1, 2)
    ]
    units = (kelurahan(1, "KELURAHAN SATU"), kelurahan(2, "KELURAHAN DUA"))
    plan = accept_plan(town, book(*units, program, *subs, ceiling(subs[0], 30_00), ceiling(subs[1], 12_00)))
    reference = f"{named(plan, 'Program')}@{YEAR}:lines"
    assert "Rp42" in page(town, "planner", reference)
    operator: Client = town.client("operator")
    assert operator.get(reverse("figures:explain", args=[town.agency.pk, YEAR, reference])).status_code == 404
