"""Years, ranges of years and dates as Indonesian documents write them."""

import re
from datetime import date
from functools import cache

from selaras.engine.tables.frozen import Frozen

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_OLD_SPELLINGS = {"pebruari": 2, "nopember": 11}
_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)} | _OLD_SPELLINGS


# Both are compiled when a text is first read; the process that draws a document can do without.
@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"\b(\d{1,2})\s+(" + "|".join(_MONTH_NUMBERS) + r")\s+(\d{4})\b", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    return re.compile(
        r"\b(\d{4})\s*(?:-|–|—|s\.?/?d\.?|sampai dengan(?: tahun)?|hingga)\s*(?:tahun\s*)?(\d{4})\b", re.IGNORECASE
    )


class Period(Frozen):
    """One year or a range of years, both ends included. ``str`` gives ``2025`` or ``2021-2026``."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period ``str`` wrote. Raises ``ValueError`` for anything else."""
        found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
        if not found:
            raise ValueError(f"“{text}” bukan tahun atau rentang tahun")
        first = int(found.group(1))
        return cls(first, int(found.group(2) or first))


class Found(Frozen):
    """A period or date found in prose, with the span of its characters (from 0, end excluded)."""

    period: Period
    start: int
    end: int


def ranges(text: str) -> list[Found]:
    """Every range of years written in the text: ``2021-2026``, ``2016 – 2021``, ``2021 sampai dengan Tahun 2023``."""
    return [Found(Period(int(m.group(1)), int(m.group(2))), m.start(), m.end()) for m in _range().finditer(text)]


def dates(text: str) -> list[tuple[date, int]]:
    """Every real date written out in the text with the character it starts at; impossible days are left out."""
    found = []
    for match in _date().finditer(text):
        day, month, year = int(match.group(1)), _MONTH_NUMBERS[match.group(2).casefold()], int(match.group(3))
        try:
            found.append((date(year, month, day), match.start()))
        except ValueError:
            continue  # 31 Februari is text, not a date
    return found


def long_date(day: date) -> str:
    """``20 Januari 2025`` (regulations.md §10.3)."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
