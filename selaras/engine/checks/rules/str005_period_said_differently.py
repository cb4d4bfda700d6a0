"""Periode RPJMD dan periode Renstra disebut sama di seluruh dokumen.

Periode yang tidak mencakup tahun rencana disebut oleh TXT-003. Dua periode yang hanya sedikit bertindih adalah dua
rencana yang berturutan, bukan satu rencana yang disebut berbeda.
"""

from collections import Counter

from selaras.engine.checks.check import NO_ONE_YEAR, Fault, NothingToJudge, text_check
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.texts import Text, prose
from selaras.engine.facts.view import Spot
from selaras.engine.facts.years import Said, medium_periods
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.period import Period

_SAME_PLAN = 3  # years that two wordings of one period have in common


@text_check(
    "STR-005",
    severity=Severity.WARNING,
    basis="konsistensi#tahun",
    message="Periode {plan} disebut {words}, sedangkan di tempat lain {usual}.",
    hint="Sebut periode {plan} dengan tahun yang sama di seluruh dokumen.",
    nothing="Dokumen ini tidak menyebut satu periode RPJMD atau Renstra lebih dari sekali.",
)
def judge(facts: Facts) -> list[Fault]:
    """Each period of a plan that is said otherwise more often."""
    year = facts.year
    if year is None:
        raise NothingToJudge(NO_ONE_YEAR)
    said = [(text, found) for text in prose(facts) for found in medium_periods(text.text) if year in found.period]
    counts = Counter((found.plan, found.period) for _, found in said)
    named = Counter(found.plan for _, found in said)
    usual = {plan: _usual(counts, plan) for plan, times in named.items() if times > 1}
    if not usual:
        raise NothingToJudge
    return [
        _fault(text, found, usual[found.plan])
        for text, found in said
        if found.plan in usual and _differs(found.period, usual[found.plan])
    ]


def _usual(counts: Counter[tuple[str, Period]], plan: str) -> Period:
    """The period said most often; of several the one said first."""
    return next(period for (name, period), _ in counts.most_common() if name == plan)


def _differs(period: Period, usual: Period) -> bool:
    shared = min(period.last, usual.last) - max(period.first, usual.first) + 1
    return period != usual and shared >= _SAME_PLAN


def _fault(text: Text, found: Said, usual: Period) -> Fault:
    values = {"plan": found.plan, "words": found.words, "usual": f"{usual.first}–{usual.last}"}
    return Fault(
        Spot(text.row, text.at(found.start)), f"{found.plan} {found.words}", f"{found.plan}|{found.period}", values
    )
