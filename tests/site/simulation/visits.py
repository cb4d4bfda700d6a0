"""The addresses of simulations with every person; the case has none."""

from tests.site.visiting import GONE, OK, Case, Visit, answers, here


def nowhere(case: Case) -> list[object]:
    """A simulation that is not there."""
    return [*here(case), "0" * 32]


VISITS = [
    Visit("simulation:list", answers(OK), here),
    Visit("simulation:page", answers(GONE), nowhere),
    Visit("simulation:withdraw", answers(GONE), nowhere, lambda case: {"perubahan": "0"}),
    Visit("simulation:work_out", answers(GONE), nowhere, lambda case: {}),
    Visit("simulation:apply", answers(GONE), nowhere, lambda case: {}),
    Visit("simulation:drop", answers(GONE), nowhere, lambda case: {}),
]
