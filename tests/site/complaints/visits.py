"""The addresses of complaints with every person; the case has none yet."""

from tests.site.visiting import ANYBODY, GONE, OK, Visit, answers, here

VISITS = [
    Visit("complaints:follow", ANYBODY),
    Visit("complaints:list", answers(OK), here),
    Visit("complaints:add", answers(GONE, planner=OK, camat=OK), here),
    Visit("complaints:one", answers(GONE), lambda case: [*here(case), "0" * 32]),
]
