"""Jawaban survei beragam.

Responden yang memberi jawaban sama pada semua unsur mungkin mengisi tanpa membaca, atau diisikan. Satu catatan untuk
seluruh dokumen, bila lebih dari seperempat responden demikian; puas pada semua unsur tetap mungkin. Responden dengan
kurang dari lima jawaban tidak dihitung.
"""

from collections import defaultdict

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.services import SurveyAnswer

_FEWEST_ANSWERS = 5
_FEWEST = 10  # respondents
_MOST = 25  # percent of them


@text_check(
    "SRV-002",
    severity=Severity.NOTE,
    basis="permenpanrb-14-2017#unsur",
    message="{count} dari {respondents} responden ({share} persen) memberi jawaban yang sama pada semua unsur.",
    hint="Periksa cara pengisian survei; jawaban yang seragam melemahkan nilai setiap unsur.",
    nothing="Dokumen ini tidak memuat jawaban survei dari sedikitnya sepuluh responden.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for all respondents whose answers are all alike."""
    rows_of_all = facts.book.all(SurveyAnswer)
    if not rows_of_all:
        raise NotConcerned
    answers: dict[str, list[SurveyAnswer]] = defaultdict(list)
    for row in rows_of_all:
        if row.value is not None:
            answers[row.respondent].append(row)
    full = [rows for rows in answers.values() if len(rows) >= _FEWEST_ANSWERS]
    if len(full) < _FEWEST:
        raise NothingToJudge
    alike = [rows for rows in full if len({row.value for row in rows}) == 1]
    if len(alike) * 100 <= _MOST * len(full):
        return []
    first = alike[0][0]
    values = {"count": len(alike), "respondents": len(full), "share": len(alike) * 100 // len(full)}
    return [Fault(Spot(first.id, first.place, "value"), "Jawaban survei", "seragam", values)]
