"""What the checks say over several documents of a year, each note with a link to the document it is about."""

from collections.abc import Mapping, Sequence

from selaras.engine.checks.check import checks
from selaras.engine.documents.correction import Cause, basis_words, causes, places_words
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.rows import Organisation, PlanDocument
from selaras.registers.archive.scope import system
from selaras.registers.findings.actions import judge_year, sort_out
from selaras.registers.findings.models import Waiver
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan
from selaras.registers.plans.years import plans_of_year, year_book
from selaras.site.base.notes import Note, figure_told, note_key, sees_all
from selaras.site.base.page import plan_address, plan_title


class YearNotes(Frozen):
    """The notes over a year that count and those set aside, and the checks that found nothing to judge."""

    counting: tuple[Note, ...] = ()
    waived: tuple[Note, ...] = ()
    not_applicable: Mapping[str, str] = EMPTY


def year_notes(agency: Unit, plan: Plan, plans: Sequence[Plan], waived: Sequence[Waiver]) -> YearNotes:
    """The notes over the year of ``plan`` that the one who acts may see. The year is judged whole; somebody who sees
    only units of the agency is told of their own rows. ``plans`` are those of the agency, ``waived`` its waivers."""
    law = law_beside(plan)
    with system("menilai seluruh tahun"):
        of_year = plans_of_year(agency, plan.year)
        judgement = judge_year(of_year, law)
        whole = year_book(of_year)
    own = whole if sees_all(agency) else year_book(of_year)
    findings = [found for found in judgement.findings if own is whole or _is_own(own.book, found.row)]
    parted = sort_out(findings, waived)
    because = {(found.check, found.cause): waiver for found, waiver in parted.waived}
    aside = causes(found for found, _ in parted.waived)
    homes = {other.pk: _home(other, plans, agency) for other in of_year}

    def note(cause: Cause, waiver: Waiver | None) -> Note:
        title, url = homes.get(whole.plan_of_row(cause.first.row), ("", ""))
        return _note(whole.book, law, cause, waiver, title, url)

    return YearNotes(
        tuple(note(cause, None) for cause in causes(parted.counting)),
        tuple(note(cause, because[cause.first.check, cause.first.cause]) for cause in aside),
        judgement.not_applicable,
    )


def _is_own(book: Book, row_id: str) -> bool:
    """Whether somebody who sees only units is told of a row: of a whole plan only where it is a unit's."""
    row = book.find(row_id)
    owner = book.find(row.organisation) if isinstance(row, PlanDocument) else None
    of_agency = isinstance(row, PlanDocument) and not (isinstance(owner, Organisation) and owner.level == "unit")
    return row is not None and not of_agency


def _home(plan: Plan, plans: Sequence[Plan], agency: Unit) -> tuple[str, str]:
    """How a plan is called and where it is shown."""
    title = plan_title(plan) if plan.org_unit_id == agency.pk else f"{plan_title(plan)} {plan.org_unit.name}"
    return title, plan_address(plan, plans, agency)


def _note(book: Book, law: Law, cause: Cause, waiver: Waiver | None, document: str, url: str) -> Note:
    first = cause.first
    declared = checks().get(first.check)
    return Note(
        key=note_key(first.check, first.cause),
        check=first.check,
        title=declared.title.rstrip(".") if declared else first.check,
        severity=first.severity,
        message=first.message,
        hint=first.hint,
        basis=basis_words(law, first),
        places=places_words([finding.place for finding in cause.findings]),
        findings=cause.findings,
        waiver=waiver,
        document=document,
        document_url=url,
        figure=figure_told(book, first.message, first.row),
    )
