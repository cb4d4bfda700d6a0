"""The addresses of the performance tree with every person; the case has none yet, and begins one last."""

from tests.site.visiting import GONE, OK, REFUSED, THERE, Case, Visit, answers, here

WORDS = {"jenis": "outcome", "bunyi": "Layanan cepat"}
NO_TREE = answers(REFUSED)


def nowhere(case: Case) -> list[object]:
    """A condition that is not there."""
    return [*here(case), "0" * 32]


VISITS = [
    Visit("performance_tree:page", answers(OK), here),
    Visit("performance_tree:node", answers(GONE), nowhere),
    Visit("performance_tree:requests", answers(OK), here),
    Visit("performance_tree:add", NO_TREE, here, lambda case: WORDS),
    Visit("performance_tree:redraw", NO_TREE, here, lambda case: {"dari": "x"}),
    Visit("performance_tree:empty", NO_TREE, here, lambda case: {"alasan": "salah"}),
    Visit("performance_tree:change", NO_TREE, nowhere, lambda case: WORDS),
    Visit("performance_tree:suppose", NO_TREE, nowhere, lambda case: WORDS),
    Visit("performance_tree:suppose_addition", NO_TREE, here, lambda case: WORDS),
    Visit("performance_tree:suppose_removal", NO_TREE, nowhere, lambda case: {}),
    Visit("performance_tree:remove", NO_TREE, nowhere, lambda case: {"alasan": "salah"}),
    Visit("performance_tree:parents", NO_TREE, nowhere, lambda case: {}),
    Visit("performance_tree:mapping", NO_TREE, nowhere, lambda case: {}),
    Visit("performance_tree:owner", NO_TREE, nowhere, lambda case: {}),
    Visit("performance_tree:reorder", NO_TREE, nowhere, lambda case: {"arah": "dahulu"}),
    Visit("performance_tree:support", NO_TREE, nowhere, lambda case: {"unit": "Dinas", "diminta": "data"}),
    Visit("performance_tree:withdraw", NO_TREE, nowhere, lambda case: {}),
    Visit("performance_tree:reply", answers(GONE), nowhere, lambda case: {"jawaban": "accepted"}),
    Visit(
        "performance_tree:begin",
        answers(REFUSED, planner=THERE),
        here,
        lambda case: {"awal": "2025", "akhir": "2029", "dari": ""},
    ),
]
