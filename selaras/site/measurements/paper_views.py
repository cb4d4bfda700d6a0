"""The papers of a quarter: which there are, what was issued of each, and issuing one."""

from typing import Final, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from selaras.engine.documents.document import QUARTER, find_type
from selaras.engine.tables.period import QUARTERS
from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.issuing.actions import Asked, issue
from selaras.registers.organisations.roles import ISSUE
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest, demand, members
from selaras.site.measurements.asked import Here, asked

TYPES: Final = {
    "renja_evaluation": "Evaluasi Hasil Renja (Formulir E.81)",
    "action_plan_monitoring": "Pemantauan Rencana Aksi",
}
"""The papers of a quarter, and what the page calls each."""


class Paper(NamedTuple):
    """One type of paper, with the files of its newest issue of the quarter."""

    id: str
    title: str
    document: IssuedDocument | None
    formats: list[str]


def papers(here: Here) -> list[Paper]:
    """The papers that can be printed from the plans of the year. One query."""
    words = f"Triwulan {QUARTERS[here.quarter - 1]} "
    rows = IssuedFile.objects.filter(
        document__org_unit=here.agency, document__year=here.year, document__type__in=TYPES,
        document__title__contains=words,
    )  # fmt: skip
    newest: dict[str, list[IssuedFile]] = {}
    rows = rows.select_related("document").defer("content", "document__book")
    for file in rows.order_by("-document__issued_at", "format"):
        held = newest.setdefault(file.document.type, [])
        if not held or held[0].document_id == file.document_id:
            held.append(file)
    return [
        Paper(id, title, newest[id][0].document if id in newest else None, [file.format for file in newest.get(id, [])])
        for id, title in TYPES.items()
        if _plan_for(here, id) is not None
    ]


def _plan_for(here: Here, type_id: str) -> Plan | None:
    """The plan of the agency itself that a paper is printed from: of several kinds the first that the type names."""
    kinds = find_type(type_id).plans
    of_year = [plan for plan in here.plans if plan.org_unit_id == here.agency.pk and plan.year == here.year]
    found = [plan for kind in kinds for plan in of_year if plan.kind == kind]
    return found[0] if found else None


@require_POST
@members
def issue_paper(request: MemberRequest, agency: str, year: int, quarter: int, type_id: str) -> HttpResponse:
    """Issues one paper until the end of the quarter; what says the same gives the paper that exists."""
    here = asked(request, agency, year, quarter)
    demand(request, ISSUE, here.agency)
    plan = _plan_for(here, type_id) if type_id in TYPES else None
    if plan is None:
        raise Http404
    done = issue(plan, type_id, timezone.localtime(), Asked(extra={QUARTER: str(quarter)}))
    told = "selesai dibuat" if done.new else "tidak dibuat ulang: isinya masih sama dengan yang sudah ada"
    messages.success(request, f"{done.document.title} {told}.")
    return redirect("measurements:page", here.agency.pk, year, quarter)
