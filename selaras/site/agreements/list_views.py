"""The list of agreements of an agency: its units as a tree, with the state of each and what it lacks."""

from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from selaras.engine.documents.signing import head_of
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Official,
    Organisation,
    PlanDocument,
    Position,
    Target,
)
from selaras.registers.agreements.offices import AGREEMENT, Office, offices
from selaras.registers.agreements.readiness import Gap, gaps, official_of
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT, SEE
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import people_around
from selaras.registers.plans.store import load_each
from selaras.site.base.access import MemberRequest, agency_of, allowed, members
from selaras.site.base.page import show

_NEEDED = (
    Agreement, AgreementLine, AgreementBudget, Target, Organisation, PlanDocument, Position, Official, Appointment,
)  # fmt: skip
assert all(kind.__name__ in PLAN_ROWS for kind in _NEEDED)  # noqa: S101  # a kind that is not stored has no rows


class Entry(Frozen):
    """One unit of the list: where it stands, what its agreement's state is in words, and what is missing."""

    office: Office
    state: str
    tone: str
    amended: str
    official: str
    blocking: Sequence[Gap]
    others: Sequence[Gap]
    may_start: bool

    @property
    def css(self) -> str:
        """How far its name is indented."""
        return f"d{min(self.office.depth, 3)}"


@require_safe
@members
def agreements(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every unit whose agreement this person may see; who sees one unit alone sees that one."""
    unit = agency_of(agency)
    listed = [office for office in offices(unit, year) if allowed(request, SEE, office.unit)]
    newest = [office.agreement for office in listed if office.agreement]
    books = load_each(newest, _NEEDED)
    final = _final(newest, year)
    entries = [_entry(request, office, books, final, unit) for office in listed]
    counted = {word: sum(entry.state == word for entry in entries) for word in dict.fromkeys(e.state for e in entries)}
    missing = [entry for entry in entries if entry.office.agreement is None and entry.may_start]
    open_ = [entry for entry in entries if entry.blocking and entry.may_start]
    context = {
        "entries": entries, "counted": counted, "year": year, "unit": unit,
        "next": next(iter([*missing, *open_]), None), "has_papers": bool(final),
    }  # fmt: skip
    return show(request, "agreements/list.html", context, agency=unit, year=year, section="agreements")


def _final(newest: Sequence[Plan], year: int) -> dict[str, IssuedDocument]:
    """The final paper of each of these plans, by the plan."""
    rows = IssuedDocument.objects.filter(
        plan__in=[plan.pk for plan in newest], year=year, type=AGREEMENT, status=IssuedDocument.Status.FINAL,
        superseded_by__isnull=True,
    ).defer("book")  # fmt: skip
    return {document.plan: document for document in rows} if newest else {}


def _entry(
    request: MemberRequest,
    office: Office,
    books: Mapping[str, Book],
    final: Mapping[str, IssuedDocument],
    agency: Unit,
) -> Entry:
    plan = office.agreement
    book = books.get(plan.pk, Book()) if plan else Book()
    agreement = next(iter(book.all(Agreement)), None)
    registered = people_around(agency, agreement.year) if agreement else Book()
    signed = agreement.signed_on if agreement else None
    holder = official_of(book, signed) or head_of(registered, str(office.unit.pk), signed).name
    found = gaps(book, below=office.unit.pk != agency.pk, holder=holder) if plan else []
    state, tone = state_of(plan, plan is not None and plan.pk in final)
    return Entry(
        office=office,
        state=state,
        tone=tone,
        amended=plan.version if plan and plan.version != "murni" else "",
        official=holder,
        blocking=[gap for gap in found if gap.blocks],
        others=[gap for gap in found if not gap.blocks],
        may_start=allowed(request, EDIT, office.unit),
    )


def state_of(plan: Plan | None, issued: bool) -> tuple[str, str]:
    """The state of an agreement in the office's word, and the colour that goes with it."""
    if plan is None:
        return "belum ada", ""
    if issued:
        return "terbit", "good"
    return str(plan.get_status_display()), "good" if plan.is_approved else ""
