"""Pages over several documents of a year: the covering letter, and all performance agreements as one file."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from selaras.engine.documents.types.surat_pengantar import (
    DOCUMENTS,
    NATURE,
    PLACE,
    RECIPIENT,
    SUBJECT,
    line,
)
from selaras.engine.tables.period import long_date
from selaras.registers.archive.limits import count
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.issuing.actions import Asked, issue, issued_files
from selaras.registers.issuing.agreements import covered, merged_pdf, zip_file
from selaras.registers.organisations.roles import ISSUE, SEE
from selaras.site.base.access import MemberRequest, allowed, demand, members
from selaras.site.base.limits import PUBLIC_DOWNLOAD
from selaras.site.base.page import plan_of_year, show
from selaras.site.documents.proof_forms import LetterForm
from selaras.site.documents.shelf import Paper

LETTER = "surat_pengantar"
FILES = {"pdf": "application/pdf", "zip": "application/zip"}


@require_http_methods(["GET", "HEAD", "POST"])
@members
def letter(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Chooses issued documents and issues the letter that goes with them; below, the letters of the year."""
    unit, plans, plan = plan_of_year(agency, year)
    demand(request, SEE, unit)
    files = list(issued_files(plan))
    current = {file.document.pk: file.document for file in files if _sendable(file.document)}
    choices = [(pk, f"{document.title}, nomor {document.number}") for pk, document in current.items()]
    may = allowed(request, ISSUE, unit)
    form = LetterForm(request.POST or None, choices=choices)
    if request.method == "POST":
        demand(request, ISSUE, unit)
        if form.is_valid():
            told = form.cleaned_data
            sent = [current[pk] for pk in told["documents"]]
            extra = {
                DOCUMENTS: "\n".join(line(each.title, each.number, _day(each)) for each in sent),
                RECIPIENT: told["recipient"], PLACE: told["recipient_place"], SUBJECT: told["subject"],
                NATURE: told["nature"],
            }  # fmt: skip
            done = issue(plan, LETTER, timezone.localtime(), Asked(extra=extra))
            messages.success(request, f"Surat pengantar nomor {done.document.number} selesai dibuat.")
            return redirect("documents:letter", unit.pk, year)
    papers: dict[str, Paper] = {}
    for file in files:
        if file.document.type == LETTER:
            held = papers.get(file.document.pk)
            papers[file.document.pk] = Paper(file.document, [*(held.files if held else ()), file], binding=True)
    context = {"form": form if may else None, "sendable": bool(choices), "papers": list(papers.values())}
    return show(
        request, "documents/letter.html", context, agency=unit, year=year, section="documents", plans=plans,
        status=422 if form.is_bound and not form.is_valid() else 200,
    )  # fmt: skip


def _sendable(document: IssuedDocument) -> bool:
    final = document.status == IssuedDocument.Status.FINAL
    return final and document.is_current and bool(document.number) and document.type != LETTER


def _day(document: IssuedDocument) -> str:
    return long_date(document.dated) if document.dated else ""


@require_safe
@members
def agreements(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every unit with its performance agreement: who signs it and what is missing."""
    unit, plans, _ = plan_of_year(agency, year)
    demand(request, SEE, unit)
    units = covered(unit, year)
    context = {
        "units": units,
        "complete": sum(not each.missing for each in units),
        "any": any(each.document for each in units),
    }
    return show(request, "documents/agreements.html", context, agency=unit, year=year, section="documents", plans=plans)


@require_safe
@members
def agreements_file(request: MemberRequest, agency: str, year: int, kind: str) -> HttpResponseBase:
    """All of them as one PDF or one ZIP."""
    unit, _, _ = plan_of_year(agency, year)
    demand(request, SEE, unit)
    if kind not in FILES:
        raise Http404
    count(PUBLIC_DOWNLOAD, request.user.pk)
    units = covered(unit, year)
    response: HttpResponseBase
    if kind == "pdf":
        response = HttpResponse(merged_pdf(unit, year, units), content_type=FILES[kind])
    else:
        response = FileResponse(zip_file(unit, year, units), content_type=FILES[kind])
    response["Content-Disposition"] = f'attachment; filename="PK-{slugify(unit.name)}-{year}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
