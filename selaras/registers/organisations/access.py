"""Who may do what: from the roles of a person to a scope, and the one question ``may``."""

from datetime import date

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Grant, Scope, acting, system
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.roles import ACTIONS, MAY, SEE, WRITING, Role

PUBLIC = Scope(actor="publik", name="Publik")


def scope_of(person: Person, on: date) -> Scope:
    """The scope of a person on a day: one query. Without a role that day nothing is seen."""
    with system("membaca peran"):
        held = Assignment.objects.filter(person=person, since__lte=on).select_related("org_unit")
        grants = tuple(Grant(item.role, item.org_unit.path) for item in held if item.until is None or item.until >= on)
    return Scope(
        actor=person.pk,
        name=person.name,
        see=_outermost({grant.path for grant in grants if SEE in MAY[Role(grant.role)]}),
        edit=_outermost({grant.path for grant in grants if grant.role in WRITING}),
        grants=grants,
    )


def _outermost(paths: set[str]) -> tuple[str, ...]:
    """Paths that lie under another one are left out: the condition stays short."""
    return tuple(sorted(path for path in paths if not any(path != top and path.startswith(top) for top in paths)))


def may(scope: Scope, action: str, unit: Unit) -> bool:
    """Whether the one with this scope may do the action in the unit. Raises ``ValueError`` for an unknown action."""
    if action not in ACTIONS:
        raise ValueError(f"unknown action {action!r}; known: {', '.join(sorted(ACTIONS))}")
    if scope.everything:
        return True
    return any(unit.path.startswith(grant.path) and action in MAY[Role(grant.role)] for grant in scope.grants)


def person_may(person: Person, action: str, unit: Unit, on: date) -> bool:
    """``may`` for a person on a day."""
    return may(scope_of(person, on), action, unit)


def require(scope: Scope, action: str, unit: Unit, doing: str) -> None:
    """Raises ``Refused`` when the action is not allowed; ``doing`` completes "Anda tidak berwenang …"."""
    if not may(scope, action, unit):
        raise Refused(f"Anda tidak berwenang {doing} {unit.name}. Mintalah kepada pejabat yang berwenang.")


__all__ = ["PUBLIC", "acting", "may", "person_may", "require", "scope_of", "system"]
