"""Alinea tidak diulang.

Dinilai untuk alinea yang panjang. Alinea dianggap diulang bila hampir seluruh kalimatnya sudah ada dalam satu alinea
lain.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.repeated import repeats
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Section


@text_check(
    "TXT-008",
    severity=Severity.NOTE,
    basis="konsistensi#sebutan",
    message="Alinea ini hampir sama dengan alinea pada baris {line}: “{opening}…”.",
    hint="Hapus salah satunya, atau gabungkan keduanya.",
    nothing="Dokumen ini tidak memuat alinea.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each long paragraph that repeats an earlier one."""
    texts = [
        (section.id, paragraph)
        for section in facts.book.all(Section)
        for paragraph in section.paragraphs
        if paragraph.kind == "text"
    ]
    if not texts:
        raise NothingToJudge
    return [
        Fault(
            Spot(texts[again][0], texts[again][1].place),
            texts[again][1].text[:80],
            texts[again][1].text[:200],
            {"line": texts[first][1].place.line, "opening": texts[again][1].text[:80]},
        )
        for again, first in repeats(tuple(paragraph.text for _, paragraph in texts))
    ]
