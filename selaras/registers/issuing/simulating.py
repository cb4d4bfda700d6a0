"""Simulations: steps in a plan that are tried out, added to, taken back, and applied or dropped."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils import timezone

from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.issuing.effects import Effects, effects, packed
from selaras.registers.law.actions import current_law
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import Change, hold
from selaras.registers.plans.models import Plan, Simulation
from selaras.registers.plans.supposing import Step, carry_out, packed_step, unpacked_step

MOST: Final = 100
"""Steps of one simulation."""


def steps_of(simulation: Simulation) -> list[Step]:
    """Its steps in their order."""
    return [unpacked_step(packed) for packed in simulation.changes]


def step_seen(step: Step) -> str:
    """What a page shows of a step, by which it is known again."""
    return hashlib.sha256(json.dumps(packed_step(step), sort_keys=True).encode()).hexdigest()[:16]


def simulation_seen(simulation: Simulation) -> str:
    """What a page shows of all steps."""
    return hashlib.sha256("".join(map(step_seen, steps_of(simulation))).encode()).hexdigest()[:16]


def is_stale(simulation: Simulation) -> bool:
    """Whether the plan changed since the effects were worked out."""
    return simulation.revision != simulation.plan.revision


@transaction.atomic
def suppose(
    plan: Plan, steps: Sequence[Step], *, year: int = 0, into: Simulation | None = None, title: str = ""
) -> Simulation:
    """Adds steps to a simulation, a new one unless told; a second change of one value takes the place of the first.
    ``year`` is the one that the person looks at, of a plan of several years.

    Raises ``Refused`` without steps, for too many, for a plan that is no draft, and for somebody who may not.
    """
    require(current(), EDIT, plan.org_unit, "membuat simulasi untuk")
    if not steps:
        raise Refused("Tidak ada yang diubah, jadi tidak ada yang dapat disimulasikan.")
    _demand_draft(plan)
    held = _held(into) if into is not None else _new(plan, title, year)
    kept = {_key(each): each for each in steps_of(held)}
    for each in steps:
        kept[_key(each)] = each
    found = [each for each in kept.values() if not isinstance(each, Change) or each.before != each.after]
    if len(found) > MOST:
        raise Refused(f"Satu simulasi memuat paling banyak {MOST} perubahan. Terapkan sebagian lebih dahulu.")
    held.changes = [packed_step(each) for each in found]
    return _worked_out(held)


@transaction.atomic
def suppose_in(plan: Plan, steps: Sequence[Step], actor: str, year: int = 0) -> Simulation:
    """``suppose`` into the simulation of this plan that the person works on, else into a new one."""
    hold(plan.pk)
    mine = Simulation.objects.filter(plan=plan, created_by=actor, state=Simulation.State.OPEN)
    into = mine.select_related("plan__org_unit").order_by("-id").first()
    return suppose(plan, steps, year=year, into=into)


def _demand_draft(plan: Plan) -> None:
    if not plan.is_draft:
        raise Refused(f"{plan} bukan draf lagi. Buka versi perubahan, lalu simulasikan di sana.")


def _key(step: Step) -> tuple[str, ...]:
    if isinstance(step, Change):
        return step.kind, step.row, step.field, step.of, step.period
    return ("", step_seen(step))


def _new(plan: Plan, title: str, year: int) -> Simulation:
    scope = current()
    number = Simulation.objects.filter(plan=plan).count() + 1
    made = Simulation(
        plan=plan, org_unit=plan.org_unit, title=title or f"Simulasi {number}, {KIND_WORDS[plan.kind]} {plan.years}",
        year=year or plan.year, created_at=timezone.now(), created_by=scope.actor,
        created_by_name=scope.name or scope.actor,
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
def withdraw(simulation: Simulation, step: str) -> Simulation:
    """Takes one step out of a simulation (``step_seen``). Raises ``Refused`` where there is none such, and for a plan
    that is no draft any more."""
    held = _held(simulation)
    _demand_draft(held.plan)
    found = steps_of(held)
    left = [each for each in found if step_seen(each) != step]
    if len(left) == len(found):
        raise Refused("Perubahan ini tidak ada lagi dalam simulasi. Muat ulang halaman.")
    held.changes = [packed_step(each) for each in left]
    return _worked_out(held)


@transaction.atomic
def work_out(simulation: Simulation, title: str = "") -> Simulation:
    """Works the effects out again, after the plan changed; a ``title`` renames it. Raises ``Refused`` for a plan that
    is no draft any more."""
    held = _held(simulation)
    _demand_draft(held.plan)
    held.title = title or held.title
    return _worked_out(held)


@transaction.atomic
def apply_simulation(simulation: Simulation, shown: str) -> int:
    """Stores the steps in the plan, those that were ``shown`` (``simulation_seen``). How many that are.

    Raises ``Refused`` where there are other steps by now or where the plan changed since the effects were worked out:
    what is applied is what somebody saw. Raises what ``carry_out`` raises.
    """
    held = _held(simulation)
    if simulation_seen(held) != shown:
        raise Refused("Simulasi ini berubah sejak halaman dibuka. Periksa isinya, lalu terapkan.")
    if is_stale(held):
        raise Refused("Rencana berubah sejak simulasi ini dihitung. Hitung ulang, periksa isinya, lalu terapkan.")
    count = carry_out(held.plan, steps_of(held), f"simulasi “{held.title}”")
    _decide(held, Simulation.State.APPLIED)
    return count


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
    steps = steps_of(held)
    held.effects = packed(effects(plan, steps, current_law(), held.year or plan.year) if steps else Effects())
    held.save()
    return held
