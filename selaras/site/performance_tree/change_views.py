"""What is changed of a tree: a condition added, worded, taken out, joined, mapped and owned."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from selaras.engine.tables.performance_tree import NODE_KINDS
from selaras.engine.tables.rows import Goal, Objective, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.issuing.simulating import suppose_in
from selaras.registers.organisations.models import Position, Unit
from selaras.registers.plans.editing import Change, Conflict, apply
from selaras.registers.plans.growing import retire_row
from selaras.registers.plans.performance_trees import (
    REASON,
    Owner,
    add_node,
    become,
    clear,
    fill,
    join,
    move,
    new_node,
    own,
)
from selaras.registers.plans.supposing import Addition, Removal, Step
from selaras.site.base.access import MemberRequest, found, members
from selaras.site.base.page import plan_title
from selaras.site.base.typed import words
from selaras.site.performance_tree.asked import LONGEST, Here, asked, at, writing
from selaras.site.performance_tree.views import node_page

_NO_WORDS = "Tuliskan bunyi kondisinya lebih dahulu."


def _kind(request: MemberRequest) -> str:
    kind = request.POST.get("jenis", "")
    if kind not in NODE_KINDS:
        raise Http404
    return kind


@require_POST
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Adds a condition at the top, or under another one."""
    here = writing(request, agency, year)
    above = request.POST.get("di-bawah", "")
    if above:
        here.condition(above)
    made = add_node(here.held, _kind(request), words(request, "bunyi", LONGEST, _NO_WORDS), above)
    messages.success(request, "Kondisi ditambahkan.")
    return at(here, made)


@require_POST
@members
def change(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Gives a condition other words, kind or note; what somebody else wrote meanwhile is shown and kept."""
    here = writing(request, agency, year, node)
    typed, changes = _typed(request, node)
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return at(here, node)
    try:
        apply(here.held, changes, REASON)
    except Conflict as conflict:
        messages.error(request, conflict.sentence)
        newer = asked(request, agency, year)
        return node_page(request, newer, newer.condition(node), typed=typed, status=409)
    messages.success(request, "Perubahan disimpan.")
    return at(here, node)


def _typed(request: MemberRequest, node: str) -> tuple[dict[str, str], list[Change]]:
    """What was typed of a condition, and which of it differs from what the person saw."""
    typed = {
        "text": words(request, "bunyi", LONGEST, _NO_WORDS),
        "kind": _kind(request),
        "note": words(request, "catatan", LONGEST),
    }
    seen = {field: request.POST.get(f"semula-{field}", "") for field in typed}
    return typed, [
        Change("TreeNode", node, field, seen[field], after) for field, after in typed.items() if after != seen[field]
    ]


@require_POST
@members
def suppose(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Puts other words or another kind of a condition into a simulation instead of the tree."""
    here = writing(request, agency, year, node)
    _, changes = _typed(request, node)
    return _supposed(request, here, changes)


@require_POST
@members
def suppose_removal(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Takes a condition out of the tree in a simulation."""
    here = writing(request, agency, year, node)
    return _supposed(request, here, [Removal("TreeNode", node)])


@require_POST
@members
def suppose_addition(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Adds a condition in a simulation."""
    here = writing(request, agency, year)
    above = request.POST.get("di-bawah", "")
    if above:
        here.condition(above)
    rows = new_node(here.held, _kind(request), words(request, "bunyi", LONGEST, _NO_WORDS), above)
    return _supposed(request, here, [Addition(tuple(rows))])


def _supposed(request: MemberRequest, here: Here, steps: Sequence[Step]) -> HttpResponse:
    made = suppose_in(here.held, steps, request.scope.actor, here.year)
    return HttpResponseRedirect(reverse("simulation:page", args=[here.agency.pk, here.year, made.pk]))


@require_POST
@members
def remove(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Takes a condition with its edges, owners and own indicators out of the tree; what hung below it stays."""
    here = writing(request, agency, year, node)
    retire_row(here.held, "TreeNode", node, request.POST.get("alasan", "")[:300])
    messages.success(request, "Kondisi dihapus. Ia dapat dikembalikan dari halaman perubahan.")
    return at(here)


@require_POST
@members
def redraw(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Draws the conditions of a plan into a tree that has none."""
    here = writing(request, agency, year)
    source = next((plan for plan in here.beside if plan.pk == request.POST.get("dari", "")), None)
    if source is None:
        raise Http404
    fill(here.held, source)
    messages.success(request, f"Kondisi disusun dari {plan_title(source)}. Periksa setiap kondisinya.")
    return at(here)


@require_POST
@members
def empty(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Takes all conditions out of the tree, with a reason."""
    here = writing(request, agency, year)
    count = clear(here.held, request.POST.get("alasan", "")[:300])
    messages.success(request, f"{count} kondisi dihapus. Semuanya dapat dikembalikan dari riwayat perubahan.")
    return at(here)


@require_POST
@members
def parents(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Says which conditions this one leads to: those that are marked, where the form showed others."""
    here = writing(request, agency, year, node)
    wanted = list(dict.fromkeys(request.POST.getlist("induk")))
    if not set(wanted) <= here.tree.conditions.keys():
        raise Http404
    join(here.held, node, wanted, request.POST.getlist("semula"))
    messages.success(request, "Hubungan kondisi disimpan.")
    return at(here, node)


@require_POST
@members
def mapping(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Says which goals, objectives and work items of the plans beside a condition became."""
    here = writing(request, agency, year, node)
    wanted = list(dict.fromkeys(request.POST.getlist("padanan")))
    if not all(isinstance(here.book.find(id_), Goal | Objective | WorkItem) for id_ in wanted):
        raise Http404
    become(here.held, node, wanted, request.POST.getlist("semula"), here.beside)
    messages.success(request, "Padanan dalam rencana disimpan.")
    return at(here, node)


@require_POST
@members
def owner(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Names the unit, or a post of it, that answers for a condition from this year on."""
    here = writing(request, agency, year, node)
    named = _owner(here.agency, request.POST.get("pengampu", ""), words(request, "jabatan", LONGEST))
    own(here.held, node, year, named, request.POST.get("semula", ""))
    messages.success(request, f"Pengampu sejak {year} disimpan.")
    return at(here, node)


def _owner(agency: Unit, chosen: str, position: str) -> Owner:
    """What was chosen in the list: a post (``jabatan.ID``), a unit (its id) with a post in words, or nobody."""
    if not chosen:
        return Owner()
    inside = Unit.objects.filter(path__startswith=agency.path)
    word, _, id_ = chosen.rpartition(".")
    if word:
        post = found(Position.objects.filter(org_unit__in=inside, pk=id_, retired_on=None).select_related("org_unit"))
        if position and position != post.name:
            raise Refused(f"Pilih salah satu: {post.name} dari daftar, atau unitnya dengan jabatan lain.")
        return Owner(post.org_unit, post.name, post.pk)
    return Owner(found(inside.filter(pk=chosen)), position)


@require_POST
@members
def reorder(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """Puts a condition before or behind the one beside it."""
    here = writing(request, agency, year, node)
    siblings = next((rows for rows in here.tree.below.values() if node in rows), here.tree.roots)
    step = {"dahulu": -1, "kemudian": 1}.get(request.POST.get("arah", ""))
    if step is None:
        raise Http404
    if move(here.held, node, siblings, step):
        messages.success(request, "Urutan kondisi diubah.")
    else:
        messages.info(request, "Kondisi ini sudah di ujung urutan.")
    return at(here, node)
