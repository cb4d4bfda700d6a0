"""The satisfaction index of a wave of a thousand respondents, from single answers: no database."""

from datetime import date
from functools import partial

from benchmarks.timing import Figure, timed
from selaras.engine.formulas.survey import tally
from selaras.engine.law.law import load_law
from selaras.engine.tables.place import Place
from selaras.engine.tables.services import SurveyAnswer

MANY = 1_000


def figures() -> list[Figure]:
    """All figures of surveys."""
    answers = [
        SurveyAnswer(
            id=f"{person}.{element}", document="d", organisation="o", period="2025", place=Place(),
            respondent=str(person), element=f"U{element}", value=(person * element) % 4 + 1, text="",
        )
        for person in range(MANY)
        for element in range(1, 10)
    ]  # fmt: skip
    action = partial(tally, answers, load_law(), date(2025, 7, 1))
    return [Figure(f"index of {MANY:,} answered questionnaires", timed(action, 9), 9, budget="≤ 50")]
