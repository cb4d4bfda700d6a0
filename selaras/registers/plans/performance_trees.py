"""The verbs of a performance tree: begin it, add a condition, join two, name who answers, say what it became."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from selaras.engine.formulas.performance_tree import owner_in, reaches
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
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
from selaras.registers.plans.editing import apply, differing, hold
from selaras.registers.plans.growing import add_rows, exchange_rows, no_more, retire_rows
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


@transaction.atomic
def fill(tree: Plan, source: Plan) -> int:
    """Draws the conditions of a plan into a tree that has none. How many rows that are. Raises ``Refused`` for a tree
    that has some already."""
    hold(tree.pk)
    book = load(tree, [PlanDocument, TreeNode])
    if book.all(TreeNode):
        raise Refused("Pohon kinerja ini sudah memuat kondisi. Kosongkan dahulu bila hendak disusun ulang.")
    rows = sketched(book_beside(source), _common(book))
    if not rows:
        raise Refused(f"{source} tidak memuat tujuan, sasaran, program, atau kegiatan.")
    return len(add_rows(tree, rows, f"disusun dari {source}"))


@transaction.atomic
def clear(tree: Plan, reason: str) -> int:
    """Takes all conditions out of a tree by one decision, with a reason; they can come back. How many they are."""
    hold(tree.pk)
    nodes = [row.id for row in load(tree, [PlanDocument, TreeNode]).all(TreeNode)]
    if nodes:
        retire_rows(tree, TreeNode.__name__, nodes, reason)
    return len(nodes)


def _common(book: Book) -> dict[str, Any]:
    """What every new row of a tree names. Raises ``Refused`` for a plan without its document."""
    plan = book.plan
    if plan is None:
        raise Refused("Pohon kinerja ini tidak dapat diisi. Muat ulang halaman.")
    return {"document": plan.id, "organisation": plan.organisation, "period": plan.period, "place": Place()}


def add_node(tree: Plan, kind: str, text: str, parent: str = "") -> str:
    """Adds a condition, under ``parent`` where one is named. Returns its id."""
    made, *_ = add_rows(tree, new_node(tree, kind, text, parent), REASON)
    return str(made.pk)


def new_node(tree: Plan, kind: str, text: str, parent: str = "") -> list[Row]:
    """The rows of a condition that is not there yet: itself, and its edge where a ``parent`` is named."""
    book = load(tree, [PlanDocument, TreeNode])
    common = _common(book)
    last = max((node.order for node in book.all(TreeNode)), default=0)
    node = TreeNode(id=new_id(), order=last + 1, kind=kind, text=text, **common)  # type: ignore[arg-type]  # asked before
    rows: list[Row] = [node]
    if parent:
        rows.append(TreeEdge(id=new_id(), parent=parent, child=node.id, **common))
    return rows


@transaction.atomic
def join(tree: Plan, child: str, parents: Collection[str], shown: Collection[str]) -> None:
    """Says to which conditions ``child`` leads: to these, where it was ``shown`` to lead to those. What somebody else
    added or took away meanwhile stays as they left it.

    Raises ``Refused`` where the edges would run in a circle.
    """
    hold(tree.pk)
    book = load(tree, [PlanDocument, TreeNode, TreeEdge])
    held = {edge.parent: edge.id for edge in book.all(TreeEdge) if edge.child == child}
    wanted = [parent for parent in parents if parent not in shown and parent not in held]
    for parent in wanted:
        if parent == child or reaches(book, parent, child):
            raise Refused(
                "Kedua kondisi akan saling menopang, sehingga pohonnya melingkar. Pilih kondisi yang lebih tinggi."
            )
    common = _common(book)
    new = [TreeEdge(id=new_id(), parent=parent, child=child, **common) for parent in wanted]
    exchange_rows(tree, new, TreeEdge, no_more(held, parents, shown), REASON)


@transaction.atomic
def become(tree: Plan, node: str, subjects: Collection[str], shown: Collection[str], beside: Iterable[Plan]) -> None:
    """Says what of the plans ``beside`` a condition became: these goals, objectives and work items, where it was
    ``shown`` to be those. What it became of plans that were not shown, of another year, stays."""
    hold(tree.pk)
    book = book_with(tree, beside)
    held = {each.subject: each.id for each in book.all(NodeMapping) if each.node == node}
    common = _common(book)
    wanted = [subject for subject in subjects if subject not in shown and subject not in held]
    new = [NodeMapping(id=new_id(), node=node, subject=subject, **common) for subject in wanted]
    exchange_rows(tree, new, NodeMapping, no_more(held, subjects, shown), REASON)


class Owner(Frozen):
    """Who answers: a unit and the post in words; ``post`` is the id of the post where it is a registered one. Without
    a unit nobody does."""

    unit: Unit | None = None
    position: str = ""
    post: str = ""


def owner_seen(owner: NodeOwner | None) -> str:
    """What a page shows of who answers, by which it is known again."""
    return f"{owner.period} {owner.unit} {owner.post} {owner.position}" if owner else ""


@transaction.atomic
def own(tree: Plan, node: str, year: int, owner: Owner, shown: str) -> None:
    """Names who answers for a condition from a year on, where it was ``shown`` who did (``owner_seen``). What was said
    of the years before stays; what was said of this year is changed, and the change can be taken back.

    Raises ``Refused`` for a year that the tree has not, and where somebody else named another one meanwhile.
    """
    hold(tree.pk)
    book = load(tree, [PlanDocument, NodeOwner])
    plan = book.plan
    if plan is None or not plan.first_year <= year <= plan.last_year:
        raise Refused(f"Pohon kinerja ini tidak memuat tahun {year}.")
    rows = [row for row in book.all(NodeOwner) if row.node == node]
    now = owner_in(rows, year)
    if owner_seen(now) != shown:
        who = ", ".join(filter(None, (now.position, now.unit_name))) if now else "tidak ada"
        raise Refused(f"Pengampu kondisi ini sudah diubah orang lain, sekarang: {who}. Muat ulang halaman.")
    named: dict[str, Any] = {
        "unit": str(owner.unit.pk) if owner.unit else "", "unit_name": owner.unit.name if owner.unit else "",
        "position": owner.position, "post": owner.post,
    }  # fmt: skip
    held = next((row for row in rows if row.period == str(year)), None)
    if held is None:
        row = NodeOwner(id=new_id(), node=node, since=None, **{**_common(book), "period": str(year)}, **named)
        add_rows(tree, [row], REASON)
    elif changes := differing(held, named):
        apply(tree, changes, REASON)


@transaction.atomic
def move(tree: Plan, node: str, siblings: Sequence[str], step: int) -> bool:
    """Puts a condition one place earlier (``step`` -1) or later (1) among the ``siblings`` it is drawn with; False
    where it is the first or the last of them already."""
    hold(tree.pk)
    book = load(tree, [PlanDocument, TreeNode])
    at = siblings.index(node) + step
    if not 0 <= at < len(siblings):
        return False
    pair = [book.find(node), book.find(siblings[at])]
    if not all(isinstance(row, TreeNode) for row in pair):
        raise Refused("Kondisi ini tidak ada lagi pada pohon. Muat ulang halaman.")
    one, other = (row for row in pair if isinstance(row, TreeNode))
    changes = [*differing(one, {"order": other.order}), *differing(other, {"order": one.order})]
    apply(tree, changes, "urutan kondisi diubah")
    return True
