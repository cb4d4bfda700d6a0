"""What is to be measured: every measure once, on the row of the annual plan, and each lowest line once."""

from selaras.engine.formulas.measuring import lines, measures
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.rows import Objective, Row
from tests.making import YEAR, book, ceiling, document, indicator, kelurahan, row, target, work_item


def paper(kind: str, id: str) -> list[Row]:
    """A document with one objective, its indicator and its target of the year."""
    aim = row(Objective, id=f"{id}-s", document=id, number="1", text="Sasaran", goal="")
    measured = indicator(aim, "Indeks kepuasan", id=f"{id}-i", document=id, unit="Indeks")
    return [document(id=id, document=id, kind=kind), aim, measured,
            target(measured, 90 * SCALE, document=id, text="90")]  # fmt: skip


def given() -> Book:
    """The same promise in an agreement, a Renstra and the RKT, and what two quarters came to in the RKT."""
    reached = [
        row(Actual, indicator="rkt-i", period=f"{YEAR}-Q{at}", text="", value=value * SCALE)
        for at, value in ((1, 85), (2, 86))
    ]
    return Book([*book(), *paper("pk", "pk"), *paper("renstra", "renstra"), *paper("rkt", "rkt"), *reached])


def test_a_measure_stands_once_where_it_is_promised_and_is_recorded_in_the_annual_plan() -> None:
    (found,) = measures(given(), YEAR, 2)
    assert (found.level, found.indicator.id, found.unit) == ("promise", "rkt-i", "Indeks")
    assert [each.id for each in found.same] == ["pk-i", "renstra-i", "rkt-i"]
    assert (found.before and found.before.value, found.now and found.now.value) == (85 * SCALE, 86 * SCALE)


def test_what_has_no_target_of_the_year_is_not_measured() -> None:
    assert measures(given(), YEAR + 1, 1) == []


def test_the_promise_of_a_unit_is_another_measure_than_that_of_its_agency() -> None:
    moved = [replace(each, organisation="kelurahan-1") for each in paper("pk", "pk-unit")]
    found = measures(Book([*given(), kelurahan(1, "KELURAHAN SATU"), *moved]), YEAR, 1)
    assert [each.indicator.id for each in found] == ["rkt-i", "pk-unit-i"]


def test_each_lowest_line_stands_once_though_a_shift_has_its_version_before_beside_it() -> None:
    """The shift says 150; its code is printed twice in one unit, which are two lines."""
    rows: list[Row] = []
    for version, amount in (("shift", 150), ("before", 100)):
        program = work_item("7.01.02", "Program", id=f"{version}-p", document=version)
        subs = [
            work_item("7.01.02.2.01.0001", name, id=f"{version}-{name}", document=version, parent=program.id)
            for name in ("a", "b")
        ]
        rows += [document(id=version, document=version), program, *subs, ceiling(subs[0], amount, document=version)]
    rows.append(row(Spending, item="shift-a", period=f"{YEAR}-Q1", amount=30, text=""))
    found = lines(Book([*book(), *rows]), YEAR, 2)
    assert [(each.item.id, each.ceiling, [*each.before.values()]) for each in found] == [
        ("shift-a", 150, [30]), ("shift-b", None, [None]),
    ]  # fmt: skip
