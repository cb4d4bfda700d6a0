"""The addresses of a plan's text with every person; the plan of the case has no text yet."""

from tests.site.visiting import GONE, OK, REFUSED, THERE, Case, Visit, answers, here


def nowhere(case: Case) -> list[object]:
    """A section that is not there."""
    return [*here(case), "0" * 32]


VISITS = [
    Visit("prose:sections", answers(OK), here),
    Visit(
        "prose:add",
        answers(REFUSED, planner=THERE, camat=THERE),
        here,
        lambda case: {"after": "", "level": "1", "number": "BAB I", "heading": "PENDAHULUAN"},
    ),
    Visit("prose:figures", answers(OK), here),
    Visit("prose:update", answers(REFUSED), here, lambda case: {"angka": "semua"}),
    Visit("prose:section", answers(GONE), nowhere),
    Visit("prose:move", answers(GONE), nowhere, lambda case: {"arah": "naik"}),
    Visit("prose:retire", answers(GONE), nowhere, lambda case: {"pasti": "1"}),
    Visit("prose:link", answers(GONE), nowhere, lambda case: {"paragraf": "0", "mulai": "0", "kunci": "0"}),
]
