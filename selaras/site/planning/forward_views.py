"""The next year begun from this year's plans: what would move and what is unclear, before anything is stored."""

from collections.abc import Mapping
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.forward.told import Forward, Moved
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.archive.refused import Refused
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.beginning import begin_next_year, kinds_after, look_ahead, sources
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest, demand, found, members
from selaras.site.base.page import plan_of_year, plan_title, show

MATTERS = {
    "year": "Tahun dalam naskah dan judul", "target": "Target", "ceiling": "Pagu", "code": "Kode",
    "official": "Pejabat", "date": "Tanggal", "kind": "Jenis dokumen",
}  # fmt: skip


class Next(Frozen):
    """A plan of the next year as one kind: the one that is there already, or None while it may be begun."""

    kind: str
    title: str
    there: Plan | None


class Source(Frozen):
    """A plan that can be begun from: what there is of the next year already, and what beginning the rest would do."""

    plan: Plan
    title: str
    owner: str
    nexts: tuple[Next, ...]
    ahead: Forward | None
    shown: str = ""
    """What of the next year ``ahead`` tells."""
    moved: tuple[tuple[str, tuple[Moved, ...]], ...] = ()
    doubts: tuple[tuple[Problem, ...], ...] = ()
    """Those that say the same of several places together."""

    @property
    def rows(self) -> int:
        """How many rows are carried over."""
        return len(self.ahead.rows) if self.ahead else 0

    @property
    def left(self) -> int:
        """How many rows tell of the old year alone and stay behind."""
        return sum(self.ahead.left.values()) if self.ahead else 0


@require_safe
@members
def forward(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The plans of the year that the next one may begin from, each with what would change."""
    unit, plans, plan = plan_of_year(agency, year)
    demand(request, ACCEPT, unit)
    chosen = sources(unit, year)
    following = Plan.objects.filter(org_unit__path__startswith=unit.path, year=year + 1).order_by("id")
    there = {(each.org_unit_id, each.kind): each for each in following}
    # One plan is looked at in full; the others wait for their turn, so that the page is quick with many units.
    wanted = request.GET.get("rencana", "")
    nexts = {each.pk: _nexts(each, there) for each in chosen}
    first = next((each for each in chosen if not nexts[each.pk][0].there), None)
    opened = next((each for each in chosen if each.pk == wanted), first)
    law = law_beside(plan)
    kind = request.GET.get("jenis", "")
    shown = [_source(each, nexts[each.pk], law, each == opened, kind) for each in chosen]
    context = {"sources": shown, "next_year": year + 1}
    return show(request, "planning/forward.html", context, agency=unit, year=year, section="planning", plans=plans)


def _nexts(plan: Plan, there: Mapping[tuple[str, str], Plan]) -> tuple[Next, ...]:
    """What the next year may have from a plan, its own kind first."""
    return tuple(
        Next(kind, f"{KIND_WORDS[kind]} {plan.year + 1}", there.get((plan.org_unit_id, kind)))
        for kind in kinds_after(plan)
    )


def _source(plan: Plan, nexts: tuple[Next, ...], law: Law, opened: bool, kind: str) -> Source:
    missing = [each.kind for each in nexts if each.there is None]
    wanted = kind if kind in missing else next(iter(missing), "")
    ahead = look_ahead(plan, law, on=timezone.localdate(), kind=wanted) if opened and wanted else None
    order = list(MATTERS)
    moved = sorted(ahead.moved, key=lambda each: order.index(each.matter)) if ahead else []
    grouped = tuple((MATTERS[key], tuple(group)) for key, group in groupby(moved, key=lambda each: each.matter))
    same: dict[str, list[Problem]] = {}
    for doubt in ahead.doubts if ahead else ():
        same.setdefault(doubt.message, []).append(doubt)
    doubts = tuple(map(tuple, same.values()))
    told = next((each.title for each in nexts if ahead and each.kind == wanted), "")
    return Source(plan, plan_title(plan), plan.org_unit.name, nexts, ahead, told, grouped, doubts)


@require_POST
@members
def begin(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Begins the next year from one plan, and goes to what is to be reviewed."""
    unit, _, _ = plan_of_year(agency, year)
    demand(request, ACCEPT, unit)
    wanted = request.POST.get("rencana", "")
    if not wanted:
        raise Refused("Pilih rencana yang disalin.")
    rows = Plan.objects.filter(pk=wanted, year=year, org_unit__path__startswith=unit.path)
    made = begin_next_year(found(rows.select_related("org_unit")), kind=request.POST.get("jenis", ""))
    messages.success(request, f"{plan_title(made)} dibuat sebagai draf. Tinjau setiap isian yang disalin.")
    if made.org_unit_id != unit.pk:
        return redirect("planning:forward", unit.pk, year)
    return redirect(f"{reverse('planning:review', args=[unit.pk, year + 1])}?rencana={made.pk}")
