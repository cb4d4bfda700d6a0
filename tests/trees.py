"""Small performance trees for tests: conditions, edges and owners, alone or beside the plan of a year."""

from typing import Any

from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.rows import Row
from tests.making import YEAR, book, document, organisation, row
from tests.year import Paper


def node(id: str, order: int = 0, **fields: Any) -> TreeNode:
    """A condition, an intermediate outcome unless said otherwise."""
    return row(TreeNode, **{"id": id, "order": order, "kind": "intermediate", "text": f"Kondisi {id}", **fields})


def edge(parent: str, child: str) -> TreeEdge:
    """What ``child`` leads to."""
    return row(TreeEdge, id=f"{parent}>{child}", parent=parent, child=child)


def owner(of: str, year: int, name: str, **fields: Any) -> NodeOwner:
    """Who answers for a condition from a year on; an empty name ends it."""
    named = {"node": of, "period": str(year), "unit": name and f"id-{name}", "unit_name": name}
    return row(NodeOwner, **named | fields)


def tree_book(*rows: Row) -> Book:
    """A tree of five years by itself."""
    return book(document(kind="performance_tree", title="POHON", last_year=YEAR + 4), *rows)


def tree_year(*rows: Row) -> Book:
    """The RKT of the year, and behind it a tree of these rows; no tree without any."""
    if not rows:
        return Book(Paper("rkt").rows)
    head = document(kind="performance_tree", title="POHON", last_year=YEAR + 4)
    return Book([*Paper("rkt").rows, organisation(), head, *rows])
