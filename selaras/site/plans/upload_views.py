"""A file in: kept for its person, read and shown, then accepted as a draft, all of it or nothing."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from selaras.engine.documents.correction import Cause
from selaras.engine.law.law import Law
from selaras.engine.readers.choices import of_plain
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.archive.limits import count
from selaras.registers.inbox.actions import (
    MOST_WAITING,
    cancel,
    discard,
    is_waiting,
    mine,
    read_again,
    receive,
    remembered,
    start_over,
    take_in,
)
from selaras.registers.inbox.models import Upload
from selaras.registers.inbox.reading import Gone, interrupted, reading_of
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.fitting import OF_UNITS, agency_row, owning_unit, promising_names
from selaras.site.base.accepted import WORDS as FORMATS
from selaras.site.base.access import MemberRequest, agency_of, demand, members
from selaras.site.base.doubt_groups import grouped
from selaras.site.base.limits import CHOOSE, UPLOAD
from selaras.site.base.notes import addresses, notes_about
from selaras.site.base.page import plan_address, plan_title, plans_of, show
from selaras.site.base.readings import kind_words, parted, show_table, tabs, way_to, window
from selaras.site.plans.upload_forms import ReadingForm, UploadForm
from selaras.site.plans.upload_preview import Preview, look, year_of

View = Callable[[MemberRequest, str, str], HttpResponse]
UNPROCESSABLE = 422
OTHER_NOTES = 60


def held(request: MemberRequest, agency: str, upload: str) -> tuple[Unit, Upload]:
    """The agency and the waiting file of an address, with all that is needed once it is gone.

    Raises ``Http404`` for anybody but its person, ``Gone`` where it waits no longer.
    """
    unit = agency_of(agency)
    demand(request, ACCEPT, unit)
    whole = mine(unit).defer(None).defer("content", "reading").select_related("org_unit")
    kept = whole.filter(pk=upload).first()
    if kept is None:
        raise Http404 if is_waiting(upload) else Gone
    return unit, kept


def while_it_waits(view: View) -> View:
    """A page about one waiting file. Who comes too late, as after a second click on the same button, is led to the
    plans of the agency and told so."""

    @wraps(view)
    def guarded(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
        try:
            return view(request, agency, upload)
        except Gone as gone:
            if request.htmx:
                return HttpResponseClientRefresh()
            messages.info(request, gone.sentence)
            return redirect("base:agency", agency)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@members
def upload(request: MemberRequest, agency: str) -> HttpResponse:
    """Takes a file and leads to its preview; of the plan nothing is stored."""
    unit = agency_of(agency)
    demand(request, ACCEPT, unit)
    if request.method != "POST":
        return _ask(request, unit, UploadForm())
    count(UPLOAD, request.user.pk)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, unit, form, status=UNPROCESSABLE)
    file = form.cleaned_data["file"]
    kept = receive(unit, file.name, file.read())
    if kept.state == Upload.State.REFUSED and not (reading := reading_of(kept)).tables:
        discard(kept)  # nothing about it can be chosen, so nothing of it is kept
        problems = reading.problems
        return _ask(request, unit, UploadForm(), UNPROCESSABLE, refused=file.name, problems=problems)
    return redirect("plans:upload_preview", unit.pk, kept.pk)


def _ask(request: MemberRequest, unit: Unit, form: UploadForm, status: int = 200, **context: object) -> HttpResponse:
    told = {"form": form, "formats": FORMATS, "waiting": list(mine(unit)), "most": MOST_WAITING, **context}
    return show(request, "plans/upload.html", told, agency=unit, section="plans", status=status)


@require_safe
@members
@while_it_waits
def preview(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """How far reading is; then what was read, beside the file and beside what is stored."""
    unit, kept = held(request, agency, upload)
    if kept.state in (Upload.State.READ, Upload.State.REFUSED):
        if request.htmx:
            return HttpResponseClientRefresh()
        return _show_reading(request, unit, kept)
    context = {"upload": kept, "interrupted": interrupted(kept)}
    if request.htmx:
        return render(request, "plans/upload_progress_part.html", context)
    return show(request, "plans/upload_progress.html", context, agency=unit, section="plans")


def _show_reading(request: MemberRequest, unit: Unit, kept: Upload) -> HttpResponse:
    law = current_law()
    seen = look(kept, unit, law)
    reading = seen.reading
    choices = of_plain(kept.choices)
    context: dict[str, Any] = {
        "upload": kept,
        "preview": seen,
        "kind": KIND_WORDS.get(reading.kind, kind_words(reading)),
        "kind_words": kind_words(reading),
        "doubts": grouped(reading),
        "to": addresses(unit.pk, seen.year),
        "here": request.get_full_path(),
        "remembered": remembered(kept) if kept.again else (),
        "chosen": bool(choices.sheets or choices.kind or choices.year or choices.layouts or choices.columns),
        "form": reading_form(kept, reading, unit),
        "named": agency_row(reading.book),
        "unnamed": unnamed(reading),
        "tree": plan_address(seen.plan, plans_of(unit), unit) if seen.plan else "",
        **_table(request, kept, seen),
    }
    return show(request, "plans/upload_preview.html", context, agency=unit, year=seen.year or None, section="plans")


def unnamed(reading: Reading) -> bool:
    """Whether the file names no agency, so that a person has to say whose it is."""
    agency = agency_row(reading.book)
    return agency is not None and any(
        problem.row == agency.id and problem.field == "name" for problem in reading.problems
    )


def reading_form(kept: Upload, reading: Reading, agency: Unit, data: Any = None) -> ReadingForm:
    """The form about the file as a whole, filled as it was read."""
    choices = of_plain(kept.choices)
    initial = {
        "sheets": list(choices.sheets or reading.sheets), "kind": choices.kind, "year": choices.year,
        "ocr": choices.ocr, "unit": choices.unit,
    }  # fmt: skip
    told = "" if choices.kind else kind_words(reading)
    units = [agency.name, *promising_names(agency)] if reading.kind in OF_UNITS else []
    owner = owning_unit(reading.book)
    told_unit = owner.name if owner and not choices.unit else "pejabat yang berjanji"
    return ReadingForm(
        data, initial=initial, sheets=reading.sheets, told_kind=told, units=units, told_unit=told_unit
    )  # fmt: skip


def _table(request: MemberRequest, kept: Upload, seen: Preview) -> dict[str, Any]:
    """The table that the address names, with the line that is open for correction."""
    reading = seen.reading
    law = current_law()
    if not reading.tables:
        return _others(reading, seen.causes, law)
    number, page = window(reading, number_of(request.GET.get("tabel")), number_of(request.GET.get("hal")))
    here, others = parted(reading, number, page, seen.causes)
    notes = notes_about(reading.book, law, here)
    table = show_table(reading, number, page, notes, of_plain(kept.choices), kept.corrected, law)
    return {
        "table": table,
        "tabs": tabs(reading, table.number),
        "open_row": number_of(request.GET.get("baris"), 0),
        "open_column": number_of(request.GET.get("kolom"), 0),
        "has_notes": bool(notes),
        "fix": True,
        **_others(reading, others, law),
    }


def _others(reading: Reading, found: Sequence[Cause], law: Law) -> dict[str, Any]:
    """The notes that do not stand beside the lines shown, each with the way to its line."""
    notes = notes_about(reading.book, law, found[:OTHER_NOTES])
    shown = [(note, way_to(reading, note.findings[0].place)) for note in notes]
    return {"other_notes": shown, "count_others": len(found), "more_notes": len(found) - len(shown)}


def number_of(text: str | None, otherwise: int = 1) -> int:
    """A number of an address, which anybody may have written."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def back_to(unit: Unit, kept: Upload, request: MemberRequest, mark: str = "tabel") -> HttpResponseRedirect:
    """The preview again, at the table and page the form stood on."""
    at = reverse("plans:upload_preview", args=[unit.pk, kept.pk])
    number, page = number_of(request.POST.get("tabel")), number_of(request.POST.get("hal"))
    return HttpResponseRedirect(f"{at}?tabel={number}&hal={page}#{mark}")


@require_POST
@members
@while_it_waits
def accept_upload(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Stores what was read as a draft; shows the preview anew when file or stored plan have changed meanwhile."""
    unit, kept = held(request, agency, upload)
    count(UPLOAD, request.user.pk)
    if kept.state != Upload.State.READ:
        return redirect("plans:upload_preview", unit.pk, kept.pk)
    seen = look(kept, unit, current_law())
    beside = request.POST.get("beside", "")
    if request.POST.get("attempt") != kept.attempt or seen.standing != beside:
        messages.warning(
            request, "Berkas ini atau rencana yang tersimpan berubah sejak pratinjau dibuat. Periksa sekali lagi."
        )
        return redirect("plans:upload_preview", unit.pk, kept.pk)
    if unnamed(seen.reading) and request.POST.get("ours") != "ya":
        messages.warning(
            request, f"Berkas ini tidak menyebut perangkat daerahnya. Beri tanda bahwa berkas ini milik {unit.name}."
        )
        return redirect("plans:upload_preview", unit.pk, kept.pk)
    if seen.lost[0] and request.POST.get("whole") != "ya":
        messages.warning(
            request, "Sebagian besar rencana yang tersimpan tidak ada dalam berkas ini. Beri tanda bahwa berkas ini "
            "menggantikan seluruhnya, atau unggah berkas yang lengkap."
        )  # fmt: skip
        return redirect("plans:upload_preview", unit.pk, kept.pk)
    year = year_of(seen.reading.book)
    done = take_in(kept, year, beside=beside)
    if done.plan is None:
        raise Http404
    named = plan_title(done.plan) if done.home == unit else f"{plan_title(done.plan)} {done.home.name}"
    if done.changed:
        messages.success(request, f"{named} disimpan sebagai draf: {done.sentence()}")
    else:
        messages.info(request, "Tidak ada yang berubah: rencana yang tersimpan sudah sama dengan berkas ini.")
    return HttpResponseRedirect(plan_address(done.plan, plans_of(unit), unit))


@require_POST
@members
@while_it_waits
def discard_upload(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Takes the file away."""
    unit, kept = held(request, agency, upload)
    discard(kept)
    messages.info(request, f"{kept.name} dibuang. Tidak ada yang disimpan.")
    return redirect("plans:upload", unit.pk)


@require_POST
@members
@while_it_waits
def cancel_reading(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Ends the reading of a long file; the file stays until it is discarded."""
    unit, kept = held(request, agency, upload)
    cancel(kept)
    return redirect("plans:upload_preview", unit.pk, kept.pk)


@require_POST
@members
@while_it_waits
def read_once_more(request: MemberRequest, agency: str, upload: str) -> HttpResponse:
    """Reads the file again: as chosen, or from the beginning."""
    unit, kept = held(request, agency, upload)
    count(CHOOSE, request.user.pk)
    if request.POST.get("awal"):
        start_over(kept)
    elif kept.state != Upload.State.READING or interrupted(kept):
        read_again(kept)
    return redirect("plans:upload_preview", unit.pk, kept.pk)
