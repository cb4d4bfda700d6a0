"""What was changed in a plan, decision by decision, as its page of changes lists it; and taking one back."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from django.db.models import QuerySet

from selaras.engine.tables.frozen import Frozen
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.standing import ROW
from selaras.registers.plans.values import value_words
from selaras.site.base.access import found

MOST: Final = 300
"""Changes that one page lists."""


class Changed(Frozen):
    """One change in words. ``done`` says of a whole row that it came or went; of a value it is empty."""

    before: str
    after: str
    done: str = ""


class Decision(Frozen, eq=False):
    """The changes that one person made at once with one reason, alike ones counted together."""

    first: Edit
    count: int
    kinds: tuple[tuple[Changed, int], ...]


def decisions_of(plan: Plan) -> list[Decision]:
    """The decisions about a plan, the newest first. One query."""
    return _decisions(Edit.objects.filter(plan=plan))


def decisions_about(plan: Plan, rows: Iterable[str]) -> list[Decision]:
    """Those about some of its rows, the newest first. One query."""
    return _decisions(Edit.objects.filter(plan=plan, row__in=list(rows)))


def _decisions(found: QuerySet[Edit]) -> list[Decision]:
    rows = found.order_by("-at", "-id")[:MOST]
    made = []
    for _, group in groupby(rows, key=lambda edit: (edit.at, edit.by_name, edit.reason)):
        edits = list(group)
        # Within a decision in the order in which it was made: a line before what measures it.
        words = Counter(_in_words(edit) for edit in reversed(edits))
        made.append(Decision(edits[0], len(edits), tuple(words.items())))
    return made


def take_decision_back(plan: Plan, edit: str) -> int:
    """Takes back all changes of the decision that this edit is a part of and that still stand; how many they were.

    Raises ``Http404`` where the plan has no such edit, and ``Refused`` as ``take_back`` does.
    """
    made = found(Edit.objects.filter(plan=plan, pk=edit))
    same = Edit.objects.filter(plan=plan, at=made.at, by_name=made.by_name, reason=made.reason, undone_at__isnull=True)
    return len(take_back(list(same)))


def _in_words(edit: Edit) -> Changed:
    before, after = value_words(edit.field, edit.before), value_words(edit.field, edit.after)
    if edit.field != ROW:
        return Changed(before, after)
    return Changed("", after, "ditambahkan") if edit.before is None else Changed(before, "", "dihapus")
