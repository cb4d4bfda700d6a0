"""Where links between plans lead now: a link that was made to a row of one version leads to it in the newest one."""

from collections.abc import Iterable
from typing import Any, Final

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.performance_tree import NodeMapping
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective, Row, WorkItem
from selaras.registers.archive.scope import system
from selaras.registers.plans.store import model_of

LINKS: Final[tuple[tuple[type[Row], str, tuple[type[Row], ...]], ...]] = (
    (Proposal, "served_by", (WorkItem,)),
    (AgreementLine, "above", (AgreementLine,)),
    (NodeMapping, "subject", (Goal, Objective, WorkItem)),
    (Goal, "serves", (Goal, Objective)),
    (Indicator, "predecessor", (Indicator,)),
)
"""The fields that hold the stored id of a row of another plan, with the types it may be of."""
_MOST_VERSIONS: Final = 30


def relinked(book: Book) -> Book:
    """The Book with every link to an older version leading to the row of the Book, and none to a row that was taken out
    of its plan; others stay as they are. Some queries for each type and version, none where every link leads into the
    Book already."""
    newest = _newest(book)
    if not newest:
        return book
    fields = {kind: field for kind, field, _ in LINKS}
    return Book(_led(row, fields.get(type(row), ""), newest) for row in book)


def _led(row: Row, field: str, newest: dict[str, str]) -> Row:
    if not field or getattr(row, field) not in newest:
        return row
    changed: dict[str, Any] = {field: newest[getattr(row, field)]}
    return replace(row, **changed)


def _newest(book: Book) -> dict[str, str]:
    """From the id that is linked to the row of the Book that follows it. Read whole: the steps between may be rows of
    an office above, and of them nothing is told but the ids of rows that the Book has."""
    with system("mengikuti tautan"):
        return _followed(book)


def _followed(book: Book) -> dict[str, str]:
    found: dict[str, str] = {}
    for of, field, kinds in LINKS:
        linked = {getattr(row, field) for row in book.all(of)}
        for kind in kinds:
            found |= successors((link for link in linked if link not in found), kind, book)
        left = {link for link in linked if link and link not in found and book.find(link) is None}
        found |= dict.fromkeys(left - _standing(left, kinds), "")
    return found


def successors(ids: Iterable[str], kind: type[Row], book: Book) -> dict[str, str]:
    """From ids of stored rows that the Book does not have to the row of the Book that follows each, where one does. One
    query for each version between; none where the Book has them all."""
    found: dict[str, str] = {}
    open_ = {id: id for id in ids if id and book.find(id) is None}
    for _ in range(_MOST_VERSIONS):
        if not open_:
            break
        rows = model_of(kind).objects.filter(follows__in=open_.values(), retired=False)
        steps = dict(rows.values_list("follows", "pk"))
        open_ = {id: steps[at] for id, at in open_.items() if at in steps}
        found |= {id: at for id, at in open_.items() if book.find(at) is not None}
        open_ = {id: at for id, at in open_.items() if id not in found}
    return found


def _standing(ids: set[str], kinds: tuple[type[Row], ...]) -> set[str]:
    """Those of the ids that are rows in use, of whatever plan."""
    if not ids:
        return set()
    rows = (model_of(kind).objects.filter(pk__in=ids, retired=False) for kind in kinds)
    return {str(pk) for each in rows for pk in each.values_list("pk", flat=True)}
