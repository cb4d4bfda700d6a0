"""Why somebody may or may not do something in a unit: which role gives it, since when, and who else has it."""

from datetime import date

from django.db.models import Q

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import ACTIONS, MAY, Role


class Held(Frozen):
    """One role that the person holds, held or will hold.

    ``reaches`` says whether its unit is the one asked about or lies above it (``whole``), below it (``part``), or
    neither (``""``); ``gives`` whether the role gives the action.
    """

    role: str
    unit: str
    since: date
    until: date | None
    now: bool
    reaches: str
    gives: bool

    @property
    def label(self) -> str:
        """The role as the office says it."""
        return str(Role(self.role).label)

    @property
    def counts(self) -> bool:
        """Whether this role is why the person may."""
        return self.now and self.gives and bool(self.reaches)


class Holder(Frozen):
    """Somebody who may, by which role and where."""

    name: str
    label: str
    unit: str


class Answer(Frozen):
    """Whether a person may do an action in a unit: ``whole``, only in ``part`` of it, or not (``""``).

    ``held`` are the roles of the person, ``would`` the roles that would give the action, ``holders`` who has one.
    """

    may: str
    held: tuple[Held, ...]
    would: tuple[str, ...]
    holders: tuple[Holder, ...]


def why(person: Person, action: str, unit: Unit, on: date) -> Answer:
    """The answer for a person, an action and a unit on a day.

    It reads past the scope of the one who asks, because a person may always know the own roles; who shows ``holders``
    to somebody must know that this one sees the unit. Raises ``ValueError`` for an unknown action.
    """
    if action not in ACTIONS:
        raise ValueError(f"unknown action {action!r}; known: {', '.join(sorted(ACTIONS))}")
    held = roles_of(person, action, unit, on)
    reaches = {each.reaches for each in held if each.counts}
    would = tuple(str(Role(role).label) for role, actions in MAY.items() if action in actions)
    return Answer("whole" if "whole" in reaches else "part" if reaches else "", held, would, _holders(action, unit, on))


def roles_of(person: Person, action: str, unit: Unit | None, on: date) -> tuple[Held, ...]:
    """All roles of a person, past and future ones too, those that hold today first."""
    with system("menjelaskan hak"):
        rows = list(Assignment.objects.filter(person=person).select_related("org_unit"))
    held = [
        Held(
            row.role, row.org_unit.name, row.since, row.until,
            row.since <= on and (row.until is None or row.until >= on),
            _reaches(row.org_unit, unit), action in MAY[Role(row.role)],
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(held, key=lambda each: (not each.counts, not each.now, each.since)))


def _reaches(at: Unit, unit: Unit | None) -> str:
    if unit is None:
        return ""
    if unit.path.startswith(at.path):
        return "whole"
    return "part" if at.path.startswith(unit.path) else ""


def _holders(action: str, unit: Unit, on: date) -> tuple[Holder, ...]:
    above = [part for part in unit.path.split("/") if part]
    roles = [role for role, actions in MAY.items() if action in actions]
    with system("menjelaskan hak"):
        rows = Assignment.objects.filter(Q(until__isnull=True) | Q(until__gte=on), org_unit__in=above, role__in=roles)
        found = rows.filter(since__lte=on, person__is_active=True).select_related("person", "org_unit")
        return tuple(
            Holder(row.person.name, str(Role(row.role).label), row.org_unit.name)
            for row in found.order_by("-org_unit__path", "role", "person__name")
        )
