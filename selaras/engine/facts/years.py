"""Years and periods in prose: which document they are said of."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import Period, ranges

# How the kinds of plans name themselves in prose.
_NAMES: Final[Mapping[str, str]] = {
    "rkt": r"rencana kinerja tahunan|rencana kerja tahunan|rkt",
    "renja": r"rencana kerja(?! tahunan)|renja",
}
_YEAR = r"(?:tahun\s+)?\b(?P<year>(?:19|20)\d\d)\b(?!\s*(?:[-–—]|s\.?/?d|sampai|hingga))"
# Between the plan's name and its year only its abbreviation and whose plan it is may stand: “RKT disusun pada tahun
# 2024” speaks of the work, not of the plan.
_ABBREVIATION = r"(?:\s*\(\s*[\w-]{2,12}\s*\))?"
_WHOSE = r"(?:\s+(?:perangkat\s+daerah|skpd|opd))?"
_REGION = r"(?:[\s,]+(?:kabupaten|kota|provinsi)(?:\s+(?!tahun\b)[a-z]+){1,3}?)?"
# What is said around the name when the plan of another year is meant.
_LOOKING_BACK = re.compile(
    r"evaluasi|capaian|realisasi|hasil|pelaksanaan|laporan|dibanding|sebelum|lalu|menggantikan|berbeda|depan|berikut",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:telah|sudah|lalu|sebelumnya|yang akan)\b", re.IGNORECASE)
_SPAN = re.compile(
    r"\b(\d{1,2})\s*(?:\(\s*[a-z ]+?\s*\)\s*)?tahun\b[\s,(]*(?:(?:yaitu|yakni|dari|mulai|sejak|periode|tahun)\s+)*$",
    re.I,
)
_MEDIUM: Final[Mapping[str, re.Pattern[str]]] = {
    "RPJMD": re.compile(r"\b(?:rpjmd|rencana pembangunan jangka menengah daerah)\b", re.IGNORECASE),
    "Renstra": re.compile(r"\b(?:renstra|rencana strategis)\b", re.IGNORECASE),
}
# Plans of somebody else, or of another kind, named between the plan and the period.
_ANOTHER = re.compile(
    r"\b(?:kementerian|provinsi|gubernur|nasional|rpjmn|rpjpd?|jangka panjang|rtrw|road ?map|rkpd|rencana kerja)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:sebelum\w*|lalu|berakhir\w*|evaluasi|lama|capaian|terdahulu)\b", re.IGNORECASE)
_REACH: Final = 80
_SENTENCE_END = re.compile(r"(?<=\w{4})[.;]\s+(?=[A-Z])")  # not behind Kab. and No.
_SENTENCE: Final = 500  # characters of a sentence that are looked at on each side; a text may name thousands of years


class Said(Frozen):
    """A year or period, the words it is said with, and where it stands in the text.

    ``years`` is the length said with it; ``plan`` the plan it is said of, RPJMD or Renstra; ``agency`` is True where
    the agency is named with it.
    """

    period: Period
    words: str
    start: int
    years: int = 0
    plan: str = ""
    agency: bool = False


@lru_cache(maxsize=64)
def _own(kind: str, agency: str) -> re.Pattern[str] | None:
    if kind not in _NAMES:
        return None
    named = r"\s+".join(map(re.escape, agency.split())) or "(?!)"
    return re.compile(
        rf"\b(?:{_NAMES[kind]})\b{_ABBREVIATION}{_WHOSE}(?P<agency>[\s,]+{named})?{_REGION}[\s,]+{_YEAR}", re.IGNORECASE
    )


@lru_cache(maxsize=65536)
def own_years(text: str, kind: str, agency: str) -> tuple[Said, ...]:
    """The years a text gives to the plan of its own kind, as in “RKT Kecamatan … Tahun 2025”; not in a sentence that
    looks back or ahead. ``agency`` is the agency's name as the plan has it."""
    pattern = _own(kind, agency)
    found = []
    for match in pattern.finditer(text) if pattern else ():
        sentence = re.split(r"[.;]\s", text[max(0, match.start() - 60) : match.start()])[-1]
        after = text[match.end() : match.end() + 40]
        if not _LOOKING_BACK.search(sentence) and not _DONE.search(after):
            year = int(match["year"])
            words = " ".join(match.group().split())
            found.append(Said(Period(year, year), words, match.start("year"), agency=bool(match["agency"])))
    return tuple(found)


@lru_cache(maxsize=65536)
def wrong_spans(text: str) -> tuple[Said, ...]:
    """Periods whose stated length is another: “5 (lima) tahun yaitu dari tahun 2021 sampai dengan 2023”.

    A term of office that ends in the year it began to be counted from (2021–2026) counts as five and as six years.
    """
    found = []
    for item in ranges(text):
        begin = max(0, item.start - _SENTENCE)
        said = _SPAN.search(text[begin : item.start])
        if said is None:
            continue
        span = item.period.last - item.period.first
        if int(said.group(1)) not in (span, span + 1):
            words = " ".join(text[begin + said.start() : item.end].split())
            found.append(Said(item.period, words, item.start, int(said.group(1))))
    return tuple(found)


@lru_cache(maxsize=65536)
def medium_periods(text: str) -> tuple[Said, ...]:
    """Periods given to the RPJMD or the Renstra of this region, unless the sentence speaks of an earlier one."""
    found = []
    wrong = {said.start for said in wrong_spans(text)}
    for item in ranges(text):
        plan = _plan_named(_SENTENCE_END.split(text[max(0, item.start - _REACH) : item.start])[-1])
        before, after = text[max(0, item.start - _SENTENCE) : item.start], text[item.end : item.end + _SENTENCE]
        sentence = re.split(r"[.;]\s", before)[-1] + re.split(r"[.;]", after)[0]
        if plan and item.start not in wrong and not _EARLIER.search(sentence):
            words = " ".join(text[item.start : item.end].split())
            found.append(Said(item.period, words, item.start, plan=plan))
    return tuple(found)


def _plan_named(near: str) -> str:
    """The plan named last in a text; empty where there is none, or where somebody else's is meant."""
    ends = {plan: found[-1].end() for plan, words in _MEDIUM.items() if (found := list(words.finditer(near)))}
    plan = max(ends, key=lambda name: ends[name], default="")
    return "" if plan and _ANOTHER.search(near, ends[plan]) else plan
