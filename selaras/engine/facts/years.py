"""Years and periods in prose: which document they are said of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from selaras.engine.tables.period import Period, ranges

# How the kinds of plans name themselves in prose.
_NAMES: Final[Mapping[str, str]] = {
    "rkt": r"rencana kinerja tahunan|rencana kerja tahunan|rkt",
    "renja": r"rencana kerja(?! tahunan)|renja",
}
_YEAR = r"(?:tahun\s+)?\b(?P<year>(?:19|20)\d\d)\b(?!\s*(?:[-–—]|s\.?/?d|sampai|hingga))"
# Between the plan's name and its year no other document, no number of a regulation and no quarter may be named.
_OTHER = re.compile(
    r"renstra|rencana strategis|rpjm|rkpd|renja|perjanjian|penetapan|dpa|apbd|peraturan|keputusan|surat|nomor"
    r"|triwulan|semester|sebelum|lalu|evaluasi|capaian|realisasi|laporan",
    re.IGNORECASE,
)
# What is said before the name when the plan of another year is meant.
_LOOKING_BACK = re.compile(
    r"evaluasi|capaian|realisasi|hasil|dibanding|sebelum|lalu|menggantikan|berbeda", re.IGNORECASE
)
_SPAN = re.compile(
    r"\b(\d{1,2})\s*(?:\(\s*[a-z ]+?\s*\)\s*)?tahun\b[\s,(]*(?:(?:yaitu|yakni|dari|mulai|sejak|periode|tahun)\s+)*$",
    re.I,
)
_MEDIUM = re.compile(r"\b(rpjmd|rencana pembangunan jangka menengah|renstra|rencana strategis)\b", re.IGNORECASE)
_REACH: Final = 80


@dataclass(frozen=True, slots=True)
class Said:
    """A year or period, the words it is said of, and where it stands in the text."""

    period: Period
    words: str
    start: int
    years: int = 0


@lru_cache(maxsize=64)
def _own(kind: str) -> re.Pattern[str] | None:
    names = _NAMES.get(kind)
    return re.compile(rf"\b(?:{names})\b(?P<gap>[^.;:\n]{{0,110}}?){_YEAR}", re.IGNORECASE) if names else None


@lru_cache(maxsize=65536)
def own_years(text: str, kind: str) -> tuple[Said, ...]:
    """The years a text gives to the plan of its own kind, as in “RKT Kecamatan … Tahun 2025”."""
    pattern = _own(kind)
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        sentence = re.split(r"[.;]\s", before)[-1]
        if not _OTHER.search(match["gap"]) and not _LOOKING_BACK.search(sentence):
            year = int(match["year"])
            found.append(Said(Period(year, year), " ".join(match.group().split()), match.start("year")))
    return tuple(found)


@lru_cache(maxsize=65536)
def wrong_spans(text: str) -> tuple[Said, ...]:
    """Periods whose stated length is another: “5 (lima) tahun yaitu dari tahun 2021 sampai dengan 2023”.

    A term of office that ends in the year it began to be counted from (2021–2026) counts as five and as six years.
    """
    found = []
    for item in ranges(text):
        said = _SPAN.search(text[: item.start])
        if said is None:
            continue
        span = item.period.last - item.period.first
        if int(said.group(1)) not in (span, span + 1):
            words = " ".join(text[said.start() : item.end].split())
            found.append(Said(item.period, words, item.start, int(said.group(1))))
    return tuple(found)


@lru_cache(maxsize=65536)
def medium_periods(text: str) -> tuple[Said, ...]:
    """Periods given to an RPJMD or a Renstra, unless the sentence speaks of an earlier one."""
    found = []
    wrong = {said.start for said in wrong_spans(text)}
    for item in ranges(text):
        near = text[max(0, item.start - _REACH) : item.start]
        named = list(_MEDIUM.finditer(near))
        sentence = re.split(r"[.;]\s", text[: item.start])[-1] + re.split(r"[.;]", text[item.end :])[0]
        if (
            named
            and item.start not in wrong
            and not re.search(r"sebelum|lalu|berakhir|evaluasi|lama|capaian", sentence, re.I)
        ):
            found.append(Said(item.period, " ".join(text[item.start : item.end].split()), item.start))
    return tuple(found)
