"""Drawing a performance tree: one of an agency and one of a regency, the drawing itself, which the budget is of, and
the whole way from a Book of rows over figures and words to SVG. No database."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from benchmarks.timing import Figure, timed
from selaras.engine.documents import measure, tree_drawing
from selaras.engine.documents.tree_boxes import Boxes
from selaras.engine.formulas.performance_tree import PerformanceTree, performance_tree
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.performance_tree import NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Indicator, Organisation, PlanDocument, Row, Target

YEAR = 2025
_FAN = 4
_HEAD: dict[str, Any] = {
    "document": "plan",
    "organisation": "agency",
    "period": str(YEAR),
    "place": Place(by="Contoh", at="02-01-2026 09.00"),
}


def figures() -> list[Figure]:
    """All figures of drawing."""
    law = load_law()
    found = []
    for count in (20, 1_500):
        book = tree(count, measured=True)
        shape = performance_tree(book, YEAR)
        nodes = Boxes(book, law, shape, YEAR).nodes()
        draw, name = partial(_draw, nodes, shape), f"draw a performance tree of {count:,} conditions"
        plain = partial(_whole, tree(count), law)
        found += [
            Figure(f"{name}, its words new", timed(partial(_first, draw), 9), 9, budget="≤ 60 ms"),
            Figure(f"{name}, again", timed(draw, 9), 9, budget="≤ 60 ms"),
            Figure("… from the Book, its words new", timed(partial(_first, plain), 9), 9),
            Figure("… from the Book, again", timed(plain, 9), 9),
            Figure("… from the Book, with what each reached", timed(partial(_whole, book, law), 9), 9),
        ]
    return found


def tree(count: int, *, measured: bool = False) -> Book:
    """A tree of so many conditions, four below each, every one with words, indicator, target and owner of its own, and
    what it reached where it is ``measured``."""
    rows: list[Row] = [
        PlanDocument(id="plan", kind="performance_tree", title="POHON", first_year=YEAR, last_year=YEAR, **_HEAD),
        Organisation(id="agency", level="agency", kind="kecamatan", name="KECAMATAN CONTOH", **_HEAD),
    ]
    for number in range(count):
        node, measure = f"n{number}", f"i{number}"
        rows += [
            TreeNode(
                id=node, order=number, kind="outcome", text=f"Meningkatnya mutu layanan {number} bagi warga", **_HEAD
            ),
            Indicator(
                id=measure, subject=node, name=f"Persentase layanan {number} tepat", unit="Persen", direction="up",
                **_HEAD,
            ),
            Target(id=f"t{number}", indicator=measure, text="90", value=90 * SCALE, unit="Persen", **_HEAD),
            NodeOwner(id=f"o{number}", node=node, unit="", unit_name=f"SEKSI {number}", position="", **_HEAD),
        ]  # fmt: skip
        if measured:
            reached = (60 + number % 40) * SCALE
            rows.append(Actual(id=f"a{number}", indicator=measure, text="", value=reached, unit="Persen", **_HEAD))
        if number:
            rows.append(TreeEdge(id=f"e{number}", parent=f"n{(number - 1) // _FAN}", child=node, **_HEAD))
    return Book(rows)


def _first(drawn: Callable[[], str]) -> str:
    tree_drawing._written.cache_clear()
    measure.units.cache_clear()
    return drawn()


def _whole(book: Book, law: Law) -> str:
    shape = performance_tree(book, YEAR)
    return _draw(Boxes(book, law, shape, YEAR).nodes(), shape)


def _draw(nodes: Mapping[str, tree_drawing.Node], shape: PerformanceTree) -> str:
    return tree_drawing.draw(nodes, shape.roots, "Pohon kinerja").svg
