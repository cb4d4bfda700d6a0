"""A file in: read and shown without storing anything, then accepted as a draft, all of it or nothing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.registers.archive.limits import count
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.actions import accept
from selaras.site.base.access import MemberRequest, agency_of, demand, members
from selaras.site.base.limits import UPLOAD
from selaras.site.base.page import KINDS, plan_title, show
from selaras.site.plans.carried import Carried, pack, unpack
from selaras.site.plans.upload_forms import UploadForm
from selaras.site.plans.upload_preview import look, standing, year_of

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@members
def upload(request: MemberRequest, agency: str) -> HttpResponse:
    """Takes a file and shows what it would bring; nothing is stored."""
    unit = agency_of(agency)
    demand(request, ACCEPT, unit)
    if request.method != "POST":
        return _ask(request, unit, UploadForm())
    count(UPLOAD, request.user.pk)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, unit, form, status=UNPROCESSABLE)
    file = form.cleaned_data["file"]
    return _preview(request, unit, file.name, file.read())


@require_POST
@members
def accept_upload(request: MemberRequest, agency: str) -> HttpResponse:
    """Stores the file of a preview as a draft; shows the preview anew when the stored plan has changed meanwhile."""
    unit = agency_of(agency)
    demand(request, ACCEPT, unit)
    count(UPLOAD, request.user.pk)
    carried = unpack(request.POST.get("carried", ""), request.user.pk, unit.pk)
    reading = read_bytes(carried.name, carried.content, current_law())
    year = year_of(reading.book)
    if standing(unit, reading.book, year) != carried.standing:
        messages.warning(request, "Rencana yang tersimpan berubah sejak pratinjau dibuat. Periksa sekali lagi.")
        return _preview(request, unit, carried.name, carried.content)
    done = accept(reading.book, reading.problems, unit, year, source=carried.name, beside=carried.standing)
    if done.plan is not None and done.changed:
        messages.success(request, f"{plan_title(done.plan)} disimpan sebagai draf: {done.sentence()}")
    else:
        messages.info(request, "Tidak ada yang berubah: rencana yang tersimpan sudah sama dengan berkas ini.")
    return redirect("plans:tree", unit.pk, year)


def _ask(request: MemberRequest, unit: Unit, form: UploadForm, status: int = 200, **context: object) -> HttpResponse:
    return show(
        request, "plans/upload.html", {"form": form, **context}, agency=unit, section="plans", status=status
    )  # fmt: skip


def _preview(request: MemberRequest, unit: Unit, name: str, content: bytes) -> HttpResponse:
    law = current_law()
    reading: Reading = read_bytes(name, content, law)
    if reading.refused:
        problems = reading.problems
        return _ask(request, unit, UploadForm(), UNPROCESSABLE, refused=name, problems=problems)
    seen = look(reading, unit, law)
    context = {
        "preview": seen,
        "kind": KINDS.get(reading.kind, reading.kind.upper()),
        "carried": pack(Carried(name, content, seen.standing), request.user.pk, unit.pk),
    }
    return show(request, "plans/upload_preview.html", context, agency=unit, year=seen.year, section="plans")
