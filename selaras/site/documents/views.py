"""The page of documents: what was issued, why the next one is a draft or final, issuing, approving and downloads."""

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.engine.documents.correction import causes
from selaras.engine.documents.document import document_types
from selaras.engine.facts.described import TITLES
from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.tables.judgement import Severity
from selaras.registers.agreements.approving import approve
from selaras.registers.archive.actions import content_of
from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.findings.actions import judge, open_findings
from selaras.registers.issuing.actions import Asked, issue, why_draft
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, APPROVE, ISSUE, SEE, SETTINGS
from selaras.registers.plans.actions import open_version
from selaras.registers.plans.comparing import shifted_total
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import needs_verification
from selaras.registers.plans.stages import demand_last_stage, ripens
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, allowed, demand, found, members
from selaras.site.base.page import address, plan_of_year, plan_title, show
from selaras.site.documents.forms import ApproveForm, VersionForm
from selaras.site.documents.shelf import shelves

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@members
def documents(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every type of document with its state; who may issues, approves or opens a version from here."""
    unit, plans, plan = plan_of_year(agency, year, lasting=True)
    demand(request, SEE, unit)
    law = law_beside(plan)
    counting = open_findings(plan, judge(plan, law))
    reasons = why_draft(plan, counting)
    errors = sum(cause.first.severity is Severity.ERROR for cause in causes(counting))
    groups = _waiting(plan)
    may_issue = allowed(request, ISSUE, unit)
    ready = plan.status == Plan.Status.VERIFIED or not needs_verification(plan)
    here = plan.year == year  # a plan of several years is approved, and its next version opened, in its first one
    may_approve = here and allowed(request, APPROVE, unit) and not plan.is_approved and ready and not ripens(plan)
    shown = shelves(plan, law, plans, year)
    context = {
        "plan": plan,
        "here": here,
        "title": plan_title(plan),
        "reasons": reasons,
        "errors": errors,
        "waiting": groups.total(),
        "groups": groups.items(),
        "shelves": shown,
        "printable": any(shelf.printable for shelf in shown if shelf.type.plans),
        "may_issue": may_issue,
        "may_approve": may_approve,
        "ready": ready,
        "stages": address("planning:versions", unit.pk, plan.year) if ripens(plan) and not plan.is_approved else "",
        "way": address("duties:verify", unit.pk, plan.year, plan.pk),
        "agreement": address("agreements:edit", unit.pk, year, unit.pk),
        "may_settings": allowed(request, SETTINGS, unit),
        "version_form": _version_form(request, unit, plan, plans) if here else None,
        "main": _main(may_issue, may_approve and not errors, [shelf.type.id for shelf in shown if shelf.wanted]),
    }
    papers = [paper.document for shelf in shown for paper in (*shelf.current, *shelf.earlier)]
    issued = [document for document in papers if document.year == year]
    return show(
        request, "documents/list.html", context,
        agency=unit, year=year, section="documents", plans=plans, issued=issued,
    )  # fmt: skip


def _main(may_issue: bool, should_approve: bool, wanted: list[str]) -> str:
    """Which one action of the page is the next right thing."""
    if should_approve:
        return "approve"
    return wanted[0] if may_issue and wanted else ""


def _version_form(request: MemberRequest, unit: Unit, plan: Plan, plans: Sequence[Plan]) -> VersionForm | None:
    if not (plan.is_approved and allowed(request, ACCEPT, unit)):
        return None
    return VersionForm(taken=_versions(plan, plans))


def _versions(plan: Plan, plans: Sequence[Plan]) -> list[str]:
    return [other.version for other in plans if (other.kind, other.year) == (plan.kind, plan.year)]


@require_POST
@members
def issue_document(request: MemberRequest, agency: str, year: int, type_id: str) -> HttpResponse:
    """Issues one document from the plan; an unchanged plan gives the document that exists."""
    unit, _, plan = plan_of_year(agency, year, lasting=True)
    demand(request, ISSUE, unit)
    declared = document_types().get(type_id)
    if declared is None or not declared.shelved:
        raise Http404
    done = issue(plan, type_id, timezone.localtime(), Asked("konsep" in request.POST, year=year))
    title = done.document.title
    if not done.new:
        messages.info(request, f"{title} tidak diterbitkan ulang: isinya masih sama dengan yang sudah terbit.")
    elif done.drafted_because:
        messages.success(request, f"{title} diterbitkan sebagai KONSEP, karena {' dan '.join(done.drafted_because)}.")
    elif done.document.number:
        messages.success(request, f"{title} diterbitkan dengan nomor {done.document.number}.")
    else:
        messages.success(request, f"{title} selesai dibuat.")
    if plan.is_approved and (waiting := _waiting(plan).total()):
        messages.warning(request, f"{waiting} isian salinan ditetapkan tanpa ditinjau; lihat Lembar Koreksi.")
    return redirect("documents:list", unit.pk, year)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def approve_plan(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says what approval means and asks for it; the one way from a draft to final documents."""
    unit, plans, plan = plan_of_year(agency, year, request.GET.get("jenis", ""))
    demand(request, APPROVE, unit)
    demand_last_stage(plan)
    counting = open_findings(plan, judge(plan, law_beside(plan)))
    errors = [cause for cause in causes(counting) if cause.first.severity is Severity.ERROR]
    groups = _waiting(plan)
    waiting = groups.total()
    form = ApproveForm(request.POST if request.method == "POST" else None, errors=len(errors), waiting=waiting)
    if form.is_valid():
        done = approve(plan)
        messages.success(request, f"{plan_title(done)} ditetapkan. Isinya tidak dapat diubah lagi.")
        return redirect("documents:list", unit.pk, year)
    context = {
        "plan": plan,
        "title": plan_title(plan),
        "errors": errors,
        "form": form,
        "waiting": waiting,
        "groups": groups.items(),
        "unbalanced": shifted_total(plan),
    }
    status = 422 if form.is_bound else 200
    return show(
        request, "documents/approve.html", context,
        agency=unit, year=year, section="documents", plans=plans, status=status,
    )  # fmt: skip


def _waiting(plan: Plan) -> Counter[str]:
    """How many things of each group were carried over from last year and not reviewed."""
    return Counter(TITLES[each.group] for each in unreviewed(book_of(plan)))


@require_POST
@members
def new_version(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Opens the next version of an approved plan as a draft."""
    unit, plans, plan = plan_of_year(agency, year)
    demand(request, ACCEPT, unit)
    form = VersionForm(request.POST, taken=_versions(plan, plans))
    if not form.is_valid():
        messages.error(request, "Pilih nama versi dari daftar.")
        return redirect("documents:list", unit.pk, year)
    made = open_version(plan, form.cleaned_data["version"])
    messages.success(request, f"{plan_title(made)} dibuka sebagai draf; isinya salinan versi sebelumnya.")
    return redirect("plans:tree", unit.pk, year)


@require_safe
@members
def download(request: MemberRequest, document: str, file_format: str) -> HttpResponse:
    """One file of an issued document, as a download; 404 outside the scope and for a format that was not issued."""
    issued = found(IssuedDocument.objects.filter(pk=document).defer("book").select_related("org_unit"))
    if not IssuedFile.objects.filter(document=issued, format=file_format).exists():
        raise Http404
    response = HttpResponse(content_of(issued, file_format), content_type=CONTENT_TYPES[file_format])
    name = _file_name(issued, file_format)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _file_name(issued: IssuedDocument, file_format: str) -> str:
    declared = document_types().get(issued.type)
    parts = [
        declared.file_name if declared else issued.type,
        slugify(issued.org_unit.name),
        str(issued.year),
        *(["KONSEP"] if issued.status == IssuedDocument.Status.DRAFT else []),
        issued.pk,
    ]
    return f"{'-'.join(parts)}.{file_format}"
