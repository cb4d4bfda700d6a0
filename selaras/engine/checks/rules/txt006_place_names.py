"""Nama kecamatan dan kelurahan ditulis dengan satu ejaan.

Yang dibandingkan adalah nama pada judul rencana dan pada tabel anggaran. Hanya letak spasi dan tanda hubung yang
dinilai: Sangasanga, Sanga-Sanga, Sanga Sanga.
"""

from collections import Counter
from collections.abc import Iterable

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.spelling import other_spellings, place_name
from selaras.engine.facts.texts import Text, found_in
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Organisation
from selaras.engine.tables.wording import fold


@text_check(
    "TXT-006",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    message="Nama {right}, demikian pada {source}, di dalam dokumen ini juga ditulis {spellings}.",
    hint="Pakai satu ejaan di seluruh dokumen, sesuai peraturan daerah pembentukannya.",
    nothing="Nama perangkat daerah tidak diketahui, atau terlalu pendek untuk dicari.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each text that spells the name of the agency or of one of its units in another way; once for each text."""
    names = _names(facts)
    if not names:
        raise NothingToJudge
    found: dict[str, list[tuple[Text, str, int]]] = {name: [] for name in names}
    spelled = other_spellings(tuple(names))
    for text, others in found_in(facts, spelled):
        for name, spelling, start in others:
            found[name].append((text, spelling, start))
    return [
        _fault(name, {"source": names[name], "spellings": spellings}, *one)
        for name in names
        for spellings in [_counted(spelling for _, spelling, _ in found[name])]
        for one in found[name]
    ]


def _names(facts: Facts) -> dict[str, str]:
    """The names looked for, with where they stand; of names that begin alike only the first, which is the agency's."""
    names: dict[str, str] = {}
    for row in facts.book.all(Organisation):
        name = place_name(row.name)
        placed = row.level == "agency" or (row.level == "unit" and row.code)
        if placed and len(name.replace(" ", "")) >= 6 and not any(name.startswith(known) for known in names):
            names[name] = "judul rencana" if row.level == "agency" else "tabel anggaran"
    return names


def _fault(name: str, told: dict[str, str], text: Text, found: str, start: int) -> Fault:
    right = name.title() if name.isupper() else name
    mended = text.text.replace(found, right.upper() if found.isupper() else right) if text.field else ""
    proposal = (text.field, mended) if text.field else None
    values = told | {"right": right, "found": found}
    return Fault(Spot(text.row, text.at(start)), text.text[:120], fold(right), values, proposal)


def _counted(spellings: Iterable[str]) -> str:
    """The spellings with their numbers of places, the most frequent first; case does not count."""
    counts = Counter(other.title() if other.isupper() or other.islower() else other for other in spellings)
    return ", ".join(f"“{other}” ({count} tempat)" for other, count in counts.most_common())
