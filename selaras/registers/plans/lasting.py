"""Begins a plan of several years that has no file: its document, its agency, and the rows that the caller makes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

from django.db import transaction
from django.utils import timezone

from selaras.engine.law.law import load_law
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import Organisation, PlanDocument, Row
from selaras.registers.archive.actions import log
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.models import Plan
from selaras.registers.plans.stages import first_stage
from selaras.registers.plans.store import insert
from selaras.registers.plans.typed_place import typed_place

LONGEST: Final = 10
Filling: TypeAlias = Callable[[Mapping[str, Any]], Sequence[Row]]
"""Makes the first rows of a plan, given what each of them names: document, organisation, period and place."""


@transaction.atomic
def begin_lasting(
    agency: Unit, kind: str, years: tuple[int, int], filling: Filling, *, source: Plan | None, shortest: int = 1
) -> Plan:
    """The draft of a plan of a kind for some years, first and last, with the rows that ``filling`` makes; ``source`` is
    the plan they come from, for the log.

    Raises ``Refused`` for years that are none, are fewer than ``shortest`` or more than ten, where the agency has a
    plan of the kind in one of them already, and for somebody who may not.
    """
    first, last = years
    word = KIND_WORDS[kind]
    require(current(), ACCEPT, agency, f"memulai {word}")
    earliest, latest = (load_law().value(f"plan.{end}_year", on=date.max).number for end in ("first", "last"))
    if not (earliest <= first and last <= latest and shortest <= last - first + 1 <= LONGEST):
        raise Refused(
            f"Tahun {word} tidak masuk akal. Isi tahun awal dan tahun akhir; lamanya {shortest} sampai {LONGEST} tahun."
        )
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)  # two beginnings wait for each other
    held = Plan.objects.filter(org_unit=agency, kind=kind, year__lte=last, last_year__gte=first).first()
    if held is not None:
        raise Refused(f"{word} {held.years} {agency.name} sudah ada. Lanjutkan yang itu.")
    scope = current()
    plan = Plan(
        org_unit=agency, kind=kind, year=first, last_year=last, stage=first_stage(kind), accepted_at=timezone.now(),
        accepted_by_name=scope.name or scope.actor,
    )  # fmt: skip
    plan.title = f"{word} {agency.name} TAHUN {plan.years}".upper()
    plan.save(force_insert=True)
    period = str(first) if first == last else f"{first}-{last}"
    document, office = new_id(), new_id()
    common: dict[str, Any] = {"document": document, "organisation": office, "period": period, "place": typed_place()}
    head = PlanDocument(id=document, kind=kind, title=plan.title, first_year=first, last_year=last, **common)  # type: ignore[arg-type]  # a kind of plan
    own = Organisation(id=office, level="agency", kind=agency.kind, code=agency.code, name=agency.name, **common)
    rows = filling(common)
    insert(enumerate((head, own, *rows)), plan, lambda _: str(agency.pk))
    told = f" dari {source} dengan {len(rows)} baris" if source else ""
    log("plan.begun", f"Memulai {word} {plan.years} {agency.name}{told}.", unit=str(agency.pk), subject=str(plan.pk))
    return plan
