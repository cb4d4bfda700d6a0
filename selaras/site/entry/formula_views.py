"""The formula of an indicator as it is computed: its expression over components, what they were, and what comes out."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

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
from selaras.registers.plans.components import Wanted, number, write_formula, write_values
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.entry.asked import Asked, asked

ROLES = {"": "–", "numerator": "pembilang", "denominator": "penyebut", "weight": "bobot"}
_BLANK = 3
_LONGEST = 500
_COLUMNS = ("simbol", "nama", "satuan", "sumber", "peran", "tetap")


class Result(Frozen):
    """What the formula comes to in one period, in words with its numbers; ``why`` where it has no value."""

    period: str
    told: str
    value: str
    why: str


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
    expression = request.POST.get("rumus", "").strip()
    cap = number(request.POST.get("batas", ""), "Batas capaian")
    write_formula(here.plan, indicator, expression[:_LONGEST], cap, _wanted(texts))
    messages.success(request, "Rumus indikator disimpan.")
    return redirect(_address("entry:formula", here, year, indicator))


def _wanted(texts: list[list[str]]) -> list[Wanted]:
    found = []
    for symbol, name, unit, source, role, fixed in zip(*(map(str.strip, each) for each in texts), strict=True):
        if not (symbol or name):
            continue
        if not symbol or role not in ROLES:
            raise Refused(f"Komponen “{name}” belum bersimbol. Beri satu huruf, misalnya A.")
        found.append(Wanted(symbol, name, unit, source, role, number(fixed, name)))
    return found


@require_POST
@members
def enter_values(request: MemberRequest, agency: str, year: int, indicator: str) -> HttpResponse:
    """Stores what components were in each period."""
    here = asked(request, agency, year)
    _indicator(here.book, indicator)
    here.demand_writing()
    typed: dict[tuple[str, str], str] = {}
    for name, text in request.POST.items():
        word, _, rest = name.partition(".")
        component, _, period = rest.partition(".")
        if word == "nilai":
            if period not in _periods(here.book) or len(str(text)) > 40:
                raise Refused("Kiriman ini tidak dapat dibaca. Muat ulang halaman.")
            typed[component, period] = str(text)
    count = write_values(here.plan, indicator, typed)
    messages.success(request, f"{count} nilai komponen disimpan." if count else "Tidak ada nilai yang berubah.")
    return redirect(_address("entry:formula", here, year, indicator))


def _periods(book: Book) -> list[str]:
    plan = book.plan
    return [str(year) for year in range(plan.first_year - 1, plan.last_year + 1)] if plan else []


def _page(request: MemberRequest, here: Asked, row: Indicator, year: int) -> HttpResponse:
    book = here.book
    components = [each for each in book.all(Component) if each.indicator == row.id]
    values = {(each.component, each.period): each.text for each in book.all(ComponentValue)}
    periods = _periods(book)
    proposed, why_not = _proposed(row) if not row.expression else (None, "")
    shown = [(each.symbol, each.name, each.unit, each.source, each.role, _plain(each.value)) for each in components]
    if not components and proposed is not None:
        shown = [(each.symbol, each.name, "", "", each.role, "") for each in proposed.components]
    context: dict[str, Any] = {
        "title": row.name,
        "plan_title": plan_title(here.plan),
        "indicator": row,
        "expression": row.expression or (proposed.expression if proposed else ""),
        "proposed": proposed,
        "why_not": why_not,
        "lines": [*shown, *[("",) * 6] * _BLANK] if here.may_write else shown,
        "roles": ROLES.items(),
        "cap": _plain(row.cap),
        "periods": periods,
        "grid": [
            (each, [(at, values.get((each.id, at), "")) for at in periods]) for each in components if each.value is None
        ],
        "results": _results(book, row, periods),
        "may_write": here.may_write,
        "query": here.query,
        "back": _address("entry:row", here, year, row.subject),
    }
    return show(request, "entry/formula.html", context, agency=here.agency, year=year, section="entry",
                plans=here.plans, kind=here.kind)  # fmt: skip


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
        found.append(Result(Period.parse(period).words(), told, _plain(outcome.value), outcome.reason))
    return found


def _address(name: str, here: Asked, year: int, *more: str) -> str:
    tail = f"?{here.query}" if here.query else ""
    return reverse(name, args=[here.agency.pk, year, *more]) + tail
