"""The verb of an indicator's lineage: it is revised, replaced by another one, or stopped, from a day on."""

from datetime import date
from typing import Final

from django.db import transaction

from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Indicator
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import apply, differing, hold
from selaras.registers.plans.growing import add_rows
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

TURNS: Final = ("revised", "replaced", "stopped")
_SAME: Final = ("subject", "number", "is_key", "direction", "kind", "timing", "accumulation", "achievement", "owner")
"""What an indicator passes on to the one that takes its place; how it is measured is said anew."""


@transaction.atomic
def turn(plan: Plan, indicator: str, change: str, on: date, reason: str, *, name: str = "", unit: str = "") -> None:
    """Says what becomes of an indicator of a draft from a day on. One that is replaced stays with its targets, and a
    new one with ``name`` and ``unit`` stands beside it and names it as its predecessor; past documents keep the old.

    Raises ``Refused`` for another change, without reason, for a day outside the plan, for an indicator that is not
    there, and for a replacement without a name of its own.
    """
    hold(plan.pk)
    book = load(plan, [Indicator])
    row = book.find(indicator)
    if change not in TURNS or not isinstance(row, Indicator):
        raise Refused("Pilih indikator dan apa yang terjadi padanya: direvisi, diganti, atau dihentikan.")
    if not reason.strip():
        raise Refused("Tuliskan alasan perubahan indikator ini.")
    last = plan.last_year or plan.year
    if not plan.year - 1 <= on.year <= last + 1:
        raise Refused(f"Tanggal {on:%d-%m-%Y} di luar rencana {plan.years}.")
    if change == "replaced" and (not name.strip() or name.strip() == row.name):
        raise Refused("Tuliskan nama indikator penggantinya.")
    after = next((each for each in book.all(Indicator) if each.predecessor == indicator), None)
    if change == "replaced" and after is not None:
        raise Refused(f"Indikator ini sudah diganti “{after.name}”. Muat ulang halaman.")
    told = {"change": change, "changed_on": on.isoformat(), "change_reason": reason.strip()}
    if changes := differing(row, told):
        apply(plan, changes, reason)
    if change == "replaced":
        bare = Indicator(
            id=new_id(), document=row.document, organisation=row.organisation, period=row.period, place=row.place,
            subject=row.subject, name=name.strip(), unit=unit.strip(), change="new", changed_on=on,
            change_reason=reason.strip(), predecessor=indicator,
        )  # fmt: skip
        add_rows(plan, [replace(bare, **{field: getattr(row, field) for field in _SAME})], reason)
