"""What was changed in the agreement or the plan of action of one unit, with a way back while it is a draft."""

from collections import Counter
from itertools import groupby
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.registers.agreements.offices import ACTIONS
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.values import value_words
from selaras.site.agreements.office import Desk, desk, rights
from selaras.site.base.access import MemberRequest, found, members
from selaras.site.base.page import show

_MOST = 300


@require_safe
@members
def history(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """The decisions of the newest version, the newest first; ``jenis`` asks for the plan of action."""
    at, kind = desk(request, agency, year, unit), request.GET.get("jenis", "")
    plan = _plan(at, kind)
    rows = Edit.objects.filter(plan=plan).order_by("-at", "-id")[:_MOST]
    decisions = []
    for _, group in groupby(rows, key=lambda edit: (edit.at, edit.by_name, edit.reason)):
        edits = list(group)
        words = Counter((value_words(each.field, each.before), value_words(each.field, each.after)) for each in edits)
        decisions.append((edits[0], len(edits), words.items()))
    context = {
        "at": at, "unit": at.unit, "year": year, "plan": plan, "kind": kind, "decisions": decisions,
        "what": "Rencana Aksi" if kind == ACTIONS else "Perjanjian Kinerja",
        "may_undo": plan.is_draft and rights(request, at.unit).edit,
    }  # fmt: skip
    return show(
        request, "agreements/history.html", context, agency=at.agency, year=year, section="agreements",
        plans=at.of_agency,
    )  # fmt: skip


@require_POST
@members
def undo(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Takes one decision back: all of its changes that still stand."""
    at, kind = desk(request, agency, year, unit), request.POST.get("jenis", "")
    plan = _plan(at, kind)
    made = found(Edit.objects.filter(plan=plan, pk=request.POST.get("edit", "")))
    same = Edit.objects.filter(plan=plan, at=made.at, by_name=made.by_name, reason=made.reason, undone_at__isnull=True)
    undone = take_back(list(same))
    messages.success(request, f"Perubahan dibatalkan; {len(undone)} isian kembali seperti semula.")
    address = reverse("agreements:history", args=[agency, year, unit])
    return redirect(f"{address}?{urlencode({'jenis': kind})}" if kind else address)


def _plan(at: Desk, kind: str) -> Plan:
    plan = at.actions() if kind == ACTIONS else at.agreement()
    if plan is None or kind not in ("", ACTIONS):
        raise Http404
    return plan
