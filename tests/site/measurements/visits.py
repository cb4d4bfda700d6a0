"""The addresses of measuring with every person; what is measured is the one indicator of the agency's program."""

from selaras.engine.tables.rows import Indicator
from selaras.registers.archive.scope import system
from selaras.registers.plans.store import book_of
from tests.site.visiting import GONE, OK, REFUSED, THERE, Case, Visit, answers, here


def first(case: Case) -> list[object]:
    """The first quarter."""
    return [*here(case), 1]


def measured(case: Case) -> str:
    """The id of the indicator."""
    with system("uji"):
        return book_of(case.plan).all(Indicator)[0].id


def typed(case: Case) -> dict[str, str]:
    """A value as the form sends it."""
    return {f"{measured(case)}.revisi": "0", f"{measured(case)}.nilai": "90"}


def fed(case: Case) -> dict[str, str]:
    """The indicator with the survey of the agency."""
    return {"indikator": measured(case), "layanan": "skm"}


VISITS = [
    Visit("measurements:now", answers(THERE), here),
    Visit("measurements:page", answers(OK), first),
    Visit("measurements:save", answers(REFUSED, own=422, planner=THERE, camat=THERE), first, typed),
    Visit("measurements:remark", answers(REFUSED, planner=THERE, camat=THERE), first, lambda case: {"driver": "Baik."}),
    Visit("measurements:correct", answers(OK, own=GONE), lambda case: [*first(case), measured(case)]),
    Visit("measurements:close", answers(GONE, camat=THERE), first, lambda case: {}),
    Visit("measurements:services", answers(OK), first),
    Visit("measurements:feed", answers(REFUSED, planner=THERE, camat=THERE), first, fed),
    Visit("measurements:take", answers(REFUSED, own=THERE, planner=THERE, camat=THERE), first, lambda case: {}),
    Visit("measurements:issue", answers(GONE), lambda case: [*first(case), "rkt"], lambda case: {}),
]
