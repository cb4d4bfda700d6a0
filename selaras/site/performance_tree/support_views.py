"""Help that one unit asks of another for a condition of its tree: asked, taken back, listed and answered."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit, UnitName
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.crosscutting import STATES, answer, ask, asked_of
from selaras.registers.plans.growing import retire_row
from selaras.site.base.access import MemberRequest, agency_of, allowed, members
from selaras.site.base.page import plans_of, show
from selaras.site.base.typed import words
from selaras.site.performance_tree.asked import LONGEST, at, writing


@require_POST
@members
def support(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Asks another unit for what this condition needs of it."""
    here = writing(request, agency, year, node)
    name = words(request, "unit", LONGEST, "Tuliskan unit atau perangkat daerah yang diminta.")
    # Units of the own government alone can be asked here: the same name elsewhere is another office.
    top = here.agency.path.split("/")[0]
    named = UnitName.objects.filter(name__iexact=name, path__startswith=f"{top}/").exclude(pk=here.agency.pk)
    found = list(named[:2])
    if len(found) > 1:
        raise Refused(f"Ada beberapa unit bernama {name}. Tuliskan nama yang hanya dimiliki satu unit.")
    unit = Unit(pk=found[0].pk, name=found[0].name) if found else None
    ask(here.held, node, unit, name, words(request, "diminta", LONGEST, "Tuliskan dukungan yang diminta."))
    told = "" if unit else " Unit ini belum terdaftar di Selaras, jadi jawabannya tidak dapat diminta lewat sini."
    messages.success(request, f"Permintaan dukungan dicatat.{told}")
    return at(here, node)


@require_POST
@members
def withdraw(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Takes back what was asked of another unit."""
    here = writing(request, agency, year, node)
    link = request.POST.get("dukungan", "")
    if link not in {each.id for each in here.condition(node).links}:
        raise Http404
    retire_row(here.held, "CrossLink", link, request.POST.get("alasan", "")[:300] or "permintaan dicabut")
    messages.success(request, "Permintaan dukungan dicabut.")
    return at(here, node)


@require_safe
@members
def requests(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """What other units ask of this agency and of its units that this person sees, with the form that answers."""
    unit = agency_of(agency)
    seen = list(Unit.objects.filter(path__startswith=unit.path))
    answering = {str(each.pk) for each in seen if allowed(request, EDIT, each)}
    shown = [str(each.pk) for each in seen if _works_in(request, each)]
    context = {
        "title": "Dukungan yang diminta",
        "asked": asked_of(shown),
        "names": {str(each.pk): each.name for each in seen},
        "answering": answering,
        "states": STATES,
    }
    return show(request, "performance_tree/requests.html", context, agency=unit, year=year,
                section="performance_tree", plans=plans_of(unit))  # fmt: skip


def _works_in(request: MemberRequest, unit: Unit) -> bool:
    """Whether the person holds a role at the unit or above it; the header of an agency is also seen from below."""
    return any(unit.path.startswith(grant.path) for grant in request.scope.grants)


@require_POST
@members
def reply(request: MemberRequest, agency: str, year: int, link: str) -> HttpResponse:
    """Answers what another unit asks."""
    unit = agency_of(agency)
    seen = [str(each.pk) for each in Unit.objects.filter(path__startswith=unit.path) if _works_in(request, each)]
    if link not in {each.id for each in asked_of(seen)}:
        raise Http404
    told = words(request, "keterangan", LONGEST)
    said = answer(link, request.POST.get("jawaban", ""), told, request.POST.get("semula", ""))
    messages.success(request, f"Jawaban kepada {said.by} disimpan: {said.word}.")
    return HttpResponseRedirect(reverse("performance_tree:requests", args=[agency, year]))
