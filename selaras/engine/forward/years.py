"""Which years in the words of a plan are the plan's own year, and so move when the plan is carried into the next.

A year moves only where the words before it say whose year it is: a heading or a caption, a plan or budget named by its
kind, or the agency itself. Years of regulations and of periods never move. All others of the year of the plan, of the
year before and of the year after may be meant either way: they stay and are told.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from selaras.engine.law.citation import Citations
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import dates, ranges

_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-]|\.\d)")
_NUMBERED = re.compile(r"\b(?:nomor|no)\b\s*[.:]?\s*\S+,?\s+(?:tahun|thn?\.?)\s+$", re.IGNORECASE)
# Plans, budgets and lists that are made anew each year, as texts name them before the year.
_YEARLY = (
    r"rencana\s+(?:kinerja|kerja)(?:\s+(?:tahunan|perangkat\s+daerah|pemerintah\s+daerah|tahun))?|rkt|renja|rkpd|"
    r"(?:perjanjian|penetapan)\s+(?:kinerja|kecamatan|camat)(?:\s+tahunan)?|rencana\s+aksi(?:\s+kinerja)?|"
    r"dokumen\s+pelaksanaan\s+anggaran|dpa|rencana\s+kerja\s+dan\s+anggaran|rka|apbd|anggaran|"
    r"program\s+dan\s+kegiatan(?:\s+tahunan)?|indikator\s+kinerja\s+utama|prioritas\s+pembangunan"
)
# Between the name and the year stand at most an abbreviation, whose plan it is, and where.
_BETWEEN = (
    r"(?:\s*\(\s*[\w-]{2,12}\s*\))?(?:\s+(?:perangkat\s+daerah|skpd|opd))?"
    r"(?:[\s,]+(?:kecamatan|kelurahan|kabupaten|kota|provinsi|dinas|badan)(?:\s+(?!tahun\b)[\w'-]+){1,3}?){0,3}"
)
_SAID = re.compile(rf"\b(?P<name>{_YEARLY}){_BETWEEN}[\s,]+(?:tahun\s+(?:anggaran\s+)?)?$", re.IGNORECASE)
_AGENCY = re.compile(
    r"\b(?:kecamatan|kelurahan|dinas|badan)(?:\s+(?!tahun\b)[\w'-]+){1,3}?"
    r"(?:[\s,]+(?:kabupaten|kota|provinsi)(?:\s+(?!tahun\b)[\w'-]+){1,3}?)?[\s,]+tahun\s+(?:anggaran\s+)?$",
    re.IGNORECASE,
)
# What is done, measured or told of that year keeps it: the new plan has to say it anew.
_BACK = re.compile(
    r"\b(?:evaluasi|realisasi|capaian|hasil|laporan|lkjip|lkj|lakip|triwulan|semester|telah|sudah|dibanding\w*|"
    r"sebelum\w*|lalu|menggantikan|per\s+tanggal|prakiraan|perubahan)\b|\bpelaksanaan\s+$",
    re.IGNORECASE,
)
_DONE = re.compile(r"^\W*(?:telah|sudah|lalu|sebelumnya|yang lalu|tercapai|terealisasi)\b", re.IGNORECASE)
_REACH: Final = 160  # characters before a year that may name what it is the year of
_NEAR: Final = 60  # characters before the name in which words of looking back count


class Fate(StrEnum):
    """What happens to a year word: it moves, it stays for good reason, or a person has to look."""

    MOVED = "moved"
    KEPT = "kept"
    UNCLEAR = "unclear"


class YearWord(Frozen):
    """A year in a text, where it stands (characters from 0, end excluded), what happens to it, in Indonesian why."""

    year: int
    start: int
    end: int
    fate: Fate
    why: str = ""


def year_words(text: str, year: int, citations: Citations, *, titled: bool = False) -> tuple[YearWord, ...]:
    """Every year of a text of the plan of ``year``. ``titled`` is true of headings, titles and captions, in which the
    plan's year is its own unless they look back."""
    if not _YEAR.search(text):
        return ()
    fixed = list(_fixed(text, citations))
    days = [(start, text.find(str(day.year), start)) for day, start in dates(text) if day.year == year]
    found = []
    for match in _YEAR.finditer(text):
        said, start = int(match.group()), match.start()
        if any(first <= start < last for first, last in fixed) or abs(said - year) > 1:
            fate, why = Fate.KEPT, ""
        elif any(first <= start <= last for first, last in days):
            fate, why = Fate.UNCLEAR, "tanggal tahun lalu"
        else:
            fate, why = _judged(text, match, said, year, titled)
        found.append(YearWord(said, start, match.end(), fate, why))
    return tuple(found)


def _fixed(text: str, citations: Citations) -> Iterator[tuple[int, int]]:
    """The stretches in which every year stays: regulations with their titles' numbers, and periods of several years."""
    for cited in citations.cited(text):
        yield cited.start, cited.end
    for found in ranges(text):
        yield found.start, found.end


def _judged(text: str, match: "re.Match[str]", said: int, year: int, titled: bool) -> tuple[Fate, str]:
    before = re.split(r"[.;]\s", text[max(0, match.start() - _REACH) : match.start()])[-1]
    if _NUMBERED.search(before):
        return Fate.KEPT, ""
    named = _SAID.search(before) or _AGENCY.search(before)
    near = before[: named.start()] if named else before
    back = _BACK.search(near[-_NEAR:]) or _DONE.search(text[match.end() : match.end() + 40])
    if said == year - 1:
        return Fate.UNCLEAR, "tahun sebelum rencana lama"
    if said == year + 1:
        return Fate.UNCLEAR, "tahun sesudah rencana lama"
    if back:
        return Fate.UNCLEAR, "kalimat ini mungkin menceritakan tahun lalu"
    if titled or named:
        return Fate.MOVED, ""
    return Fate.UNCLEAR, "tidak jelas tahun apa yang dimaksud"


def moved(text: str, words: tuple[YearWord, ...]) -> str:
    """The text with every year that moves one later; all other signs as they were, in their places."""
    for word in words:
        if word.fate is Fate.MOVED:
            text = f"{text[: word.start]}{word.year + 1}{text[word.end :]}"
    return text


def around(text: str, word: YearWord, reach: int = 40) -> str:
    """The year with some words on each side, cut at blanks, with an ellipsis where more stands there."""
    first, last = max(0, word.start - reach), min(len(text), word.end + reach)
    head = text[first : word.start]
    tail = text[word.end : last]
    head = ("…" + head.partition(" ")[2]) if first else head
    tail = (tail.rpartition(" ")[0] + "…") if last < len(text) else tail
    return f"{head}{text[word.start : word.end]}{tail}"
