"""The register of proposals: by unit and decision, with its sums; begun here and put in order here."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.explanation.reference import Reference
from selaras.engine.facts.proposal_tallies import DECISIONS, Tally, UnitProposals, by_unit, inside, tallies
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Row
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.organisations.roles import ISSUE, SEE
from selaras.registers.plans.proposals import Serving, begin, missing_units, move, taken_up
from selaras.site.base.access import MemberRequest, agency_of, allowed, members, way_back
from selaras.site.base.page import show
from selaras.site.musrenbang.asked import Here, asked, may_begin, may_decide, own_offices
from selaras.site.musrenbang.papers import papers

NOBODY = "belum"
_TAGS = {"accepted": "good", "refused": "error", "postponed": "warning", "": ""}


class Line(NamedTuple):
    """A proposal in its unit's order: its place from 1, whether it is the first or last one, and what takes it up."""

    row: Proposal
    rank: int
    first: bool
    last: bool
    decision: str
    tag: str
    serving: Serving | None
    hidden: bool

    @property
    def figure(self) -> str:
        """The reference by which its cost is explained."""
        return str(Reference(self.row.id, "cost"))


class Group(NamedTuple):
    """The proposals of one unit that are shown, and the sums over all of them."""

    unit: Any
    name: str
    supervised: bool
    lines: list[Line]
    tallies: Mapping[str, Tally]
    may_write: bool


@require_safe
@members
def proposals(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The proposals of the year, filtered by unit and decision; without a list yet, the way to begin one."""
    here = asked(agency, year)
    if here.plan is None:
        context = {"may_begin": may_begin(request, here), "title": f"Musrenbang {year}"}
        return show(request, "musrenbang/begin.html", context, agency=here.agency, year=year, section="musrenbang",
                    plans=here.plans)  # fmt: skip
    whole = by_unit(here.book)
    unit, decision = request.GET.get("unit", ""), request.GET.get("keputusan", "")
    if unit and unit not in {_key(group) for group in whole}:
        raise Http404
    offices = own_offices(request, here)
    context = {
        "title": f"Musrenbang {year}",
        "plan": here.plan,
        "groups": list(_groups(here, whole, unit, decision, {row.id for row in offices})),
        "units": [(_key(group), _name(here, group)) for group in whole],
        "unit": unit,
        "decision": decision,
        "decisions": [(key or NOBODY, word.capitalize()) for key, word in DECISIONS.items()],
        "words": DECISIONS,
        "sums": _sums(here, whole),
        "offices": offices,
        "may_decide": may_decide(request, here),
        "may_issue": allowed(request, ISSUE, here.agency),
        "may_begin": may_begin(request, here),
        "missing": missing_units(here.plan) if may_begin(request, here) and not here.plan.is_approved else [],
        "papers": papers(here.agency, year) if allowed(request, SEE, here.agency) else [],
        "here": request.get_full_path(),
        "query": urlencode({"unit": unit, "keputusan": decision}),
    }
    return show(request, "musrenbang/list.html", context, agency=here.agency, year=year, section="musrenbang",
                plans=here.plans, issued=IssuedDocument.objects.none() if not context["papers"] else None)  # fmt: skip


def _key(group: UnitProposals) -> str:
    return group.unit.id if group.unit else "lain"


def _name(here: Here, group: UnitProposals) -> str:
    return group.unit.name if group.unit else here.agency.name


def _groups(
    here: Here, whole: Iterable[UnitProposals], unit: str, decision: str, writable: set[str]
) -> Iterable[Group]:
    wanted = "" if decision == NOBODY else decision
    found = taken_up([row for group in whole for row in group.proposals])
    for group in whole:
        if unit and _key(group) != unit:
            continue
        last = len(group.proposals)
        lines = [
            Line(row, rank, rank == 1, rank == last, DECISIONS[row.decision], _TAGS[row.decision],
                 found.get(row.served_by), bool(row.served_by) and row.served_by not in found)
            for rank, row in enumerate(group.proposals, start=1)
            if not decision or row.decision == wanted
        ]  # fmt: skip
        if lines:
            may_write = _key(group) in writable
            yield Group(group.unit, _name(here, group), group.supervised, lines, group.tallies(), may_write)


def _sums(here: Here, whole: Iterable[UnitProposals]) -> list[tuple[str, str, list[Tally], str]]:
    """Rows of the table of sums: (name, class, tallies in the order of the decisions and the whole, the figure)."""
    groups = list(whole)
    counted = [group for group in groups if not group.supervised]
    beside = [group for group in groups if group.supervised]
    rows = [(_name(here, group), "", _row(group.tallies()), _figure(group.unit)) for group in counted]
    if counted:
        whole_of = _row(tallies(inside(groups)))
        rows.append(("Jumlah kecamatan dan kelurahan", "strong", whole_of, _figure(here.book.plan)))
    rows += [
        (f"{_name(here, group)} (tidak dijumlahkan)", "soft", _row(group.tallies()), _figure(group.unit))
        for group in beside
    ]
    return rows


def _figure(of: Row | None) -> str:
    """The reference by which a sum of proposals is explained."""
    return str(Reference(of.id, "proposed")) if of is not None else ""


def _row(found: Mapping[str, Tally]) -> list[Tally]:
    return [found[key] for key in (*DECISIONS, "all")]


@require_POST
@members
def start(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Begins the list of the year, or gives it the units that it lacks."""
    unit = agency_of(agency)
    begin(unit, year)
    messages.success(request, f"Daftar usulan musrenbang {year} siap diisi.")
    return redirect("musrenbang:list", unit.pk, year)


@require_POST
@members
def reorder(request: MemberRequest, agency: str, year: int, proposal: str) -> HttpResponse:
    """Puts a proposal one place up or down among those of its unit."""
    here = asked(agency, year)
    row = here.proposal(proposal)
    seen = request.POST.get("semula", "")
    up = request.POST.get("arah") == "naik"
    move(here.list_of(), row.id, int(seen) if seen.isdecimal() and len(seen) < 6 else 0, up=up)
    messages.success(request, f"“{row.name[:80]}” {'naik' if up else 'turun'} satu urutan.")
    back = way_back(request, reverse("musrenbang:list", args=[agency, year]))
    return redirect(f"{back.partition('#')[0]}#u-{row.id}")
