"""Periods as rows name them: years, quarters, and what has run up until the end of one (s/d)."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_PERIOD = re.compile(r"(?P<upto>-|\.\.)?(?P<year>\d{4})(?:-Q(?P<quarter>[1-4]))?")
_WORDS: Final = ("", "I", "II", "III", "IV")


class When(NamedTuple):
    """A year, or a quarter of one; ``upto`` where it is all until its end."""

    year: int
    quarter: int = 0
    upto: bool = False

    @property
    def words(self) -> str:
        """As an officer says it: ``Triwulan II 2025``, ``s.d. 2024``."""
        quarter = f"Triwulan {_WORDS[self.quarter]} " if self.quarter else ""
        return f"{'s.d. ' if self.upto else ''}{quarter}{self.year}"


@lru_cache(maxsize=4096)
def when(period: str) -> When | None:
    """The time of a period; None for months, semesters and a range of years."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    return When(int(found["year"]), int(found["quarter"] or 0), bool(found["upto"]))
