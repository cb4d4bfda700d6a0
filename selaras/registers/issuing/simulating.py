"""Simulations: changes that are tried out, what they touch in documents, totals and notes, and applying or dropping
them."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.checks.run import run
from selaras.engine.documents.compared import Difference, differences, lines_of
from selaras.engine.documents.document import AgencySettings, DocumentType, Issue, Options, document_types
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.judgement import Finding, Severity
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.findings.actions import judge, judge_year
from selaras.registers.issuing.beside import with_plans_beside
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Edit, Plan, Simulation
from selaras.registers.plans.people import peopled_book, with_people
from selaras.registers.plans.supposing import supposed
from selaras.registers.plans.years import plans_of_year, year_book

MOST: Final = 100
"""Changes of one simulation."""
_LINES: Final = 200
"""Lines of one document that are kept; how many more there are is said."""


class Touched(Frozen):
    """What changes in one document: its title, and the lines before and after."""

    title: str
    lines: Sequence[Difference]
    more: int = 0


class Note(Frozen):
    """A note that would come or go: check, severity and message."""

    check: str
    severity: str
    message: str


class Effects(Frozen):
    """What the changes touch. ``failed`` is the sentence with which the plan would refuse them now."""

    papers: Sequence[Touched] = ()
    come: Sequence[Note] = ()
    gone: Sequence[Note] = ()
    failed: str = ""


def changes_of(simulation: Simulation) -> list[Change]:
    """Its changes in their order."""
    return [Change(**packed) for packed in simulation.changes]


def effects_of(simulation: Simulation) -> Effects:
    """What was worked out last."""
    packed = simulation.effects
    return Effects(
        [Touched(each["title"], [Difference(**line) for line in each["lines"]], each["more"])
         for each in packed.get("papers", ())],
        [Note(**each) for each in packed.get("come", ())],
        [Note(**each) for each in packed.get("gone", ())],
        packed.get("failed", ""),
    )  # fmt: skip


def is_stale(simulation: Simulation) -> bool:
    """Whether the plan changed since the effects were worked out."""
    return simulation.revision != simulation.plan.revision


@transaction.atomic
def suppose(plan: Plan, changes: Sequence[Change], *, into: Simulation | None = None, title: str = "") -> Simulation:
    """Adds changes to a simulation, a new one unless told; a second change of one value takes the place of the first.

    Raises ``Refused`` without changes, for too many, for a plan that is no draft, and for somebody who may not.
    """
    require(current(), EDIT, plan.org_unit, "membuat simulasi untuk")
    if not changes:
        raise Refused("Tidak ada yang diubah, jadi tidak ada yang dapat disimulasikan.")
    if not plan.is_draft:
        raise Refused(f"{plan} bukan draf lagi. Buka versi perubahan, lalu simulasikan di sana.")
    held = _held(into) if into is not None else _new(plan, title)
    kept = {_key(each): each for each in changes_of(held)}
    for each in changes:
        before = kept[_key(each)].before if _key(each) in kept else each.before
        kept[_key(each)] = Change(each.kind, each.row, each.field, before, each.after, of=each.of, period=each.period)
    found = [each for each in kept.values() if each.before != each.after]
    if len(found) > MOST:
        raise Refused(f"Satu simulasi memuat paling banyak {MOST} perubahan. Terapkan sebagian lebih dahulu.")
    held.changes = [_packed(each) for each in found]
    return _worked_out(held)


def suppose_in(plan: Plan, changes: Sequence[Change], actor: str) -> Simulation:
    """``suppose`` into the simulation of this plan that the person works on, else into a new one."""
    mine = Simulation.objects.filter(plan=plan, created_by=actor, state=Simulation.State.OPEN)
    return suppose(plan, changes, into=mine.select_related("plan__org_unit").order_by("-id").first())


def _key(change: Change) -> tuple[str, str, str, str, str]:
    return change.kind, change.row, change.field, change.of, change.period


def _packed(change: Change) -> dict[str, Any]:
    return values(change)


def _new(plan: Plan, title: str) -> Simulation:
    scope = current()
    made = Simulation(
        plan=plan, org_unit=plan.org_unit, title=title or f"Simulasi {plan}", created_at=timezone.now(),
        created_by=scope.actor, created_by_name=scope.name or scope.actor,
    )  # fmt: skip
    made.save(force_insert=True)
    log("simulation.begun", f"Membuat {made.title}.", unit=str(plan.org_unit_id), subject=str(made.pk))
    return made


def _held(simulation: Simulation) -> Simulation:
    """The simulation, held for this transaction. Raises ``Refused`` once it was decided."""
    rows = Simulation.objects.select_for_update(of=("self",), no_key=True).select_related("plan__org_unit")
    held = rows.get(pk=simulation.pk)
    require(current(), EDIT, held.plan.org_unit, "mengubah simulasi untuk")
    if not held.is_open:
        raise Refused(f"Simulasi ini sudah {held.get_state_display()}.")
    return held


@transaction.atomic
def withdraw(simulation: Simulation, number: int) -> Simulation:
    """Takes one change out of a simulation, by its number from 0. Raises ``Refused`` where there is none."""
    held = _held(simulation)
    if not 0 <= number < len(held.changes):
        raise Refused("Perubahan ini tidak ada lagi dalam simulasi. Muat ulang halaman.")
    held.changes = [each for at, each in enumerate(held.changes) if at != number]
    return _worked_out(held)


@transaction.atomic
def work_out(simulation: Simulation, title: str = "") -> Simulation:
    """Works the effects out again, after the plan changed; a ``title`` renames it."""
    held = _held(simulation)
    held.title = title or held.title
    return _worked_out(held)


@transaction.atomic
def apply_simulation(simulation: Simulation) -> list[Edit]:
    """Stores the changes in the plan by one decision. Raises what ``editing.apply`` raises."""
    held = _held(simulation)
    made = apply(held.plan, changes_of(held), f"simulasi “{held.title}”")
    _decide(held, Simulation.State.APPLIED)
    return made


@transaction.atomic
def drop(simulation: Simulation) -> Simulation:
    """Drops the simulation; the plan stays as it is."""
    return _decide(_held(simulation), Simulation.State.DROPPED)


def _decide(held: Simulation, state: str) -> Simulation:
    held.state, held.decided_at = state, timezone.now()
    held.decided_by_name = current().name or current().actor
    held.save()
    word = Simulation.State(state).label
    log(f"simulation.{state}", f"{held.title}: {word}.", unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def _worked_out(held: Simulation) -> Simulation:
    plan = Plan.objects.select_related("org_unit").get(pk=held.plan_id)
    held.revision = plan.revision
    found = _effects(plan, changes_of(held), current_law()) if held.changes else Effects()
    held.effects = {
        "papers": [{"title": each.title, "lines": [values(line) for line in each.lines], "more": each.more}
                   for each in found.papers],
        "come": [values(each) for each in found.come], "gone": [values(each) for each in found.gone],
        "failed": found.failed,
    }  # fmt: skip
    held.save()
    return held


def _effects(plan: Plan, changes: Sequence[Change], law: Law) -> Effects:
    try:
        own = supposed(plan, changes)
    except Refused as refused:
        return Effects(failed=str(refused))
    before, after = peopled_book(plan), with_people(plan, own)
    plans = plans_of_year(plan.org_unit, plan.year)
    whole = year_book(plans).book
    beside = Book([*(own.find(row.id) or row for row in whole), *(row for row in own if whole.find(row.id) is None)])
    old = _notes([*judge(plan, law).findings, *judge_year(plans, law).findings])
    new = _notes([*run(after, law).findings, *run(beside, law, across=True).findings])
    return Effects(
        list(_papers(plan, before, after, law)),
        [note for note in new if note not in old],
        [note for note in old if note not in new],
    )


def _notes(findings: Iterable[Finding]) -> list[Note]:
    ranks = {severity: number for number, severity in enumerate(Severity)}
    ordered = sorted(findings, key=lambda each: ranks[each.severity])
    return list(dict.fromkeys(Note(each.check, each.severity.value, each.message) for each in ordered))


def _papers(plan: Plan, before: Book, after: Book, law: Law) -> Iterable[Touched]:
    for declared in document_types().values():
        if not (declared.plans and declared.printable(plan.kind) and declared.shelved):
            continue
        found = differences(_lines(plan, before, declared, law), _lines(plan, after, declared, law))
        if found:
            yield Touched(declared.title, found[:_LINES], max(0, len(found) - _LINES))


def _lines(plan: Plan, book: Book, declared: DocumentType, law: Law) -> list[Any]:
    """What the document says; nothing where it cannot be drawn from this plan."""
    whole, extra = with_plans_beside(plan, book, declared, plan.year)
    options = Options(settings=AgencySettings(), issue=Issue(draft=True), extra=extra)
    try:
        return list(lines_of(declared.content(whole, law, options)))
    except NotDrawn:
        return []
