"""A file in without a login: shown what was found, given back as a correction sheet or with comments, kept nowhere."""

import re
from pathlib import PurePath
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from selaras.engine.annotate.annotate import NotAnnotated
from selaras.engine.annotate.note import notes_of
from selaras.engine.documents.document import Issue
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.examination.examine import Examined, annotated, drawn, examine, lists
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.refused import Refused
from selaras.registers.law.actions import current_law, loaded_rows
from selaras.site.base.access import Request
from selaras.site.base.limits import PUBLIC_CHECK, PUBLIC_DOWNLOAD
from selaras.site.base.page import show
from selaras.site.public_check import carried
from selaras.site.public_check.guarding import NO_ROOM, for_anybody
from selaras.site.public_check.result import doubts_of, result_of
from selaras.site.public_check.room import FULL, Full, seat
from selaras.site.public_check.sending import ACCEPTED, LARGEST, LARGEST_SENDING, TOO_LARGE, CheckForm

UNPROCESSABLE, COME_AGAIN = 422, 503
_AGAIN_IN: Final = "30"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
# The formats that take comments, by the name their reader gives them: the endings they may have, and what they are.
_COMMENTED: Final = {
    "dokumen Word": ((".docx", ".docm"), f"{_OFFICE}wordprocessingml.document"),
    "buku kerja Excel": ((".xlsx", ".xlsm"), f"{_OFFICE}spreadsheetml.sheet"),
}


def _too_large(request: Request) -> HttpResponse:
    return _ask(request, CheckForm(), NO_ROOM, sentence=TOO_LARGE)


def _too_large_to_draw(request: Request) -> HttpResponse:
    return _ask(request, CheckForm(), NO_ROOM, sentence="Kiriman ini terlalu besar. Pilih berkasnya sekali lagi.")


@for_anybody(LARGEST_SENDING, PUBLIC_CHECK, _too_large)
def check(request: Request) -> HttpResponse:
    """Takes a file and shows what was found in it; nothing is stored."""
    if request.method != "POST":
        return _ask(request, CheckForm())
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, UNPROCESSABLE)
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        with seat():
            examined = examine(file.name, content, lists(loaded_rows()))
    except Full:
        answer = _ask(request, CheckForm(), COME_AGAIN, sentence=FULL)
        answer["Retry-After"] = _AGAIN_IN
        return answer
    if examined.refused:
        return _ask(request, CheckForm(), UNPROCESSABLE, refused=examined.name, kinds=doubts_of(examined.problems))
    return _shown(request, examined, content, current_law())


@for_anybody(carried.LARGEST_SENDING, PUBLIC_DOWNLOAD, _too_large_to_draw)
def sheet(request: Request) -> HttpResponse:
    """The correction sheet of a result as PDF."""
    if request.method != "POST":
        return redirect("public_check:check")
    drawing = carried.unpack_sheet(request.POST.get("carried", ""))
    issue = Issue(created=timezone.now(), on=timezone.localdate(), draft=False)
    try:
        with seat():
            content = drawn(replace(drawing, options=replace(drawing.options, issue=issue)))
    except NotDrawn as error:
        raise Refused(str(error)) from error
    return _file(f"Lembar-Koreksi-{_stem(drawing.options.extra['file'])}.pdf", content, "application/pdf")


@for_anybody(carried.LARGEST_SENDING, PUBLIC_DOWNLOAD, _too_large_to_draw)
def commented(request: Request) -> HttpResponse:
    """The file of a result with its notes as comments."""
    if request.method != "POST":
        return redirect("public_check:check")
    held = carried.unpack_file(request.POST.get("carried", ""))
    try:
        with seat():
            content = annotated(held.name, held.content, held.notes)
    except NotAnnotated as error:
        raise Refused(str(error)) from error
    endings, type_ = _COMMENTED[held.format]
    ending = PurePath(held.name).suffix.casefold()
    return _file(f"{_stem(held.name)}-catatan{ending if ending in endings else endings[0]}", content, type_)


def _ask(request: Request, form: CheckForm, status: int = 200, **context: object) -> HttpResponse:
    context |= {"form": form, "accepted": ACCEPTED, "most": LARGEST, "too_large": TOO_LARGE}
    return _unlisted(show(request, "public_check/ask.html", context, status=status), status)


def _unlisted(answer: HttpResponse, status: int) -> HttpResponse:
    """Only the page that asks for a file is for search engines."""
    if status != 200:
        answer["X-Robots-Tag"] = "noindex"
    return answer


def _shown(request: Request, examined: Examined, content: bytes, law: Law) -> HttpResponse:
    file = ""
    if examined.format in _COMMENTED and examined.findings:
        notes = tuple(notes_of(examined.findings, examined.book, law))
        file = carried.pack_file(carried.Commented(examined.name, examined.format, notes, content))
    context = {
        "result": result_of(examined, law),
        "rule": _rule(),
        "sheet": carried.pack_sheet(examined.drawing),
        "file": file,
    }
    answer = show(request, "public_check/result.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _rule() -> str:
    """Where the pages of rules are, without the name of one."""
    return reverse("findings:rule", args=["-"]).removesuffix("-/")


def _stem(name: str) -> str:
    """The name without its ending as a file may be called; never an error: it would take the name into the log."""
    return re.sub(r"[^\w.-]+", "_", PurePath(name).stem[:80]).strip("._- ") or "berkas"


def _file(name: str, content: bytes, type_: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=type_)
    answer["X-Robots-Tag"] = "noindex"
    answer.headers["Content-Disposition"] = str(content_disposition_header(True, name))
    return answer
