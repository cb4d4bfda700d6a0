"""Complaints at the desk and in the units: the list with its clocks, a new complaint, one complaint with its steps."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from selaras.engine.formulas.complaints import (
    MEASURES,
    UNIT_WORDS,
    UNTIMED,
    Clock,
    Deadline,
    Stage,
    counted,
    deadlines,
    due_of,
    fixed_holidays,
)  # fmt: skip
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import STATE_WORDS
from selaras.engine.tables.number import decimal_text
from selaras.registers.archive.refused import Refused
from selaras.registers.complaints import actions
from selaras.registers.complaints.models import Complaint
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT, SEE
from selaras.registers.plans.procedure import ruling_of
from selaras.site.base.access import MemberRequest, agency_of, allowed, demand, found, members
from selaras.site.base.page import show
from selaras.site.complaints.forms import NewForm, StepForm, class_choices

_ON_A_PAGE: Final = 100
_TAGS: Final = {"tepat waktu": "good", "terlambat": "error", "melewati batas": "error", "berjalan": "warning"}
_DO: Final[Mapping[Stage, Callable[[Complaint, str], Complaint]]] = {
    "waiting": actions.ask,
    "rejected": actions.reject,
    "followed_up": actions.follow_up,
    "answered": actions.answer,
    "reopened": actions.reopen,
    "verified": lambda row, _: actions.verify(row),
    "finished": lambda row, _: actions.finish(row),
}


class Line(NamedTuple):
    """A complaint in the list with its class, its limit, and the word and colour of its clock."""

    row: Complaint
    classification: str
    due: Deadline | None
    word: str
    tag: str


class Rate(NamedTuple):
    """One rate as it is printed."""

    title: str
    value: str
    counts: str
    words: str


def _clock(agency: Unit, year: int) -> Clock:
    """The clock of complaints of a year, with the days off that the region added."""
    law = load_law()
    return Clock(law, fixed_holidays(law, range(year, year + 2)) | ruling_of(agency).holidays)


@require_safe
@members
def desk(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The complaints received in the year that this person may see, and their rates."""
    unit, today = agency_of(agency), timezone.localdate()
    rows = list(Complaint.objects.filter(agency=unit, received_on__year=year).select_related("org_unit").defer("text"))
    clock, classes = _clock(unit, year), dict(class_choices())
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "title": f"Pengaduan {year}",
        "page": page,
        "lines": [_line(row, clock, classes, today) for row in page],
        "rates": _rates(rows, clock),
        "whole": allowed(request, SEE, unit),
        "may_add": allowed(request, EDIT, unit),
    }
    return show(request, "complaints/list.html", context, agency=unit, year=year, section="complaints")


def _line(row: Complaint, clock: Clock, classes: Mapping[str, str], today: date) -> Line:
    due = None if row.stage in UNTIMED else due_of(row.course(), clock)
    word = due.word(today) if due else ""
    return Line(row, classes.get(row.classification, "belum diklasifikasi"), due, word, _TAGS.get(word, ""))


def _rates(rows: list[Complaint], clock: Clock) -> list[Rate]:
    courses = [row.course() for row in rows]
    found = [(title, counted(courses, measure, clock)) for measure, title in MEASURES.items()]
    return [
        Rate(
            title,
            STATE_WORDS[each.state] if each.value is None else f"{decimal_text(each.value)} persen",
            ""
            if each.numerator is None or each.denominator is None or each.value is None
            else f"{decimal_text(each.numerator)} dari {decimal_text(each.denominator)}",
            each.words,
        )
        for title, each in found
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Writes down a complaint that came to the desk."""
    unit = agency_of(agency)
    demand(request, EDIT, unit)
    form = NewForm(request.POST) if request.method == "POST" else NewForm(initial={"received_on": timezone.localdate()})
    if form.is_valid():
        try:
            made = actions.register(unit, form.given())
        except Refused as error:
            form.add_error(None, error.sentence)  # what was typed stays in the form
        else:
            messages.success(request, "Pengaduan dicatat.")
            return redirect("complaints:one", agency, made.received_on.year, made.pk)
    context = {"form": form, "title": "Catat pengaduan"}
    return show(request, "complaints/add.html", context, agency=unit, year=year, section="complaints",
                status=422 if form.is_bound else 200)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@members
def one(request: MemberRequest, agency: str, year: int, complaint: str) -> HttpResponse:
    """One complaint with its limits and steps; what is sent is the next step."""
    unit = agency_of(agency)
    row = found(Complaint.objects.filter(pk=complaint, agency=unit).select_related("org_unit", "agency"))
    steps = actions.steps_open(row)
    units = _units(unit) if "assigned" in steps else []
    form = StepForm(request.POST if request.method == "POST" else None, steps, units)
    if form.is_valid():
        try:
            _done(row, form.cleaned_data, units)
        except Refused as error:
            form.add_error(None, error.sentence)  # what was typed stays in the form
        else:
            messages.success(request, "Langkah pengaduan disimpan.")
            return redirect("complaints:one", agency, year, row.pk)
    today = timezone.localdate()
    context = {
        "title": f"Pengaduan {row.received_on:%d-%m-%Y}",
        "row": row,
        "classification": dict(class_choices()).get(row.classification, "belum diklasifikasi"),
        "limits": [
            (each, UNIT_WORDS[each.unit], each.word(today), _TAGS[each.word(today)])
            for each in deadlines(row.course(), _clock(unit, row.received_on.year))
        ],
        "steps": actions.steps_of(row),
        "tracking": row.tracking if allowed(request, EDIT, unit) else "",
        "form": form if steps else None,
    }
    return show(request, "complaints/one.html", context, agency=unit, year=year, section="complaints",
                status=422 if form.is_bound else 200)  # fmt: skip


def _units(agency: Unit) -> list[Unit]:
    """The agency's desk and its units."""
    return list(Unit.objects.filter(path__startswith=agency.path).order_by("path"))


def _done(row: Complaint, given: Mapping[str, Any], units: list[Unit]) -> None:
    if given["step"] == "assigned":
        actions.assign(row, next(each for each in units if str(each.pk) == given["unit"]))
    else:
        _DO[given["step"]](row, given["text"])
