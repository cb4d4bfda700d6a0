"""What is changed of a tree: a condition added, worded, taken out, joined, mapped, owned; help asked and answered."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.tables.rows import Goal, Objective, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.issuing.simulating import suppose_in
from selaras.registers.organisations.models import Unit, UnitName
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.crosscutting import STATES, answer, ask, asked_of
from selaras.registers.plans.editing import Change, Conflict, apply
from selaras.registers.plans.growing import retire_row
from selaras.registers.plans.performance_trees import REASON, add_node, become, join, own
from selaras.site.base.access import MemberRequest, agency_of, allowed, members
from selaras.site.base.page import plans_of, show
from selaras.site.performance_tree.asked import Here, asked
from selaras.site.performance_tree.views import NODE_KINDS, node_page

LONGEST = 1_000


def _words(request: MemberRequest, field: str, lack: str = "Tuliskan bunyi kondisinya lebih dahulu.") -> str:
    text = " ".join(request.POST.get(field, "").split())
    if not text and lack:
        raise Refused(lack)
    if len(text) > LONGEST or "\0" in text:
        raise Refused(
            f"Isian ini terlalu panjang atau memuat tanda yang tidak dapat disimpan; paling banyak {LONGEST} huruf."
        )
    return text


def _kind(request: MemberRequest) -> str:
    kind = request.POST.get("jenis", "")
    if kind not in NODE_KINDS:
        raise Http404
    return kind


def _at(here: Here, node: str = "") -> HttpResponseRedirect:
    name, more = ("node", [node]) if node else ("page", [])
    return HttpResponseRedirect(reverse(f"performance_tree:{name}", args=[here.agency.pk, here.year, *more]))


@require_POST
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Adds a condition at the top, or under another one."""
    here = asked(request, agency, year)
    here.demand_writing()
    above = request.POST.get("di-bawah", "")
    if above:
        here.condition(above)
    made = add_node(here.held, _kind(request), _words(request, "bunyi"), above)
    messages.success(request, "Kondisi ditambahkan.")
    return _at(here, made)


@require_POST
@members
def change(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Gives a condition other words, kind or note; what somebody else wrote meanwhile is shown and kept."""
    here = asked(request, agency, year)
    here.demand_writing()
    condition = here.condition(node)
    typed, changes = _typed(request, node)
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return _at(here, node)
    try:
        apply(here.held, changes, REASON)
    except Conflict as conflict:
        messages.error(request, conflict.sentence)
        newer = asked(request, agency, year)
        return node_page(request, newer, newer.condition(condition.node.id), typed=typed, status=409)
    messages.success(request, "Perubahan disimpan.")
    return _at(here, node)


def _typed(request: MemberRequest, node: str) -> tuple[dict[str, str], list[Change]]:
    """What was typed of a condition, and which of it differs from what the person saw."""
    typed = {"text": _words(request, "bunyi"), "kind": _kind(request), "note": _words(request, "catatan", "")}
    seen = {field: request.POST.get(f"semula-{field}", "") for field in typed}
    return typed, [
        Change("TreeNode", node, field, seen[field], after) for field, after in typed.items() if after != seen[field]
    ]


@require_POST
@members
def suppose(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Puts other words or another kind of a condition into a simulation instead of the tree."""
    here = asked(request, agency, year)
    here.demand_writing()
    here.condition(node)
    _, changes = _typed(request, node)
    made = suppose_in(here.held, changes, request.scope.actor)
    return HttpResponseRedirect(reverse("simulation:page", args=[agency, year, made.pk]))


@require_POST
@members
def remove(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Takes a condition with its edges, owners and own indicators out of the tree; what hung below it stays."""
    here = asked(request, agency, year)
    here.demand_writing()
    here.condition(node)
    retire_row(here.held, "TreeNode", node, request.POST.get("alasan", "")[:300])
    messages.success(request, "Kondisi dihapus. Ia dapat dikembalikan dari halaman perubahan.")
    return _at(here)


@require_POST
@members
def parents(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Says which conditions this one leads to: those that are marked, and no others."""
    here = asked(request, agency, year)
    here.demand_writing()
    here.condition(node)
    wanted = list(dict.fromkeys(request.POST.getlist("induk")))
    if not set(wanted) <= here.tree.conditions.keys():
        raise Http404
    join(here.held, node, wanted)
    messages.success(request, "Hubungan kondisi disimpan.")
    return _at(here, node)


@require_POST
@members
def mapping(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Says which goals, objectives and work items of the plans beside a condition became."""
    here = asked(request, agency, year)
    here.demand_writing()
    here.condition(node)
    wanted = list(dict.fromkeys(request.POST.getlist("padanan")))
    if not all(isinstance(here.book.find(id_), Goal | Objective | WorkItem) for id_ in wanted):
        raise Http404
    become(here.held, node, wanted)
    messages.success(request, "Padanan dalam rencana disimpan.")
    return _at(here, node)


@require_POST
@members
def owner(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Names the unit and post that answer for a condition from this year on."""
    here = asked(request, agency, year)
    here.demand_writing()
    here.condition(node)
    wanted = request.POST.get("unit", "")
    unit = Unit.objects.filter(path__startswith=here.agency.path, pk=wanted).first()
    if wanted and unit is None:
        raise Http404
    own(here.held, node, year, unit, _words(request, "jabatan", "") if unit else "")
    messages.success(request, f"Pengampu sejak {year} disimpan.")
    return _at(here, node)


@require_POST
@members
def support(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Asks another unit for what this condition needs of it."""
    here = asked(request, agency, year)
    here.demand_writing()
    here.condition(node)
    name = _words(request, "unit", "Tuliskan unit atau perangkat daerah yang diminta.")
    named = UnitName.objects.filter(name__iexact=name).exclude(pk=here.agency.pk)
    found = list(named[:2])
    if len(found) > 1:  # several units of one name, a kelurahan here and elsewhere: the one of this government
        top = here.agency.path.split("/")[0]
        found = list(named.filter(path__startswith=f"{top}/")[:2])
    if len(found) > 1:
        raise Refused(f"Ada beberapa unit bernama {name}. Tuliskan nama yang hanya dimiliki satu unit.")
    unit = Unit(pk=found[0].pk, name=found[0].name) if found else None
    ask(here.held, node, unit, name, _words(request, "diminta", "Tuliskan dukungan yang diminta."))
    told = "" if unit else " Unit ini belum terdaftar di Selaras, jadi jawabannya tidak dapat diminta lewat sini."
    messages.success(request, f"Permintaan dukungan dicatat.{told}")
    return _at(here, node)


@require_POST
@members
def withdraw(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Takes back what was asked of another unit."""
    here = asked(request, agency, year)
    here.demand_writing()
    link = request.POST.get("dukungan", "")
    if link not in {each.id for each in here.condition(node).links}:
        raise Http404
    retire_row(here.held, "CrossLink", link, request.POST.get("alasan", "")[:300] or "permintaan dicabut")
    messages.success(request, "Permintaan dukungan dicabut.")
    return _at(here, node)


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
    said = answer(link, request.POST.get("jawaban", ""), _words(request, "keterangan", ""))
    messages.success(request, f"Jawaban kepada {said.by} disimpan: {said.word}.")
    return HttpResponseRedirect(reverse("performance_tree:requests", args=[agency, year]))
