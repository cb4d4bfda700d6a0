"""The pages of a tree: the picture with its list, and one condition with all that is known of it."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.documents.tree_boxes import LACKS, Boxes, State, measured_words
from selaras.engine.explanation.reference import Reference
from selaras.engine.formulas.performance_tree import Condition, PerformanceTree
from selaras.engine.law.law import load_law
from selaras.engine.tables.called import row_called
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.performance_tree import ANSWERS, NODE_KINDS, NodeOwner
from selaras.engine.tables.rows import Goal, Indicator, Objective, Organisation, WorkItem
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.models import Position, Unit, UnitName
from selaras.registers.organisations.roles import ACCEPT
from selaras.registers.plans.crosscutting import asked_of
from selaras.registers.plans.performance_trees import begin, owner_seen
from selaras.site.base.access import MemberRequest, allowed, members
from selaras.site.base.lasting import begun
from selaras.site.base.notes import sees_all
from selaras.site.base.page import plan_title, plans_of, show
from selaras.site.performance_tree.asked import Here, asked
from selaras.site.performance_tree.drawn import shown, toggled

_IN_ADDRESS = "simpul"  # stands for the id of a condition while the address is made


class Listed(Frozen, eq=False):
    """A condition in the list beside the picture, with how deep it stands and what it lacks."""

    condition: Condition
    word: str
    depth: int
    lacks: tuple[str, ...]


@require_safe
@members
def page(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The tree of a year as a picture and as a list; where none is kept, the form that begins one."""
    here = asked(request, agency, year)
    waiting = sum(1 for each in asked_of([str(here.agency.pk)]) if not each.state) if sees_all(here.agency) else 0
    context: dict[str, Any] = {"plan": here.plan, "may_write": here.may_write, "waiting": waiting, "title": ""}
    if here.plan is None:
        context |= _beginning(request, here)
    else:
        context |= _tree(request, here)
    return show(request, "performance_tree/page.html", context, agency=here.agency, year=year,
                section="performance_tree", plans=plans_of(here.agency))  # fmt: skip


def _beginning(request: MemberRequest, here: Here) -> dict[str, Any]:
    sources = [(plan.pk, plan_title(plan)) for plan in here.beside]
    first = next((plan for plan in here.beside if plan.last_year and plan.last_year > plan.year), None)
    return {
        "title": f"Pohon kinerja {here.year}",
        "may_begin": allowed(request, ACCEPT, here.agency),
        "sources": sources,
        "years": (first.year, first.last_year) if first else (here.year, here.year),
    }


def _tree(request: MemberRequest, here: Here) -> dict[str, Any]:
    law, tree = current_law(), here.tree
    at = reverse("performance_tree:page", args=[here.agency.pk, here.year])
    node_at = reverse("performance_tree:node", args=[here.agency.pk, here.year, _IN_ADDRESS])
    boxes = Boxes(here.book, law, tree, here.year)
    toggles = toggled(request.GET.get("ubah", ""))
    label = f"Pohon kinerja {here.agency.name} tahun {here.year}"
    drawn = shown(
        boxes, label, at, node_at.replace(_IN_ADDRESS, "{}"), toggles, whole=request.GET.get("lihat") == "semua"
    )
    lacking = Counter(lack for each in tree.conditions.values() for lack in each.lacks)
    return {
        "title": plan_title(here.held),
        "drawn": drawn,
        "listed": list(_listed(here)),
        "kinds": [(kind, law.term(f"node.{kind}")) for kind in NODE_KINDS],
        "lacking": [(LACKS[lack], lacking[lack]) for lack in LACKS if lacking[lack]],
        "asked_open": sum(1 for each in tree.conditions.values() for link in each.links if not link.state),
        "sources": [(plan.pk, plan_title(plan)) for plan in here.beside],
        "first": here.held.year,
        "years": range(here.held.year, (here.held.last_year or here.held.year) + 1),
        "query": urlencode({"jenis": here.held.kind}),
    }


def _listed(here: Here) -> list[Listed]:
    tree, law = here.tree, load_law()
    found: list[Listed] = []
    waiting = [(root, 0) for root in reversed(tree.roots)]
    while waiting:
        id_, depth = waiting.pop()
        each = tree.conditions[id_]
        lacks = tuple(LACKS[lack] for lack in each.lacks)
        found.append(Listed(each, law.term(f"node.{each.node.kind}"), depth, lacks))
        waiting += [(child, depth + 1) for child in reversed(tree.below.get(id_, ()))]
    return found


@require_POST
@members
def start(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Begins a tree for some years, from a plan or empty."""
    here = asked(request, agency, year)
    asked_for = begun(request, here.beside)
    made = begin(here.agency, asked_for.first, asked_for.last, asked_for.source)
    messages.success(request, f"{plan_title(made)} dimulai. Periksa setiap kondisinya.")
    return HttpResponseRedirect(reverse("performance_tree:page", args=[agency, asked_for.nearest(year)]))


@require_safe
@members
def node(request: MemberRequest, agency: str, year: int, node: str) -> HttpResponse:
    """One condition: how it is measured, who answers for it, what it leads to, and the forms that change that."""
    here = asked(request, agency, year)
    condition = here.condition(node)
    return node_page(request, here, condition)


def node_page(
    request: MemberRequest, here: Here, condition: Condition, *, typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a condition; ``typed`` are words that could not be stored, which stay in the form."""
    law, tree, book = current_law(), here.tree, here.book
    boxes = Boxes(book, law, tree, here.year)
    states = boxes.states(condition)
    owners = [row for row in book.all(NodeOwner) if row.node == condition.node.id]
    below = _leading_to(tree, condition.node.id)
    context: dict[str, Any] = {
        "title": condition.node.text or "Kondisi belum dirumuskan",
        "tree_title": plan_title(here.held),
        "each": condition,
        "word": law.term(f"node.{condition.node.kind}"),
        "kinds": [(kind, law.term(f"node.{kind}")) for kind in NODE_KINDS],
        "lacks": [LACKS[lack] for lack in condition.lacks],
        "measures": dict.fromkeys(_measure(row, here, condition, states) for row in condition.indicators),
        "parents": [tree.conditions[id_].node for id_ in condition.parents],
        "children": [tree.conditions[id_].node for id_ in condition.children],
        "possible": [row.node for id_, row in tree.conditions.items() if id_ not in below],
        "subjects": dict.fromkeys(map(row_called, condition.subjects)),
        "choices": _mappable(here),
        "mapped": {row.id for row in condition.subjects},
        "owners": sorted(owners, key=lambda row: row.period, reverse=True),
        "owner_seen": owner_seen(condition.owner),
        "offices": _offices(here),
        "askable": askable(here.agency),
        "links": [(link, ANSWERS[link.state]) for link in condition.links],
        "may_write": here.may_write,
        "typed": typed or {},
        "first": here.held.year,
        "query": urlencode({"jenis": here.held.kind}),
    }
    return show(request, "performance_tree/node.html", context, agency=here.agency, year=here.year,
                section="performance_tree", plans=plans_of(here.agency), status=status)  # fmt: skip


def _leading_to(tree: PerformanceTree, node: str) -> set[str]:
    """The condition and all that lead to it over any edge: what it cannot lead to itself."""
    found, waiting = {node}, [node]
    while waiting:
        new = set(tree.conditions[waiting.pop()].children) - found
        found |= new
        waiting += new
    return found


def askable(agency: Unit) -> list[str]:
    """The names of the offices of the same government that may be asked for help: its agencies and the agency's own
    units."""
    top = agency.path.split("/")[0]
    own, agencies = Q(path__startswith=agency.path), Q(path__startswith=f"{top}/", level=Unit.Level.AGENCY)
    names = UnitName.objects.filter(own | agencies).exclude(pk=agency.pk)
    return list(names.order_by("level", "name").values_list("name", flat=True))


def _offices(here: Here) -> list[tuple[Unit, list[Position]]]:
    """The units that may answer for a condition, each with its posts."""
    units = Unit.objects.filter(path__startswith=here.agency.path, retired_on__isnull=True, supervised=False)
    posts: dict[str, list[Position]] = {}
    for post in Position.objects.filter(org_unit__path__startswith=here.agency.path, retired_on__isnull=True):
        posts.setdefault(post.org_unit_id, []).append(post)
    return [(unit, posts.get(unit.pk, [])) for unit in units]


def _measure(
    indicator: Indicator, here: Here, condition: Condition, states: Mapping[str, State]
) -> tuple[str, str, str, str, int]:
    """An indicator of a condition: its words, its state and tone, and where its figure is explained: at the first year
    of the plan it stands in; nowhere for one of a plan of the government."""
    target, state = condition.targets.get(indicator.id), states.get(indicator.id)
    year = here.year_of(indicator)
    return (
        measured_words(indicator, target),
        state.words if state else "",
        state.tone if state else "plain",
        str(Reference(indicator.id, "target", str(here.year))) if target and year else "",
        year,
    )


def _mappable(here: Here) -> list[tuple[str, list[tuple[str, str]]]]:
    """Goals, objectives, programs and kegiatan of the plans beside, grouped by plan and by the unit that does them:
    units of an agency have the same programs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for plan in here.beside:
        document = next((row.id for row in here.book if getattr(row, "kind", "") == plan.kind), "")
        kinds: tuple[type[Goal | Objective | WorkItem], ...] = (Goal, Objective, WorkItem)
        rows = [
            row
            for kind in kinds
            for row in here.book.all(kind)
            if row.document == document and getattr(row, "level", "") not in ("organisation", "sub_kegiatan")
        ]
        for row in rows:
            office = here.book.find(row.organisation)
            unit = f", {office.name}" if isinstance(office, Organisation) and office.level == "unit" else ""
            found.setdefault(f"{plan_title(plan)}{unit}", []).append((row.id, row_called(row)))
    return list(found.items())
