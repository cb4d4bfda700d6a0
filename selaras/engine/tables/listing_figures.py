"""What was reached and spent, planned in other years, and what a file says of its own figures, as flat lines."""

from collections.abc import Iterator

from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import Formula, PrintedSum, Quantity
from selaras.engine.tables.number import SCALE, SEN, plain
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem

Line = tuple[int, Row, tuple[str | int | None, ...]]


def actuals(book: Book) -> Iterator[Line]:
    """Each Actual: its indicator, period, what is printed and what it means; percent where one is printed beside."""
    names = {row.id: row.name for row in book.all(Indicator)}
    for seq, row in enumerate(book.all(Actual), start=1):
        value, percent = _number(row.value, SCALE), _number(row.percent, SCALE)
        yield seq, row, (names.get(row.indicator, ""), row.period, row.text, value, row.unit, percent, row.state)


def spending(book: Book) -> Iterator[Line]:
    """Each Spending with its work item."""
    for seq, row in enumerate(book.all(Spending), start=1):
        yield seq, row, (*_item(book, row.item), row.period, row.text, _number(row.amount, SEN))


def ceilings(book: Book) -> Iterator[Line]:
    """Each Ceiling of every period and version, with its work item."""
    for seq, row in enumerate(book.all(Ceiling), start=1):
        yield seq, row, (*_item(book, row.item), row.period, row.version, row.text, _number(row.amount, SEN))


def formulas(book: Book) -> Iterator[Line]:
    """Each Formula with the cells it adds up, in its order."""
    for seq, row in enumerate(book.all(Formula), start=1):
        cells = " ".join(term.cell for term in row.terms)
        unread = " ".join(term.cell for term in row.terms if not term.row)
        yield seq, row, (_named(book, row), row.period, row.quantity, row.function, row.text, cells, unread)


def sums(book: Book) -> Iterator[Line]:
    """Each PrintedSum with what its terms come to; unknown where a term is."""
    for seq, row in enumerate(book.all(PrintedSum), start=1):
        scale = SEN if row.quantity == "money" else SCALE
        terms = [_figure(found, row.quantity) for term in row.terms if (found := book.find(term))]
        known = [each for each in terms if each is not None]
        total = sum(known) if len(known) == len(row.terms) else None
        yield seq, row, (
            row.name, row.period, row.quantity, row.rule, row.text, _number(row.value, scale), _number(total, scale),
            len(row.terms),
        )  # fmt: skip


def _figure(row: Row, quantity: Quantity) -> int | None:
    if isinstance(row, Ceiling | Spending | AgreementBudget):
        return row.amount
    if isinstance(row, Actual) and quantity == "percent":
        return row.percent
    return row.value if isinstance(row, Target | Actual | PrintedSum) else None


def _named(book: Book, formula: Formula) -> str:
    """What a formula is about: its work item or indicator, else the sum it computes."""
    subject = book.find(formula.subject) or book.find(formula.figure)
    return subject.name if isinstance(subject, WorkItem | Indicator | AgreementBudget | PrintedSum) else ""


def _item(book: Book, item: str) -> tuple[str, str]:
    found = book.find(item)
    return (found.code, found.name) if isinstance(found, WorkItem) else ("", "")


def _number(scaled: int | None, scale: int) -> str | None:
    return None if scaled is None else plain(scaled, scale)
