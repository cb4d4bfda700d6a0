"""The way of one plan: its state and next step, the verifier's list, notes at rows, the agency's answers."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.law.law import load_law
from selaras.engine.tables.rows import Section, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.issuing.actions import VERIFICATION_PAPER, issue
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import APPROVE, EDIT, ISSUE, SEE, SUBMIT, VERIFY
from selaras.registers.plans import verification, workflow
from selaras.registers.plans.models import Plan, VerificationMark, VerificationNote
from selaras.registers.plans.procedure import needs_verification, with_procedure
from selaras.registers.plans.stages import ripens
from selaras.registers.plans.store import book_of
from selaras.registers.plans.years import plans_of_year
from selaras.site.base.access import MemberRequest, agency_of, allowed, demand, found, members
from selaras.site.base.page import address, plan_title, plans_of, show, tree_address
from selaras.site.duties.forms import NoteForm

_LONG: Final = 90
_DONE: Final = {
    "submit": "Rencana diajukan.", "withdraw": "Rencana ditarik kembali dan menjadi draf lagi.",
    "return": "Rencana dikembalikan dan menjadi draf lagi.", "verify": "Rencana diverifikasi.",
    "lock": "Rencana dikunci.", "unlock": "Kunci rencana dibuka.",
}  # fmt: skip


@require_safe
@members
def plans(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The plans of a year that this person sees, each with its state and the way to its page."""
    unit = agency_of(agency)
    rows = [plan for plan in plans_of_year(unit, year) if plan.year == year]
    context = {"plans": [(plan, plan_title(plan)) for plan in rows]}
    return show(request, "duties/plans.html", context, agency=unit, year=year, section="duties")


@require_safe
@members
def verify(request: MemberRequest, agency: str, year: int, plan: str) -> HttpResponse:
    """One plan: where it stands, what can be done now, the list and the notes."""
    unit = agency_of(agency)
    own = plans_of(unit)
    held = next((each for each in own if (each.pk, each.year) == (plan, year)), None) or _plan(unit, year, plan)
    demand(request, SEE, held.org_unit)
    wanted, marks = verification.checklist_of(held), verification.marks_of(held)
    notes, steps = verification.notes_of(held), workflow.steps_of(held)
    verifies = allowed(request, VERIFY, held.org_unit) and held.status == Plan.Status.SUBMITTED
    law = load_law()
    context: dict[str, Any] = {
        "plan": held,
        "title": plan_title(held),
        "tree": tree_address(held, own) if held.org_unit_id == unit.pk else "",
        "items": [(item, marks.get(item.id)) for item in wanted.items],
        "basis": law.short(wanted.basis) if wanted.basis else "",
        "disputed": wanted.disputed,
        "verdicts": VerificationMark.Verdict.choices,
        "notes": notes,
        "gaps": verification.gaps_in(wanted, marks, notes) if verifies else [],
        "steps": steps,
        "locked": workflow.lock_in(steps) if held.is_approved else None,
        "verifies": verifies,
        "answers": allowed(request, EDIT, held.org_unit) and not held.is_approved,
        "may": _may(request, held),
        "approval": _approval(held, unit, own),
        "note_form": NoteForm(rows=_rows(held)) if verifies else None,
        "needs": needs_verification(held),
        "ripens": ripens(held),
        "was_submitted": held.status != Plan.Status.DRAFT,
    }
    return show(request, "duties/verify.html", context, agency=unit, year=year, section="duties", plans=own)


def _approval(plan: Plan, agency: Unit, plans: list[Plan]) -> str:
    """The page on which a plan is approved, because it says what is still open; or on which its stage is closed."""
    if ripens(plan):
        return address("planning:versions", agency.pk, plan.year)
    if plan.kind == "pk":
        return address("agreements:edit", agency.pk, plan.year, plan.org_unit_id)
    if plan.kind == "action_plan":
        return address("agreements:actions", agency.pk, plan.year, plan.org_unit_id)
    asked = tree_address(plan, plans).partition("?")[2]
    return f"{address('documents:approve', agency.pk, plan.year)}{'?' if asked else ''}{asked}"


def _may(request: MemberRequest, plan: Plan) -> dict[str, bool]:
    """Which steps this person may take with the plan as it stands."""
    unit, status = plan.org_unit, plan.status
    handed_in = status in (Plan.Status.SUBMITTED, Plan.Status.VERIFIED)
    submits, verifies = allowed(request, SUBMIT, unit), allowed(request, VERIFY, unit)
    ready = status == Plan.Status.VERIFIED or not needs_verification(plan)
    return {
        "submit": submits and status == Plan.Status.DRAFT,
        "withdraw": submits and handed_in,
        "return": verifies and handed_in,
        "verify": verifies and status == Plan.Status.SUBMITTED,
        "approve": allowed(request, APPROVE, unit) and not plan.is_approved and ready,
        "lock": plan.is_approved and workflow.may_lock(unit),
        "paper": status != Plan.Status.DRAFT and (verifies or allowed(request, ISSUE, unit)),
    }


def _rows(plan: Plan) -> list[tuple[str, str]]:
    """The rows a note may stand at: lines of work and sections, as an officer knows them."""
    book = book_of(plan)
    work = [(row.id, f"{row.code} {row.name}".strip()[:_LONG]) for row in book.all(WorkItem)]
    text = [(row.id, f"{row.number} {row.heading}".strip()[:_LONG]) for row in book.all(Section)]
    return work + text


@require_POST
@members
def step(request: MemberRequest, agency: str, year: int, plan: str) -> HttpResponse:
    """Takes one step with the plan: hands it in, takes it back, returns it, verifies, locks or unlocks it. It is
    approved on the page that says what that means."""
    held = _plan(agency_of(agency), year, plan)
    what, reason = request.POST.get("langkah", ""), request.POST.get("alasan", "")
    steps: dict[str, Callable[[], object]] = {
        "submit": lambda: workflow.submit(held),
        "withdraw": lambda: workflow.withdraw(held, reason),
        "return": lambda: workflow.give_back(held, reason),
        "verify": lambda: workflow.verify(held),
        "lock": lambda: workflow.lock(held, reason),
        "unlock": lambda: workflow.unlock(held, reason),
    }
    if what not in steps:
        raise Http404
    steps[what]()
    messages.success(request, _DONE[what])
    return redirect("duties:verify", agency, year, plan)


@require_POST
@members
def marks(request: MemberRequest, agency: str, year: int, plan: str) -> HttpResponse:
    """Keeps the verdicts of the list that changed, all of them or none."""
    held = _plan(agency_of(agency), year, plan)
    before = verification.marks_of(held)
    changed = 0
    with transaction.atomic():
        for item in verification.checklist_of(held).items:
            verdict = request.POST.get(f"hasil-{item.id}", "")
            text = request.POST.get(f"isi-{item.id}", "").strip()
            old = before.get(item.id)
            if verdict and (old is None or (old.verdict, old.text) != (verdict, text)):
                verification.mark(held, item.id, verdict, text)
                changed += 1
    messages.success(request, f"{changed} penilaian disimpan." if changed else "Tidak ada penilaian yang berubah.")
    return redirect("duties:verify", agency, year, plan)


@require_POST
@members
def note(request: MemberRequest, agency: str, year: int, plan: str) -> HttpResponse:
    """Adds a note of the verifier."""
    held = _plan(agency_of(agency), year, plan)
    rows = dict(_rows(held))
    form = NoteForm(request.POST, rows=list(rows.items()))
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    given = form.cleaned_data
    where = given["where"] or rows.get(given["row"], "")
    made = verification.note(held, given["text"], given["weight"], where=where, row=given["row"])
    messages.success(request, "Catatan disimpan.")
    return redirect(f"{reverse('duties:verify', args=[agency, year, plan])}#n-{made.pk}")


@require_POST
@members
def answer(request: MemberRequest, agency: str, year: int, plan: str) -> HttpResponse:
    """The agency's answer to a note, or the verifier's word that it is settled."""
    held = _plan(agency_of(agency), year, plan)
    given = found(
        VerificationNote.objects.filter(plan=held, pk=request.POST.get("catatan", "")).select_related("org_unit")
    )
    if request.POST.get("selesai") == "1":
        verification.resolve(given)
        messages.success(request, "Catatan dinyatakan selesai.")
    else:
        verification.answer(given, request.POST.get("jawaban", ""))
        messages.success(request, "Jawaban disimpan.")
    return redirect(f"{reverse('duties:verify', args=[agency, year, plan])}#n-{given.pk}")


@require_POST
@members
def paper(request: MemberRequest, agency: str, year: int, plan: str) -> HttpResponse:
    """Issues the berita acara of the verification."""
    held = _plan(agency_of(agency), year, plan)
    made = issue(held, VERIFICATION_PAPER, timezone.localtime())
    told = f", sebagai KONSEP karena {' dan '.join(made.drafted_because)}" if made.drafted_because else ""
    address = reverse("documents:download", args=[made.document.pk, "pdf"])
    sentence = '{} diterbitkan{}. <a href="{}">Buka PDF</a>'
    messages.success(request, format_html(sentence, made.document.title, told, address))
    return redirect("duties:verify", agency, year, plan)


def _plan(agency: Unit, year: int, plan: str) -> Plan:
    """A plan of the agency or of one of its units. Raises ``Http404`` where this person sees none."""
    rows = Plan.objects.filter(pk=plan, year=year, org_unit__path__startswith=agency.path)
    return found(with_procedure(rows.select_related("org_unit")))
