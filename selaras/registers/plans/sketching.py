"""The first sketch of a performance tree from a plan: a condition for each goal, objective, program and kegiatan.

It copies words and links that the plan has and makes up none. A program that names no objective stands by itself; its
words are the outcome that the plan gives it, and where it gives none its name, which a check then calls a task.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, TypeAlias

from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import NodeMapping, TreeEdge, TreeNode
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Goal, Objective, PlanDocument, Row, Strategy, WorkItem
from selaras.registers.archive.identity import new_id

Source: TypeAlias = Goal | Objective | WorkItem


def sketched(book: Book, common: Mapping[str, Any]) -> list[Row]:
    """The nodes, then their edges and mappings. ``common`` is what each new row names."""
    strategic = _strategic(book)
    drawn: dict[str, TreeNode] = {}  # by the id of what it stands for
    edges: dict[tuple[str, str], None] = {}
    mappings: list[tuple[str, str]] = []
    order = count(1)

    def node(source: Source, kind: str, parent: str, same: str = "") -> None:
        known = drawn.get(same) if same else None
        made = known or TreeNode(id=new_id(), order=next(order), kind=kind, text=_words(source), **common)  # type: ignore[arg-type]
        drawn[source.id] = made
        if same:
            drawn[same] = made
        mappings.append((made.id, source.id))
        if parent in drawn and drawn[parent].id != made.id:
            edges[drawn[parent].id, made.id] = None

    for goal in (row for row in book.all(Goal) if row.document == strategic):
        node(goal, "outcome", "")
    objectives = [row for row in book.all(Objective) if row.document == strategic]
    for objective in objectives:
        node(objective, "intermediate", objective.goal)
    for item, parent in _work(book):
        node(item, "intermediate" if item.level == "program" else "output", parent, f"{item.level}/{item.code}")
    nodes = {row.id: row for row in drawn.values()}
    made: list[Row] = list(nodes.values())
    made += [TreeEdge(id=new_id(), parent=above, child=below, **common) for above, below in edges]
    return made + [NodeMapping(id=new_id(), node=one, subject=subject, **common) for one, subject in mappings]


def _strategic(book: Book) -> str:
    """The document whose goals and objectives are meant: the Renstra, which an annual plan quotes, else the plan."""
    having = {row.document for kind in (Goal, Objective) for row in book.all(kind)}
    plans = [plan for plan in book.all(PlanDocument) if plan.id in having]
    quoted = next((plan for plan in plans if plan.kind == "renstra"), None)
    found = quoted or next(iter(plans), None)
    return found.id if found else ""


def _work(book: Book) -> Iterator[tuple[WorkItem, str]]:
    """Programs and kegiatan of the plan itself with the id of what they serve; a program of several units is one."""
    plan = book.plan
    served = _served(book)
    items = [row for row in book.all(WorkItem) if plan and row.document == plan.id]
    for level in ("program", "kegiatan"):
        for item in (row for row in items if row.level == level):
            yield item, (item.parent if level == "kegiatan" else served.get(item.id, ""))


def _served(book: Book) -> dict[str, str]:
    """The objective that each program serves, named at the program or by way of a strategy."""
    of_strategy = {row.id: row.objective for row in book.all(Strategy)}
    found = {link.item: of_strategy.get(link.strategy, "") for link in book.all(StrategyProgram)}
    return found | {row.id: row.objective for row in book.all(WorkItem) if row.objective}


def _words(source: Source) -> str:
    return source.text if isinstance(source, Goal | Objective) else source.result or source.name
