"""The next year begun from this year's plans: what would move and what is unclear, before anything is stored."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.forward.told import Forward, Moved
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.registers.archive.refused import Refused
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.beginning import begin_next_year, look_ahead, sources
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest, demand, found, members
from selaras.site.base.page import plan_of_year, plan_title, show
from selaras.site.planning.choosing import kind_word

MATTERS = {
    "year": "Tahun dalam naskah dan judul", "target": "Target", "ceiling": "Pagu", "code": "Kode",
    "official": "Pejabat", "date": "Tanggal",
}  # fmt: skip


class Source(Frozen):
    """A plan that can be begun from: what there is of the next year already, or what beginning it would do."""

    plan: Plan
    title: str
    next_title: str
    owner: str
    there: Plan | None
    ahead: Forward | None
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
    first = next((each for each in chosen if (each.org_unit_id, each.kind) not in there), None)
    opened = next((each for each in chosen if each.pk == wanted), first)
    law = law_beside(plan)
    shown = [_source(each, there.get((each.org_unit_id, each.kind)), law, each == opened) for each in chosen]
    context = {"sources": shown, "next_year": year + 1}
    return show(request, "planning/forward.html", context, agency=unit, year=year, section="planning", plans=plans)


def _source(plan: Plan, there: Plan | None, law: Law, opened: bool) -> Source:
    ahead = look_ahead(plan, law, on=timezone.localdate()) if opened and there is None else None
    order = list(MATTERS)
    moved = sorted(ahead.moved, key=lambda each: order.index(each.matter)) if ahead else []
    grouped = tuple((MATTERS[key], tuple(group)) for key, group in groupby(moved, key=lambda each: each.matter))
    next_title = f"{kind_word(plan)} {plan.year + 1}"
    same: dict[str, list[Problem]] = {}
    for doubt in ahead.doubts if ahead else ():
        same.setdefault(doubt.message, []).append(doubt)
    doubts = tuple(map(tuple, same.values()))
    return Source(plan, plan_title(plan), next_title, plan.org_unit.name, there, ahead, grouped, doubts)


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
    made = begin_next_year(found(rows.select_related("org_unit")))
    messages.success(request, f"{plan_title(made)} dibuat sebagai draf. Tinjau setiap isian yang disalin.")
    if made.org_unit_id != unit.pk:
        return redirect("planning:forward", unit.pk, year)
    return redirect("planning:review", unit.pk, year + 1)
