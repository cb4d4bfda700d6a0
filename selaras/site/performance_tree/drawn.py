"""The picture of a tree on its page: which conditions are folded away, and where each box leads."""

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlencode

from selaras.engine.documents.tree_boxes import Boxes
from selaras.engine.documents.tree_drawing import Node, Picture, draw
from selaras.engine.formulas.performance_tree import PerformanceTree
from selaras.engine.tables.frozen import Frozen, replace

MANY: Final = 120
"""Conditions beyond which a tree is shown folded at first: below its second level."""
_DEEP: Final = 1
_TOGGLES: Final = 400


class Shown(Frozen, eq=False):
    """The picture, how many conditions it shows of how many, and the numbers of those that are folded otherwise than at
    first."""

    picture: Picture
    drawn: int
    whole: int


def toggled(asked: str) -> frozenset[int]:
    """The numbers in an address: ``3,17``. What is no number is no toggle."""
    return frozenset(int(part) for part in asked.split(",")[:_TOGGLES] if part.isascii() and part.isdigit())


def shown(boxes: Boxes, label: str, here: str, node_at: str, toggles: frozenset[int], *, whole: bool) -> Shown:
    """The tree as it is folded; ``whole`` shows all of it. ``here`` is the address of the page, ``node_at`` that of a
    condition with ``{}`` for its id."""
    tree = boxes.tree
    number = {id_: at for at, id_ in enumerate(tree.conditions)}
    shut = set() if whole else _shut(tree, number, toggles)
    up = {child: number[above] for above, children in tree.below.items() for child in children}
    nodes: dict[str, Node] = {}
    waiting = list(tree.roots)
    while waiting:
        id_ = waiting.pop()
        made = boxes.node(tree.conditions[id_])
        below = tree.below.get(id_, ())
        hidden = sum(1 for _ in tree.under(id_)) - 1 if id_ in shut else 0
        nodes[id_] = replace(
            made, below=() if id_ in shut else below, href=node_at.format(id_), shut=hidden, at=number[id_],
            up=up.get(id_, -1), fold=f"{here}?{_query(toggles ^ {number[id_]})}" if below else "",
        )  # fmt: skip
        waiting += () if id_ in shut else below
    return Shown(draw(nodes, tree.roots, label, across=tree.across), len(nodes), len(tree.conditions))


def _query(toggles: Iterable[int]) -> str:
    return urlencode({"ubah": ",".join(map(str, sorted(toggles)))}, safe=",")


def _shut(tree: PerformanceTree, number: Mapping[str, int], toggles: frozenset[int]) -> set[str]:
    """The conditions below which nothing is shown: in a large tree those of the second level and deeper, but for what
    was opened; in others what was folded."""
    at_first: set[str] = set()
    if len(tree.conditions) > MANY:
        level = dict.fromkeys(tree.roots, 0)
        waiting = list(tree.roots)
        while waiting:
            id_ = waiting.pop()
            for child in tree.below.get(id_, ()):
                level[child] = level[id_] + 1
                waiting.append(child)
        at_first = {id_ for id_, deep in level.items() if deep >= _DEEP}
    turned = {id_ for id_, at in number.items() if at in toggles}
    return {id_ for id_ in at_first ^ turned if tree.below.get(id_)}
