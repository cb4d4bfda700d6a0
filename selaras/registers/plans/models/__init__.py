"""All stored models of plans."""

from selaras.registers.plans.models.measures import Actual, Component, ComponentValue, Indicator, Target
from selaras.registers.plans.models.plan import CarriedRow, Doubt, Edit, MovedValue, Plan
from selaras.registers.plans.models.promise import ActionPlan, Agreement, AgreementBudget, AgreementLine, RoleResult
from selaras.registers.plans.models.row import RowRecord
from selaras.registers.plans.models.simulation import Simulation
from selaras.registers.plans.models.strategy import (
    Goal,
    Mission,
    Objective,
    PlanDocument,
    PolicyDirection,
    Strategy,
    StrategyProgram,
    Vision,
)
from selaras.registers.plans.models.text import Citation, ContentsEntry, Section
from selaras.registers.plans.models.tree import CrossLink, NodeMapping, NodeOwner, TreeEdge, TreeNode
from selaras.registers.plans.models.who import Appointment, Duty, Official, Organisation, Position
from selaras.registers.plans.models.work import CashPlan, Ceiling, Proposal, Spending, WorkItem
from selaras.registers.plans.models.workflow import (
    Feed,
    Procedure,
    Reminder,
    Step,
    VerificationMark,
    VerificationNote,
)

__all__ = [
    "ActionPlan",
    "Actual",
    "Agreement",
    "AgreementBudget",
    "AgreementLine",
    "Appointment",
    "CarriedRow",
    "CashPlan",
    "Ceiling",
    "Citation",
    "Component",
    "ComponentValue",
    "ContentsEntry",
    "CrossLink",
    "Doubt",
    "Duty",
    "Edit",
    "Feed",
    "Goal",
    "Indicator",
    "Mission",
    "MovedValue",
    "NodeMapping",
    "NodeOwner",
    "Objective",
    "Official",
    "Organisation",
    "Plan",
    "PlanDocument",
    "PolicyDirection",
    "Position",
    "Procedure",
    "Proposal",
    "Reminder",
    "RoleResult",
    "RowRecord",
    "Section",
    "Simulation",
    "Spending",
    "Step",
    "Strategy",
    "StrategyProgram",
    "Target",
    "TreeEdge",
    "TreeNode",
    "VerificationMark",
    "VerificationNote",
    "Vision",
    "WorkItem",
]
