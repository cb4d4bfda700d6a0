"""Simulations: changes of a plan that are tried out, added to, taken back, and applied or dropped."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.tables.frozen import values
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.issuing.effects import Effects, effects, packed
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Edit, Plan, Simulation

MOST: Final = 100
"""Changes of one simulation."""


def changes_of(simulation: Simulation) -> list[Change]:
    """Its changes in their order."""
    return [Change(**packed) for packed in simulation.changes]


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
    held.changes = [_plain(each) for each in found]
    return _worked_out(held)


def suppose_in(plan: Plan, changes: Sequence[Change], actor: str) -> Simulation:
    """``suppose`` into the simulation of this plan that the person works on, else into a new one."""
    mine = Simulation.objects.filter(plan=plan, created_by=actor, state=Simulation.State.OPEN)
    return suppose(plan, changes, into=mine.select_related("plan__org_unit").order_by("-id").first())


def _key(change: Change) -> tuple[str, str, str, str, str]:
    return change.kind, change.row, change.field, change.of, change.period


def _plain(change: Change) -> dict[str, Any]:
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
    changes = changes_of(held)
    held.effects = packed(effects(plan, changes, current_law()) if changes else Effects())
    held.save()
    return held
