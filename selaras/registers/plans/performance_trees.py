"""The verbs of a performance tree: begin it, add a condition, join two, name who answers, say what it became."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from selaras.engine.formulas.performance_tree import reaches
from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    Goal,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    Row,
    Strategy,
    Target,
    WorkItem,
)
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.editing import apply, differing
from selaras.registers.plans.growing import add_rows, retire_row
from selaras.registers.plans.guiding import book_beside, chosen, of_guiding
from selaras.registers.plans.lasting import begin_lasting
from selaras.registers.plans.linking import relinked
from selaras.registers.plans.models import Plan
from selaras.registers.plans.sketching import sketched
from selaras.registers.plans.store import book_of, load

KIND: Final = "performance_tree"
REASON: Final = "pohon kinerja disusun"
SOURCES: Final = ("renstra", "rpjmd", "renja", "rkt")
"""Plans whose goals, objectives and work a tree is mapped to; the first that an agency has is what it begins from."""
_MAPPED: Final = (PlanDocument, Organisation, Goal, Objective, Strategy, WorkItem, Indicator, Target)


def tree_plan(agency: Unit, year: int) -> Plan | None:
    """The newest tree of an agency that holds in a year."""
    rows = Plan.objects.filter(org_unit=agency, kind=KIND, year__lte=year, last_year__gte=year)
    return rows.select_related("org_unit").order_by("-year", "-id").first()


def plans_beside(agency: Unit, year: int) -> list[Plan]:
    """The plans that a tree of a year is mapped to: of each kind the newest version that holds in the year."""
    own = Q(org_unit=agency, kind__in=SOURCES)
    rows = Plan.objects.filter(own | of_guiding(agency), year__lte=year).select_related("org_unit")
    held = list(rows.order_by("-year", "-id"))
    rpjmd = chosen(agency, held, year)
    found: dict[str, Plan] = {rpjmd.kind: rpjmd} if rpjmd else {}
    for plan in held:
        if (plan.last_year or plan.year) >= year:
            found.setdefault(plan.kind, plan)
    return sorted(found.values(), key=lambda plan: SOURCES.index(plan.kind))


def book_with(tree: Plan, beside: Iterable[Plan]) -> Book:
    """The rows of a tree, and behind them what of other plans it may be mapped to, in the versions that are given."""
    own = book_of(tree)
    others = [row for plan in beside for row in book_beside(plan) if isinstance(row, _MAPPED)]
    return relinked(Book([*own, *(row for row in others if own.find(row.id) is None)]))


def begin(agency: Unit, first: int, last: int, source: Plan | None) -> Plan:
    """The tree of an agency for some years, with a condition for each goal, objective, program and kegiatan of
    ``source``; empty without one. Raises ``Refused`` as ``begin_lasting`` does."""
    return begin_lasting(
        agency, KIND, (first, last), lambda common: sketched(book_of(source), common) if source else (), source=source
    )


def _common(book: Book) -> dict[str, Any]:
    """What every new row of a tree names. Raises ``Refused`` for a plan without its document."""
    plan = book.plan
    if plan is None:
        raise Refused("Pohon kinerja ini tidak dapat diisi. Muat ulang halaman.")
    return {"document": plan.id, "organisation": plan.organisation, "period": plan.period, "place": Place()}


def add_node(tree: Plan, kind: str, text: str, parent: str = "") -> str:
    """Adds a condition, under ``parent`` where one is named. Returns its id."""
    book = load(tree, [PlanDocument, TreeNode])
    common = _common(book)
    last = max((node.order for node in book.all(TreeNode)), default=0)
    node = TreeNode(id=new_id(), order=last + 1, kind=kind, text=text, **common)  # type: ignore[arg-type]  # asked before
    rows: list[Row] = [node]
    if parent:
        rows.append(TreeEdge(id=new_id(), parent=parent, child=node.id, **common))
    made, *_ = add_rows(tree, rows, REASON)
    return str(made.pk)


def join(tree: Plan, child: str, parents: Sequence[str]) -> None:
    """Says to which conditions ``child`` leads: to these, and to no others.

    Raises ``Refused`` where the edges would run in a circle.
    """
    book = load(tree, [PlanDocument, TreeNode, TreeEdge])
    held = {edge.parent: edge.id for edge in book.all(TreeEdge) if edge.child == child}
    for parent in parents:
        if parent == child or reaches(book, parent, child):
            raise Refused(
                "Kedua kondisi akan saling menopang, sehingga pohonnya melingkar. Pilih kondisi yang lebih tinggi."
            )
    _set_rows(tree, held, {parent: {"parent": parent, "child": child} for parent in parents}, TreeEdge, _common(book))


def become(tree: Plan, node: str, subjects: Sequence[str]) -> None:
    """Says what of the plans a condition became: these goals, objectives and work items, and no others."""
    book = load(tree, [PlanDocument, NodeMapping])
    held = {each.subject: each.id for each in book.all(NodeMapping) if each.node == node}
    wanted = {subject: {"node": node, "subject": subject} for subject in subjects}
    _set_rows(tree, held, wanted, NodeMapping, _common(book))


@transaction.atomic
def _set_rows(
    tree: Plan,
    held: Mapping[str, str],
    wanted: Mapping[str, Mapping[str, Any]],
    kind: type[TreeEdge] | type[NodeMapping],
    common: dict[str, Any],
) -> None:
    """Adds the rows that are wanted and takes out those that are not; ``held`` are the ids by what they lead to."""
    new = [kind(id=new_id(), **common, **values) for key, values in wanted.items() if key not in held]
    if new:
        add_rows(tree, new, REASON)
    for key in sorted(held.keys() - wanted.keys()):
        retire_row(tree, kind.__name__, held[key], REASON)


def own(tree: Plan, node: str, year: int, unit: Unit | None, position: str) -> None:
    """Names who answers for a condition from a year on; without a unit nobody does. What was said of the years before
    stays; what was said of this year is changed, and the change can be taken back."""
    book = load(tree, [PlanDocument, NodeOwner])
    plan = book.plan
    if plan is None or not plan.first_year <= year <= plan.last_year:
        raise Refused(f"Pohon kinerja ini tidak memuat tahun {year}.")
    named: dict[str, Any] = {
        "unit": str(unit.pk) if unit else "", "unit_name": unit.name if unit else "", "position": position,
    }  # fmt: skip
    held = next((row for row in book.all(NodeOwner) if row.node == node and row.period == str(year)), None)
    if held is None:
        row = NodeOwner(id=new_id(), node=node, since=None, **{**_common(book), "period": str(year)}, **named)
        add_rows(tree, [row], REASON)
        return
    if changes := differing(held, named):
        apply(tree, changes, REASON)
