"""The tree of work behind figures: what stands under an item, down to the lines that have nothing under them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from selaras.engine.facts.facts import Facts
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem


class Tree(Frozen, eq=False):
    """``under`` has the ids of the items below each item; ``ends`` those of the lowest lines below each, itself where
    it has none; ``figures`` the figures of an item by type and period."""

    under: Mapping[str, Sequence[str]]
    ends: Mapping[str, frozenset[str]]
    figures: Mapping[tuple[str, type[Row], str], Sequence[Row]]
    indicators: Mapping[str, Indicator]

    def item_of(self, row: Row | None) -> str:
        """The work item that a figure is about, empty where it is about none."""
        if isinstance(row, Ceiling | Spending):
            return row.item if row.item in self.ends else ""
        if isinstance(row, Target | Actual):
            measured = self.indicators.get(row.indicator)
            return measured.subject if measured is not None and measured.subject in self.ends else ""
        return ""


@lru_cache(maxsize=1)  # the views over one Book follow each other
def tree_of(facts: Facts) -> Tree:
    """The tree of a Book; the parent of an item stands above it, so that the lowest lines are known from below."""
    under: dict[str, list[str]] = defaultdict(list)
    items = facts.book.all(WorkItem)
    for item in items:
        under[item.parent].append(item.id)
    ends: dict[str, frozenset[str]] = {}
    for item in reversed(items):
        below = under.get(item.id, ())
        ends[item.id] = frozenset().union(*(ends.get(id, frozenset({id})) for id in below)) or frozenset({item.id})
    tree = Tree(under, ends, {}, {row.id: row for row in facts.book.all(Indicator)})
    return Tree(under, ends, _figures(facts, tree), tree.indicators)


def _figures(facts: Facts, tree: Tree) -> Mapping[tuple[str, type[Row], str], Sequence[Row]]:
    found: dict[tuple[str, type[Row], str], list[Row]] = defaultdict(list)
    kinds: tuple[type[Row], ...] = (Ceiling, Spending, Target, Actual)
    for kind in kinds:
        for row in facts.book.all(kind):
            if item := tree.item_of(row):
                found[item, kind, row.period].append(row)
    return found
