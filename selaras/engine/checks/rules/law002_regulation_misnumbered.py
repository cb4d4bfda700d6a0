"""Nomor dan tahun peraturan sesuai dengan judulnya.

Dinilai hanya bila judul yang dikutip sama dengan judul tepat satu peraturan sejenis dalam daftar Selaras, dan hanya
nomornya atau hanya tahunnya yang lain. Bila keduanya lain, yang dirujuk mungkin peraturan terdahulu dengan judul sama.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from selaras.engine.checks.check import Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.law.citation import number_key
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import Regulation
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Citation
from selaras.engine.tables.wording import fold

_TELLING = 4  # shorter titles, like "Kecamatan", belong to many regulations


@text_check(
    "LAW-002",
    severity=Severity.WARNING,
    basis="konsistensi#sebutan",
    message="{cited} berjudul “{about}”, padahal judul itu milik {right}.",
    hint="Periksa nomor dan tahun peraturan yang dimaksud.",
    nothing="Dokumen ini tidak merujuk peraturan beserta judulnya.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each citation whose title belongs to exactly one regulation of its kind, with another number or year."""
    titled = [row for row in facts.book.all(Citation) if len(fold(row.about).split()) >= _TELLING]
    if not titled:
        raise NothingToJudge
    found, titles = [], _titles(facts.law)
    for row in titled:
        named = titles.get((row.kind, fold(row.about)), ())
        if len(named) == 1 and not row.regulation and _slip(row, named[0]):
            values = {"cited": row.text, "about": row.about, "right": named[0].short}
            found.append(Fault(Spot(row.id, row.place), row.text, f"{fold(row.text)}", values))
    return found


@lru_cache(maxsize=8)
def _titles(law: Law) -> Mapping[tuple[str, str], Sequence[Regulation]]:
    """The regulations of each kind and title."""
    titles: dict[tuple[str, str], list[Regulation]] = defaultdict(list)
    for regulation in law.regulations.values():
        titles[regulation.kind, fold(regulation.title)].append(regulation)
    return dict(titles)


def _slip(row: Citation, named: Regulation) -> bool:
    """True when either the number or the year is another, not both."""
    number = number_key(row.number) in {number_key(known) for known in (named.number, *named.other_numbers)}
    return number != (row.year == named.year)
