"""The Book of a plan together with the units, posts, officials and appointments that the register of its agency keeps.

A plan seldom says who holds a post; documents and checks ask. What is joined is not stored in the plan: an issued
document freezes it with its Book (docs/decisions/0031).
"""

import json
from datetime import date
from functools import lru_cache
from typing import TypeVar

from selaras.engine.documents.signing import agency as agency_row
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Organisation, PlanDocument, Position, Row
from selaras.registers.archive.scope import current
from selaras.registers.organisations.models import Position as PostRecord
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.staff import Window, staff_rows
from selaras.registers.organisations.units import agency_above
from selaras.registers.plans.matching import tight
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import Handle, book_of

R = TypeVar("R", bound=Row)


def peopled_book(plan: Plan) -> Book:
    """``book_of`` with the people of its agency joined; kept in memory until plan, people or scope change.

    Appointments count from a year before the first year of the plan (it is signed before) to a year after its last
    (its report is), so that what happens later does not change the document again. ``plan.org_unit`` must be as fresh
    as the plan: its ``people_revision`` is what the people are known by.
    """
    scope = current()
    seen = "*" if scope.everything else json.dumps(scope.see)
    book = book_of(plan)
    if not plan.org_unit.people_revision:  # nobody has entered a post yet
        return book
    return _kept(plan.pk, plan.revision, plan.status, seen, plan.org_unit.people_revision, Handle(plan), book)


@lru_cache(maxsize=16)
def _kept(_plan: str, _revision: int, _status: str, _seen: str, _people: int, handle: Handle, book: Book) -> Book:
    return with_people(handle.plan, book)


def with_people(plan: Plan, book: Book) -> Book:
    """``peopled_book`` of a Book at hand, not kept."""
    document = book.plan
    if document is None or not plan.org_unit.people_revision:
        return book
    agency = agency_above(plan.org_unit)
    rows = staff_rows(agency, Window(date(document.first_year - 1, 1, 1), date(document.last_year + 1, 12, 31)))
    return joined(book, rows, _known(plan, book, agency))


def people_around(agency: Unit, year: int) -> Book:
    """Units, posts and who held them around a year, as the register of the agency keeps them; kept in memory until they
    or the scope change. Empty where nobody has entered a post yet. One query at most."""
    if not agency.people_revision:
        return Book()
    scope = current()
    seen = "*" if scope.everything else json.dumps(scope.see)
    return _around(agency.pk, agency.people_revision, year, seen, agency.path)


@lru_cache(maxsize=16)
def _around(agency: str, _revision: int, year: int, _seen: str, path: str) -> Book:
    return Book(staff_rows(Unit(pk=agency, path=path), Window(date(year - 1, 1, 1), date(year + 1, 12, 31))))


def posts_gone(plan: Plan, on: date) -> tuple[str, ...]:
    """The ids of posts of the agency that stand no longer on a day: in a plan of an older year they still have their
    holders, in a chart of the day they have no place. One query, none where nobody has entered a post yet."""
    if not plan.org_unit.people_revision:
        return ()
    gone = PostRecord.objects.filter(org_unit__path__startswith=agency_above(plan.org_unit).path, retired_on__lt=on)
    return tuple(gone.order_by("pk").values_list("pk", flat=True))


def _known(plan: Plan, book: Book, agency: Unit) -> dict[str, str]:
    """Unit id → id of the row of the Book that speaks of it."""
    found: dict[str, str] = {}
    if owner := agency_row(book):
        found[agency.pk] = owner.id
    records = OrganisationRecord.objects.filter(plan=plan, retired=False, level="unit").order_by("seq")
    for row, unit in records.values_list("pk", "org_unit_id"):
        found.setdefault(unit, row)
    return found


def joined(book: Book, rows: list[Row], known: dict[str, str]) -> Book:
    """The Book with rows of a register behind its own; ``known`` are the organisations it has already, by unit id.

    A unit that only the text of the plan names is found by its name under the same parent. The same Book where the
    register knows no unit and no post more than the plan does.
    """
    document = book.plan
    if document is None:
        return book
    known = _named_alike(book, rows, known)
    posts = any(isinstance(row, Position) for row in rows)
    units = {row.id for row in rows if isinstance(row, Organisation) and row.level != "government"}
    if not posts and units <= set(known):
        return book
    placed = [_placed(row, document, known) for row in rows if not _spoken_of(row, known)]
    return Book([*book, *placed])


def _named_alike(book: Book, rows: list[Row], known: dict[str, str]) -> dict[str, str]:
    """``known``, and the units whose name stands in the plan under the same parent, however it is spaced."""
    found, taken = dict(known), set(known.values())
    named = {(row.parent, tight(row.name)): row.id for row in book.all(Organisation) if row.id not in taken}
    for row in rows:  # from the top, so that a parent is found before what stands below it
        if isinstance(row, Organisation) and row.level == "unit" and row.id not in found:
            alike = named.pop((found.get(row.parent, ""), tight(row.name)), None)
            if alike is not None:
                found[row.id] = alike
    return found


def _spoken_of(row: Row, known: dict[str, str]) -> bool:
    return isinstance(row, Organisation) and row.id in known


def _placed(row: R, document: PlanDocument, known: dict[str, str]) -> R:
    """The row as one of this plan."""
    own = {"document": document.id, "period": document.period, "version": document.version}
    placed = replace(row, organisation=known.get(row.organisation, row.organisation), **own)
    if isinstance(placed, Organisation):
        # The code of a government is none of the budget's codes, by which the codes of organisations are judged.
        code = "" if placed.level == "government" else placed.code
        return replace(placed, parent=known.get(placed.parent, placed.parent), code=code)
    return placed
