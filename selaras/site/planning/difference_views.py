"""Two versions, stages or years of a plan side by side, filtered, to be printed, and as a workbook."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from selaras.engine.facts.described import TITLES
from selaras.engine.tables.frozen import Frozen
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.comparing import compare, total
from selaras.registers.plans.models import Plan
from selaras.registers.plans.stages import is_shift
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.notes import sees_all
from selaras.site.base.page import plan_title, show
from selaras.site.planning.choosing import kind_word, plan_asked, version_words
from selaras.site.planning.difference_lines import WORDS, Line, Wanted, lines_of
from selaras.site.planning.difference_sheet import workbook

_MOST = 400
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Pair(Frozen):
    """What is compared, and what may be: ``older`` is None where the plan has nothing before it."""

    unit: Unit
    plans: tuple[Plan, ...]
    choices: tuple[Plan, ...]
    older: Plan | None
    newer: Plan


def _pair(request: MemberRequest, agency: str, year: int) -> _Pair:
    """The two plans that the address asks for; the newest beside the one before it where it asks for none."""
    unit, plans, plan = plan_asked(request, agency, year)
    rows = Plan.objects.filter(org_unit=plan.org_unit_id, kind=plan.kind, year__in=(year - 1, year))
    versions = list(rows.select_related("org_unit").order_by("-year", "-id"))
    by_id = {each.pk: each for each in versions}
    newer = by_id.get(request.GET.get("ke", "") or plan.pk)
    wanted = request.GET.get("dari", "")
    if newer is None or (wanted and wanted not in by_id):
        raise Http404
    before = newer.follows_id or newer.begun_from_id or ""
    return _Pair(unit, tuple(plans), tuple(versions), by_id.get(wanted or before), newer)


@require_safe
@members
def difference(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The page: what was added, changed and retired, by part and unit."""
    pair = _pair(request, agency, year)
    context: dict[str, Any] = {
        "title": f"Selisih {kind_word(pair.newer)} {year}",
        "choices": [(each.pk, _choice(each, year)) for each in pair.choices],
        "older": pair.older,
        "newer": pair.newer,
    }
    if pair.older is not None:
        context |= _compared(request, pair)
    return show(
        request, "planning/difference.html", context, agency=pair.unit, year=year, section="planning", plans=pair.plans
    )


def _choice(plan: Plan, year: int) -> str:
    words = version_words(plan)
    return words if plan.year == year else f"{plan.year} {words}"


def _compared(request: MemberRequest, pair: _Pair) -> dict[str, Any]:
    lines = _lines(pair)
    wanted = _wanted(request, lines)
    shown = wanted.of(lines)
    tones: Counter[str] = Counter(line.tone for line in lines)
    ends = {"dari": pair.older.pk if pair.older else "", "ke": pair.newer.pk}
    chosen = {"perubahan": wanted.tone, "unit": wanted.unit, "bagian": wanted.group}
    return {
        "names": (plan_title(pair.older), plan_title(pair.newer)) if pair.older else (),
        "lines": shown[:_MOST],
        "left": max(0, len(shown) - _MOST),
        "count": len(shown),
        "tones": [(tone, word, tones[tone]) for tone, word in WORDS.items() if tones[tone]],
        "all_units": sorted({line.unit for line in lines if line.unit}),
        "parts": [(key, title) for key, title in TITLES.items() if any(line.group == key for line in lines)],
        "wanted": wanted,
        "query": urlencode(ends | {key: value for key, value in chosen.items() if value}),
        **_money(pair),
    }


def _money(pair: _Pair) -> dict[str, Any]:
    """What both add up to, for whoever sees the whole agency; a shift must not change it."""
    if pair.older is None or not sees_all(pair.unit):
        return {}
    before, after = total(book_of(pair.older)), total(book_of(pair.newer))
    known = before is not None and after is not None
    return {
        "sums": (before, after, after - before if known else None),  # type: ignore[operator]  # both are known
        "unbalanced": known and before != after and is_shift(pair.newer.version),
    }


def _lines(pair: _Pair) -> list[Line]:
    if pair.older is None:
        return []
    found = compare(pair.older, pair.newer)
    return lines_of(found, book_of(pair.older), book_of(pair.newer), law_beside(pair.newer))


def _wanted(request: MemberRequest, lines: list[Line]) -> Wanted:
    """What the address asks for; what no line has counts for nothing."""
    tone, unit, group = (request.GET.get(key, "") for key in ("perubahan", "unit", "bagian"))
    return Wanted(
        tone if tone in WORDS else "",
        unit if any(line.unit == unit for line in lines) else "",
        group if group in TITLES else "",
    )


@require_safe
@members
def difference_sheet(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The same lines with the same filters as a workbook."""
    pair = _pair(request, agency, year)
    if pair.older is None:
        raise Http404
    lines = _lines(pair)
    shown = _wanted(request, lines).of(lines)
    facts = (
        ("Sebelum", plan_title(pair.older)),
        ("Sesudah", plan_title(pair.newer)),
        ("Perangkat daerah", pair.unit.name),
    )
    content = workbook(f"Selisih {plan_title(pair.newer)}", facts, shown, timezone.localtime())
    response = HttpResponse(content, content_type=_XLSX)
    name = f"Selisih-{slugify(pair.unit.name)}-{slugify(plan_title(pair.newer))}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
