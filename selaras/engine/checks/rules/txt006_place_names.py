"""Nama kecamatan dan kelurahan ditulis dengan satu ejaan.

Yang dibandingkan adalah nama pada judul rencana dan pada tabel anggaran. Hanya letak spasi dan tanda hubung yang
dinilai: Sangasanga, Sanga-Sanga, Sanga Sanga.
"""

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.spelling import other_spelling, place_name
from selaras.engine.facts.texts import Text, all_texts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Organisation


@text_check(
    "TXT-006",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    message="Nama {right} tertulis “{found}”.",
    hint="Pakai satu ejaan di seluruh dokumen, sesuai peraturan pembentukannya.",
    nothing="Nama perangkat daerah tidak diketahui, atau terlalu pendek untuk dicari.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each text that spells the name of the agency or of one of its units in another way; once for each text."""
    names = _names(facts)
    if not names:
        raise NothingToJudge
    found = []
    for text in all_texts(facts):
        for name in names:
            other = other_spelling(text.text, name)
            if other is not None:
                found.append(_fault(text, name, *other))
                break
    return found


def _names(facts: Facts) -> list[str]:
    """The names looked for; of names that begin alike only the first, which is the agency's."""
    names: list[str] = []
    for row in facts.book.all(Organisation):
        name = place_name(row.name)
        placed = row.level == "agency" or (row.level == "unit" and row.code)
        if placed and len(name.replace(" ", "")) >= 6 and not any(name.startswith(known) for known in names):
            names.append(name)
    return names


def _fault(text: Text, name: str, found: str, start: int) -> Fault:
    right = name.title() if name.isupper() else name
    mended = text.text.replace(found, right.upper() if found.isupper() else right)
    proposal = (text.field, mended) if text.field else None
    values = {"right": right, "found": found}
    return Fault(Spot(text.row, text.at(start)), text.text[:120], found, values, proposal)
