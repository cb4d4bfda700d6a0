"""Finds the stored row that a row of a new file is, by keys from the sharpest to the loosest (design §8).

A work item is matched by (document, unit, level, printed code, occurrence), then by folded name under the same parent.
The other types have keys of the same kind. What is left over is new, or retired.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from selaras.engine.tables import rows
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.frozen import EMPTY
from selaras.engine.tables.performance_tree import CrossLink, NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.planning import ActionPlan, CashPlan, Proposal, RoleResult, StrategyProgram
from selaras.engine.tables.rows import Row
from selaras.engine.tables.wording import fold
from selaras.registers.archive.identity import new_id
from selaras.registers.plans.references import readdressed

Key = tuple[Any, ...]
# A key of a row; ``ref`` gives the stored id of a row it refers to. None: this row has no such key.
KeyOf = Callable[[Any, Callable[[str], str]], Key | None]


class _Unmatched(Exception):
    """A row refers to one that is new, so nothing stored can be its match by this key."""


def tight(text: str) -> str:
    """Folded and without blanks: ``SANGA - SANGA`` and ``Sangasanga`` are one name."""
    return fold(text).replace(" ", "")


def _by_text(row: Any, ref: Callable[[str], str]) -> Key:
    return (ref(row.document), ref(row.organisation), row.number, tight(row.text))


def _by_text_alone(row: Any, ref: Callable[[str], str]) -> Key:
    return (ref(row.document), ref(row.organisation), tight(row.text))


def _by_number(row: Any, ref: Callable[[str], str]) -> Key | None:
    return (ref(row.document), ref(row.organisation), row.number) if row.number else None


_NUMBERED: Final[tuple[KeyOf, ...]] = (_by_text, _by_text_alone, _by_number)

# In this order, so that what a row refers to is matched before the row itself.
KEYS: Final[Mapping[type[Row], tuple[KeyOf, ...]]] = {
    rows.PlanDocument: (
        lambda row, ref: (row.kind, row.period),
        lambda row, ref: (row.kind,),
    ),
    rows.Agreement: (lambda row, ref: (row.year, tight(row.title)), lambda row, ref: (row.year,)),
    rows.Organisation: (
        lambda row, ref: (row.level, row.code_proposed or row.code, tight(row.name)),
        lambda row, ref: (row.level, row.code_proposed or row.code) if row.code else None,
        lambda row, ref: (row.level, ref(row.parent), row.kind, tight(row.name)),
        lambda row, ref: (row.level, tight(row.name)) if row.level != "unit" else None,
    ),
    rows.Position: (lambda row, ref: (ref(row.organisation), tight(row.name)),),
    rows.Official: (lambda row, ref: (row.nip,) if row.nip else None, lambda row, ref: (tight(row.name),)),
    rows.Appointment: (lambda row, ref: (ref(row.position), ref(row.official), row.since),),
    rows.Duty: _NUMBERED,
    rows.Section: (
        lambda row, ref: (ref(row.document), row.level, row.number, tight(row.heading)),
        lambda row, ref: (ref(row.document), row.level, row.number) if row.number else None,
    ),
    rows.ContentsEntry: (
        lambda row, ref: (ref(row.document), row.number, tight(row.title)),
        lambda row, ref: (ref(row.document), row.order),
    ),
    rows.Citation: (
        lambda row, ref: (ref(row.document), ref(row.section), row.kind, row.number, row.year),
        lambda row, ref: (ref(row.document), ref(row.section), tight(row.text)),
    ),
    rows.Vision: (
        lambda row, ref: (ref(row.document), row.owner, tight(row.text)),
        lambda row, ref: (ref(row.document), row.owner),
    ),
    rows.Mission: (
        lambda row, ref: (row.owner, *_by_text(row, ref)),
        lambda row, ref: (row.owner, *_by_text_alone(row, ref)),
        lambda row, ref: (row.owner, ref(row.document), row.number) if row.number else None,
    ),
    rows.Goal: _NUMBERED,
    rows.Objective: _NUMBERED,
    rows.Strategy: _NUMBERED,
    rows.PolicyDirection: (
        lambda row, ref: (ref(row.strategy), tight(row.text)),
        lambda row, ref: (ref(row.strategy),),
    ),
    rows.WorkItem: (
        lambda row, ref: (ref(row.document), ref(row.organisation), row.level, row.code),
        lambda row, ref: (ref(row.organisation), row.level, ref(row.parent), tight(row.name)),
    ),
    rows.Ceiling: (lambda row, ref: (ref(row.item), row.period),),
    StrategyProgram: (lambda row, ref: (ref(row.strategy), ref(row.item)),),
    TreeNode: (
        lambda row, ref: (ref(row.document), tight(row.text)),
        lambda row, ref: (ref(row.document), row.kind, row.order),
    ),
    TreeEdge: (lambda row, ref: (ref(row.parent), ref(row.child)),),
    NodeMapping: (lambda row, ref: (ref(row.node), row.subject),),
    NodeOwner: (lambda row, ref: (ref(row.node), row.period, row.since),),
    CrossLink: (lambda row, ref: (ref(row.node), row.unit or tight(row.unit_name)),),
    rows.Indicator: (
        lambda row, ref: (ref(row.document), ref(row.subject), tight(row.name)),
        lambda row, ref: (ref(row.document), ref(row.subject)),
    ),
    rows.Target: (lambda row, ref: (ref(row.indicator), row.period),),
    Actual: (lambda row, ref: (ref(row.indicator), row.period),),
    Component: (
        lambda row, ref: (ref(row.indicator), row.symbol),
        lambda row, ref: (ref(row.indicator), row.order),
    ),
    ComponentValue: (lambda row, ref: (ref(row.component), row.period),),
    Spending: (lambda row, ref: (ref(row.item), row.period),),
    CashPlan: (lambda row, ref: (ref(row.item), row.period),),
    rows.AgreementLine: (
        lambda row, ref: (ref(row.document), ref(row.indicator)),
        lambda row, ref: (ref(row.document), ref(row.objective), row.number),
    ),
    AgreementBudget: (
        lambda row, ref: (ref(row.document), row.code, tight(row.name)),
        lambda row, ref: (ref(row.document), row.number) if row.number else None,
    ),
    ActionPlan: (
        lambda row, ref: (ref(row.indicator), tight(row.text)),
        lambda row, ref: (ref(row.indicator), row.order),
    ),
    RoleResult: (lambda row, ref: (ref(row.organisation), tight(row.position), ref(row.indicator)),),
    Proposal: (
        lambda row, ref: (ref(row.organisation), tight(row.name), tight(row.location)),
        lambda row, ref: (ref(row.organisation), row.number) if row.number else None,
    ),
}


def stored_ids(book: Book, stored: Iterable[Row], known: Mapping[str, str] = EMPTY) -> dict[str, str]:
    """Book id → stored id of each row of the Book; new rows get a fresh random id.

    ``stored`` are the rows of the plan, those in use before the retired ones, so that a retired row comes back only
    where nothing in use fits. Equal keys are matched in their order (the occurrence). ``known`` are matched already.
    """
    found = dict(known)
    by_kind: dict[type[Row], list[Row]] = defaultdict(list)
    for row in stored:
        by_kind[type(row)].append(row)
    for kind, keys in KEYS.items():
        left = [row for row in by_kind[kind] if row.id not in known.values()]
        for key_of in keys:
            left = _match(book.all(kind), left, key_of, found)
    return {row.id: found.get(row.id) or new_id() for row in book}


def _match(new: Iterable[Row], stored: list[Row], key_of: KeyOf, found: dict[str, str]) -> list[Row]:
    """One pass: adds to ``found`` and returns the stored rows that are still without a match."""
    waiting: dict[Key, deque[Row]] = defaultdict(deque)
    for row in stored:
        key = key_of(row, lambda target: target)
        if key is not None:
            waiting[key].append(row)
    taken: set[str] = set()
    for row in new:
        key = None if row.id in found else _key(row, key_of, found)
        if key is not None and waiting.get(key):
            match = waiting[key].popleft()
            found[row.id] = match.id
            taken.add(match.id)
    return [row for row in stored if row.id not in taken]


def _key(row: Row, key_of: KeyOf, found: Mapping[str, str]) -> Key | None:
    def ref(target: str) -> str:
        if target and target not in found:
            raise _Unmatched
        return found[target] if target else ""

    try:
        return key_of(row, ref)
    except _Unmatched:
        return None


def readdress(book: Book, ids: Mapping[str, str]) -> list[Row]:
    """The rows of a Book under their stored ids, in order."""
    return [readdressed(row, lambda target: ids[target]) for row in book]
