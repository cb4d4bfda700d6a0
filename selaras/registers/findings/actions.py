"""The verbs about findings: set a cause aside with a reason, and lift that again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from django.db import models, transaction
from django.utils import timezone

from selaras.engine.checks.run import Judgement, run
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Finding
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current, system
from selaras.registers.findings.models import Waiver
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import WAIVE
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book
from selaras.registers.plans.years import plans_of_year, year_book


@transaction.atomic
def waive(agency: Unit, year: int, check_id: str, cause: str, reason: str, *, on: datetime | None = None) -> Waiver:
    """Set a finding's cause aside for the agency and year. A waiver that holds already is returned unchanged.

    Raises ``Refused`` without a reason, and for somebody who may not.
    """
    require(current(), WAIVE, agency, "mengesampingkan catatan pada")
    if not reason.strip():
        raise Refused("Tuliskan alasan mengapa catatan ini dikesampingkan.")
    Unit.objects.select_for_update(no_key=True).get(pk=agency.pk)
    held = waivers(agency, year).filter(check_id=check_id, cause=cause).first()
    if held is not None:
        return held
    scope = current()
    made = Waiver.objects.create(
        org_unit=agency, year=year, check_id=check_id, cause=cause, reason=reason.strip(),
        waived_at=on or timezone.now(), waived_by_name=scope.name or scope.actor,
    )  # fmt: skip
    sentence = f"Mengesampingkan catatan {check_id} tahun {year}: {reason.strip()}"
    log("finding.waived", sentence, unit=str(agency.pk), subject=str(made.pk))
    return made


@transaction.atomic
def lift(waiver: Waiver, *, on: datetime | None = None) -> Waiver:
    """Let a waived cause count again. Lifting twice changes nothing."""
    held = Waiver.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=waiver.pk)
    require(current(), WAIVE, held.org_unit, "mengaktifkan kembali catatan pada")
    if held.lifted_at is not None:
        return held
    scope = current()
    held.lifted_at = on or timezone.now()
    held.lifted_by_name = scope.name or scope.actor
    held.save()
    sentence = f"Mengaktifkan kembali catatan {held.check_id} tahun {held.year}."
    log("finding.lifted", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def waivers(agency: Unit, year: int) -> models.QuerySet[Waiver]:
    """The waivers that hold for an agency and year."""
    return Waiver.objects.filter(org_unit=agency, year=year, lifted_at__isnull=True)


def judge(plan: Plan, law: Law | None = None) -> Judgement:
    """What the checks say of a stored plan, by the law of the package and of the database (or the one already at hand).

    Kept in memory as long as the Book and the law stay the same: a page, its documents and its counters share it.
    """
    return _judged(peopled_book(plan), law or current_law())


@lru_cache(maxsize=16)
def _judged(book: Book, law: Law) -> Judgement:
    return run(book, law)


def judge_year(plans: Sequence[Plan], law: Law | None = None) -> Judgement:
    """What the checks over several documents say of these plans together (``plans_of_year``). Kept in memory as that of
    one plan is."""
    return _judged_together(year_book(plans).book, law or current_law())


@lru_cache(maxsize=8)
def _judged_together(book: Book, law: Law) -> Judgement:
    return run(book, law, across=True)


def year_findings(agency: Unit, year: int) -> tuple[Finding, ...]:
    """What is said of an agency's year over several of its documents, without what somebody set aside. Judged whole,
    whoever asks: from a part of the units everything would look unplanned."""
    with system("menilai seluruh tahun"):
        judgement = judge_year(plans_of_year(agency, year))
        return sort_out(judgement.findings, waivers(agency, year)).counting


def open_findings(plan: Plan, judgement: Judgement) -> tuple[Finding, ...]:
    """The findings that nobody has set aside."""
    return sort_out(judgement.findings, waivers(plan.org_unit, plan.year)).counting


class Sorted(Frozen):
    """Findings that count, and those that somebody set aside with the waiver that says why."""

    counting: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]


def sort_out(findings: Iterable[Finding], waived: Iterable[Waiver]) -> Sorted:
    """Part findings by the waivers that hold."""
    held = {(waiver.check_id, waiver.cause): waiver for waiver in waived}
    counting, aside = [], []
    for finding in findings:
        waiver = held.get((finding.check, finding.cause))
        if waiver is None:
            counting.append(finding)
        else:
            aside.append((finding, waiver))
    return Sorted(tuple(counting), tuple(aside))
