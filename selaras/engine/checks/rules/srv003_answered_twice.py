"""Satu responden menjawab satu unsur satu kali.

Jawaban yang tercatat dua kali terhitung dua kali dalam nilai rata-rata unsur. Satu catatan untuk seluruh dokumen.
"""

from collections import defaultdict

from selaras.engine.checks.check import Fault, NotConcerned, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.services import SurveyAnswer

_NAMED = 5


@text_check(
    "SRV-003",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    message="{count} responden menjawab suatu unsur lebih dari satu kali: {respondents}.",
    hint="Hapus jawaban yang ganda, atau beri setiap responden nomor sendiri.",
    nothing="Dokumen ini tidak memuat jawaban survei.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for all respondents with an element answered twice."""
    rows = facts.book.all(SurveyAnswer)
    if not rows:
        raise NotConcerned
    seen: set[tuple[str, str]] = set()
    twice: dict[str, list[SurveyAnswer]] = defaultdict(list)
    for row in rows:
        if (row.respondent, row.element) in seen:
            twice[row.respondent].append(row)
        seen.add((row.respondent, row.element))
    if not twice:
        return []
    first = next(iter(twice.values()))[0]
    named = ", ".join([*list(twice)[:_NAMED], *(["…"] if len(twice) > _NAMED else [])])
    values = {"count": len(twice), "respondents": named}
    return [Fault(Spot(first.id, first.place, "respondent"), "Jawaban survei", "ganda", values)]
