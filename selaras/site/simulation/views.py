"""The pages of simulations: the list, one with all that it touches, and its decisions."""

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.documents.compared import Difference
from selaras.engine.explanation.reference import Reference, What, figure_of
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.called import row_called
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.performance_tree import TreeEdge
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator, Row
from selaras.registers.issuing.effects import Sum, unpacked
from selaras.registers.issuing.simulating import (
    apply_simulation,
    drop,
    is_stale,
    simulation_seen,
    step_seen,
    steps_of,
    withdraw,
    work_out,
)
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import Change
from selaras.registers.plans.models import Simulation
from selaras.registers.plans.store import book_of
from selaras.registers.plans.supposing import Addition, Removal, Step
from selaras.registers.plans.values import value_words
from selaras.site.base.access import MemberRequest, agency_of, allowed, found, members
from selaras.site.base.page import plan_title, plans_of, show

_TITLE = 200
_FIGURES: Mapping[str, What] = {"Ceiling": "ceiling", "Target": "target", "Actual": "value"}
_BETWEEN = " | "  # the cells of a line, as documents are compared


class Told(Frozen):
    """A supposed step in words: what it is about, the field, before and after; ``seen`` is what it is known by, and
    ``figure`` the reference of the figure as it is now."""

    seen: str
    about: str
    field: str
    before: str
    after: str
    figure: str = ""


def _asked(agency: str, simulation: str) -> tuple[Unit, Simulation]:
    """The agency and the simulation of one of its plans. Raises ``Http404`` where this person sees none such."""
    unit = agency_of(agency)
    rows = Simulation.objects.filter(pk=simulation, plan__org_unit=unit).select_related("plan__org_unit")
    return unit, found(rows)


@require_safe
@members
def listed(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The simulations of the plans that hold in a year, the newest first."""
    unit = agency_of(agency)
    holding = Q(plan__last_year__gte=year) | Q(plan__last_year=None, plan__year=year)
    rows = Simulation.objects.filter(holding, plan__org_unit=unit, plan__year__lte=year).defer("effects")
    shown = rows.select_related("plan__org_unit").order_by("-id")
    context = {"title": f"Simulasi {year}", "simulations": [(each, plan_title(each.plan)) for each in shown]}
    return show(request, "simulation/list.html", context, agency=unit, year=year, section="simulation",
                plans=plans_of(unit))  # fmt: skip


@require_safe
@members
def page(request: MemberRequest, agency: str, year: int, simulation: str) -> HttpResponse:
    """What is supposed, and every document line, total and note that it touches."""
    unit, held = _asked(agency, simulation)
    book = book_of(held.plan)
    effects, live = unpacked(held.effects), held.is_open and not is_stale(held)
    context = {
        "title": held.title,
        "simulation": held,
        "plan_title": plan_title(held.plan),
        "changes": [_told(step, book, live=live) for step in steps_of(held)],
        "seen": simulation_seen(held),
        "effects": effects,
        "sums": [(each, _lines(book, each) if live else "") for each in effects.sums],
        "figure_year": held.plan.year,
        "papers": [(paper, [_cells(line) for line in paper.lines]) for paper in effects.papers],
        "touched": sum(len(paper.lines) + paper.more for paper in effects.papers),
        "stale": is_stale(held),
        "may_decide": held.is_open and held.plan.is_draft and allowed(request, EDIT, unit),
        "address": request.build_absolute_uri(),
    }
    return show(request, "simulation/page.html", context, agency=unit, year=year, section="simulation",
                plans=plans_of(unit))  # fmt: skip


def _lines(book: Book, each: Sum) -> str:
    """What explains a sum as it is now, where there is one."""
    known = each.before is not None and book.find(each.row) is not None
    return str(Reference(each.row, "lines", each.period)) if known else ""


def _cells(line: Difference) -> tuple[str, list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Where a line stands, and its cells before and after, each with whether it differs; a line of a table alone has
    several."""
    before, after = line.before.split(_BETWEEN), line.after.split(_BETWEEN)
    alike = len(before) == len(after)

    def marked(cells: list[str], others: list[str]) -> list[tuple[str, bool]]:
        return [(text, alike and text != others[at]) for at, text in enumerate(cells) if text]

    return line.where, marked(before, after), marked(after, before)


def _told(step: Step, book: Book, *, live: bool) -> Told:
    """A step in words. What stands now is led to its explanation while it is ``live``, which is the figure that is
    shown: not after the plan changed or the simulation was decided."""
    if isinstance(step, Addition):
        named = [row for row in step.rows if not isinstance(row, TreeEdge)]
        return Told(step_seen(step), "; ".join(map(_name, named)), "baris baru", "(tidak ada)", "ditambahkan")
    if isinstance(step, Removal):
        return Told(step_seen(step), _name(book.find(step.row)), "seluruh baris", "ada", "dihapus beserta isinya")
    return _changed(step, book, live=live)


def _changed(change: Change, book: Book, *, live: bool) -> Told:
    row = book.find(change.of or change.row)
    measured = f"{_name(book.find(row.subject))}: {row.name}" if isinstance(row, Indicator) else ""
    about = measured or _name(row)
    law = load_law()
    term = law.term(change.kind) if change.of else law.field_term(change.kind, change.field)
    when = f" {Period.parse(change.period).words()}" if change.period else ""
    return Told(
        step_seen(change),
        about,
        f"{term}{when}",
        value_words(change.field, change.before),
        value_words(change.field, change.after),
        _figure(book, change) if live else "",
    )


def _figure(book: Book, change: Change) -> str:
    """What explains the figure that a step changes, where there is one now."""
    if change.kind not in _FIGURES or change.before in (None, ""):
        return ""
    now = book.find(change.row)
    if now is not None:
        return str(figure_of(book, now) or "")
    there = book.find(change.of) is not None
    return str(Reference(change.of, _FIGURES[change.kind], change.period)) if there else ""


def _name(row: Row | None) -> str:
    return row_called(row) if row is not None else "baris yang sudah tidak ada"


def _at(agency: str, year: int, simulation: Simulation) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("simulation:page", args=[agency, year, simulation.pk]))


@require_POST
@members
def withdraw_change(request: MemberRequest, agency: str, year: int, simulation: str) -> HttpResponse:
    """Takes one step out of the simulation."""
    _, held = _asked(agency, simulation)
    return _at(agency, year, withdraw(held, request.POST.get("perubahan", "")))


@require_POST
@members
def work_out_again(request: MemberRequest, agency: str, year: int, simulation: str) -> HttpResponse:
    """Works out again what the changes touch, and gives the simulation another name where one is typed."""
    _, held = _asked(agency, simulation)
    title = " ".join(request.POST.get("judul", "").replace("\0", "").split())[:_TITLE]
    return _at(agency, year, work_out(held, title))


@require_POST
@members
def apply_all(request: MemberRequest, agency: str, year: int, simulation: str) -> HttpResponse:
    """Stores the steps in the plan, those that the page showed."""
    _, held = _asked(agency, simulation)
    count = apply_simulation(held, request.POST.get("dilihat", ""))
    messages.success(request, f"{count} perubahan dari {held.title} disimpan ke {plan_title(held.plan)}.")
    return _at(agency, year, held)


@require_POST
@members
def drop_all(request: MemberRequest, agency: str, year: int, simulation: str) -> HttpResponse:
    """Drops the simulation."""
    _, held = _asked(agency, simulation)
    drop(held)
    messages.success(request, f"{held.title} dibuang. Rencananya tidak berubah.")
    return HttpResponseRedirect(reverse("simulation:list", args=[agency, year]))
