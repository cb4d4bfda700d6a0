"""The plan as a tree with its notes, and the proposals of those notes: applied by a person, undone by a person."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.tables.judgement import Severity
from selaras.registers.archive.refused import Refused
from selaras.registers.measurements.measured import with_measurements
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT, SEE, WAIVE
from selaras.registers.plans.actions import main_kind
from selaras.registers.plans.editing import apply
from selaras.registers.plans.mended import of_plain
from selaras.registers.plans.models import Plan
from selaras.registers.plans.verification import open_notes_of
from selaras.site.base.access import MemberRequest, allowed, members, way_back
from selaras.site.base.decisions import decisions_of, take_decision_back
from selaras.site.base.notes import GONE, Notes, addresses, find_note, notes_of, sees_all
from selaras.site.base.page import address, plan_of_year, plan_title, show
from selaras.site.plans.cells import dressed
from selaras.site.plans.tree import LEVELS, Filter, Group, chosen, elsewhere, groups, totals

# Kinds of plan that are filled in by the grid also where another one speaks for the year.
_FILLED = ("rpjmd", "renstra", "renja", "rkt")
_SUM_CHECKS = ("BUD-001", "BUD-002")


@require_safe
@members
def tree(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The plan of a year, or the one of another kind beside it, which is only to be read here.

    Counters and lists of choices filter it, notes stand beside their rows.
    """
    kind = request.GET.get("jenis", "")
    unit, plans, plan = plan_of_year(agency, year, kind)
    speaks = not kind or plan == min((each for each in plans if each.year == year), key=main_kind)
    notes = notes_of(plan, unit)
    measured = with_measurements(notes.book, unit, (year,))
    whole = groups(measured, year, notes.counting, of_plain(plan.mended))
    wanted = _filter(request, whole)
    shown, opened = chosen(whole, wanted)
    context = {
        "plan": plan,
        "to": addresses(agency, year),
        "here": request.get_full_path(),
        "title": plan_title(plan),
        "groups": dressed(shown, address("figures:explain", agency, year, "-").removesuffix("-/")),
        "all_groups": whole,
        "levels": LEVELS,
        "wanted": wanted,
        "opened": opened,
        "elsewhere": elsewhere(whole, notes.counting),
        "totals": totals(notes.book) if notes.whole else None,
        "sums_agree": _sums_agree(notes),
        "counters": _counters(notes, wanted, kind),
        "kind": kind,
        "speaks": speaks,
        "filled": kind in _FILLED,
        "rows": sum(len(group.lines) for group in whole),
        "carried": sum(line.carried for group in whole for line in group.lines),
        "may_edit": speaks and _may_edit(request, plan, unit),
        "may_waive": speaks and allowed(request, WAIVE, unit),
        "way": address("duties:verify", agency, year, plan.pk) if allowed(request, SEE, unit) else "",
        "verifier_notes": open_notes_of(plan),
    }
    return show(request, "plans/tree.html", context, agency=unit, year=year, section="plans", plans=plans, kind=kind)


@require_POST
@members
def apply_proposal(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Applies what one note proposes, in every row this person may change, and offers to take it back."""
    unit, _, plan = plan_of_year(agency, year)
    note = find_note(notes_of(plan, unit).counting, request.POST.get("note", ""))
    if note is None or not note.changes:
        raise Refused(GONE)
    made = apply(plan, note.changes, f"usulan catatan {note.check}")
    undo_url = reverse("plans:changes", args=[agency, year])
    first, *others = note.kinds_of_change
    told = f"{len(made)} isian" if others else f"“{first.before}” menjadi “{first.after}”"
    where = f" di {len(made)} baris" if not others and len(made) > 1 else ""
    messages.success(
        request, format_html('Sudah diubah: {}{}. <a href="{}">Lihat atau batalkan</a>', told, where, undo_url)
    )
    return redirect(way_back(request, reverse("plans:tree", args=[agency, year])))


@require_safe
@members
def changes(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """What was changed in the plan since it was accepted, newest first, each decision with a way back."""
    kind = request.GET.get("jenis", "")
    unit, plans, plan = plan_of_year(agency, year, kind)
    context = {
        "plan": plan,
        "title": plan_title(plan),
        "decisions": decisions_of(plan),
        "may_undo": _may_edit(request, plan, unit),
        "kind": kind,
    }
    return show(request, "plans/changes.html", context, agency=unit, year=year, section="plans", plans=plans, kind=kind)


@require_POST
@members
def undo(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Takes one decision back: all of its changes that still stand."""
    kind = request.POST.get("jenis", "")
    _, _, plan = plan_of_year(agency, year, kind)
    undone = take_decision_back(plan, request.POST.get("edit", ""))
    messages.success(request, f"Perubahan dibatalkan; {undone} isian kembali seperti semula.")
    address = reverse("plans:changes", args=[agency, year])
    return redirect(f"{address}?{urlencode({'jenis': kind})}" if kind else address)


def _may_edit(request: MemberRequest, plan: Plan, agency: Unit) -> bool:
    """Who sees only units of the agency edits the rows shown, for these are theirs; others by their role."""
    return plan.is_draft and (not sees_all(agency) or allowed(request, EDIT, agency))


def _filter(request: MemberRequest, whole: list[Group]) -> Filter:
    """What the address asks for. Raises ``Http404`` for a unit that is not there or not this person's to see."""
    unit = request.GET.get("unit", "")
    if unit and unit not in {group.id for group in whole}:
        raise Http404
    level, severity = request.GET.get("tingkat", ""), request.GET.get("berat", "")
    return Filter(
        unit=unit,
        level=level if level in LEVELS else "",
        severity=severity if severity in set(Severity) else "",
        noted=request.GET.get("bercatatan") == "1",
    )


def _counters(notes: Notes, wanted: Filter, kind: str) -> list[dict[str, Any]]:
    """One counter for each severity there is; pressed again it shows all."""
    shown = {"jenis": kind} if kind else {}
    return [
        {
            "severity": severity,
            "word": word,
            "count": count,
            "here": wanted.severity == severity,
            "query": urlencode(shown if wanted.severity == severity else {**shown, "berat": str(severity)}),
        }
        for severity, word, count in notes.by_severity()
    ]


def _sums_agree(notes: Notes) -> bool:
    """True when sums were judged and none of them is wrong; never true for sums that could not be judged."""
    told = notes.judgement
    wrong = any(finding.check in _SUM_CHECKS for finding in told.findings)
    return notes.whole and not wrong and all(told.passed.get(check) for check in _SUM_CHECKS)
