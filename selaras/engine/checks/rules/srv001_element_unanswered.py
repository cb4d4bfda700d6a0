"""Setiap unsur survei dijawab oleh hampir semua responden.

Unsur yang banyak dilewati memberi nilai rata-rata dari sedikit jawaban. Dicatat bila lebih dari sepuluh persen
responden tidak menjawabnya. Bentuk survei yang sama sekali tidak memuat suatu unsur tidak dinilai di sini.
"""

from collections import Counter

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.services import SurveyAnswer

_MOST_MISSING = 10  # percent of the respondents
_FEWEST = 10  # respondents, below which one missing answer is already many percent


@text_check(
    "SRV-001",
    severity=Severity.WARNING,
    basis="permenpanrb-14-2017#unsur",
    message="Unsur {element} tidak dijawab oleh {missing} dari {respondents} responden ({share} persen).",
    hint="Periksa pertanyaan dan cara pengisiannya, dan sebut jumlah jawaban di samping nilai unsur ini.",
    nothing="Dokumen ini tidak memuat jawaban survei dari sedikitnya sepuluh responden.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for each element that too many respondents left out."""
    rows = facts.book.all(SurveyAnswer)
    if not rows:
        raise NotConcerned
    respondents = {row.respondent for row in rows}
    if len(respondents) < _FEWEST:
        raise NothingToJudge
    answered = Counter(element for _, element in {(r.respondent, r.element) for r in rows if r.value is not None})
    faults = []
    for element, first in {row.element: row for row in reversed(rows)}.items():
        missing = len(respondents) - answered[element]
        if missing * 100 > _MOST_MISSING * len(respondents):
            values = {
                "element": element,
                "missing": missing,
                "respondents": len(respondents),
                "share": missing * 100 // len(respondents),
            }
            faults.append(Fault(Spot(first.id, first.place, "value"), f"Unsur {element}", element, values))
    return faults
