"""The list that a plan is verified by: its items by chapter and table, from dated parameters."""

from datetime import date
from typing import Final

from selaras.engine.law.law import Law
from selaras.engine.law.parameter import Value
from selaras.engine.law.strict import Mark
from selaras.engine.tables.frozen import Frozen

_PREFIX: Final = "verification."
_PREPARED: Final = (7, 1)  # a plan of a year is made by the rules of the middle of the year before


class CheckItem(Frozen):
    """One item: ``id`` is the number of the chapter or table, ``title`` what is looked at."""

    id: str
    title: str


class Checklist(Frozen):
    """The items with the regulation whose outline they follow; ``disputed`` where sources contradict each other."""

    items: tuple[CheckItem, ...] = ()
    basis: str = ""
    verified: bool = True
    disputed: bool = False


def checklist(law: Law, kind: str, year: int, outline: str = "") -> Checklist:
    """The list for a kind of plan of a year; without items where the law knows none for the kind.

    ``outline`` is the id of the regulation whose outline an agency chose; empty or unknown: the one in force when the
    plan was made.
    """
    parameter = law.parameters.get(f"{_PREFIX}{kind}")
    if parameter is None or not isinstance(parameter.values[0].value, dict):
        return Checklist()
    chosen = [value for value in parameter.values if value.basis == outline]
    held = chosen[0] if chosen else parameter.on(max(date(year - 1, *_PREPARED), parameter.values[0].from_))
    return _list(held)


def outlines(law: Law, kind: str) -> tuple[str, ...]:
    """The ids of the regulations whose outline may be chosen for a kind of plan, the oldest first."""
    parameter = law.parameters.get(f"{_PREFIX}{kind}")
    return tuple(value.basis for value in parameter.values) if parameter else ()


def _list(value: Value) -> Checklist:
    items = tuple(CheckItem(id, str(title)) for id, title in value.table.items())
    return Checklist(items, value.basis, value.mark.verified, value.mark is Mark.X)
