"""All plans of an agency and year as one Book: its own and those of its units, each in the version that holds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import F, Q
from django.utils import timezone

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import PlanDocument, Row
from selaras.registers.archive.scope import current
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import main_kind
from selaras.registers.plans.guiding import KIND as RPJMD
from selaras.registers.plans.guiding import chosen, of_guiding
from selaras.registers.plans.linking import relinked
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import with_people_each
from selaras.registers.plans.references import readdressed
from selaras.registers.plans.store import load_each, model_of

_LASTING = ("renstra", "iku", "performance_tree")
_UNDATED = ("renstra", "iku")
"""Kinds whose files may not say how long they hold; then they are at most so many years old."""
_YEARS = 5


def plans_of_year(agency: Unit, year: int) -> list[Plan]:
    """The plans that speak for a year, those of the agency first and in the order of their kinds; of each the newest
    version. Behind them the version before each shift of budget, which it is compared with. One query.

    The RPJMD that guides the agency, Renstra, IKU and the performance tree of the years before are among them: what is
    promised in a year comes from there.
    """
    inside = Q(org_unit__path__startswith=agency.path)
    undated = Q(kind__in=_UNDATED, year__gt=year - _YEARS) & (Q(last_year=None) | Q(last_year=F("year")))
    holding = Q(last_year__gte=year) | undated
    of_year = Q(year=year) | (Q(kind__in=_LASTING, year__lte=year, org_unit=agency) & holding)
    guiding = of_guiding(agency) & Q(year__lte=year, last_year__gte=year)
    asked = (inside & of_year & ~Q(kind=RPJMD)) | guiding
    rows = Plan.objects.filter(asked).select_related("org_unit").order_by("-year", "-id")
    newest: dict[tuple[str, str], Plan] = {}
    by_id: dict[str, Plan] = {}
    rpjmd = chosen(agency, rows, year)
    for plan in rows:
        by_id[plan.pk] = plan
        if plan.kind != RPJMD or plan == rpjmd:
            newest.setdefault((plan.org_unit_id, plan.kind), plan)
    speaking = sorted(newest.values(), key=lambda plan: (plan.org_unit_id != agency.pk, main_kind(plan), plan.pk))
    before = [by_id[plan.follows_id] for plan in speaking if _is_shift(plan) and plan.follows_id in by_id]
    return [*speaking, *before]


def _is_shift(plan: Plan) -> bool:
    return plan.version.startswith("pergeseran") and plan.follows_id is not None


class YearBook(Frozen, eq=False):
    """The rows of a year's plans in one Book, and the id of the plan that each document of it stands in."""

    book: Book
    plan_of: Mapping[str, str]

    def plan_of_row(self, row_id: str) -> str:
        """The id of the plan that a row stands in; empty for a row that is not there."""
        row = self.book.find(row_id)
        if row is None:
            return ""
        agreement = self.book.find(row.document)
        return self.plan_of.get(row.document) or self.plan_of.get(agreement.document if agreement else "", "")


def year_book(plans: Sequence[Plan]) -> YearBook:
    """The rows of these plans in one Book, kept in memory until one of the plans or the scope changes.

    Links from one plan to a row of another lead to the row in the version that is in the Book. A document that was
    approved here and names no day of its own has the day of its approval.
    """
    scope = current()
    seen = "*" if scope.everything else json.dumps(scope.see)
    known = tuple((plan.pk, plan.revision, plan.status, plan.org_unit.people_revision) for plan in plans)
    return _kept(known, seen, _Handle(plans))


class _Handle:
    """Carries the plans past the key of the cache: two handles are always equal."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self.plans = plans

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Handle)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=8)
def _kept(_plans: tuple[tuple[str, int, str, int], ...], _seen: str, handle: _Handle) -> YearBook:
    books = load_each(handle.plans)
    joined = with_people_each(handle.plans, books)
    book = Book(row for plan in handle.plans for row in _own_rows(plan, books[plan.pk], joined[plan.pk]))
    documents = model_of(PlanDocument).objects.filter(plan__in=[plan.pk for plan in handle.plans], retired=False)
    plan_of = {str(pk): str(plan) for pk, plan in documents.values_list("pk", "plan_id")}
    days = _days(handle.plans, book, plan_of)
    return YearBook(relinked(Book(_settled(row, days) for row in book)), plan_of)


def _own_rows(plan: Plan, book: Book, joined: Book) -> Iterator[Row]:
    """The rows of a plan joined with the people of its agency. Each plan has rows of its own for them, because it
    names the organisation in which somebody holds a post by a row of its own."""
    address = {row.id: f"{plan.pk}/{row.id}" for row in joined if book.find(row.id) is None}
    return (readdressed(row, lambda target: address.get(target, target)) for row in joined)


def _settled(row: Row, days: Mapping[str, date]) -> Row:
    if isinstance(row, PlanDocument) and row.signed_on is None and row.id in days:
        return replace(row, signed_on=days[row.id])
    return row


def _days(plans: Sequence[Plan], book: Book, plan_of: Mapping[str, str]) -> dict[str, date]:
    """The day of approval of each plan that has one, by the document that the plan itself is (not one it quotes)."""
    approved = {plan.pk: plan for plan in plans}
    found = {}
    for row_id, plan_id in plan_of.items():
        row, plan = book.find(row_id), approved[plan_id]
        if isinstance(row, PlanDocument) and row.kind == plan.kind and plan.approved_at is not None:
            found[row_id] = timezone.localdate(plan.approved_at)
    return found
