"""The addresses of figures with every person: a figure of the agency, one of a kelurahan, a sum over the whole plan."""

from selaras.engine.tables.rows import PlanDocument, WorkItem
from selaras.registers.archive.scope import system
from selaras.registers.plans.store import book_of
from tests.making import AGENCY_CODE
from tests.site.visiting import GONE, OK, Case, Visit, answers, here


def of(case: Case, code: str) -> list[object]:
    """The pagu of the first line of a code."""
    with system("uji"):
        items = book_of(case.plan).all(WorkItem)
    return [*here(case), f"{next(row.id for row in items if row.code == code)}:ceiling"]


def whole(case: Case) -> list[object]:
    """The sum over the agency and its kelurahan."""
    with system("uji"):
        plan = book_of(case.plan).all(PlanDocument)[0]
    return [*here(case), f"{plan.id}:total"]


VISITS = [
    Visit("figures:explain", answers(OK, own=GONE), lambda case: of(case, "7.01.03")),
    Visit("figures:explain", answers(OK), lambda case: of(case, f"{AGENCY_CODE[:-4]}0001")),
    Visit("figures:explain", answers(OK, own=GONE), lambda case: of(case, f"{AGENCY_CODE[:-4]}0002")),
    Visit("figures:explain", answers(OK, own=GONE), whole),
    Visit("figures:explain", answers(GONE), lambda case: [*here(case), "bukan-rujukan"]),
]
