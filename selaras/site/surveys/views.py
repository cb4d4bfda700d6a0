"""The pages of surveys for the office: its waves, what one comes to, answers from a file, closing, and the poster."""

from fractions import Fraction
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.documents.qr import qr_drawing
from selaras.engine.formulas.survey import Element, SurveyIndex, in_words, sample_size
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.door import read_file
from selaras.engine.readers.surveys import turned
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.services import SurveyAnswer, SurveyRespondent
from selaras.registers.archive.refused import Refused
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.surveys.actions import change_wave, close_wave, open_wave, take_in
from selaras.registers.surveys.models import Wave
from selaras.registers.surveys.results import groups, results, suggestions
from selaras.site.base.access import MemberRequest, agency_of, allowed, demand, members
from selaras.site.base.page import show
from selaras.site.surveys.finding import wave_of
from selaras.site.surveys.forms import NewWaveForm, WaveForm, initial

_LARGEST: Final = 5 * 1024 * 1024
_LOWEST: Final = 3
_PROFILE: Final = (("sex", "Jenis kelamin"), ("age", "Umur"), ("education", "Pendidikan"),
                   ("occupation", "Pekerjaan"), ("service", "Layanan"))  # fmt: skip


class Bar(Frozen):
    """One element as the page shows it: its mean in words, and how long its bar is in percent of the best."""

    code: str
    name: str
    answered: int
    mean: str
    percent: int
    low: bool


@require_safe
@members
def waves(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The waves of a year, of the agency and of its units, as far as this person sees them."""
    unit = agency_of(agency)
    return _list(request, unit, year)


def _list(request: MemberRequest, unit: Unit, year: int, form: NewWaveForm | None = None) -> HttpResponse:
    units = _units(request, unit)
    own = Wave.objects.filter(org_unit__path__startswith=unit.path, year=year).select_related("org_unit")
    context = {
        "title": f"Survei kepuasan {year}",
        "waves": [(wave, _state(wave)) for wave in own],
        "form": form or (NewWaveForm(units) if units else None),
        "opened": form is not None,
    }
    return show(request, "surveys/list.html", context, agency=unit, year=year, section="surveys",
                status=422 if form is not None else 200)  # fmt: skip


def _units(request: MemberRequest, agency: Unit) -> list[Unit]:
    """The agency and its units in which this person may open a wave, the agency first."""
    units = Unit.objects.filter(path__startswith=agency.path).order_by("code", "name")
    mine = [each for each in units if allowed(request, EDIT, each)]
    return sorted(mine, key=lambda each: each.pk != agency.pk)


def _state(wave: Wave) -> str:
    today = timezone.localdate()
    if wave.closed_at is not None:
        return "ditutup"
    if today < wave.since:
        return "belum dimulai"
    return "sedang berjalan" if today <= wave.until else "selesai, belum ditutup"


@require_POST
@members
def begin(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Opens a wave; what cannot be kept comes back with its sentence."""
    unit = agency_of(agency)
    units = _units(request, unit)
    if not units:
        raise Refused(f"Anda tidak berwenang membuka survei {unit.name}. Mintalah kepada perencananya.")
    form = NewWaveForm(units, request.POST)
    if form.is_valid():
        of = next(each for each in units if each.pk == form.cleaned_data["unit"])
        try:
            made = open_wave(of, form.plan())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{made.title} dibuka. Bagikan tautannya, atau cetak posternya.")
            return redirect("surveys:wave", unit.pk, made.year, made.pk)
    return _list(request, unit, year, form)


@require_safe
@members
def page(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """One wave: how many answered, what it comes to, and what can be done with it."""
    unit, held = wave_of(agency, wave)
    return _page(request, unit, held)


def _page(request: MemberRequest, unit: Unit, wave: Wave, form: WaveForm | None = None) -> HttpResponse:
    law, on = current_law(), wave.until
    result = results([wave], law, on)
    index, needed = result.index, sample_size(wave.population, law, on) if wave.population else None
    may_edit = wave.closed_at is None and allowed(request, EDIT, wave.org_unit)
    context = {
        "title": wave.title,
        "wave": wave,
        "state": _state(wave),
        "result": result,
        "index": index,
        "converted": _words(index.converted, 2),
        "mean": _words(index.index, 3),
        "band": index.graded.band if index.graded else None,
        "needed": needed,
        "lacking": max(needed - index.respondents, 0) if needed else 0,
        "bars": _bars(index),
        "groups": [(label, groups(wave, field)) for field, label in _PROFILE] if index.respondents else [],
        "suggestions": suggestions(wave),
        "link": _link(request, wave),
        "form": form or (WaveForm(initial=initial(wave)) if may_edit else None),
        "opened": form is not None,
        "may_edit": may_edit,
    }
    return show(request, "surveys/wave.html", context, agency=unit, year=wave.year, section="surveys",
                status=422 if form is not None else 200)  # fmt: skip


def _bars(index: SurveyIndex) -> list[Bar]:
    lowest = {each.code for each in index.lowest(_LOWEST)}
    return [_bar(each, index.factor, each.code in lowest) for each in index.elements]


def _bar(of: Element, factor: int, low: bool) -> Bar:
    percent = 0 if of.mean is None else round(of.mean * factor)
    return Bar(of.code, of.name, of.answered, _words(of.mean, 3), percent, low)


def _words(exact: Fraction | None, places: int) -> str:
    return "" if exact is None else in_words(exact, places)


def _link(request: HttpRequest, wave: Wave) -> str:
    """The address of the form as the public reaches it: of ``SELARAS_URL`` where it is set, as on documents."""
    path = reverse("surveys:answer", args=[wave.code])
    return f"{settings.SELARAS_URL.rstrip('/')}{path}" if settings.SELARAS_URL else request.build_absolute_uri(path)


@require_POST
@members
def change(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """Changes what is decided of a wave."""
    unit, held = wave_of(agency, wave)
    demand(request, EDIT, held.org_unit)
    form = WaveForm(request.POST)
    if form.is_valid():
        seen = request.POST.get("revisi", "")
        try:
            changed = change_wave(held.pk, form.plan(), int(seen) if seen.isdecimal() and len(seen) < 9 else -1)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Survei disimpan.")
            return redirect("surveys:wave", unit.pk, changed.year, changed.pk)
    return _page(request, unit, held, form)


@require_POST
@members
def take_file(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """Takes in the answers of a file, with the scale or the last two elements turned where somebody said so."""
    unit, held = wave_of(agency, wave)
    demand(request, EDIT, held.org_unit)
    file = request.FILES.get("berkas")
    if file is None or file.size is None:
        raise Refused("Pilih dahulu berkas jawabannya.")
    if file.size > _LARGEST:
        raise Refused("Berkas jawaban paling besar 5 MB. Hapus lembar atau gambar yang bukan jawaban, lalu kirim lagi.")
    reading = read_file(str(file.name), file.read(), Choices())
    if reading.refused:
        told = " ".join(f"{problem.message} {problem.hint}" for problem in reading.problems)
        raise Refused(f"Berkas jawaban tidak dapat dibaca. {told}")
    answers = turned(reading.book.all(SurveyAnswer), reversed_="terbalik" in request.POST,
                     swapped="bertukar" in request.POST)  # fmt: skip
    made, there = take_in(held.pk, answers, reading.book.all(SurveyRespondent), str(file.name))
    again = f"; {there} sudah ada dan tidak dihitung dua kali" if there else ""
    messages.success(request, f"{made} jawaban dimasukkan{again}.")
    for problem in reading.problems:
        messages.warning(request, f"{problem.message} {problem.hint}")
    return redirect("surveys:wave", unit.pk, held.year, held.pk)


@require_POST
@members
def shut(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """Closes a wave for good."""
    unit, held = wave_of(agency, wave)
    demand(request, EDIT, held.org_unit)
    closed = close_wave(held.pk)
    messages.success(request, f"{closed.title} ditutup. Jawabannya tidak berubah lagi.")
    return redirect("surveys:wave", unit.pk, closed.year, closed.pk)


@require_safe
@members
def poster(request: MemberRequest, agency: str, year: int, wave: str) -> HttpResponse:
    """A page to print and hang up: the QR code of the form, and its address for who has no camera."""
    unit, held = wave_of(agency, wave)
    link = _link(request, held)
    drawing = mark_safe(qr_drawing(link))  # noqa: S308  # drawn by us out of our own address
    context = {"title": f"Poster {held.title}", "wave": held, "link": link, "drawing": drawing}
    return show(request, "surveys/poster.html", context, agency=unit, year=held.year, section="surveys")
