"""Peraturan yang dirujuk sudah ada pada tahun rencana.

Tahun peraturan yang lebih besar daripada tahun rencana biasanya salah ketik.
"""

from selaras.engine.checks.check import NO_ONE_YEAR, Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Citation


@text_check(
    "LAW-004",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="{cited} bertahun {regulation_year}, sesudah tahun rencana ini, {year}.",
    hint="Periksa tahun peraturan itu.",
    nothing="Dokumen ini tidak merujuk peraturan beserta tahunnya.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each citation whose year comes after the plan's."""
    dated = [(row, row.year) for row in facts.book.all(Citation) if row.year is not None]
    last = facts.year
    if not dated:
        raise NothingToJudge
    if last is None:
        raise NothingToJudge(NO_ONE_YEAR)
    return [
        Fault(
            Spot(row.id, row.place),
            row.text,
            f"{row.kind}|{row.number}|{year}",
            {"cited": row.text, "regulation_year": year, "year": last},
        )
        for row, year in dated
        if year > last
    ]
