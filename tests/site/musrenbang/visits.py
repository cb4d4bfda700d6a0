"""The addresses of the musrenbang with every person; the case has no list yet."""

from tests.site.visiting import GONE, OK, REFUSED, THERE, Case, Visit, answers, here


def nowhere(case: Case) -> list[object]:
    """A proposal that is not there."""
    return [*here(case), "0" * 32]


VISITS = [
    Visit("musrenbang:list", answers(OK), here),
    Visit("musrenbang:begin", answers(REFUSED, planner=THERE), here, lambda case: {}),
    Visit("musrenbang:form", answers(OK), here),
    Visit("musrenbang:issue", answers(GONE), lambda case: [*here(case), "musrenbang_minutes"], lambda case: {}),
    Visit("musrenbang:add", answers(GONE), here),
    Visit("musrenbang:proposal", answers(GONE), nowhere),
    Visit("musrenbang:decide", answers(GONE), nowhere, lambda case: {"decision": "accepted"}),
    Visit("musrenbang:move", answers(GONE), nowhere, lambda case: {"arah": "naik", "semula": "1"}),
    Visit("musrenbang:withdraw", answers(GONE), nowhere, lambda case: {"alasan": "salah catat"}),
]
