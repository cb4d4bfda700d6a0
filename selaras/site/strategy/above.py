"""What stands above the goals of a Renstra: the missions, and the RPJMD that guides it."""

from collections.abc import Mapping, Sequence

from selaras.engine.tables.book import Book
from selaras.engine.tables.called import row_called
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import Mission, Row
from selaras.registers.plans.guiding import aims_of, book_beside
from selaras.registers.plans.linking import relinked
from selaras.registers.plans.models import Plan
from selaras.site.strategy.drawn import ABOVE, ABOVE_KINDS, WORDS


class Guided(Frozen):
    """The RPJMD by name and years, and its goals and objectives in words, by id; no name where none is kept."""

    name: str = ""
    aims: Mapping[str, str] = EMPTY


def guided_by(rpjmd: Plan | None) -> Guided:
    """The RPJMD of an agency as its page of strategy shows it."""
    if rpjmd is None:
        return Guided()
    told = {row.id: row_called(row) for row in aims_of(book_beside(rpjmd))}
    return Guided(f"{KIND_WORDS[rpjmd.kind]} {rpjmd.org_unit.name} {rpjmd.years}", told)


def settled(book: Book, rpjmd: Plan | None) -> Book:
    """The rows of a Renstra whose links lead to the RPJMD of today, where they were made to an earlier version."""
    if rpjmd is None:
        return book
    joined = relinked(Book([*book, *aims_of(book_beside(rpjmd))]))
    return Book(row for row in joined if book.find(row.id) is not None)


def missions_of(book: Book) -> Sequence[tuple[str, str]]:
    """The missions of a plan that a goal may serve, in words."""
    whose = {"region": "daerah", "agency": "perangkat daerah"}
    return [
        (row.id, f"Misi {whose[row.owner]} {row.number}".rstrip(" .") + f": {row.text}") for row in book.all(Mission)
    ]


class Home(Frozen):
    """What rows of a kind hang below: the field that names it, its word, and the rows there are, in words."""

    field: str
    word: str
    rows: Sequence[tuple[str, str]]


def homes_of(book: Book) -> Mapping[str, Home]:
    """By kind of row where it may hang."""
    document = book.plan.id if book.plan else ""
    return {
        word: Home(ABOVE[word], WORDS[kind].lower(), [_told(row) for row in book.all(kind) if row.document == document])
        for word, kind in ABOVE_KINDS.items()
    }


def _told(row: Row) -> tuple[str, str]:
    number = getattr(row, "number", "").rstrip(".")
    return row.id, f"{number} {getattr(row, 'text', '')}".strip()
