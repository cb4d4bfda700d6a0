"""Tahun yang disebut untuk rencana ini sama dengan tahun rencana.

Dinilai hanya bila tahun itu jelas milik rencana ini sendiri: pada judul, dan pada kalimat yang menyebut rencana ini
bersama nama perangkat daerahnya, misalnya “RKT Kecamatan … Tahun 2025”. Tahun evaluasi, tahun peraturan, tahun rencana
lain, dan tahun rencana yang lalu tidak dinilai.
"""

from selaras.engine.checks.check import NO_ONE_YEAR, Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.texts import prose
from selaras.engine.facts.view import Spot
from selaras.engine.facts.years import own_years
from selaras.engine.tables.judgement import Severity

_NO_PLAN = "Yang dinilai teks rencana, sedangkan dokumen ini tidak memuat rencana."


@text_check(
    "TXT-001",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="Teks menyebut “{words}”, padahal rencana ini untuk tahun {year}.",
    hint="Ganti dengan {year} bila tahun itu tertinggal dari dokumen tahun sebelumnya.",
    nothing="Tidak ada judul bab atau kalimat yang menyebut rencana ini beserta tahunnya.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each year that a text gives to this plan and that is another than the plan's."""
    year = facts.year
    if facts.plan is None:
        raise NothingToJudge(_NO_PLAN)
    if year is None:
        raise NothingToJudge(NO_ONE_YEAR)
    kind, agency = facts.plan.kind, facts.unit_name(facts.plan.organisation)
    said = [
        (text, found)
        for text in prose(facts)
        for found in own_years(text.text, kind, agency)
        if found.agency or text.source == "heading"
    ]
    if not said:
        raise NothingToJudge
    return [
        Fault(
            Spot(text.row, text.at(found.start)),
            found.words,
            str(found.period),
            {"words": found.words, "said_year": found.period.first, "year": year},
        )
        for text, found in said
        if found.period.first != year
    ]
