"""What the table of addresses and people is written with: a visit, what it may name, and the answers to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from selaras.registers.plans.models import Plan
from tests.making import YEAR
from tests.site.people import Town

OK, THERE, GONE, REFUSED, WRONG, WAY = 200, 302, 404, 409, 422, 405
WHOLE = ("planner", "camat", "bappeda", "inspectorate", "administrator")
OWN = ("unit_head", "operator")


def answers(
    usual: int, *, own: int | None = None, stranger: int = GONE, public: int = THERE, **some: int
) -> dict[str, int]:
    """Status by person: ``usual`` of those who see the whole agency, ``own`` of those who see one kelurahan."""
    table = dict.fromkeys(WHOLE, usual) | dict.fromkeys(OWN, usual if own is None else own)
    return table | {"stranger": stranger, "public": public} | some


@dataclass(frozen=True)
class Visit:
    """One request to a named address, and what each person gets. With ``data`` it is a form that is sent."""

    name: str
    statuses: dict[str, int]
    args: Callable[["Case"], list[Any]] = lambda case: []
    data: Callable[["Case"], dict[str, str]] | None = None


@dataclass(frozen=True)
class Case:
    """What addresses and forms name: the town, its plan, a note, an edit, a waiver, an issued document and more."""

    town: Town
    plan: Plan
    note: str
    edit: str
    waiver: str
    document: str
    more: dict[str, str] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)


def here(case: Case) -> list[Any]:
    return [case.town.agency.pk, YEAR]


def at(case: Case) -> list[Any]:
    return [case.town.agency.pk]


def uploaded(case: Case) -> list[Any]:
    return [case.town.agency.pk, case.more["upload"]]


ANYBODY = answers(OK, stranger=OK, public=OK)
EVERYBODY_REFUSED = answers(REFUSED, stranger=REFUSED, public=REFUSED)
MEMBERS = answers(OK, stranger=OK, public=THERE)
MINE = answers(GONE, planner=OK)
OF_MINE = answers(GONE, planner=THERE)
EDITORS = answers(REFUSED, own=THERE, planner=THERE, camat=THERE)
