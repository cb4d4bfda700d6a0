"""Periode RPJMD dan Renstra yang dirujuk mencakup tahun rencana.

Periode yang jelas disebut sebagai periode sebelumnya tidak dinilai, begitu pula rencana provinsi dan kementerian.
"""

from selaras.engine.checks.check import NO_ONE_YEAR, Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.texts import prose
from selaras.engine.facts.view import Spot
from selaras.engine.facts.years import medium_periods
from selaras.engine.tables.judgement import Severity


@text_check(
    "TXT-003",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="Periode {plan} disebut {words}, tetapi periode itu tidak mencakup tahun rencana, {year}.",
    hint="Rujuk {plan} yang berlaku pada tahun {year}, atau sebutkan bahwa yang dimaksud periode sebelumnya.",
    nothing="Teks dokumen ini tidak menyebut periode RPJMD atau Renstra.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each period of an RPJMD or Renstra that leaves the plan's year out."""
    year = facts.year
    said = [(text, found) for text in prose(facts) for found in medium_periods(text.text)]
    if not said:
        raise NothingToJudge
    if year is None:
        raise NothingToJudge(NO_ONE_YEAR)
    return [
        Fault(
            Spot(text.row, text.at(found.start)),
            f"{found.plan} {found.words}",
            f"{found.plan}|{found.period}",
            {"plan": found.plan, "words": found.words, "year": year},
        )
        for text, found in said
        if year not in found.period
    ]
