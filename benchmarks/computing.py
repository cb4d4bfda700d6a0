"""Computing and explaining a thousand indicators, each a share of two components with a target: no database."""

from datetime import date
from functools import partial
from typing import Any

from benchmarks.timing import Figure, timed
from selaras.engine.explanation.explain import explainer
from selaras.engine.explanation.reference import Reference, references
from selaras.engine.formulas.expression import parse
from selaras.engine.formulas.figures import Figures
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Indicator, Organisation, PlanDocument, Row, Target

MANY = 1_000
YEAR = "2025"
_HEAD: dict[str, Any] = {
    "document": "plan",
    "organisation": "agency",
    "period": YEAR,
    "place": Place(by="Contoh", at="02-01-2026 09.00"),
}


def figures() -> list[Figure]:
    """All figures of computing."""
    law = load_law()
    book = plan(MANY)
    explains = explainer(book, law)
    asked = list(references(book))
    return [
        Figure(
            f"compute value and achievement of {MANY:,} indicators from a new Book",
            timed(partial(_all, book, law), 9), 9,
        ),
        Figure(f"read {MANY:,} different formulas", timed(_read, 9), 9),
        Figure(
            f"explain all {len(asked):,} figures of them",
            timed(lambda: [explains.explain(one) for one in asked], 5), 5,
        ),
        Figure("explain one of them", timed(lambda: explains.explain(Reference("i7", "achievement", YEAR)), 30), 30),
    ]  # fmt: skip


def plan(count: int) -> Book:
    """A plan of so many indicators; no two have the same values."""
    rows: list[Row] = [
        PlanDocument(id="plan", kind="renstra", title="RENSTRA", first_year=2025, last_year=2029, **_HEAD),
        Organisation(id="agency", level="agency", kind="kecamatan", name="KECAMATAN CONTOH", **_HEAD),
    ]
    for number in range(count):
        rows += _indicator(number)
    return Book(rows)


def _indicator(number: int) -> list[Row]:
    id = f"i{number}"
    rows: list[Row] = [
        Indicator(
            id=id, subject="", name=f"Persentase layanan {number}", unit="Persen", direction="up",
            expression="A / B × 100", cap=1_000_000, **_HEAD,
        ),
        Target(id=f"t{number}", indicator=id, text="90", value=90 * SCALE, unit="Persen", **_HEAD),
    ]  # fmt: skip
    for order, (symbol, value) in enumerate((("A", number), ("B", number + 10)), start=1):
        component = f"{symbol}{number}"
        rows.append(Component(id=component, indicator=id, order=order, symbol=symbol, name=f"Jumlah {symbol}", **_HEAD))
        rows.append(
            ComponentValue(id=f"v{component}", component=component, text=str(value), value=value * SCALE, **_HEAD)
        )
    return rows


def _all(book: Book, law: Law) -> None:
    found = Figures(book)
    for indicator in book.all(Indicator):
        found.achievement(law, indicator, YEAR, date(2025, 1, 1))


def _read() -> None:
    parse.cache_clear()
    for number in range(MANY):
        parse(f"(A - {number}) / maks(B; {number}) × 100")
