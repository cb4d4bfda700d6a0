"""The view of live formulas: what each adds, left out, counted twice, of another line or of another kind."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from selaras.engine.facts.added import Added, Adding
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.evidence import Formula, PrintedSum
from selaras.engine.tables.rows import Indicator, WorkItem
from selaras.engine.tables.wording import listed

COLUMNS = {
    "quantity": TEXT,
    "function": TEXT,
    "shape": TEXT,
    "left_out": NUMBER,
    "twice": NUMBER,
    "foreign_cells": NUMBER,
    "mixed": NUMBER,
    "usual_function": TEXT,
    "cell": TEXT,
    "text": TEXT,
    "name": TEXT,
    "left_out_told": TEXT,
    "left_out_amount": AMOUNT,
    "twice_told": TEXT,
    "foreign_told": TEXT,
    "mixed_told": TEXT,
    "function_word": TEXT,
    "usual_word": TEXT,
}

_WORDS: Final = {"sum": "penjumlahan", "average": "rata-rata"}
_MOST_CELLS: Final = 6  # that a sentence names
_FEWEST: Final = 3  # formulas of a column that make a custom
_NEARLY_ALL: Final = 80  # percent of them that must agree


@lru_cache(maxsize=1)  # sums ask too
def judged_formulas(facts: Facts) -> Mapping[str, Added]:
    """What is to be said of each formula, by the id of its figure."""
    adding = Adding(facts)
    return {row.figure: adding.judged(row) for row in facts.book.all(Formula)}


def is_wrong(added: Added) -> bool:
    """Whether a formula adds too little, too much, or what does not belong there."""
    return bool(added.left_out or added.twice or added.foreign or added.mixed)


@view("formulas", COLUMNS, beside=True)
def formulas(facts: Facts) -> Lines:
    """One line per formula that adds or averages cells."""
    rows = facts.book.all(Formula)
    if not rows:
        return NO_LINES
    found = [judged_formulas(facts)[row.figure] for row in rows]
    columns: dict[str, Column] = {
        "quantity": [row.quantity for row in rows],
        "function": [row.function for row in rows],
        "shape": [one.shape for one in found],
        "left_out": [_count(one.left_out) for one in found],
        "twice": [_count(one.twice) for one in found],
        "foreign_cells": [_count(one.foreign) for one in found],
        "mixed": [len(one.mixed) for one in found],
        "usual_function": _usual(rows, found),
    }
    usual = columns["usual_function"]

    def told(line: int) -> Told:
        row, one = rows[line], found[line]
        values: dict[str, Fact] = {
            "cell": row.place.coordinate,
            "text": row.text,
            "name": _name(facts, row),
            "left_out_told": told_cells(one.left_out or ()),
            "left_out_amount": one.left_out_amount,
            "twice_told": _told_twice(one),
            "foreign_told": told_cells(one.foreign or ()),
            "mixed_told": told_cells(one.mixed),
            "function_word": _WORDS[row.function],
            "usual_word": _WORDS.get(str(usual[line])),
        }
        where = f"{row.place.sheet}/{row.place.coordinate}"
        return Told(row, f"Rumus sel {row.place.coordinate}", where, values)

    return Lines(columns, told)


def told_cells(cells: Sequence[str]) -> str:
    """Cells in a row: ``R91 dan R96``; of many the first ones and how many more there are."""
    if len(cells) > _MOST_CELLS:
        return f"{', '.join(cells[:_MOST_CELLS])}, dan {len(cells) - _MOST_CELLS} sel lainnya"
    return listed(cells)


def _told_twice(one: Added) -> str:
    again = f" (sekali langsung, sekali lewat {told_cells(one.again)})" if one.again else ""
    return f"{told_cells(one.twice or ())} ikut dijumlah dua kali{again}"


def _count(cells: Sequence[str] | None) -> int | None:
    return None if cells is None else len(cells)


def _usual(rows: Sequence[Formula], found: Sequence[Added]) -> list[Fact]:
    """The function that nearly all formulas down the same column use, where there are enough of them. What values are
    is another thing for each indicator, so nothing is usual among them."""
    used: dict[tuple[str, int | None], Counter[str]] = defaultdict(Counter)
    down = [one.shape == "down" and row.quantity != "value" for row, one in zip(rows, found, strict=True)]
    for row, judged in zip(rows, down, strict=True):
        if judged:
            used[row.place.sheet, row.place.column][row.function] += 1
    usual: list[Fact] = []
    for row, judged in zip(rows, down, strict=True):
        counts = used[row.place.sheet, row.place.column] if judged else Counter[str]()
        name, number = counts.most_common(1)[0] if counts else ("", 0)
        enough = number >= _FEWEST and number * 100 >= _NEARLY_ALL * counts.total()
        usual.append(name if enough else None)
    return usual


def _name(facts: Facts, row: Formula) -> str:
    """What the figure of a formula is about: the name of its work item or indicator, or of its line of totals."""
    about = facts.book.find(row.subject) if row.subject else facts.book.find(row.figure)
    return about.name if isinstance(about, WorkItem | Indicator | PrintedSum) else ""
