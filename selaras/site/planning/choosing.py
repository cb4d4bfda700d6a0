"""Which plan a page of the planning year is about: the main one of the year, or the one its address names."""

from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.law.actions import with_law
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest, found
from selaras.site.base.page import plan_of_year

NAME = "rencana"


def plan_asked(request: MemberRequest, agency: str, year: int) -> tuple[Unit, list[Plan], Plan]:
    """The agency, its plans, and the plan of the year that ``rencana`` names in address or form: also one of its units.

    Raises ``Http404`` for one that is not there or not this person's to see.
    """
    unit, plans, plan = plan_of_year(agency, year)
    wanted = request.POST.get(NAME) or request.GET.get(NAME)
    if not wanted or wanted == plan.pk:
        return unit, plans, plan
    rows = Plan.objects.filter(pk=wanted, year=year, org_unit__path__startswith=unit.path)
    return unit, plans, found(with_law(rows.select_related("org_unit")))


def version_words(plan: Plan) -> str:
    """Version and stage without the plan's name: ``perubahan 1, rancangan``."""
    return f"{plan.version}{plan.staged()}"


def kind_word(plan: Plan) -> str:
    """The kind of a plan as the office calls it."""
    return KIND_WORDS.get(plan.kind, plan.kind.upper())
