"""The addresses of the strategy with every person; the case has no plan of several years."""

from tests.site.visiting import OK, REFUSED, THERE, Case, Visit, answers, here


def nowhere(case: Case) -> list[object]:
    """A goal that is not there."""
    return [*here(case), "0" * 32]


VISITS = [
    Visit("strategy:page", answers(OK), here),
    Visit(
        "strategy:begin",
        answers(REFUSED, planner=THERE),
        here,
        lambda case: {"awal": "2024", "akhir": "2028", "dari": ""},
    ),
    Visit("strategy:add", answers(REFUSED), here, lambda case: {"jenis": "tujuan", "uraian": "Layanan cepat"}),
    Visit("strategy:programs", answers(REFUSED), here, lambda case: {"strategi": "0" * 32}),
    Visit("strategy:serve", answers(REFUSED), here, lambda case: {}),
    Visit("strategy:change", answers(REFUSED), nowhere, lambda case: {"uraian": "Layanan"}),
    Visit("strategy:link", answers(REFUSED), nowhere, lambda case: {"mission": "", "semula-mission": ""}),
    Visit("strategy:remove", answers(REFUSED), nowhere, lambda case: {"alasan": "salah"}),
]
