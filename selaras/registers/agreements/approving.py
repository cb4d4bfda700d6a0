"""Approving a plan of whatever kind: an agreement and a plan of action are approved by the rules of their own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from selaras.registers.agreements.action_plans import approve_actions
from selaras.registers.agreements.actions import approve_agreement
from selaras.registers.agreements.offices import ACTIONS, AGREEMENT
from selaras.registers.plans import actions
from selaras.registers.plans.models import Agreement as AgreementRecord
from selaras.registers.plans.models import Plan

_RULES: Final[Mapping[str, Callable[[Plan], Plan]]] = MappingProxyType(
    {AGREEMENT: approve_agreement, ACTIONS: approve_actions}
)


def approve(plan: Plan) -> Plan:
    """Freeze a plan, whichever page asks for it. One that came from a file and holds no agreement that could be mended
    here is approved as any other plan.

    Raises ``Refused`` as the rule of its kind does.
    """
    written_here = AgreementRecord.objects.filter(plan=plan, retired=False).exists()
    rule = _RULES.get(plan.kind) if written_here else None
    return rule(plan) if rule else actions.approve(plan)
