"""Satu kata ditulis dengan satu ejaan, yang baku.

Hanya dinilai bila dokumen memakai kedua ejaan. Ejaan di dalam nama resmi menurut nomenklatur tidak dinilai dan tidak
menjadi pembanding, begitu pula nama dan indikator sub kegiatan, nama unit, dan judul peraturan, karena ditetapkan di
tempat lain.
"""

from collections.abc import Mapping
from functools import lru_cache

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.spelling import found_words, is_quoted, own_phrases
from selaras.engine.facts.texts import Text, all_texts, found_in
from selaras.engine.facts.view import Spot
from selaras.engine.law.law import Law
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Organisation, WorkItem


@text_check(
    "TXT-007",
    severity=Severity.NOTE,
    basis="konsistensi#sebutan",
    message="Dokumen ini menulis “{found}” dan “{right}”; ejaan yang baku {right}.",
    hint="Tulis {right} di seluruh dokumen, kecuali di dalam nama resmi.",
    nothing="Dokumen ini tidak memuat teks.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each text with a variant of a word whose standard spelling stands elsewhere in the document's own words."""
    spellings = facts.law.value("text.spellings", facts.on).table
    standard = {variant: right for right, variants in spellings.items() for variant in variants}
    words = found_words(frozenset(standard) | frozenset(spellings))
    uses = [
        (text, word, start)
        for text, found in found_in(facts, words, items=False)
        if text.level != "sub_kegiatan"
        for word, start in found
    ]
    if not uses and all(text.level == "sub_kegiatan" for text in all_texts(facts, items=False)):
        raise NothingToJudge
    met = {word for _, word, _ in uses}
    doubtful = {word for word in met & standard.keys() if standard[word] in met}
    asked = frozenset(doubtful | {standard[word] for word in doubtful})
    listed, own = _listed(facts.law, asked), own_phrases(_own_names(facts), asked)
    named = {word: listed.get(word, ()) + own.get(word, ()) for word in asked}
    own_words = {word for word in doubtful if _is_own(uses, standard[word], named[standard[word]])}
    seen: set[tuple[str, str, int | None]] = set()
    found = []
    for text, word, start in uses:
        spot = (text.row, word, text.place.line)
        if word in own_words and spot not in seen and not is_quoted(text.text, start, named[word]):
            seen.add(spot)
            found.append(_fault(text, word, standard[word], start))
    return found


def _is_own(uses: list[tuple[Text, str, int]], word: str, phrases: tuple[str, ...]) -> bool:
    """True when the document writes the word itself, outside official names."""
    return any(not is_quoted(text.text, start, phrases) for text, written, start in uses if written == word)


@lru_cache(maxsize=8)
def _listed(law: Law, asked: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """By word the names of the code lists and the regulations, which a text may quote."""
    listed = (row.name for row in law.nomenclature.rows.values() if row.level in ("program", "kegiatan"))
    return own_phrases([*listed, *(regulation.title for regulation in law.regulations.values())], asked)


def _own_names(facts: Facts) -> list[str]:
    """Names that others set and that stand in the plan itself: those of sub kegiatan and of its units."""
    outputs = (item.name for item in facts.book.all(WorkItem) if item.level == "sub_kegiatan")
    units = (row.name for row in facts.book.all(Organisation) if row.level == "unit")
    return list(dict.fromkeys([*outputs, *units]))


def _fault(text: Text, found: str, right: str, start: int) -> Fault:
    return Fault(Spot(text.row, text.at(start)), text.text[:120], found, {"found": found, "right": right})
