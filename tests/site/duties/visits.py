"""Who gets which answer at the addresses of duties."""

from typing import Any

from tests.site.visiting import ANYBODY, GONE, OK, REFUSED, THERE, Case, Visit, answers, here


def of_plan(case: Case) -> list[Any]:
    return [*here(case), case.plan.pk]


SUBMITTERS = answers(REFUSED, planner=THERE, camat=THERE)
SETTLERS = answers(GONE, planner=OK, camat=OK, bappeda=OK, administrator=OK)
NOT_YET = answers(REFUSED, own=REFUSED)
VISITS = [
    Visit("duties:month", answers(OK), here),
    Visit("duties:done", SUBMITTERS, here, lambda case: {"duty": "quarter_1", "on": "2025-04-02"}),
    Visit("duties:ics", answers(OK), here),
    Visit("duties:subscribe", answers(OK), here, lambda case: {}),
    Visit("duties:procedure", SETTLERS, here),
    Visit(
        "duties:move",
        answers(GONE, planner=THERE, camat=THERE, bappeda=THERE, administrator=THERE),
        here,
        lambda case: {"duty": "pk", "due": "2025-02-05", "reason": "SE Bupati 1/2025"},
    ),
    Visit("duties:feed", dict.fromkeys(ANYBODY, GONE), lambda case: ["karangan"]),
    Visit("duties:plans", answers(OK), here),
    Visit("duties:verify", answers(OK, own=GONE), of_plan),
    Visit("duties:step", answers(REFUSED, planner=THERE, camat=THERE), of_plan, lambda case: {"langkah": "submit"}),
    Visit("duties:marks", answers(THERE), of_plan, lambda case: {}),
    Visit("duties:note", NOT_YET, of_plan, lambda case: {"text": "Isi prakiraan maju.", "weight": "must"}),
    Visit("duties:answer", answers(GONE), of_plan, lambda case: {"catatan": "tidak-ada", "jawaban": "Sudah."}),
    Visit("duties:paper", NOT_YET, of_plan, lambda case: {}),
]
