"""The view of money and targets by year: which items have the one without the other, in tables of several years."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.trees import Tree, tree_of
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.rows import Ceiling, Row, Target, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "amount": AMOUNT,
    "targets": NUMBER,
    "target_is_zero": NUMBER,
    "targets_elsewhere": NUMBER,
    "money_elsewhere": NUMBER,
    "targets_usual": NUMBER,
    "money_usual": NUMBER,
    "called": TEXT,
    "level_word": TEXT,
    "period": TEXT,
    "target_text": TEXT,
}

Line = tuple[WorkItem, str, Ceiling | None, tuple[Target, ...]]
_YEAR: Final = 4  # characters of a period of one year
_NEARLY_ALL: Final = 80  # percent of the lines of a year that must have what this one lacks


@view("moneys", COLUMNS, beside=True)
def moneys(facts: Facts) -> Lines:
    """One line per work item and year that has money or a target, where the Book has money of several years; in a plan
    of one year missing targets and ceilings are findings of their own."""
    ceilings = facts.book.all(Ceiling)
    years = sorted({row.period for row in ceilings if len(row.period) == _YEAR})
    if len(years) < 2 or not facts.book.all(Target):
        return NO_LINES
    lines = _lines(facts, tree_of(facts), years)
    if not lines:
        return NO_LINES
    elsewhere = _elsewhere(lines)
    usual = _usual(lines)
    columns: dict[str, Column] = {
        "amount": [money.amount if money else None for *_, money, _ in lines],
        "targets": [len(targets) for *_, targets in lines],
        "target_is_zero": [int(all(target.value == 0 for target in targets)) for *_, targets in lines],
        "targets_elsewhere": [elsewhere[item.id][0] for item, *_ in lines],
        "money_elsewhere": [elsewhere[item.id][1] for item, *_ in lines],
        "targets_usual": [usual[period][0] for _, period, *_ in lines],
        "money_usual": [usual[period][1] for _, period, *_ in lines],
    }

    def told(line: int) -> Told:
        item, period, money, targets = lines[line]
        values: dict[str, Fact] = {
            "called": f"{item.code} {item.name}".strip(),
            "level_word": LEVEL_WORDS[item.level],
            "period": period,
            "target_text": targets[0].text if targets else None,
        }
        row: Row = money or (targets[0] if targets else item)
        key = f"{facts.unit_key(item.organisation)}/{item.code}/{fold(item.name)}/{period}"
        return Told(row, f"{item.code} {item.name}".strip() + f": {period}", key, values)

    return Lines(columns, told)


def _lines(facts: Facts, tree: Tree, years: list[str]) -> list[Line]:
    """Lines of items that are measured; those of the money come from the same table as the item."""
    lines: list[Line] = []
    for item in facts.book.all(WorkItem):
        if not facts.indicators.get(item.id):
            continue
        for year in years:
            money = next((row for row in tree.figures.get((item.id, Ceiling, year), ())), None)
            targets = tuple(row for row in tree.figures.get((item.id, Target, year), ()) if isinstance(row, Target))
            if money is not None or targets:
                lines.append((item, year, money if isinstance(money, Ceiling) else None, targets))
    return lines


def _elsewhere(lines: list[Line]) -> Mapping[str, list[int]]:
    """By item in how many of its years there is a target, and in how many money."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item, _, money, targets in lines:
        found[item.id][0] += bool(targets)
        found[item.id][1] += bool(money and money.amount)
    return found


def _usual(lines: list[Line]) -> Mapping[str, tuple[int, int]]:
    """By year whether nearly all lines with money have a target, and nearly all with a target money."""
    of_year: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for _, year, money, targets in lines:
        of_year[year].append((bool(money and money.amount), bool(targets)))
    return {year: (_nearly(pairs, 0, 1), _nearly(pairs, 1, 0)) for year, pairs in of_year.items()}


def _nearly(pairs: list[tuple[bool, bool]], of: int, have: int) -> int:
    some = [pair[have] for pair in pairs if pair[of]]
    return int(bool(some) and sum(some) * 100 >= _NEARLY_ALL * len(some))
