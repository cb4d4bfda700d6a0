"""One proposal: written, changed without overwriting anybody, decided, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from selaras.engine.facts.proposal_tallies import DECISIONS
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import Conflict, apply
from selaras.registers.plans.growing import retire_row
from selaras.registers.plans.proposals import decide, propose, serving, taken_up
from selaras.site.base.access import MemberRequest, demand, members
from selaras.site.base.page import show
from selaras.site.musrenbang.asked import Here, asked, may_decide, may_write, own_offices
from selaras.site.musrenbang.forms import SEEN, ChangeForm, DecisionForm, OfficeForm, seen_decision


@require_http_methods(["GET", "HEAD", "POST"])
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """A new proposal of one of the units that this person writes for."""
    here = asked(agency, year)
    plan, offices = here.list_of(), own_offices(request, here)
    if not offices:
        raise Http404
    form = OfficeForm(request.POST if request.method == "POST" else None, offices)
    if form.is_valid():
        made = propose(plan, form.cleaned_data["office"], form.values())
        messages.success(request, f"Usulan “{form.cleaned_data['name'][:80]}” dicatat.")
        if "lagi" in request.POST:
            return redirect("musrenbang:add", agency, year)
        return redirect(f"{reverse('musrenbang:list', args=[agency, year])}#u-{made.pk}")
    context = {"form": form, "title": f"Usulan baru, musrenbang {year}"}
    return show(request, "musrenbang/add.html", context, agency=here.agency, year=year, section="musrenbang",
                plans=here.plans, status=422 if form.is_bound else 200)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@members
def proposal(request: MemberRequest, agency: str, year: int, proposal: str) -> HttpResponse:
    """One proposal with its words and its decision; what is sent changes its words."""
    here = asked(agency, year)
    row = here.proposal(proposal)
    if request.method != "POST":
        return _shown(request, here, year, row, ChangeForm(None, row))
    form = ChangeForm(request.POST, row)
    if not form.is_valid():
        return _shown(request, here, year, row, form, status=422)
    if form.clashes():
        return _shown(request, here, year, row, form, status=409)
    changes = form.changes()
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return redirect("musrenbang:proposal", agency, year, row.id)
    try:
        apply(here.list_of(), changes, "usulan musrenbang")
    except Conflict:
        newer = asked(agency, year)
        row = newer.proposal(proposal)
        return _shown(request, newer, year, row, ChangeForm(request.POST, row), status=409)
    undo = reverse("plans:changes", args=[agency, year])
    messages.success(request, format_html('Usulan disimpan. <a href="{}?jenis=musrenbang">Lihat perubahan</a>', undo))
    return redirect(f"{reverse('musrenbang:list', args=[agency, year])}#u-{row.id}")


@require_POST
@members
def decision(request: MemberRequest, agency: str, year: int, proposal: str) -> HttpResponse:
    """Stores what the agency decides of a proposal."""
    here = asked(agency, year)
    row = here.proposal(proposal)
    demand(request, EDIT, here.agency)
    form = _decision_form(here, year, row, request.POST)
    if not form.is_valid():
        return _shown(request, here, year, row, ChangeForm(None, row), form, status=422)
    seen = {name: request.POST.get(f"{SEEN}{name}", "") for name in seen_decision(row)}
    given = form.cleaned_data
    try:
        decide(here.list_of(), row.id, seen, given["decision"], given["reason"], given["served_by"])
    except Conflict:
        return _shown(request, here, year, asked(agency, year).proposal(proposal), None, form, status=409)
    messages.success(request, f"“{row.name[:80]}” {DECISIONS[given['decision']]}.")
    return redirect(f"{reverse('musrenbang:list', args=[agency, year])}#u-{row.id}")


@require_POST
@members
def withdraw(request: MemberRequest, agency: str, year: int, proposal: str) -> HttpResponse:
    """Takes a proposal out of the list; it is kept with its history."""
    here = asked(agency, year)
    row = here.proposal(proposal)
    reason = request.POST.get("alasan", "").strip()
    if not reason:
        raise Refused("Tuliskan alasan penarikan usulan ini.")
    if row.decision:
        demand(request, EDIT, here.agency)
    retire_row(here.list_of(), "Proposal", row.id, reason[:300])
    messages.success(request, f"Usulan “{row.name[:80]}” ditarik dari daftar.")
    return redirect("musrenbang:list", agency, year)


def _decision_form(here: Here, year: int, row: Proposal, data: Any) -> DecisionForm:
    return DecisionForm(data, row, serving(here.agency, year), taken_up([row]).get(row.served_by))


def _shown(
    request: MemberRequest, here: Here, year: int, row: Proposal, form: ChangeForm | None,
    decided: DecisionForm | None = None, *, status: int = 200,
) -> HttpResponse:  # fmt: skip
    office = here.book.find(row.organisation)
    deciding = may_decide(request, here)
    form = form or ChangeForm(None, row)
    if deciding and decided is None:
        decided = _decision_form(here, year, row, None)
    context = {
        "row": row,
        "office": office.name if isinstance(office, Organisation) else here.agency.name,
        "supervised": isinstance(office, Organisation) and office.supervised,
        "title": row.name,
        "form": form,
        "seen": form.seen() if status != 409 else ChangeForm(None, row).seen(),
        "clashes": form.clashes() if form.is_bound else [],
        "decided": decided,
        "clash": status == 409 and decided is not None and decided.is_bound,
        "seen_decision": seen_decision(row),
        "word": DECISIONS[row.decision],
        "serving": taken_up([row]).get(row.served_by),
        "may_write": may_write(request, here, row),
        "may_decide": deciding,
    }
    return show(request, "musrenbang/proposal.html", context, agency=here.agency, year=year, section="musrenbang",
                plans=here.plans, status=status)  # fmt: skip
