"""What one unit asks of another for a condition of its tree: asked, then accepted or declined by the other one.

A link is a row of the tree of the one who asks. The other one sees of that tree no more than what it is asked for, and
changes nothing in it but its answer; that is done by the machine in its name, after its own right has been asked.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.performance_tree import ANSWERS, CrossLink, TreeNode
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import PlanDocument
from selaras.registers.archive.actions import log
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current, system
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import apply, differing, hold
from selaras.registers.plans.growing import add_rows
from selaras.registers.plans.models import CrossLink as LinkRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import TreeNode as NodeRecord
from selaras.registers.plans.performance_trees import KIND, REASON
from selaras.registers.plans.store import load, row_of

STATES = {state: word for state, word in ANSWERS.items() if state}
"""What may be answered, with the word for it."""


class Asked(Frozen):
    """What another unit asks of this one: for which condition, in whose tree of which years, and the answer so far."""

    id: str
    unit: str
    condition: str
    asked: str
    by: str
    years: str
    state: str
    answer: str
    answered_on: date | None

    @property
    def word(self) -> str:
        """The state as the office says it."""
        return ANSWERS[self.state]


def ask(tree: Plan, node: str, unit: Unit | None, name: str, asked: str) -> None:
    """Asks another unit for something that a condition needs; one that is not registered is only named."""
    book = load(tree, [PlanDocument, TreeNode])
    plan, condition = book.plan, book.find(node)
    if plan is None or not isinstance(condition, TreeNode):
        raise Refused("Kondisi ini tidak ada lagi pada pohon. Muat ulang halaman.")
    row = CrossLink(
        id=new_id(), document=plan.id, organisation=plan.organisation, period=plan.period, place=Place(), node=node,
        unit=str(unit.pk) if unit else "", unit_name=unit.name if unit else name, asked=asked,
    )  # fmt: skip
    add_rows(tree, [row], REASON)


def asked_of(units: list[str]) -> list[Asked]:
    """What is asked of these units, the newest first, each once: by the newest version of a tree. The one who acts must
    see the units; what is told of the tree is told by the machine, because it lies outside."""
    with system("membaca dukungan yang diminta"):
        followed = Plan.objects.filter(kind=KIND, follows__isnull=False).values("follows")
        rows = LinkRecord.objects.filter(unit__in=units, retired=False, plan__kind=KIND).exclude(plan__in=followed)
        links = list(rows.select_related("plan", "org_unit").order_by("-id"))
        words = dict(NodeRecord.objects.filter(pk__in=[row.node for row in links]).values_list("pk", "text"))
    return [
        Asked(
            str(row.pk), row.unit, words.get(row.node, ""), row.asked, row.org_unit.name, row.plan.years, row.state,
            row.answer, row.answered_on,
        )
        for row in links
    ]  # fmt: skip


def unanswered(paths: Sequence[str]) -> int:
    """How many requests to the units at and below these paths wait for an answer. One query; nothing else of the trees
    is told."""
    if not paths:
        return 0
    inside = Q()
    for path in paths:
        inside |= Q(path__startswith=path)
    with system("menghitung dukungan yang diminta"):
        followed = Plan.objects.filter(kind=KIND, follows__isnull=False).values("follows")
        rows = LinkRecord.objects.filter(unit__in=Unit.objects.filter(inside).values("pk"), state="", retired=False)
        return rows.filter(plan__kind=KIND).exclude(plan__in=followed).count()


@transaction.atomic
def answer(link: str, state: str, words: str, shown: str = "") -> Asked:
    """Answers what is asked: ``accepted`` or ``declined``, the latter with a reason; ``shown`` is the state that the
    person saw.

    Raises ``Refused`` for another answer, without the reason, for somebody who may not speak for the unit that is
    asked, where somebody else answered meanwhile, and while the tree is no draft.
    """
    if state not in STATES:
        raise Refused("Pilih menyanggupi atau tidak menyanggupi.")
    if state == "declined" and not words:
        raise Refused("Tuliskan alasan tidak menyanggupi, agar peminta tahu apa yang dapat dilakukan.")
    with system("membaca dukungan yang diminta"):
        held = LinkRecord.objects.select_related("plan").filter(pk=link, retired=False, plan__kind=KIND).first()
        unit = Unit.objects.filter(pk=held.unit).first() if held else None
    if held is None or unit is None:
        raise Refused("Permintaan ini tidak ada lagi. Muat ulang halaman.")
    require(current(), EDIT, unit, "menjawab permintaan kepada")
    hold(held.plan_id)
    with system("membaca dukungan yang diminta"):
        held.refresh_from_db(fields=["state", "answer", "answered_on"])
    if held.state != shown and (held.state, held.answer) != (state, words):
        raise Refused(f"Permintaan ini sudah dijawab orang lain: {ANSWERS[held.state]}. Muat ulang halaman.")
    today = timezone.localdate().isoformat()
    said = {"state": state, "answer": words, "answered_on": today}
    if changes := differing(row_of(held), said):
        with acting(replace(current(), everything=True)):
            apply(held.plan, changes, f"jawaban {unit.name}")
            log("crosslink.answered", f"{unit.name} {STATES[state]}: {held.asked}", unit=str(unit.pk), subject=link)
    (answered,) = [row for row in asked_of([str(unit.pk)]) if row.id == link]
    return answered
