"""Which fields of a row hold the id of another row."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from selaras.engine.tables import rows
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.performance_tree import CrossLink, NodeMapping, NodeOwner, TreeEdge
from selaras.engine.tables.planning import ActionPlan, CashPlan, RoleResult, StrategyProgram
from selaras.engine.tables.rows import Figure, Paragraph, Row

R = TypeVar("R", bound=Row)

COMMON: Final = ("document", "organisation")
REFERENCES: Final[Mapping[type[Row], tuple[str, ...]]] = MappingProxyType(
    {
        rows.Organisation: ("parent",),
        rows.Position: ("superior",),
        rows.Appointment: ("position", "official"),
        rows.Citation: ("section",),
        rows.Goal: ("mission",),
        rows.Objective: ("goal",),
        rows.Strategy: ("objective",),
        rows.PolicyDirection: ("strategy",),
        rows.Indicator: ("subject",),
        rows.Target: ("indicator",),
        Actual: ("indicator",),
        rows.WorkItem: ("parent", "objective"),
        rows.Ceiling: ("item",),
        CashPlan: ("item",),
        Spending: ("item",),
        rows.AgreementLine: ("objective", "indicator"),
        ActionPlan: ("indicator",),
        RoleResult: ("indicator",),
        Component: ("indicator",),
        ComponentValue: ("component",),
        StrategyProgram: ("strategy", "item"),
        TreeEdge: ("parent", "child"),
        NodeMapping: ("node",),
        NodeOwner: ("node",),
        CrossLink: ("node",),
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
    if isinstance(row, rows.Section) and any(part.figures for part in row.paragraphs):
        changed["paragraphs"] = tuple(_figures_readdressed(part, address) for part in row.paragraphs)
    return replace(row, **changed)


def _figures_readdressed(paragraph: Paragraph, address: Callable[[str], str]) -> Paragraph:
    found: tuple[Figure, ...] = tuple(_figure_readdressed(figure, address) for figure in paragraph.figures)
    return replace(paragraph, figures=found)


def _figure_readdressed(figure: Figure, address: Callable[[str], str]) -> Figure:
    """A figure of a row that is not there any more keeps the id of it: it is told as such until somebody mends it."""
    try:
        return replace(figure, row=address(figure.row))
    except KeyError:
        return figure
