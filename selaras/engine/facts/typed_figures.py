"""The view of figures in columns of formulas: which of them were typed where nearly all others are added up."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from selaras.engine.facts.facts import LEVEL_WORDS, Facts
from selaras.engine.facts.trees import tree_of
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.evidence import Formula
from selaras.engine.tables.place import column_letters
from selaras.engine.tables.rows import Ceiling, Row, Target

COLUMNS = {
    "added": NUMBER,
    "figure": AMOUNT,
    "custom": NUMBER,
    "cell": TEXT,
    "column_name": TEXT,
    "level_word": TEXT,
    "formulas": NUMBER,
    "figures": NUMBER,
}

Group = tuple[str, int, str, bool]
_FEWEST: Final = 3  # formulas of one column and level that make a custom
_NEARLY_ALL: Final = 80  # percent of the figures that must be formulas


@view("typed_figures", COLUMNS, beside=True)
def typed_figures(facts: Facts) -> Lines:
    """One line per figure in a column of a sheet where the lines of its level have formulas. ``custom`` is 1 where
    nearly all of them have."""
    formulas = facts.book.all(Formula)
    if not formulas:
        return NO_LINES
    added = {row.figure for row in formulas}
    groups = {row.id: group for row in _figures(facts) if (group := _group(facts, row)) is not None}
    all_figures = Counter(groups.values())
    with_formula = Counter(group for id, group in groups.items() if id in added)
    rows = [row for row in _figures(facts) if with_formula[groups.get(row.id, ("", 0, "", False))]]
    if not rows:
        return NO_LINES
    columns: dict[str, Column] = {
        "added": [int(row.id in added) for row in rows],
        "figure": [_value(row) for row in rows],
        "custom": [_custom(with_formula, all_figures, groups[row.id]) for row in rows],
    }

    def told(line: int) -> Told:
        row = rows[line]
        group = groups[row.id]
        values: dict[str, Fact] = {
            "cell": row.place.coordinate,
            "column_name": column_letters(group[1]),
            "level_word": LEVEL_WORDS[group[2]],
            "formulas": with_formula[group],
            "figures": all_figures[group],
        }
        return Told(row, f"Sel {row.place.coordinate}", f"{row.place.sheet}/{row.place.coordinate}", values)

    return Lines(columns, told)


def _figures(facts: Facts) -> list[Row]:
    kinds: tuple[type[Row], ...] = (Ceiling, Spending, Target, Actual)
    return [row for kind in kinds for row in facts.book.all(kind) if row.place.sheet]


def _group(facts: Facts, row: Row) -> Group | None:
    """The sheet and column of a figure, the level of the line it stands in, and whether anything stands below that: a
    program without kegiatan has nothing to add up."""
    tree = tree_of(facts)
    item = facts.item_by_id.get(tree.item_of(row))
    if item is None or not row.place.column:
        return None
    return row.place.sheet, row.place.column, item.level, item.id in tree.under


def _custom(with_formula: Mapping[Group, int], figures: Mapping[Group, int], group: Group) -> int:
    number = with_formula[group]
    return int(number >= _FEWEST and number * 100 >= _NEARLY_ALL * figures[group])


def _value(row: Row) -> int | None:
    if isinstance(row, Target | Actual):
        return row.value
    return row.amount if isinstance(row, Ceiling | Spending) else None
