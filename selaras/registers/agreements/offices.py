"""The units of an agency whose heads promise, who stands above whom, and the plans they have for a year."""

from collections.abc import Iterable, Sequence
from typing import Final

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan

AGREEMENT: Final = "pk"
ACTIONS: Final = "action_plan"
_ORDER: Final = ("sekretariat", "sub_bagian", "seksi", "kelurahan")


class Office(Frozen, eq=False):
    """One unit with its depth below the agency and its plans of the year by kind, the newest version first."""

    unit: Unit
    depth: int
    agreements: Sequence[Plan] = ()
    actions: Sequence[Plan] = ()

    @property
    def agreement(self) -> Plan | None:
        """The version of the agreement that holds now."""
        return self.agreements[0] if self.agreements else None


def offices(agency: Unit, year: int) -> list[Office]:
    """The agency and its units that may be seen, in the order of the tree; desa and retired units promise nothing. Two
    queries."""
    below = Unit.objects.filter(path__startswith=agency.path, level=Unit.Level.UNIT)
    units = in_order(agency, below.filter(supervised=False, retired_on__isnull=True))
    plans = Plan.objects.filter(org_unit__in=units, year=year, kind__in=(AGREEMENT, ACTIONS)).order_by("-id")
    held: dict[tuple[str, str], list[Plan]] = {}
    for plan in plans.select_related("org_unit"):
        held.setdefault((str(plan.org_unit_id), plan.kind), []).append(plan)
    return [
        Office(unit, depth, held.get((str(unit.pk), AGREEMENT), ()), held.get((str(unit.pk), ACTIONS), ()))
        for unit, depth in units.items()
    ]


def in_order(agency: Unit, units: Iterable[Unit]) -> dict[Unit, int]:
    """The agency and these units below it with their depths: each below its parent, the secretariat first."""
    children: dict[str, list[Unit]] = {}
    for unit in units:
        children.setdefault(str(unit.parent_id), []).append(unit)
    found: dict[Unit, int] = {}

    def put(unit: Unit, depth: int) -> None:
        found[unit] = depth
        for child in sorted(children.get(str(unit.pk), ()), key=_rank):
            put(child, depth + 1)

    put(agency, 0)
    return found


def _rank(unit: Unit) -> tuple[int, str, str]:
    rank = _ORDER.index(unit.kind) if unit.kind in _ORDER else len(_ORDER)
    return rank, unit.code, unit.name


def newest(unit: Unit, kind: str, year: int) -> Plan | None:
    """The version that holds now of a unit's plan of this kind; None where there is none that may be seen."""
    return Plan.objects.filter(org_unit=unit, kind=kind, year=year).select_related("org_unit").order_by("-id").first()


def chain(unit: Unit) -> list[Unit]:
    """The unit and all that stand above it, the government first. One query; the names above a unit are no secret."""
    with system("membaca nama unit di atas"):
        found = {str(one.pk): one for one in Unit.objects.filter(pk__in=unit.path.strip("/").split("/"))}
    return [found[pk] for pk in unit.path.strip("/").split("/")]


def plans_around(line: Sequence[Unit], year: int) -> list[Plan]:
    """The plans up to a year of the last unit of a chain, of the unit above it and of the agency, the newest first."""
    units = [unit.pk for unit in line if unit.level != Unit.Level.GOVERNMENT]
    wanted = {units[0], *units[-2:]}
    rows = Plan.objects.filter(org_unit__in=wanted, year__lte=year).select_related("org_unit")
    return list(rows.order_by("-year", "-id"))
