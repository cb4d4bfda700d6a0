"""The view of spending: each amount beside the ceiling of its year, what was spent before, and what was reached."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.times import When, when
from selaras.engine.facts.trees import Tree, tree_of
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.rows import Ceiling, Target, WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "level": TEXT,
    "quarter": NUMBER,
    "upto": NUMBER,
    "amount": AMOUNT,
    "ceiling": AMOUNT,
    "spent_percent": NUMBER,
    "over_in_quarter": NUMBER,
    "before_amount": AMOUNT,
    "actuals_usual": NUMBER,
    "targets": NUMBER,
    "actuals": NUMBER,
    "reached": NUMBER,
    "called": TEXT,
    "level_word": TEXT,
    "time_words": TEXT,
    "before_time": TEXT,
    "year": NUMBER,
    "difference": AMOUNT,
}

NOTHING: Final = 0
PARTLY: Final = 1
WHOLLY: Final = 2
_NEARLY_ALL: Final = 80  # percent of the lines with spending that must say what was reached

Timed = tuple[Spending, WorkItem, When]


@view("spendings", COLUMNS, beside=True)
def spendings(facts: Facts) -> Lines:
    """One line per spending of a year, of a quarter, or until the end of one. ``reached`` is 0 where nothing of the
    year's targets was, 2 where all of them were; unknown where any is."""
    if not facts.book.all(Spending):
        return NO_LINES
    timed = [
        (row, item, time)
        for row in facts.book.all(Spending)
        if (item := facts.item_by_id.get(row.item)) is not None and (time := when(row.period)) is not None
    ]
    if not timed:
        return NO_LINES
    tree = tree_of(facts)
    ceilings = [_ceiling(tree, item, time) for _, item, time in timed]
    over = {
        (item.id, time.year)
        for (row, item, time), ceiling in zip(timed, ceilings, strict=True)
        if time.quarter and not time.upto and None not in (row.amount, ceiling) and (row.amount or 0) > (ceiling or 0)
    }
    before = _before(timed)
    results = [_results(tree, row) if not time.quarter and not time.upto else None for row, _, time in timed]
    usual = _actuals_usual(timed, results)
    columns: dict[str, Column] = {
        "level": [item.level for _, item, _ in timed],
        "quarter": [time.quarter for *_, time in timed],
        "upto": [int(time.upto) for *_, time in timed],
        "amount": [row.amount for row, *_ in timed],
        "ceiling": ceilings,
        "spent_percent": [_percent(row.amount, ceiling) for (row, *_), ceiling in zip(timed, ceilings, strict=True)],
        "over_in_quarter": [int((item.id, time.year) in over) for _, item, time in timed],
        "before_amount": [other.amount if other else None for other in before],
        "actuals_usual": [usual.get(row.period, 0) for row, *_ in timed],
        "targets": [found[0] if found else None for found in results],
        "actuals": [found[1] if found else None for found in results],
        "reached": [found[2] if found else None for found in results],
    }
    return Lines(columns, partial(_told, facts, timed, ceilings, before))


def _told(
    facts: Facts, timed: Sequence[Timed], ceilings: Sequence[int | None], before: Sequence[Spending | None], line: int
) -> Told:
    (row, item, time), ceiling, earlier = timed[line], ceilings[line], before[line]
    other = when(earlier.period) if earlier else None
    values: dict[str, Fact] = {
        "called": f"{item.code} {item.name}".strip(),
        "level_word": LEVEL_WORDS[item.level],
        "time_words": time.words,
        "before_time": other.words if other else None,
        "year": time.year,
        "difference": row.amount - ceiling if row.amount is not None and ceiling is not None else None,
    }
    key = f"{facts.unit_key(row.organisation)}/{item.code}/{fold(item.name)}/{row.period}"
    return Told(row, f"{item.code} {item.name}".strip() + f": realisasi {time.words}", key, values)


def _percent(amount: int | None, ceiling: int | None) -> int | None:
    """Whole percent of the ceiling that is spent."""
    return amount * 100 // ceiling if amount is not None and ceiling else None


def _ceiling(tree: Tree, item: WorkItem, time: When) -> int | None:
    """The ceiling of an item in the year; the lines of one item may have several only where these are alike."""
    if time.upto:
        return None
    rows = tree.figures.get((item.id, Ceiling, str(time.year)), ())
    amounts = [row.amount for row in rows if isinstance(row, Ceiling)]
    return max((amount for amount in amounts if amount is not None), default=None) if None not in amounts else None


def _before(timed: Sequence[Timed]) -> list[Spending | None]:
    """For what has run up until a time the latest that had run up before."""
    run_up: dict[str, list[tuple[When, Spending]]] = defaultdict(list)
    for row, item, time in timed:
        if time.upto and row.amount is not None:
            run_up[item.id].append((time, row))
    found: list[Spending | None] = []
    for _, item, time in timed:
        # Of a year without quarter its end is meant: behind its quarters.
        earlier = [(_end(other), row) for other, row in run_up[item.id] if time.upto and _end(other) < _end(time)]
        found.append(max(earlier, key=lambda pair: pair[0])[1] if earlier else None)
    return found


def _end(time: When) -> tuple[int, int]:
    return time.year, time.quarter or 4


def _results(tree: Tree, row: Spending) -> tuple[int, int, int | None]:
    """How many targets of the year an item has, how many of them have an actual, and how much was reached."""
    targets = {
        target.indicator: target.value
        for target in tree.figures.get((row.item, Target, row.period), ())
        if isinstance(target, Target) and target.value
    }
    actuals = {
        actual.indicator: actual.value
        for actual in tree.figures.get((row.item, Actual, row.period), ())
        if isinstance(actual, Actual) and actual.indicator in targets and actual.value is not None
    }
    if not targets or len(actuals) < len(targets):
        return len(targets), len(actuals), None
    if not any(actuals.values()):
        return len(targets), len(actuals), NOTHING
    wholly = all((actuals[id] or 0) >= (value or 0) for id, value in targets.items())
    return len(targets), len(actuals), WHOLLY if wholly else PARTLY


def _actuals_usual(timed: Sequence[Timed], results: Sequence[tuple[int, int, int | None] | None]) -> Mapping[str, int]:
    """By period whether nearly all items with targets and spending have an actual too."""
    counted: dict[str, list[bool]] = defaultdict(list)
    for (row, *_), found in zip(timed, results, strict=True):
        if found and found[0] and row.amount:
            counted[row.period].append(found[1] > 0)
    return {period: int(sum(has) * 100 >= _NEARLY_ALL * len(has)) for period, has in counted.items()}
