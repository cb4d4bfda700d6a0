"""Documents are printed from the kinds of plan that hold what they need."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.issuing.actions import issue
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.models import Plan
from tests.making import YEAR
from tests.site.people import Town


@pytest.fixture
def budget(plan: Plan) -> Plan:
    """The plan of the year is a DPA and nothing else."""
    with system("uji"):
        Plan.objects.filter(pk=plan.pk).update(kind="dpa")
        return Plan.objects.select_related("org_unit").get(pk=plan.pk)


def test_an_rkt_is_not_issued_from_a_budget(town: Town, budget: Plan) -> None:
    with (
        acting(scope_of(town.people["planner"], date(2025, 3, 3))),
        pytest.raises(Refused, match="tidak dapat dicetak dari DPA"),
    ):
        issue(budget, "rkt", datetime(2025, 3, 3, tzinfo=UTC))


def test_the_page_says_what_to_upload_first(town: Town, budget: Plan) -> None:
    told = town.client("planner").get(reverse("documents:list", args=[town.agency.pk, YEAR])).content.decode()
    assert "unggah RKT atau Renja" in told
    assert reverse("documents:issue", args=[town.agency.pk, YEAR, "rkt"]) not in told
