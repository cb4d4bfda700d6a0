"""The rencana aksi of a unit: made from its agreement, kept in step with it, with targets by quarter and steps."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.formulas.quarters import Unsaid, agrees, falls
from selaras.engine.readers.quoted import TITLES
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.rows import Agreement, AgreementLine, Goal, Indicator, Objective, Target
from selaras.engine.tables.target import counts
from selaras.registers.agreements.actions import begin, measured
from selaras.registers.agreements.differences import followed
from selaras.registers.agreements.offices import ACTIONS, AGREEMENT, newest
from selaras.registers.agreements.sources import Money, Source, promised
from selaras.registers.agreements.writing import GONE, Writer, hold, retire
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.actions import approve, open_version
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of, load

QUARTERS: Final = (1, 2, 3, 4)
_CHANGING: Final = "mengubah rencana aksi"
_IN_STEP: Final = "disamakan dengan Perjanjian Kinerja"


class Step(Frozen):
    """One step as it is written: for which indicator, what, by which sub kegiatan, and who answers for it."""

    indicator: str
    text: str
    code: str = ""
    responsible: str = ""


class Doubtful(Frozen):
    """An indicator whose quarters do not make its year, or cannot be compared with it."""

    indicator: str
    message: str


class Steering(Frozen):
    """How far a plan of action is behind its agreement: lines it lacks, lines that are promised no longer."""

    missing: Sequence[Source]
    gone: Sequence[AgreementLine]

    def __bool__(self) -> bool:
        return bool(self.missing or self.gone)


@transaction.atomic
def make(unit: Unit, year: int, *, on: datetime | None = None) -> Plan:
    """The draft rencana aksi of a unit with every line of its agreement as it is now.

    Counted indicators are added up and all others hold their last value until somebody says otherwise; how quarters are
    to be read is left to be said. Raises ``Refused`` without an agreement that has lines, where there is a rencana aksi
    already, and for somebody who may not.
    """
    agreement = newest(unit, AGREEMENT, year)
    lines = promised(book_of(agreement), year) if agreement else []
    if not lines:
        raise Refused(f"Perjanjian Kinerja {year} {unit.name} belum mempunyai baris. Susun dahulu perjanjiannya.")
    plan, writer, _ = begin(unit, year, ACTIONS, TITLES["action_plan"], on)
    writer.add(Agreement, title=f"{TITLES['pk']} Tahun {year}", year=year)
    objectives: dict[str, Objective | Goal] = {}
    for order, source in enumerate(lines, start=1):
        _take(writer, source, order, objectives)
    writer.done()
    log("action_plan.made", f"Membuat Rencana Aksi {year} {unit.name} dari Perjanjian Kinerja.",
        unit=str(unit.pk), subject=str(plan.pk))  # fmt: skip
    return plan


def _take(writer: Writer, source: Source, order: int, objectives: dict[str, Objective | Goal]) -> None:
    objective = objectives.get(source.objective)
    if objective is None:
        kind: type[Objective | Goal] = Goal if source.is_goal else Objective
        number = 1 + sum(isinstance(row, Objective) for row in objectives.values())
        objective = writer.add(kind, number="" if source.is_goal else str(number), text=source.objective)
        objectives[source.objective] = objective
    how = source.indicator.accumulation or ("sum" if counts(source.indicator.unit) else "last")
    indicator = writer.copy(source.indicator, subject=objective.id, number=objective.number, accumulation=how)
    if source.target is not None:
        writer.copy(source.target, indicator=indicator.id)
    writer.add(
        AgreementLine, number=objective.number, order=order, objective=objective.id, indicator=indicator.id,
        origin=source.origin, origin_basis=source.origin_basis, source=source.id,
    )  # fmt: skip


def steering(book: Book, agreed: Sequence[Source]) -> Steering:
    """What stands in the agreement and not in its plan of action, and the other way round."""
    by_id = {source.id: source for source in agreed}
    there = followed(book, by_id)
    served = {source.id for source in there.values()}
    gone = [row for row in book.all(AgreementLine) if row.source and row.id not in there]
    return Steering([source for source in agreed if source.id not in served], gone)


@transaction.atomic
def bring_in_step(plan: Plan, agreed: Sequence[Source], *, on: datetime | None = None) -> Plan:
    """Take in what the agreement promises besides, and take out, with its steps, what it promises no longer.

    Raises ``Refused`` where nothing is to be done.
    """
    held = hold(plan, _CHANGING)
    book = load(held)
    apart = steering(book, agreed)
    agreement = next(iter(book.all(Agreement)), None)
    if not apart or agreement is None:
        raise Refused("Rencana aksi ini sudah sejalan dengan Perjanjian Kinerja.")
    writer = Writer(held, agreement.document, agreement.organisation, on)
    subjects: list[Objective | Goal] = [*book.all(Goal), *book.all(Objective)]
    objectives = {row.text: row for row in subjects}
    last = max((row.order for row in book.all(AgreementLine)), default=0)
    for order, source in enumerate(apart.missing, start=last + 1):
        _take(writer, source, order, objectives)
    at = on or timezone.now()
    writer.grown(_IN_STEP, at)
    retire(held, [row for line in apart.gone for row in (line, *measured(book, line))], _IN_STEP, at)
    counted = f"{len(apart.missing)} baris baru, {len(apart.gone)} tidak dipakai lagi"
    sentence = f"Menyamakan Rencana Aksi {held.year} {held.org_unit.name} dengan Perjanjian Kinerja: {counted}."
    log("action_plan.in_step", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


@transaction.atomic
def amend_actions(plan: Plan) -> Plan:
    """The draft that follows an approved rencana aksi, with its steps and roles; the first stays beside it.

    Raises ``Refused`` for a draft, one that was followed already, and for somebody who may not.
    """
    require(current(), EDIT, plan.org_unit, _CHANGING)
    versions = Plan.objects.filter(org_unit=plan.org_unit_id, kind=plan.kind, year=plan.year)
    number = 1 + versions.filter(version__startswith="perubahan").count()
    with acting(replace(current(), everything=True)):  # whoever may edit it may open its next version
        return open_version(plan, f"perubahan {number}")


@transaction.atomic
def approve_actions(plan: Plan) -> Plan:
    """Freeze a rencana aksi. Raises ``Refused`` while nobody said how its quarters are read, while it is not in step
    with the agreement, and as ``approve`` does."""
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    book = load(held)
    agreement, promise = next(iter(book.all(Agreement)), None), newest(held.org_unit, AGREEMENT, held.year)
    if agreement is None or not agreement.quarters:
        raise Refused("Pilih dahulu apakah target triwulan kumulatif atau per triwulan.")
    if steering(book, promised(book_of(promise), held.year) if promise else []):
        raise Refused("Rencana aksi ini belum sejalan dengan Perjanjian Kinerja. Samakan dahulu.")
    return approve(held)


@transaction.atomic
def write_quarters(
    plan: Plan, quarters: Mapping[tuple[str, int], tuple[str, str]], others: Sequence[Change], reason: str
) -> int:
    """Write targets of quarters, by indicator and quarter the text before and after, and ``others`` with them; returns
    how many values changed.

    All or none. Raises ``Refused`` as ``apply`` does: where a value is no longer what the person saw, nothing is kept.
    """
    held = hold(plan, _CHANGING)  # before the rows are read: two who fill the same empty quarter make one row of it
    rows = {(row.indicator, row.period): row.id for row in load(held, [Target]).all(Target)}
    changes = list(others)
    for (indicator, quarter), (before, after) in quarters.items():
        period = f"{held.year}-Q{quarter}"
        known = rows.get((indicator, period), "")
        which = {} if known else {"of": indicator, "period": period}
        changes.append(Change("Target", known, "text", before, after, **which))
    return len(apply(held, changes, reason))


@transaction.atomic
def add_step(plan: Plan, step: Step, money: Mapping[str, Money], *, on: datetime | None = None) -> Plan:
    """A step for an indicator, with the pagu of its sub kegiatan where it names one.

    Raises ``Refused`` for an unknown indicator, a step without words, and a code that the plan does not have.
    """
    held = hold(plan, _CHANGING)
    book = load(held)
    agreement, indicator = next(iter(book.all(Agreement)), None), book.find(step.indicator)
    if agreement is None or not isinstance(indicator, Indicator):
        raise Refused(GONE)
    if not step.text.strip():
        raise Refused("Tuliskan langkah yang akan dilakukan.")
    work = money.get(step.code)
    if step.code and work is None:
        raise Refused(f"Kode {step.code} tidak ada dalam rencana tahun {held.year}.")
    writer = Writer(held, agreement.document, agreement.organisation, on)
    writer.add(
        ActionPlan, order=max((row.order for row in book.all(ActionPlan)), default=0) + 1, indicator=indicator.id,
        text=step.text.strip(), item_code=work.code if work else "", item_name=work.name if work else "",
        amount=work.amount if work else None, responsible=step.responsible.strip(),
    )  # fmt: skip
    writer.grown("langkah ditambahkan", on)
    log("action_plan.step_added", f"Menambahkan langkah “{step.text.strip()}” pada Rencana Aksi {held.year} "
        f"{held.org_unit.name}.", unit=str(held.org_unit_id), subject=str(held.pk))  # fmt: skip
    return held


@transaction.atomic
def remove_step(plan: Plan, row_id: str) -> Plan:
    """Take one step out. Raises ``Refused`` where it is gone already."""
    held = hold(plan, _CHANGING)
    row = load(held).find(row_id)
    if not isinstance(row, ActionPlan):
        raise Refused(GONE)
    retire(held, [row], "langkah dihapus")
    log("action_plan.step_removed", f"Menghapus langkah “{row.text}” dari Rencana Aksi {held.year} "
        f"{held.org_unit.name}.", unit=str(held.org_unit_id), subject=str(held.pk))  # fmt: skip
    return held


def doubtful(book: Book) -> list[Doubtful]:
    """The indicators whose quarters do not make the year as they are read and counted."""
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        return []
    targets = book.under(Target, "indicator")
    found = (
        _doubt(row, {target.period: target for target in targets.get(row.id, ())}, agreement)
        for row in book.all(Indicator)
    )
    return [each for each in found if each is not None]


def _doubt(indicator: Indicator, targets: Mapping[str, Target], agreement: Agreement) -> Doubtful | None:
    year = targets.get(str(agreement.year))
    quarters = [targets.get(f"{agreement.year}-Q{number}") for number in QUARTERS]
    values = [row.value if row else None for row in quarters]
    if year is None or year.value is None or all(value is None for value in values):
        return None
    try:
        agreed = agrees(values, year.value, indicator.accumulation, agreement.quarters)
    except Unsaid as error:
        return Doubtful(indicator.id, str(error))
    if falls(values, agreement.quarters):
        return Doubtful(indicator.id, "Target kumulatif berkurang dari satu triwulan ke triwulan berikutnya.")
    if agreed is not False:
        return None
    return Doubtful(
        indicator.id, f"Target triwulan tidak menghasilkan target setahun {decimal_text(year.value)} {indicator.unit}."
    )
