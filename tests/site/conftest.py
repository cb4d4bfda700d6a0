"""The town that tests of pages walk through."""

import pytest

from selaras.registers.plans.models import Plan
from tests.site.people import Town, accept_plan, make_town


@pytest.fixture
def town(db: None) -> Town:
    """Offices and people, without a plan."""
    return make_town()


@pytest.fixture
def plan(town: Town) -> Plan:
    """The small plan with its notes, accepted."""
    return accept_plan(town)
