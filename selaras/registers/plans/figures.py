"""Finds the plan in which a figure stands."""

from selaras.engine.explanation.reference import Reference
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import model_of

_WITH_FIGURES = ("Indicator", "WorkItem", "PlanDocument", "Organisation", "Proposal")


def plan_of_figure(reference: Reference) -> Plan | None:
    """The plan that has the row of a figure, of those that may be seen; None where none has it, or it is retired."""
    for name in _WITH_FIGURES:
        row = model_of(PLAN_ROWS[name]).objects.filter(pk=reference.row, retired=False).select_related("plan").first()
        if row is not None:
            return row.plan
    return None
