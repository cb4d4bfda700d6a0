"""The strip of the year: where an agency stands in the round from Renja to evaluation, and what else runs now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import MONTHS
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.plans.agenda import Task, tasks
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import Ruling, ruling_beside

BEFORE: Final = ("rpjmd", "renstra", "performance_tree", "iku", "musrenbang")
"""Kinds of plan that stand before the round of the year; other kinds that have no step of their own stand behind it."""
_SOON: Final = timedelta(days=92)
"""What falls due so soon is told of other years, and what fell due so lately is marked as late."""
_MOST: Final = 4


class Step(Frozen):
    """One step of the year with its state, or its day, in a word; without ``url`` Selaras has nothing to open there."""

    label: str
    word: str
    url: str
    done: bool
    here: bool = False
    late: bool = False


class Shown(Frozen):
    """How a page names a plan and where it shows it; where documents are, and agreements while there are none."""

    title: Callable[[Plan], str]
    at: Callable[[Plan], str]
    documents: str = ""
    agreements: str = ""


def year_steps(
    plans: Sequence[Plan], year: int, issued: Iterable[IssuedDocument], shown: Shown, here: str, today: date
) -> list[Step]:
    """The steps of a year: one for each duty that has a word in the strip, and one for each other plan of the year.

    ``here`` is the kind of the plan that the page shows, or ``documents``; the quarters are one step, that of the first
    that is not done. Nothing for an agency without plans.
    """
    if not plans:
        return []
    documents = list(issued)
    found = [task for task in tasks(ruling_beside(plans[0]), plans, documents, year, today) if task.duty.step]
    newest: dict[str, Plan] = {}
    for plan in plans:
        if plan.year == year:
            newest.setdefault(plan.kind, plan)
    final = _final(documents)
    steps = [
        _step(task, final, shown, here, today) for task in _quarters_once(sorted(found, key=lambda t: t.duty.order))
    ]
    met = {task.plan.kind for task in found if task.plan is not None and not task.duty.version}
    others = [plan for kind, plan in newest.items() if kind not in met]
    first = [_plan_step(plan, shown, here) for plan in others if plan.kind in BEFORE]
    return [*first, *steps, *(_plan_step(plan, shown, here) for plan in others if plan.kind not in BEFORE)]


def running_now(plans: Sequence[Plan], year: int, shown: Shown, today: date) -> list[Step]:
    """What runs in other years than the one shown: their plans that are not approved yet, and their next duties."""
    if not plans:
        return []
    ruling = ruling_beside(plans[0])
    open_ = [plan for plan in plans if plan.year != year and not plan.is_approved]
    steps = [Step(shown.title(plan), plan.get_status_display(), shown.at(plan), False) for plan in open_]
    named = {(plan.kind, plan.year) for plan in open_}
    first = min(plan.year for plan in plans)
    for of in (today.year - 1, today.year, today.year + 1):
        if of != year and of >= first:
            steps += _next(ruling, plans, of, named, shown, today)
    return steps[:_MOST]


def _next(
    ruling: Ruling, plans: Sequence[Plan], year: int, named: set[tuple[str, int]], shown: Shown, today: date
) -> list[Step]:
    soon = (
        task
        for task in tasks(ruling, plans, (), year, today)
        if task.duty.step and not task.is_done and today <= task.duty.due <= today + _SOON
    )
    task = next(soon, None)
    if task is None or (task.plan is not None and (task.plan.kind, year) in named):
        return []
    url = shown.at(task.plan) if task.plan else ""
    return [Step(task.duty.title, short_day(task.duty.due, today.year), url, False)]


def _quarters_once(found: Sequence[Task]) -> list[Task]:
    """Of the quarters the first that is not done, at its place; the last one where all are."""
    quarters = [task for task in found if task.duty.id.startswith("quarter_")]
    kept = next((task for task in quarters if not task.is_done), quarters[-1] if quarters else None)
    return [task for task in found if task not in quarters or task is kept]


def _step(task: Task, final: Mapping[str, bool], shown: Shown, here: str, today: date) -> Step:
    duty, plan = task.duty, task.plan
    late = task.late and today - duty.due <= _SOON
    day = short_day(duty.due, duty.year)
    if plan is not None:
        label = duty.step if duty.version else shown.title(plan)
        return Step(label, task.word, shown.at(plan), task.is_done, here in (plan.kind, duty.document), late)
    if duty.document in final:
        word = "terbit" if final[duty.document] else "konsep"
        label = f"{duty.step} {duty.year}"
        return Step(label, word, shown.documents, final[duty.document], here == "documents")
    url = shown.agreements if duty.document in ("pk", "action_plan") else ""
    word = task.word if task.is_done else f"lewat, {day}" if task.late else day
    return Step(duty.step, word, url, task.is_done, False, late)


def _plan_step(plan: Plan, shown: Shown, here: str) -> Step:
    word = plan.get_status_display()
    return Step(shown.title(plan), word, shown.at(plan), plan.is_approved, here == plan.kind)


def _final(documents: Iterable[IssuedDocument]) -> dict[str, bool]:
    """For each type that was issued and holds whether it is final."""
    final: dict[str, bool] = {}
    for document in documents:
        if document.is_current:
            is_final = document.status == IssuedDocument.Status.FINAL
            final[document.type] = final.get(document.type, False) or is_final
    return final


def short_day(day: date, year: int) -> str:
    """``28 Feb``, with its year where that is not the year it is read in."""
    told = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return told if day.year == year else f"{told} {day.year}"
