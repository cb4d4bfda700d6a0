"""All row types by name, in the groups that are kept, judged and read apart."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from selaras.engine.tables import rows
from selaras.engine.tables.actuals import Actual, AgreementBudget, ProgressNote, Spending
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.evidence import Formula, PrintedSum
from selaras.engine.tables.performance_tree import CrossLink, NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.planning import ActionPlan, CashPlan, Proposal, RoleResult, StrategyProgram
from selaras.engine.tables.rows import Row
from selaras.engine.tables.services import Complaint, SurveyAnswer, SurveyRespondent


def _named(kinds: Iterable[type[Row]]) -> Mapping[str, type[Row]]:
    return MappingProxyType({kind.__name__: kind for kind in kinds})


# What a plan is stored as (registers/plans).
PLAN_ROWS = _named(
    (
        rows.Organisation, rows.Position, rows.Official, rows.Appointment, rows.Duty,
        rows.Section, rows.ContentsEntry, rows.Citation,
        rows.PlanDocument, rows.Vision, rows.Mission, rows.Goal, rows.Objective, rows.Strategy, rows.PolicyDirection,
        rows.Indicator, rows.Target, Actual, Component, ComponentValue,
        rows.WorkItem, rows.Ceiling, CashPlan, Spending,
        rows.Agreement, rows.AgreementLine, AgreementBudget, ActionPlan, RoleResult, Proposal,
        StrategyProgram, TreeNode, TreeEdge, NodeMapping, NodeOwner, CrossLink,
    )
)  # fmt: skip
# What is read and judged, but belongs to no plan.
SERVICE_ROWS = _named((SurveyAnswer, SurveyRespondent, Complaint, Criterion))
# What is said of a period beside its figures (registers/measurements).
MEASURED_ROWS = _named((ProgressNote,))
# What a file says of its own figures; judged with the file, dropped on acceptance.
EVIDENCE_ROWS = _named((Formula, PrintedSum))
ROW_TYPES = MappingProxyType({**PLAN_ROWS, **SERVICE_ROWS, **MEASURED_ROWS, **EVIDENCE_ROWS})
