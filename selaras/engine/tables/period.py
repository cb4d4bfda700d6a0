"""Years, ranges of years, semesters, quarters, months and dates as Indonesian documents write them."""

import re
from datetime import date, timedelta
from functools import cache

from selaras.engine.tables.frozen import Frozen, replace

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
QUARTERS = ("I", "II", "III", "IV")
_OLD_SPELLINGS = {"pebruari": 2, "nopember": 11}
_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)} | _OLD_SPELLINGS
_SHORT_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, start=1)} | {
    "may": 5, "aug": 8, "agt": 8, "ags": 8, "oct": 10, "dec": 12, "peb": 2, "nop": 11,
}  # fmt: skip
# Compiled when a cell is first read, like the two below; the process that draws a document can do without.
_ISO = r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"
_SLASHED = r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)"
_WORDED = r"\s*(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?!\d)"


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"\b(\d{1,2})\s+(" + "|".join(_MONTH_NUMBERS) + r")\s+(\d{4})\b", re.IGNORECASE)


@cache
def _range() -> re.Pattern[str]:
    return re.compile(
        r"\b(\d{4})\s*(?:-|–|—|s\.?/?d\.?|sampai dengan(?: tahun)?|hingga)\s*(?:tahun\s*)?(\d{4})\b", re.IGNORECASE
    )


class Period(Frozen):
    """One year, a range of years with both ends included, or a semester, a quarter (triwulan) or a month of one year.

    ``upto`` is what has run up since the plan began until the end of it (s/d), from a year that the form does not name.
    ``str`` gives ``2025``, ``2021-2026``, ``2025-S1``, ``2025-Q1``, ``2025-M03``; ``..2024`` and ``..2025-Q2`` for what
    has run up.
    """

    first: int
    last: int
    quarter: int | None = None
    upto: bool = False
    month: int | None = None
    semester: int | None = None

    @property
    def within_year(self) -> bool:
        """Whether it is a part of a year."""
        return (self.quarter, self.month, self.semester) != (None, None, None)

    def __str__(self) -> str:
        if self.upto:
            return f"..{replace(self, first=self.last, upto=False)}"
        if self.quarter is not None:
            return f"{self.first}-Q{self.quarter}"
        if self.month is not None:
            return f"{self.first}-M{self.month:02d}"
        if self.semester is not None:
            return f"{self.first}-S{self.semester}"
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last

    def words(self) -> str:
        """The period as an officer says it: ``2025``, ``2021–2026``, ``Triwulan I 2025``, ``s.d. 2024``."""
        if self.upto:
            return f"s.d. {replace(self, first=self.last, upto=False).words()}"
        if self.quarter is not None:
            return f"Triwulan {QUARTERS[self.quarter - 1]} {self.first}"
        if self.month is not None:
            return f"{MONTHS[self.month - 1]} {self.first}"
        if self.semester is not None:
            return f"Semester {QUARTERS[self.semester - 1]} {self.first}"
        return str(self).replace("-", "–")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period ``str`` wrote. Raises ``ValueError`` for anything else."""
        found = re.fullmatch(r"(\.\.)?(\d{4})(?:-(\d{4})|-Q([1-4])|-M(0[1-9]|1[0-2])|-S([12]))?", text)
        if not found or (found.group(1) and found.group(3)):
            raise ValueError(f"“{text}” bukan tahun, rentang tahun, semester, triwulan, atau bulan")
        first = int(found.group(2))
        quarter = int(found.group(4)) if found.group(4) else None
        month = int(found.group(5)) if found.group(5) else None
        semester = int(found.group(6)) if found.group(6) else None
        return cls(first, int(found.group(3) or first), quarter, bool(found.group(1)), month, semester)


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


def read_day(text: str) -> date | None:
    """The one day a cell says: ``23 Sep 2024``, ``5 Maret 2024``, ``2024-05-24 13:53``, ``24/05/2024``; None for
    anything else. Day before month, as Indonesia writes it."""
    if found := re.match(_ISO, text):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    elif found := re.match(_SLASHED, text):
        parts = (int(found[3]), int(found[2]), int(found[1]))
    elif (found := re.match(_WORDED, text)) and (month := _SHORT_MONTHS.get(found[2][:3].casefold())):
        parts = (int(found[3]), month, int(found[1]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None  # there is no such day


def month_of(word: str) -> int | None:
    """The number of a month by its name in small letters, whole or cut short (``agt``, ``sept``); None for other
    words."""
    if found := _MONTH_NUMBERS.get(word):
        return found
    whole = _SHORT_MONTHS.get(word[:3])
    cut = whole is not None and (len(word) == 3 or MONTHS[whole - 1].casefold().startswith(word))
    return whole if cut else None


def long_date(day: date) -> str:
    """``20 Januari 2025`` (regulations.md §10.3)."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def after_months(day: date, months: int) -> date:
    """The same day some months later; the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
