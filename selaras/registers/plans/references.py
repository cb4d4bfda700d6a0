"""Which fields of a row hold the id of another row."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from selaras.engine.tables import rows
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Row

R = TypeVar("R", bound=Row)

COMMON: Final = ("document", "organisation")
REFERENCES: Final[Mapping[type[Row], tuple[str, ...]]] = MappingProxyType(
    {
        rows.Organisation: ("parent",),
        rows.Appointment: ("position", "official"),
        rows.Citation: ("section",),
        rows.Objective: ("goal",),
        rows.PolicyDirection: ("strategy",),
        rows.Indicator: ("subject",),
        rows.Target: ("indicator",),
        Actual: ("indicator",),
        rows.WorkItem: ("parent", "objective"),
        rows.Ceiling: ("item",),
        Spending: ("item",),
        rows.AgreementLine: ("objective", "indicator"),
    }
)


def references(kind: type[Row]) -> tuple[str, ...]:
    """The fields of a row type that hold ids of rows."""
    return COMMON + REFERENCES.get(kind, ())


def readdressed(row: R, address: Callable[[str], str]) -> R:
    """The row with its id and every reference replaced by what ``address`` says; empty references stay empty."""
    changed: dict[str, Any] = {"id": address(row.id)}
    for field in references(type(row)):
        target = getattr(row, field)
        if target:
            changed[field] = address(target)
    return replace(row, **changed)
