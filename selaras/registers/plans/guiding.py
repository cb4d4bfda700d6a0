"""The RPJMD by which an agency is guided: that of its government, else the copy that the agency keeps itself.

An RPJMD is a regulation that everybody may read (docs/decisions/0037), so its rows are read whole, whoever asks.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import Q

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Objective
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of

KIND: Final = "rpjmd"


def above(agency: Unit) -> list[str]:
    """The ids of the units above an agency."""
    return [part for part in agency.path.split("/") if part][:-1]


def of_guiding(agency: Unit) -> Q:
    """The condition of the RPJMD kept for an agency: with it or with its government."""
    return Q(kind=KIND, org_unit_id__in=[*above(agency), agency.pk])


def chosen(agency: Unit, plans: Iterable[Plan], year: int) -> Plan | None:
    """Of these plans, newest first, the RPJMD that guides in a year: the government's before the agency's own copy."""
    held = [plan for plan in plans if plan.kind == KIND and plan.year <= year <= (plan.last_year or plan.year)]
    return min(held, key=lambda plan: plan.org_unit_id == agency.pk, default=None)


def guiding_rpjmd(agency: Unit, year: int) -> Plan | None:
    """The RPJMD that guides an agency in a year; None where none is kept. One query."""
    rows = Plan.objects.filter(of_guiding(agency), year__lte=year, last_year__gte=year)
    return chosen(agency, rows.select_related("org_unit").order_by("-year", "-id"), year)


def book_beside(plan: Plan) -> Book:
    """The rows of a plan that is quoted beside another: of an RPJMD all, of any other those that may be seen."""
    if plan.kind != KIND:
        return book_of(plan)
    with system("membaca RPJMD"):
        return book_of(plan)


def aims_of(book: Book) -> Sequence[Goal | Objective]:
    """The goals of an RPJMD, each with its objectives below it; then the objectives that name no goal."""
    document = book.plan.id if book.plan else ""
    objectives = [row for row in book.all(Objective) if row.document == document]
    found: list[Goal | Objective] = []
    goals = [row for row in book.all(Goal) if row.document == document]
    for goal in goals:
        found += [goal, *(row for row in objectives if row.goal == goal.id)]
    known = {goal.id for goal in goals}
    return [*found, *(row for row in objectives if row.goal not in known)]
