"""The addresses of the planning year with every person: who gets which answer."""

from tests.site.visiting import GONE, OK, REFUSED, THERE, Visit, answers, here

VISITS = [
    Visit("planning:versions", answers(OK), here),
    Visit("planning:open", answers(REFUSED), here, lambda case: {"versi": "perubahan"}),
    Visit("planning:stage", answers(REFUSED), here, lambda case: {"tahap": "rancangan"}),
    Visit("planning:difference", answers(OK), here),
    Visit("planning:difference_sheet", answers(GONE), here),
    Visit("planning:forward", answers(GONE, planner=OK), here),
    Visit("planning:begin", answers(GONE, planner=THERE), here, lambda case: {"rencana": case.plan.pk}),
    Visit("planning:review", answers(OK), here),
    Visit("planning:confirm", answers(REFUSED), here, lambda case: {"kelompok": "work"}),
    Visit("planning:dpa", answers(OK, own=GONE), here),
    Visit("planning:take_over", answers(GONE), here, lambda case: {"semua": "ya"}),
    Visit("planning:add_lacking", answers(GONE), here, lambda case: {"semua": "ya"}),
]
