"""Setiap pertanyaan evaluasi dijawab dari skalanya.

Pilihan yang dibiarkan seperti pada lembar kosong (Y/T, A/B/C/D) belum dijawab, dan dinilai nol oleh rumusnya. Satu
catatan untuk seluruh dokumen.
"""

import re

from selaras.engine.checks.check import Fault, NotConcerned, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.judgement import Severity

# What an empty form shows: all choices in a row, or words that ask for one. Other words may be a scale of the region.
_OPEN = re.compile(
    r"\w{1,9}(?: ?/ ?\w{1,9})+|(?:silakan )?pilih\b.*|belum (?:di)?(?:isi|jawab|pilih)\b.*|[-–.…?]+", re.I
)


@text_check(
    "EVA-006",
    severity=Severity.WARNING,
    basis="permenpanrb-88-2021#jawaban",
    message="{count} dari {answers} pertanyaan belum dijawab; masih tertulis {texts}.",
    hint="Pilih satu jawaban untuk setiap pertanyaan, lalu periksa kembali nilai akhirnya.",
    nothing="Dokumen ini tidak memuat pertanyaan evaluasi dengan jawabannya.",
)
def judge(facts: Facts) -> list[Fault]:
    """One fault for all answers that were left as the form had them."""
    if not facts.book.all(Criterion):
        raise NotConcerned
    rows = [row for row in facts.book.all(Criterion) if row.answer]
    if not rows:
        raise NothingToJudge
    others = [row for row in rows if _OPEN.fullmatch(" ".join(row.answer.split()))]
    if not others:
        return []
    texts = list(dict.fromkeys(f"“{row.answer[:40]}”" for row in others))
    values = {
        "count": len(others),
        "answers": len(rows),
        "texts": ", ".join(texts[:5]),
        "places": [str(row.place) for row in others[:100]],
    }
    return [Fault(Spot(others[0].id, others[0].place, "answer"), "Jawaban evaluasi", "jawaban", values)]
