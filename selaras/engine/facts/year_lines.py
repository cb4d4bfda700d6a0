"""The view of the promises of a year: each line beside the plan, and beside who promises the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.facts.year import Year, year_of
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import AgreementLine, Indicator, Target
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "origin": TEXT,
    "lower": NUMBER,
    "superior_promises": NUMBER,
    "above": TEXT,
    "value": AMOUNT,
    "planned_value": AMOUNT,
    "other_value": AMOUNT,
    "indicator": TEXT,
    "unit": TEXT,
    "text": TEXT,
    "planned_text": TEXT,
    "planned_in": TEXT,
    "other_text": TEXT,
    "other_unit": TEXT,
}


class _Line(NamedTuple):
    row: AgreementLine
    unit: str
    kind: str
    level: str
    indicator: Indicator | None
    target: Target | None


@view("year_lines", COLUMNS, beside=True)
def year_lines(facts: Facts) -> Lines:
    """One line per line of the annex of an agreement that speaks for its unit.

    ``lower`` is 1 for a unit below the agency; ``superior_promises`` 1 where another agreement of the Book stands above
    it. ``planned_value`` is the target of the plan for the same indicator of the same unit; ``other_value`` that of the
    first other unit that promises the same; kelurahan beside each other promise their own share.
    """
    year = year_of(facts)
    lines = [_line(facts, year, row) for row in facts.book.all(AgreementLine) if year.kind(row) == "pk"]
    if not lines:
        return NO_LINES
    above = {fold(line.unit) for line in lines if line.level == "agency"}
    planned = [year.planned.get((fold(line.unit), _name(line))) for line in lines]
    others = _others(lines)
    columns: dict[str, Column] = {
        "origin": [line.row.origin for line in lines],
        "lower": [int(line.level == "unit") for line in lines],
        "superior_promises": [int(bool(above)) for line in lines],
        "above": [line.row.above for line in lines],
        "value": [line.target.value if line.target else None for line in lines],
        "planned_value": [pair[1].value if pair else None for pair in planned],
        "other_value": [other.target.value if other and other.target else None for other in others],
    }

    def told(at: int) -> Told:
        line, pair, other = lines[at], planned[at], others[at]
        name = line.indicator.name if line.indicator else ""
        values: dict[str, Fact] = {
            "indicator": name,
            "unit": line.unit,
            "text": _printed(line.target),
            "planned_text": _printed(pair[1]) if pair else None,
            "planned_in": KIND_WORDS.get(year.kind(pair[0])) if pair else None,
            "other_text": _printed(other.target) if other else None,
            "other_unit": other.unit if other else None,
        }
        spots = {"target": Spot(line.target.id, line.target.place, "text")} if line.target else {}
        return Told(line.row, f"{line.unit}: {name}", f"{fold(line.unit)}/{fold(name)}", values, spots)

    return Lines(columns, told)


def _line(facts: Facts, year: Year, row: AgreementLine) -> _Line:
    office = year.organisation(row.organisation)
    indicator = year.indicator_by_id.get(row.indicator)
    target = year.target(row.indicator, row.period)
    name = office.name if office else ""
    return _Line(row, name, office.kind if office else "", office.level if office else "", indicator, target)


def _name(line: _Line) -> str:
    return fold_letters(line.indicator.name) if line.indicator else ""


def _printed(target: Target | None) -> str | None:
    if target is None:
        return None
    return target.text if not target.unit or fold(target.unit) in fold(target.text) else f"{target.text} {target.unit}"


def _others(lines: Sequence[_Line]) -> Sequence[_Line | None]:
    """For each line the first one of another unit, of another kind of unit, with the same indicator."""
    named: Mapping[str, list[_Line]] = defaultdict(list)
    for line in lines:
        named[_name(line)].append(line)
    return [
        next((each for each in named[_name(line)] if _apart(line, each) and each.target is not None), None)
        if _name(line)
        else None
        for line in lines
    ]


def _apart(one: _Line, other: _Line) -> bool:
    return fold(one.unit) != fold(other.unit) and (one.kind != other.kind or one.kind != "kelurahan")
