"""The numbers of chapters and subchapters as figures: ``BAB II`` and ``2.4``."""

import re
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Section

_CHAPTER: Final = re.compile(r"BAB\s+([IVXLC]+|\d{1,2})", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Numbered(Frozen):
    """A heading with its number in figures: (2,) for BAB II, (2, 4) for 2.4. ``str`` gives it as printed."""

    numbers: tuple[int, ...]
    text: str
    spot: Spot

    def __str__(self) -> str:
        return self.text


def roman(text: str) -> int:
    """The value of a Roman number: ``IV`` → 4."""
    values = [_ROMAN[sign] for sign in text.upper()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def numbered_headings(facts: Facts) -> list[Numbered]:
    """The headings that carry a number of a chapter or below, in their order."""
    return [
        Numbered(numbers, f"{row.number} {row.heading}".strip(), Spot(row.id, row.place))
        for row in facts.book.all(Section)
        if (numbers := _numbers(row.number))
    ]


def _numbers(printed: str) -> tuple[int, ...]:
    number = printed.strip(". ")
    if chapter := _CHAPTER.fullmatch(number):
        return (int(chapter[1]) if chapter[1].isdecimal() else roman(chapter[1]),)
    return tuple(map(int, number.split("."))) if _NUMBERED.fullmatch(number) else ()
