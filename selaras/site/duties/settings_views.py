"""What an agency or its government settles: verification, outline, days of no work, and other days for duties."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from selaras.engine.law.law import load_law
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.agenda import budget_day
from selaras.registers.plans.procedure import may_settle, move, ruling_of, settle
from selaras.site.base.access import MemberRequest, agency_of, found, members
from selaras.site.base.page import plans_of, show
from selaras.site.duties.forms import MoveForm, ProcedureForm, procedure_initial

_ALL = "kabupaten"


@require_http_methods(["GET", "HEAD", "POST"])
@members
def procedure(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Shows and changes what holds for the agency, or with ``untuk=kabupaten`` for all agencies of its government."""
    unit = agency_of(agency)
    target = _target(request, unit)
    if request.method == "POST":
        form = ProcedureForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            settle(
                target, verified_kinds=given["kinds"] if given["decides"] else None, holidays=given["holidays"],
                outline_of={"renja": given["outline"]},
            )  # fmt: skip
            messages.success(request, f"Tata cara {target.name} disimpan.")
            return redirect(f"{request.path}?untuk={_ALL}" if target != unit else request.path)
    else:
        form = ProcedureForm(initial=procedure_initial(ruling_of(target)))
    return _shown(request, unit, target, year, form)


def _shown(request: MemberRequest, unit: Unit, target: Unit, year: int, form: ProcedureForm) -> HttpResponse:
    plans = plans_of(unit)
    ruling = ruling_of(target)
    law = load_law()
    duties = [
        (
            duty,
            law.short(duty.basis),
            MoveForm(initial={"duty": duty.id, "due": duty.due if duty.moved else None}, auto_id=f"{duty.id}-%s"),
        )
        for duty in ruling.duties(year, budget_day(plans, year))
    ]
    above = Unit.objects.filter(pk=unit.parent_id).first()
    context: dict[str, Any] = {
        "form": form, "duties": duties, "target": target, "ruling": ruling, "for_all": target != unit, "all": _ALL,
        "may_all": above is not None and may_settle(above), "today": timezone.localdate(),
    }  # fmt: skip
    return show(request, "duties/procedure.html", context, agency=unit, year=year, section="duties", plans=plans)


@require_POST
@members
def move_duty(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Sets another day for one duty of the year, or takes it back."""
    unit = agency_of(agency)
    target = _target(request, unit)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise Refused("Pilih tanggal yang benar dan sebutkan dasarnya.")
    given = form.cleaned_data
    move(target, year, given["duty"], given["due"], given["reason"])
    messages.success(request, "Tenggat disimpan." if given["due"] else "Tenggat kembali seperti semula.")
    answer = redirect("duties:procedure", agency, year)
    if target != unit:
        answer["Location"] += f"?untuk={_ALL}"
    return answer


def _target(request: MemberRequest, unit: Unit) -> Unit:
    """The agency, or its government where that is asked for. Raises ``Http404`` for somebody who settles nothing."""
    target = unit
    if request.GET.get("untuk", request.POST.get("untuk", "")) == _ALL:
        target = found(Unit.objects.filter(pk=unit.parent_id))
    if not may_settle(target):
        raise Http404
    return target
