"""The page of one issued document: its scans, where it was handed in, and the forms for both."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.engine.documents.document import document_types
from selaras.registers.archive.limits import count
from selaras.registers.archive.models import IssuedDocument, SignedScan, Submission
from selaras.registers.archive.proof import proof_of, receipt_content, scan_content
from selaras.registers.issuing.proof import correct_submission, keep_scan, note_submission
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ISSUE, SEE
from selaras.site.base.access import MemberRequest, allowed, demand, found, members
from selaras.site.base.limits import UPLOAD
from selaras.site.base.page import show
from selaras.site.documents.proof_forms import CorrectionForm, ScanForm, SubmissionForm, of_line

SCAN_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
UNPROCESSABLE = 422


def _document(document: str) -> IssuedDocument:
    return found(IssuedDocument.objects.filter(pk=document).defer("book").select_related("org_unit"))


def _agency(unit: Unit) -> Unit:
    """The agency whose pages show the documents of a unit."""
    while unit.level == Unit.Level.UNIT and unit.parent is not None:
        unit = unit.parent
    return unit


def _page(request: MemberRequest, issued: IssuedDocument, status: int = 200, **forms: Any) -> HttpResponse:
    final = issued.status == IssuedDocument.Status.FINAL
    may = final and allowed(request, ISSUE, issued.org_unit)
    blank: dict[str, Any] = {"scan_form": ScanForm(), "submission_form": SubmissionForm()} if may else {}
    context = {
        "document": issued, "proof": proof_of([issued.pk])[issued.pk], "final": final, "may": may, **blank,
        **(forms if may else {}),
    }  # fmt: skip
    return show(
        request, "documents/proof.html", context,
        agency=_agency(issued.org_unit), year=issued.year, section="documents", status=status,
    )  # fmt: skip


@require_safe
@members
def proof(request: MemberRequest, document: str) -> HttpResponse:
    """What proves a document: the scans of the signed paper and the lines of its submission."""
    issued = _document(document)
    demand(request, SEE, issued.org_unit)
    return _page(request, issued)


@require_POST
@members
def upload_scan(request: MemberRequest, document: str) -> HttpResponse:
    """Keeps a scan beside the document; one with the same bytes is not kept twice."""
    issued = _document(document)
    demand(request, ISSUE, issued.org_unit)
    count(UPLOAD, request.user.pk)
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, issued, UNPROCESSABLE, scan_form=form)
    before = _now()
    scan = keep_scan(issued, form.cleaned_data["scan"], before)
    told = "disimpan" if scan.at == before else "sudah tersimpan sebelumnya, tidak disimpan dua kali"
    messages.success(request, f"Pindaian {told}. Sidik jarinya {scan.sha256[:16]}…")
    return redirect("documents:proof", issued.pk)


@require_POST
@members
def submit(request: MemberRequest, document: str) -> HttpResponse:
    """Notes where the document was handed in."""
    issued = _document(document)
    demand(request, ISSUE, issued.org_unit)
    count(UPLOAD, request.user.pk)
    form = SubmissionForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, issued, UNPROCESSABLE, submission_form=form)
    line = note_submission(issued, form.handing(), _now())
    messages.success(request, f"Penyampaian kepada {line.recipient} dicatat.")
    return redirect("documents:proof", issued.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@members
def correct(request: MemberRequest, submission: str) -> HttpResponse:
    """Asks what is right in place of a wrong line, and notes it as its successor."""
    line = found(Submission.objects.filter(pk=submission).select_related("document__org_unit"))
    issued = line.document
    demand(request, ISSUE, issued.org_unit)
    if request.method == "POST":
        count(UPLOAD, request.user.pk)
        form = CorrectionForm(request.POST, request.FILES)
        if form.is_valid():
            correct_submission(line, form.handing(), form.cleaned_data["reason"], _now())
            messages.success(request, "Pembetulan dicatat; catatan yang lama tetap tersimpan.")
            return redirect("documents:proof", issued.pk)
    else:
        form = CorrectionForm(initial=of_line(line))
    return show(
        request, "documents/correct.html", {"document": issued, "line": line, "form": form},
        agency=_agency(issued.org_unit), year=issued.year, section="documents",
        status=UNPROCESSABLE if form.is_bound else 200,
    )  # fmt: skip


@require_safe
@members
def scan_file(request: MemberRequest, scan: str) -> HttpResponse:
    """A scan as a download: opened by itself it is saved and never shown as a page of ours."""
    kept = found(SignedScan.objects.filter(pk=scan).select_related("document__org_unit"))
    demand(request, SEE, kept.document.org_unit)
    return _download(scan_content(kept), kept.format, "pindaian", kept.document)


@require_safe
@members
def receipt(request: MemberRequest, submission: str) -> HttpResponse:
    """The receipt of a submission as a download."""
    line = found(Submission.objects.filter(pk=submission).select_related("document__org_unit"))
    demand(request, SEE, line.document.org_unit)
    return _download(receipt_content(line), line.receipt_format, "tanda-terima", line.document)


def _download(content: bytes, file_format: str, what: str, issued: IssuedDocument) -> HttpResponse:
    response = HttpResponse(content, content_type=SCAN_TYPES[file_format])
    declared = document_types().get(issued.type)
    kind = slugify(declared.file_name if declared else issued.type)
    name = f"{what}-{kind}-{slugify(issued.org_unit.name)}-{issued.year}-{issued.pk}.{file_format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _now() -> datetime:
    return timezone.localtime()
