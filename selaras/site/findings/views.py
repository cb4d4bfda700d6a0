"""The page of notes by severity or by check, setting aside and taking up again, and one page for each rule."""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.checks.check import checks
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.judgement import Severity
from selaras.registers.archive.refused import Refused
from selaras.registers.findings.actions import lift, waive
from selaras.registers.findings.models import Waiver
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.roles import EDIT, WAIVE
from selaras.registers.plans.editing import confirm
from selaras.registers.plans.models import Doubt
from selaras.site.base.access import MemberRequest, Request, allowed, found, members, way_back
from selaras.site.base.notes import GONE, WORDS, Note, addresses, by_severity, find_note, notes_of
from selaras.site.base.page import plan_of_year, plan_title, show
from selaras.site.base.year_notes import year_notes
from selaras.site.findings.doubts import doubts_of
from selaras.site.findings.forms import SetAside

_FIGURE = re.compile(r"\{[^{}]*\}")


@require_safe
@members
def notes(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every note about the plan of a year, the heaviest first; also those set aside and what was not judged."""
    unit, plans, plan = plan_of_year(agency, year)
    told = notes_of(plan, unit)
    year_told = year_notes(unit, plan, plans, told.waivers)
    counting = sorted([*told.counting, *year_told.counting], key=lambda note: list(Severity).index(note.severity))
    check, severity = request.GET.get("aturan", ""), request.GET.get("berat", "")
    shown = [note for note in counting if check in ("", note.check) and severity in ("", note.severity)]
    context = {
        "plan": plan,
        "to": addresses(agency, year),
        "here": request.get_full_path(),
        "title": plan_title(plan),
        "counters": by_severity(counting),
        "severity": severity,
        "check": check,
        "groups": _by_severity(shown),
        "shown": len(shown),
        "checks": sorted({(note.check, note.title) for note in counting}),
        "waived": (*told.waived, *year_told.waived),
        "not_judged": _not_judged(told.judgement.not_applicable) if told.whole else [],
        "doubts": doubts_of(request, plan),
        "may_edit": plan.is_draft and (not told.whole or allowed(request, EDIT, unit)),
        "may_waive": allowed(request, WAIVE, unit),
    }
    return show(request, "findings/list.html", context, agency=unit, year=year, section="findings", plans=plans)


@require_POST
@members
def set_aside(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Sets a note aside with a reason; it is shown apart from then on and counts no more."""
    unit, plans, plan = plan_of_year(agency, year)
    form = SetAside(request.POST)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    told = notes_of(plan, unit)
    key = form.cleaned_data["note"]
    note = find_note(told.counting, key) or find_note(year_notes(unit, plan, plans, told.waivers).counting, key)
    if note is None:
        raise Refused(GONE)
    waive(unit, year, note.check, note.findings[0].cause, form.cleaned_data["reason"])
    messages.success(request, f"Catatan {note.check} dikesampingkan. Di halaman Catatan dapat diaktifkan lagi.")
    return redirect(way_back(request, reverse("findings:list", args=[agency, year])))


@require_POST
@members
def take_up(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Lets a note count again."""
    unit, _, _ = plan_of_year(agency, year)
    held = found(Waiver.objects.filter(org_unit=unit, year=year, pk=request.POST.get("waiver", "")))
    lift(held)
    messages.success(request, f"Catatan {held.check_id} diaktifkan lagi.")
    return redirect("findings:list", agency, year)


@require_POST
@members
def confirm_doubt(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says that what the reader was not sure of is right as it stands."""
    _, _, plan = plan_of_year(agency, year)
    confirm(found(Doubt.objects.filter(plan=plan, retired=False, pk=request.POST.get("doubt", ""))))
    messages.success(request, "Sudah dicatat: isian ini benar seperti yang dibaca.")
    return redirect(f"{reverse('findings:list', args=[agency, year])}#perlu-dipastikan")


@require_safe
def rule(request: Request, check: str) -> HttpResponse:
    """What one rule demands, on what basis and since when. Rules are public."""
    declared = checks().get(check)
    if declared is None:
        raise Http404
    law = current_law()
    regulation = None if declared.basis.partition("#")[0] == CONSISTENCY else law.regulation(declared.basis)
    context: dict[str, Any] = {
        "check": declared,
        "title": declared.title.rstrip("."),
        "word": WORDS[declared.severity],
        "hint": _open_places(declared.hint),
        "message": _open_places(declared.message),
        "nothing": _open_places(declared.nothing),
        "paragraphs": [" ".join(part.split()) for part in declared.explanation.split("\n\n") if part.strip()],
        "regulation": regulation,
        "article": law.article(declared.basis) if regulation else None,
        "cited": law.citation(declared.basis) if regulation else "",
        "verified": law.mark(declared.basis).verified if regulation else True,
    }
    return show(request, "findings/rule.html", context)


def _open_places(template: str) -> str:
    """A sentence of a check with an ellipsis for every figure that a document fills in."""
    return _FIGURE.sub("…", template)


def _by_severity(shown: list[Note]) -> list[tuple[Severity, str, list[Note]]]:
    """Notes under the word of their severity; they come in that order."""
    return [(severity, WORDS[severity], list(group)) for severity, group in groupby(shown, lambda note: note.severity)]


def _not_judged(reasons: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Rule, its title and the reason why there was nothing to judge."""
    declared = checks()
    return [(check, declared[check].title.rstrip("."), reason) for check, reason in sorted(reasons.items())]
