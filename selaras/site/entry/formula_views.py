"""The formula of an indicator as it is computed: its expression over components, what they were, and what comes out."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from selaras.engine.explanation.reference import Reference
from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.proposing import NoFormula, Proposed, propose
from selaras.engine.formulas.worded import in_values, in_words
from selaras.engine.tables.book import Book
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.components import Wanted, formula_seen, number, write_formula, write_values
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.entry.asked import Asked, asked

ROLES = {"": "–", "numerator": "pembilang", "denominator": "penyebut", "weight": "bobot"}
_BLANK = 3
_LONGEST = 500
_LONGEST_VALUE = 40
_COLUMNS = ("komponen", "simbol", "nama", "satuan", "sumber", "peran", "tetap")


class Result(Frozen):
    """What the formula comes to in one period, in words with its numbers; ``why`` where it has no value."""

    period: str
    told: str
    value: str
    why: str
    figure: str = ""


class Line(Frozen):
    """One component as the form shows it; ``id`` is empty for one that is not stored."""

    id: str
    symbol: str
    name: str
    unit: str
    source: str
    role: str
    fixed: str


BLANK = Line("", "", "", "", "", "", "")


class Typed(Frozen):
    """A formula as the form shows it."""

    expression: str
    cap: str
    lines: tuple[Line, ...]


def _indicator(book: Book, indicator: str) -> Indicator:
    row = book.find(indicator)
    if not isinstance(row, Indicator):
        raise Http404
    return row


@require_http_methods(["GET", "HEAD", "POST"])
@members
def formula(request: MemberRequest, agency: str, year: int, indicator: str) -> HttpResponse:
    """The formula of an indicator of the plan, shown and written."""
    here = asked(request, agency, year)
    row = _indicator(here.book, indicator)
    if request.method != "POST":
        return _page(request, here, row, year)
    here.demand_writing()
    texts = [request.POST.getlist(name) for name in _COLUMNS]
    if len({len(each) for each in texts}) != 1 or any(len(text) > _LONGEST for each in texts for text in each):
        raise Refused("Kiriman ini tidak dapat dibaca. Muat ulang halaman.")
    lines = [Line(*map(str.strip, each)) for each in zip(*texts, strict=True)]
    typed = Typed(request.POST.get("rumus", "").strip(), request.POST.get("batas", "").strip(), tuple(lines))
    try:
        cap = number(typed.cap, "Batas capaian")
        write_formula(here.plan, indicator, typed.expression, cap, _wanted(lines), request.POST.get("semula", ""))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        newer = asked(request, agency, year)
        return _page(request, newer, _indicator(newer.book, indicator), year, typed=typed)
    messages.success(request, "Rumus indikator disimpan.")
    return redirect(_address("entry:formula", here, year, indicator))


def _wanted(lines: list[Line]) -> list[Wanted]:
    """The components that were typed; a line without anything is none."""
    found = []
    for line in lines:
        if not any((line.symbol, line.name, line.unit, line.source, line.fixed)):
            continue
        called = line.name or line.symbol or line.source or line.unit or line.fixed
        if not line.symbol or line.role not in ROLES:
            raise Refused(f"Komponen “{called}” belum bersimbol. Beri satu huruf, misalnya A.")
        fixed = number(line.fixed, called)
        found.append(
            Wanted(line.symbol, line.name, line.unit, line.source, line.role, fixed, line.id)  # type: ignore[arg-type]  # asked above
        )
    return found


@require_POST
@members
def enter_values(request: MemberRequest, agency: str, year: int, indicator: str) -> HttpResponse:
    """Stores what components were in each period."""
    here = asked(request, agency, year)
    _indicator(here.book, indicator)
    here.demand_writing()
    typed: dict[tuple[str, str], tuple[str, str]] = {}
    for name, text in request.POST.items():
        word, _, rest = name.partition(".")
        component, _, period = rest.partition(".")
        if word == "nilai":
            seen = request.POST.get(f"semula.{rest}", "")
            if period not in _periods(here.book) or len(str(text)) > _LONGEST_VALUE:
                raise Refused("Kiriman ini tidak dapat dibaca. Muat ulang halaman.")
            typed[component, period] = (seen, str(text))
    try:
        count = write_values(here.plan, indicator, typed)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        newer = asked(request, agency, year)
        cells = {cell: text for cell, (_, text) in typed.items()}
        return _page(request, newer, _indicator(newer.book, indicator), year, cells=cells)
    messages.success(request, f"{count} nilai komponen disimpan." if count else "Tidak ada nilai yang berubah.")
    return redirect(_address("entry:formula", here, year, indicator))


def _periods(book: Book) -> list[str]:
    plan = book.plan
    return [str(year) for year in range(plan.first_year - 1, plan.last_year + 1)] if plan else []


def _page(
    request: MemberRequest,
    here: Asked,
    row: Indicator,
    year: int,
    *,
    typed: Typed | None = None,
    cells: Mapping[tuple[str, str], str] | None = None,
) -> HttpResponse:
    """The page; ``typed`` is a formula and ``cells`` are values that could not be stored, which stay in the form."""
    book = here.book
    components = [each for each in book.all(Component) if each.indicator == row.id]
    values = {(each.component, each.period): each.text for each in book.all(ComponentValue)}
    periods = _periods(book)
    proposed, why_not = _proposed(row) if not row.expression else (None, "")
    shown = [
        Line(each.id, each.symbol, each.name, each.unit, each.source, each.role, _plain(each.value))
        for each in components
    ]
    if not components and proposed is not None:
        shown = [Line("", each.symbol, each.name, "", "", each.role, "") for each in proposed.components]
    expression = row.expression or (proposed.expression if proposed else "")
    given = typed or Typed(expression, _plain(row.cap), (*shown, *[BLANK] * (_BLANK if here.may_write else 0)))
    context: dict[str, Any] = {
        "title": row.name,
        "plan_title": plan_title(here.plan),
        "indicator": row,
        "given": given,
        "formula_seen": formula_seen(row, components),
        "proposed": None if typed else proposed,
        "why_not": why_not,
        "roles": ROLES.items(),
        "periods": periods,
        "grid": [
            (each, [_cell(values.get((each.id, at), ""), at, (cells or {}).get((each.id, at))) for at in periods])
            for each in components
            if each.value is None
        ],
        "results": _results(book, row, periods),
        "may_write": here.may_write,
        "query": here.query,
        "back": _address("entry:row", here, year, row.subject),
    }
    return show(request, "entry/formula.html", context, agency=here.agency, year=year, section="entry",
                plans=here.plans, kind=here.kind, status=409 if typed or cells else 200)  # fmt: skip


def _cell(stored: str, period: str, typed: str | None) -> tuple[str, str, str]:
    """A value of the grid: its period, what is shown in it, and what is stored."""
    return period, stored if typed is None else typed, stored


def _proposed(row: Indicator) -> tuple[Proposed | None, str]:
    if not row.formula:
        return None, ""
    try:
        return propose(row.formula), ""
    except NoFormula as error:
        return None, str(error)


def _plain(value: int | None) -> str:
    return "" if value is None else decimal_text(value)


def _results(book: Book, row: Indicator, periods: list[str]) -> list[Result]:
    """What comes out in each period of which anything is known."""
    figures, found = Figures(book), []
    for period in periods:
        computed = figures.computed(row, period)
        if computed is None or not (computed.rows or computed.node is None):
            continue
        told = ""
        if computed.node is not None:
            told = f"{in_words(computed.node, computed.names)} = {in_values(computed.node, computed.values)}"
        outcome = computed.outcome
        figure = str(Reference(row.id, "value", period))
        found.append(Result(Period.parse(period).words(), told, _plain(outcome.value), outcome.reason, figure))
    return found


def _address(name: str, here: Asked, year: int, *more: str) -> str:
    tail = f"?{here.query}" if here.query else ""
    return reverse(name, args=[here.agency.pk, year, *more]) + tail
