"""The first sketch of a performance tree from a plan: a condition for each goal, objective, program and kegiatan.

It copies words and links that the plan has and makes up none. A program that names no objective stands by itself; its
words are the outcome that the plan gives it, and where it gives none its name, which a check then calls a task.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, TypeAlias

from selaras.engine.formulas.cascade import Cascade
from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import NodeMapping, TreeEdge, TreeNode
from selaras.engine.tables.rows import Goal, Objective, Row, WorkItem
from selaras.registers.archive.identity import new_id

Source: TypeAlias = Goal | Objective | WorkItem


def sketched(book: Book, common: Mapping[str, Any]) -> list[Row]:
    """The nodes, then their edges and mappings. ``common`` is what each new row names."""
    cascade = Cascade(book)
    drawn: dict[str, TreeNode] = {}  # by the id of what it stands for
    edges: dict[tuple[str, str], None] = {}
    mappings: list[tuple[str, str]] = []
    order = count(1)

    def node(source: Source, kind: str, parents: Sequence[str], same: str = "") -> None:
        known = drawn.get(same) if same else None
        made = known or TreeNode(id=new_id(), order=next(order), kind=kind, text=_words(source), **common)  # type: ignore[arg-type]
        drawn[source.id] = made
        if same:
            drawn[same] = made
        mappings.append((made.id, source.id))
        for parent in parents:
            if parent in drawn and drawn[parent].id != made.id:
                edges[drawn[parent].id, made.id] = None

    for goal in cascade.goals:
        node(goal, "outcome", ())
    for objective in (row for rows in cascade.objectives.values() for row in rows):
        node(objective, "intermediate", (objective.goal,))
    for item in cascade.items("program"):
        node(item, "intermediate", cascade.served.get(item.id, ()), _same(item))
    for item in cascade.items("kegiatan"):
        node(item, "output", (item.parent,), _same(item))
    nodes = {row.id: row for row in drawn.values()}
    made: list[Row] = list(nodes.values())
    made += [TreeEdge(id=new_id(), parent=above, child=below, **common) for above, below in edges]
    return made + [NodeMapping(id=new_id(), node=one, subject=subject, **common) for one, subject in mappings]


def _same(item: WorkItem) -> str:
    """By what the same work of several units is known; work without a code is the same as no other."""
    return f"{item.level}/{item.code}" if item.code else ""


def _words(source: Source) -> str:
    return source.text if isinstance(source, Goal | Objective) else source.result or source.name
