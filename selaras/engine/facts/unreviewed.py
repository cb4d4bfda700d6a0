"""Rows and paragraphs that came from last year's plan and that nobody has touched or confirmed since, in groups."""

from collections.abc import Iterator

from selaras.engine.facts.described import TITLES, described, group_of, short
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Row, Section


class Unreviewed(Frozen):
    """One row, or one paragraph of a section (``paragraph``, from 0), that is still as it was carried over.

    ``group`` is a key of ``TITLES``, ``unit`` the organisation it belongs to; ``title`` says what it is and ``text``
    what stands there.
    """

    group: str
    row: str
    unit: str
    title: str
    text: str = ""
    paragraph: int | None = None

    @property
    def key(self) -> str:
        """Which one it is, in a form or an address."""
        return self.row if self.paragraph is None else f"{self.row}.{self.paragraph}"


def unreviewed(book: Book) -> list[Unreviewed]:
    """Everything of the Book that is still to be reviewed, by group in the order of ``TITLES``, in the Book's order.

    A section is one matter with its heading, and each of its paragraphs another one.
    """
    found = [each for row in book for each in _of(book, row)]
    order = list(TITLES)
    return sorted(found, key=lambda each: order.index(each.group))


def _of(book: Book, row: Row) -> Iterator[Unreviewed]:
    if row.carried:
        title, text = described(book, row)
        yield Unreviewed(group_of(book, row), row.id, row.organisation, title, text)
    if isinstance(row, Section):
        for at, part in enumerate(row.paragraphs):
            if part.carried:
                yield Unreviewed("text", row.id, row.organisation, row.heading, short(part.text), at)
