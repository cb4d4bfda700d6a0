"""New rows in a draft, and rows that are no longer used: nothing is ever deleted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import F, Max
from django.utils import timezone

from selaras.engine.tables.frozen import values
from selaras.engine.tables.rows import Row
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.growing import grow, shrink
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.standing import demand_unused
from selaras.registers.plans.store import insert, model_of
from selaras.registers.plans.typed_place import typed_place

R = TypeVar("R", bound=Row)
GONE = "Baris ini tidak ada lagi. Muat ulang halaman."


def hold(plan: Plan, doing: str) -> Plan:
    """The draft, locked for this transaction, with its revision raised. Raises ``Refused`` where it is no draft any
    more and for somebody who may not edit its unit; ``doing`` completes "Anda tidak berwenang …"."""
    require(current(), EDIT, plan.org_unit, doing)
    raised = Plan.objects.filter(pk=plan.pk, status=Plan.Status.DRAFT).update(revision=F("revision") + 1)
    held = Plan.objects.select_related("org_unit").get(pk=plan.pk)
    if not raised:
        raise Refused(f"{held} sudah {held.get_status_display()} dan tidak dapat diubah. Buka perubahan lebih dahulu.")
    return held


class Writer:
    """Makes rows for one plan. ``done`` stores them as what the plan begins with, behind the rows that are there;
    ``grown`` as what a person adds."""

    def __init__(self, plan: Plan, document: str, organisation: str, on: datetime | None = None) -> None:
        self.plan = plan
        self.common: dict[str, Any] = {
            "document": document, "organisation": organisation, "period": str(plan.year), "version": plan.version,
            "place": typed_place(on),
        }  # fmt: skip
        self.rows: list[Row] = []

    def add(self, type_: type[R], /, **fields: Any) -> R:
        """One row under a new id."""
        row = type_(**(self.common | {"id": new_id()} | fields))
        self.rows.append(row)
        return row

    def copy(self, row: R, **fields: Any) -> R:
        """A row of another plan as a row of this one, under a new id."""
        return self.add(type(row), **(values(row) | self.common | {"id": new_id(), "carried": False} | fields))

    def done(self) -> list[Row]:
        """Stores what was made, in its order."""
        first = 1 + self._last()
        insert(enumerate(self.rows, start=first), self.plan, lambda _: str(self.plan.org_unit_id))
        return self.rows

    def grown(self, reason: str, on: datetime | None = None) -> list[Row]:
        """Stores what was made as one decision of a person, which can be taken back."""
        if self.rows:
            grow(self.plan, self.rows, reason, on or timezone.now(), unit=self.plan.org_unit)
        return self.rows

    def _last(self) -> int:
        """The order of the last row of the same types that the plan has."""
        kinds = {type(row) for row in self.rows}
        lasts = [model_of(kind).objects.filter(plan=self.plan).aggregate(last=Max("seq"))["last"] for kind in kinds]
        return max((seq for seq in lasts if seq is not None), default=-1)


def retire(plan: Plan, gone: Iterable[Row], reason: str, on: datetime | None = None) -> list[Edit]:
    """Takes rows out of use as one decision of a person, which can be taken back. Raises ``Refused`` while a row that
    stays leans on one of them, or a text of the plan quotes one."""
    by_kind: dict[type[Row], list[str]] = {}
    for row in gone:
        by_kind.setdefault(type(row), []).append(row.id)
    going = [
        record
        for kind, ids in by_kind.items()
        for record in model_of(kind).objects.select_related("org_unit").filter(plan=plan, pk__in=ids, retired=False)
    ]
    demand_unused(plan, (str(each.pk) for each in going))
    return shrink(plan, going, reason, on or timezone.now())
