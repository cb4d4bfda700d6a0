"""The performance tree of a Book in one year: what leads to what, what of the plan it became, and what it lacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from selaras.engine.tables.actuals import is_said
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.performance_tree import CrossLink, NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.rows import Goal, Indicator, Objective, Target, WorkItem

Subject: TypeAlias = Goal | Objective | WorkItem
Lack: TypeAlias = Literal["indicator", "target", "owner"]
_MEASURED: Final = ("outcome", "intermediate", "output")


class Condition(Frozen, eq=False):
    """One node with all that hangs on it in the year. ``parents`` and ``children`` are ids in the order of the edges;
    ``indicators`` those of the node itself, then those of what it is mapped to; ``targets`` by the indicator's id.
    ``unmapped`` counts mappings to rows that the Book does not hold. ``lacks`` what it should have."""

    node: TreeNode
    parents: Sequence[str]
    children: Sequence[str]
    indicators: Sequence[Indicator]
    targets: Mapping[str, Target]
    owner: NodeOwner | None
    subjects: Sequence[Subject]
    unmapped: int
    links: Sequence[CrossLink]
    lacks: Sequence[Lack]


class PerformanceTree(Frozen, eq=False):
    """The conditions by id in their order. ``below`` are the children of each in the tree as it is drawn, where each
    node hangs in one place: under the parent that was named first. ``across`` are the further edges, parent first."""

    conditions: Mapping[str, Condition]
    roots: Sequence[str]
    below: Mapping[str, Sequence[str]]
    across: Sequence[tuple[str, str]]

    def under(self, node: str) -> Iterator[str]:
        """The node and all that is drawn below it, the higher first."""
        waiting = [node]
        while waiting:
            at = waiting.pop()
            yield at
            waiting += reversed(self.below.get(at, ()))


def performance_tree(book: Book, year: int) -> PerformanceTree:
    """The tree of the Book as it is in ``year``. A target is that of the year, of the indicator itself.

    Critical success factors are conditions too, but regions measure them by the outcomes below, so none is said to
    lack an indicator (PermenPANRB 89/2021, step 4; mark R).
    """
    nodes = sorted(book.all(TreeNode), key=lambda node: node.order)
    parents, children = _edges(book, {node.id for node in nodes})
    held = _Held(book, year)
    conditions = {node.id: held.condition(node, parents[node.id], children[node.id]) for node in nodes}
    first = {node: above[0] for node, above in parents.items() if above}
    hung, roots = _hung(conditions, first)
    across = [(above, node) for node in conditions for above in parents[node] if hung.get(node) != above]
    below: dict[str, list[str]] = defaultdict(list)
    for node in conditions:
        if node in hung:
            below[hung[node]].append(node)
    return PerformanceTree(conditions, roots, below, across)


def _edges(book: Book, known: set[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Parents and children of each node; an edge to a node that is not there, to itself or said twice is none."""
    parents: dict[str, list[str]] = defaultdict(list)
    children: dict[str, list[str]] = defaultdict(list)
    for edge in book.all(TreeEdge):
        above, below = edge.parent, edge.child
        if above in known and below in known and above != below and above not in parents[below]:
            parents[below].append(above)
            children[above].append(below)
    return parents, children


def _hung(nodes: Iterable[str], first: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Under which node each one hangs, and the roots. Where edges run in a circle, one of them is left out of it."""
    hung: dict[str, str] = {}
    roots: list[str] = []
    for node in nodes:
        above = first.get(node)
        if above is None or _leads(hung, above, node):
            roots.append(node)
        else:
            hung[node] = above
    return hung, roots


def _leads(hung: Mapping[str, str], at: str, node: str) -> bool:
    """Whether the way up from ``at`` passes ``node``."""
    while at in hung:
        at = hung[at]
        if at == node:
            return True
    return False


def reaches(book: Book, start: str, goal: str) -> bool:
    """Whether ``start`` leads, over any edges upwards, to ``goal``: an edge from ``goal`` to ``start`` closes a
    circle."""
    above = book.under(TreeEdge, "child")
    waiting, seen = [start], {start}
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        new = {edge.parent for edge in above.get(at, ())} - seen
        seen |= new
        waiting += new
    return False


class _Held:
    """What is looked up for every node."""

    def __init__(self, book: Book, year: int) -> None:
        self.book, self.year = book, year
        self.indicators = book.under(Indicator, "subject")
        self.targets = {row.indicator: row for row in book.all(Target) if row.period == str(year) and is_said(row)}
        self.mappings = book.under(NodeMapping, "node")
        self.owners = book.under(NodeOwner, "node")
        self.links = book.under(CrossLink, "node")

    def condition(self, node: TreeNode, parents: Sequence[str], children: Sequence[str]) -> Condition:
        mapped = [each for each in self.mappings.get(node.id, ()) if each.subject]
        subjects = [row for each in mapped if isinstance(row := self.book.find(each.subject), Subject)]
        indicators = [*self.indicators.get(node.id, ())]
        for subject in subjects:
            indicators += self.indicators.get(subject.id, ())
        targets = {row.id: self.targets[row.id] for row in indicators if row.id in self.targets}
        owner = owner_in(self.owners.get(node.id, ()), self.year)
        lacks: list[Lack] = []
        if node.kind in _MEASURED:
            if not indicators:
                lacks.append("indicator")
            elif not targets:
                lacks.append("target")
        if owner is None:
            lacks.append("owner")
        unmapped = len(mapped) - len(subjects)
        links = self.links.get(node.id, ())
        return Condition(
            node, parents, children, indicators, targets, owner, subjects, unmapped, links, lacks
        )  # fmt: skip


def owner_in(owners: Iterable[NodeOwner], year: int) -> NodeOwner | None:
    """Who answers in the year: the one last named for it or for a year before. One without a unit ends it."""
    last: NodeOwner | None = None
    for row in owners:
        begins = row.period[:4]
        if begins.isdigit() and int(begins) <= year and (last is None or _named(row) > _named(last)):
            last = row
    return last if last is not None and last.unit_name else None


def _named(row: NodeOwner) -> tuple[str, str]:
    """When an owner was named, as it is compared: the period, then the day."""
    return row.period, row.since.isoformat() if row.since else ""
