"""The papers of a musrenbang issued from its list, and the workbook in which proposals are collected."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.documents.proposal_form import proposal_form
from selaras.registers.issuing.actions import issue
from selaras.registers.organisations.roles import ISSUE
from selaras.site.base.access import MemberRequest, agency_of, demand, members
from selaras.site.musrenbang.asked import asked
from selaras.site.musrenbang.papers import TYPES

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@members
def form_workbook(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The empty workbook for kelurahan and desa; filled in, it goes through the ordinary upload."""
    unit = agency_of(agency)
    answer = HttpResponse(proposal_form(unit.name, year), content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="usulan-musrenbang-{slugify(unit.name)}-{year}.xlsx"'
    return answer


@require_POST
@members
def issue_paper(request: MemberRequest, agency: str, year: int, type_id: str) -> HttpResponse:
    """Issues one paper from the list; an unchanged list gives the paper that exists."""
    here = asked(agency, year)
    demand(request, ISSUE, here.agency)
    if type_id not in TYPES:
        raise Http404
    done = issue(here.list_of(), type_id, timezone.localtime())
    told = "selesai dibuat" if done.new else "tidak dibuat ulang: isinya masih sama dengan yang sudah ada"
    messages.success(request, f"{done.document.title} {told}.")
    return redirect("musrenbang:list", here.agency.pk, year)
