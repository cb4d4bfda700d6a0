"""The plan of action of one unit: made from its agreement, by quarter, with its steps."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from selaras.registers.agreements.action_plans import (
    Step,
    add_step,
    amend_actions,
    approve_actions,
    bring_in_step,
    make,
    remove_step,
    write_quarters,
)
from selaras.registers.agreements.sources import Source, promised, strategy
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.site.agreements.action_lines import Actions, actions_of, quarter_changes
from selaras.site.agreements.fields import Sent, sent
from selaras.site.agreements.list_views import state_of
from selaras.site.agreements.office import Desk, desk, issued_of, rights
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import show

_NONE = "Rencana aksi unit ini belum dibuat. Muat ulang halaman."


@require_safe
@members
def actions(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """The plan of action of a unit; who may writes it here, everybody else reads it."""
    return _page(request, desk(request, agency, year, unit))


def _page(
    request: MemberRequest, at: Desk, given: Sent | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    may, plan, papers = rights(request, at.unit), at.actions(), issued_of(at)
    drawn = actions_of(book_of(plan), _agreed(at), at.year) if plan else None
    own = [paper for paper in papers if paper.org_unit_id == at.unit.pk and paper.type == "rencana_aksi"]
    final = any(paper.status == "final" and paper.is_current for paper in own)
    writing = may.edit and plan is not None and plan.status == Plan.Status.DRAFT
    context: dict[str, Any] = {
        "at": at, "unit": at.unit, "year": at.year, "may": may, "plan": plan, "told": told, "papers": own,
        "drawn": drawn.again(given.fields) if drawn and given else drawn, "errors": given.errors if given else (),
        "state": state_of(plan, final), "may_write": writing, "has_lines": bool(_agreed(at)),
        "money": strategy(at.line, at.plans, at.year).money if writing else (),
    }  # fmt: skip
    return show(
        request, "agreements/actions.html", context, agency=at.agency, year=at.year, section="agreements",
        plans=at.of_agency, issued=[paper for paper in papers if paper.org_unit_id == at.agency.pk], status=status,
    )  # fmt: skip


def _agreed(at: Desk) -> list[Source]:
    """What the unit's agreement promises now."""
    plan = at.agreement()
    return promised(book_of(plan), at.year) if plan else []


def _plan(at: Desk) -> Plan:
    plan = at.actions()
    if plan is None:
        raise Refused(_NONE)
    return plan


def _home(at: Desk) -> HttpResponse:
    return redirect("agreements:actions", at.agency.pk, at.year, at.unit.pk)


@require_POST
@members
def create(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Makes the plan of action from the agreement."""
    at = desk(request, agency, year, unit)
    make(at.unit, year)
    messages.success(request, f"Rencana aksi {at.unit.name} dibuat dari Perjanjian Kinerja. Isi target triwulannya.")
    return _home(at)


@require_POST
@members
def save(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Stores quarters and the way they are counted; with a button it also takes targets of the agreement, takes a step
    out, or brings the whole in step with the agreement."""
    at = desk(request, agency, year, unit)
    plan = _plan(at)
    drawn = actions_of(book_of(plan), _agreed(at), year)
    if drawn is None:
        raise Refused(_NONE)
    given = sent(request.POST, drawn.fields)
    if given.errors:
        return _page(request, at, given, "Belum ada yang disimpan; periksa isian yang ditandai.", 422)
    try:
        told = _store(request, at, plan, drawn, given)
    except Refused as error:
        return _page(request, at, given, error.sentence, 409)
    messages.success(request, told)
    return _home(at)


@transaction.atomic
def _store(request: MemberRequest, at: Desk, plan: Plan, drawn: Actions, given: Sent) -> str:
    quarters, others = quarter_changes(given.changes)
    wanted = request.POST.get("ambil", "")
    others += [
        each.change for one in drawn.measures for each in one.differences if wanted and wanted in (one.line, "semua")
    ]
    changed = write_quarters(plan, quarters, others, "isian rencana aksi") if quarters or others else 0
    if step := request.POST.get("hapus", ""):
        remove_step(plan, step)
    elif request.POST.get("samakan"):
        bring_in_step(plan, _agreed(at))
        return "Rencana aksi disamakan dengan Perjanjian Kinerja."
    elif not changed:
        raise Refused("Belum ada isian yang berubah.")
    return f"Disimpan: {changed} isian." if changed else "Langkah dihapus."


@require_POST
@members
def step(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Adds a step to an indicator."""
    at = desk(request, agency, year, unit)
    text = {name: request.POST.get(name, "")[:2000] for name in ("indikator", "langkah", "kode", "penanggung-jawab")}
    written = Step(text["indikator"], text["langkah"], text["kode"], text["penanggung-jawab"])
    add_step(_plan(at), written, strategy(at.line, at.plans, year).by_code)
    messages.success(request, "Langkah ditambahkan.")
    return _home(at)


@require_POST
@members
def approve(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Freezes the plan of action once its quarters are said and add up."""
    at = desk(request, agency, year, unit)
    approve_actions(_plan(at))
    messages.success(request, f"Rencana aksi {at.unit.name} ditetapkan. Isinya tidak dapat diubah lagi.")
    return _home(at)


@require_POST
@members
def change(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Opens the next version of an approved plan of action."""
    at = desk(request, agency, year, unit)
    made = amend_actions(_plan(at))
    messages.success(request, f"Draf {made.version} rencana aksi dibuka; yang pertama tetap tersimpan.")
    return _home(at)
