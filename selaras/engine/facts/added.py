"""What a live formula adds, against what stands under its line: left out, counted twice, of another line, of another
kind."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.trees import Tree, tree_of
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.evidence import Formula, PrintedSum, Term
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import column_letters
from selaras.engine.tables.rows import Ceiling, Row

Shape = Literal["down", "across", "other"]

_CELL = re.compile(r"([A-Z]+)(\d+)")
_DEEPEST: Final = 8  # sums of sums that are followed; a budget has five levels
_MOST: Final = 2_000_000  # lines that are looked at for all formulas of a file; what comes after is not judged
_MOST_TWICE: Final = 200  # cells counted twice by one formula that are compared with each other

Parts = frozenset[str]
"""The lowest lines that a cell stands for; a cell that is no figure of the plan stands for itself."""


class Added(Frozen):
    """A formula by its cells. ``left_out``, ``twice`` and ``foreign`` are None where nobody can know.

    ``again`` are the cells through which what is counted twice comes in once more; ``left_out_amount`` is sen.
    """

    shape: Shape
    left_out: Sequence[str] | None = None
    left_out_amount: int = 0
    twice: Sequence[str] | None = None
    again: Sequence[str] = ()
    foreign: Sequence[str] | None = None
    mixed: Sequence[str] = ()


class Adding:
    """All formulas of a Book, and the lines that their cells stand for."""

    def __init__(self, facts: Facts) -> None:
        self.book = facts.book
        self.tree: Tree = tree_of(facts)
        self.by_figure: Mapping[str, Formula] = {row.figure: row for row in facts.book.all(Formula)}
        self.looked_at = 0

    def judged(self, formula: Formula) -> Added:
        """What is wrong with one formula."""
        shape = _shape(formula)
        if self.looked_at > _MOST:
            return Added(shape)
        mixed = _mixed(formula)
        if shape != "down" or formula.quantity == "value":
            # Quarters of one line, or indicators of one item: different cells of the same line of work.
            twice, again = _twice([(term, frozenset({term.cell})) for term in formula.terms])
            known = Added(shape, twice=twice, again=again, mixed=mixed)
            return known if formula.function == "sum" else replace(known, twice=None, again=())
        if formula.function == "average":
            foreign = self._not_below(formula)
            left_out = None if foreign is None else self._percents_left_out(formula)
            return Added(shape, left_out, foreign=foreign, mixed=mixed)
        twice, again = _twice(self._by_formula(formula))
        return self._sum_down(formula, Added(shape, twice=twice, again=again, mixed=mixed))

    def _sum_down(self, formula: Formula, known: Added) -> Added:
        """A sum of its own column, against the lines that it should add; where it adds none of them it is a figure
        taken from elsewhere, and nobody knows what it should add."""
        own = [(term, self._of_row(term.row, term.cell, False, 0)) for term in formula.terms]
        expected = self._expected(formula)
        whole = frozenset[str]().union(*expected.values())
        if not any(parts & whole for _, parts in own):
            return known
        foreign = _named(term.cell for term, parts in own if term.row and parts and not parts & whole)
        left_out, amount = self._left_out(formula, expected, frozenset[str]().union(*(parts for _, parts in own)))
        return replace(known, left_out=left_out, left_out_amount=amount, foreign=foreign)

    def _by_formula(self, formula: Formula) -> list[tuple[Term, Parts]]:
        """The terms with what they add by the formulas behind them. Two lines of one item (its sources of funds) are
        two amounts, so these stand for themselves."""
        cells: dict[str, set[str]] = defaultdict(set)
        items = [self.tree.item_of(self.book.find(term.row)) if term.row else "" for term in formula.terms]
        for term, item in zip(formula.terms, items, strict=True):
            cells[item].add(term.cell)
        return [
            (
                term,
                frozenset({term.cell}) if item and len(cells[item]) > 1 else self._of_row(term.row, term.cell, True, 0),
            )
            for term, item in zip(formula.terms, items, strict=True)
        ]

    def _of_row(self, id: str, cell: str, by_formula: bool, depth: int) -> Parts:
        """The lowest lines of a figure; of a line that only sums others those of its formula, or those it is said to
        sum: by its formula it may hold what another line holds too."""
        row = self.book.find(id) if id else None
        item = self.tree.item_of(row)
        if item:
            found = self.tree.ends[item]
        elif isinstance(row, PrintedSum) and depth < _DEEPEST:
            formula = self.by_figure.get(row.id) if by_formula else None
            below: Iterable[tuple[str, str]] = (
                [(term.row, term.cell) for term in formula.terms] if formula else [(term, term) for term in row.terms]
            )
            found = frozenset[str]().union(*(self._of_row(*one, by_formula, depth + 1) for one in below))
        else:
            found = frozenset({f"sel {cell}"})
        self.looked_at += len(found)
        return found

    def _expected(self, formula: Formula) -> Mapping[str, Parts]:
        """The figures that should be added, with their lowest lines: those of the lines just below, or those that a
        line of totals is said to sum. Only figures of money add up."""
        figure = self.book.find(formula.figure)
        if isinstance(figure, PrintedSum):
            rows = [found for id in figure.terms if (found := self.book.find(id)) is not None]
        elif isinstance(figure, Ceiling | Spending):
            below = self.tree.under.get(figure.item, ())
            rows = [row for id in below for row in self.tree.figures.get((id, type(figure), figure.period), ())]
        else:
            rows = []
        return {row.id: self._of_row(row.id, row.id, False, 0) for row in rows if _same_column(row, formula)}

    def _left_out(self, formula: Formula, expected: Mapping[str, Parts], counted: Parts) -> tuple[Sequence[str], int]:
        """Figures below that are not zero and of which no line is counted; the first level where that is so."""
        missing: list[Row] = []
        waiting = list(expected.items())
        for id, parts in waiting:
            row = self.book.find(id)
            if not parts & counted and row is not None:
                missing.append(row)
            elif not parts <= counted and isinstance(row, Ceiling | Spending):
                below = self.tree.under.get(row.item, ())
                rows = [one for item in below for one in self.tree.figures.get((item, type(row), row.period), ())]
                waiting += [(one.id, self._of_row(one.id, one.id, False, 0)) for one in rows]
        known = [(row, row.amount) for row in missing if isinstance(row, Ceiling | Spending) and row.amount]
        return _named(_cell(row, formula) for row, _ in known), sum(amount for _, amount in known)

    def _not_below(self, formula: Formula) -> Sequence[str] | None:
        """The cells of an average that are not of the lines just below, where some are."""
        item = self.tree.item_of(self.book.find(formula.figure))
        below = set(self.tree.under.get(item, ())) if item else set()
        items = [(term.cell, self.tree.item_of(self.book.find(term.row)) if term.row else "") for term in formula.terms]
        if not any(found in below for _, found in items):
            return None
        return _named(cell for cell, found in items if found and found not in below)

    def _percents_left_out(self, formula: Formula) -> Sequence[str]:
        """The lines just below whose percent is known and not zero, and not in the average."""
        figure = self.book.find(formula.figure)
        if not isinstance(figure, Actual) or formula.quantity != "percent":
            return ()
        named = {term.row for term in formula.terms}
        below = self.tree.under.get(self.tree.item_of(figure), ())
        rows = [row for id in below for row in self.tree.figures.get((id, Actual, figure.period), ())]
        left = [row for row in rows if isinstance(row, Actual) and row.percent and row.id not in named]
        return _named(_cell(row, formula) for row in left if row.place.sheet == formula.place.sheet)


def _shape(formula: Formula) -> Shape:
    """Whether a formula adds cells of its own column, of its own line, or others."""
    column = column_letters(formula.place.column) if formula.place.column else ""
    cells = [found.groups() for term in formula.terms if (found := _CELL.fullmatch(term.cell))]
    if len(cells) < len(formula.terms):
        return "other"  # of another sheet
    if all(letters == column for letters, _ in cells):
        return "down"
    return "across" if all(line == str(formula.place.line) for _, line in cells) else "other"


def _twice(counted: Sequence[tuple[Term, Parts]]) -> tuple[Sequence[str], Sequence[str]]:
    """The cells all of whose lines are counted more than once, and the cells that count them again."""
    times = Counter(part for _, parts in counted for part in parts)
    if all(number == 1 for number in times.values()):
        return (), ()
    repeated = {part for part, number in times.items() if number > 1}
    whole = [(term.cell, parts) for term, parts in counted if parts and parts <= repeated][:_MOST_TWICE]
    chosen: dict[str, Parts] = {}
    for cell, parts in whole:
        inside = any(parts < other for _, other in whole)
        if not inside and parts not in chosen.values():
            chosen[cell] = parts
    doubled = frozenset[str]().union(*chosen.values())
    again = [term.cell for term, parts in counted if parts & doubled and term.cell not in chosen]
    return _named(chosen), _named(again)


def _mixed(formula: Formula) -> Sequence[str]:
    """Cells of percents and counts in a sum of money, and of money in a sum of something else."""
    money = formula.quantity == "money"
    return _named(term.cell for term in formula.terms if term.row and (term.quantity == "money") != money)


def _same_column(row: Row, formula: Formula) -> bool:
    return (row.place.sheet, row.place.column) == (formula.place.sheet, formula.place.column)


def _cell(row: Row, formula: Formula) -> str:
    """The cell of a line in the column of the formula."""
    return f"{column_letters(formula.place.column or 1)}{row.place.line}"


def _named(cells: Iterable[str]) -> Sequence[str]:
    return tuple(dict.fromkeys(cells))
