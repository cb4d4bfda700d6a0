"""The numbers that tables carry, and those that sentences refer to."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import Spot
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Paragraph, Section

_NUMBER: Final = re.compile(r"(?:(\d{1,2}(?:\.\d{1,2})*)\.)?(\d{1,3})")
# A title left without its table: a picture, or a table that could not be read.
_TITLE: Final = re.compile(
    r"\s*(?:Tabel|TABEL)[.:]?\s*(\d{1,3}(?:\s*\.\s*\d{1,3})*)(?!\d|\s*\.\s*\d)\s*[.:]?\s*(?=[A-Z]|$)"
)
_REFERENCE: Final = re.compile(r"\b(?:tabel|table)\s*\.?\s*(\d{1,2}(?:\s*\.\s*\d{1,2})+|\d{1,3})\b(?!\s*\.\s*\d)", re.I)

_ELSEWHERE: Final = re.compile(
    r"\s*\(?(?:(?:pada|dalam|di\s+dalam|dokumen|dari)\s+)*(?:renstra|rpjmd|rkpd|renja|lampiran|peraturan|permen\w*|perda)\b",
    re.I,
)


class Caption(Frozen):
    """A numbered table: ``2.4`` is number 4 of chapter ``2``. ``str`` gives it as printed, without blanks."""

    chapter: str
    number: int
    spot: Spot

    def __str__(self) -> str:
        return f"{self.chapter}.{self.number}" if self.chapter else str(self.number)


@lru_cache(maxsize=1)  # the checks over the tables of one Book follow each other
def captions(facts: Facts) -> tuple[Caption, ...]:
    """Every numbered table in its order, those included of which only the title could be read."""
    return tuple(
        Caption(found[1] or "", int(found[2]), Spot(section.id, paragraph.place))
        for section in facts.book.all(Section)
        for paragraph in section.paragraphs
        if (printed := _printed(paragraph)) and (found := _NUMBER.fullmatch(printed))
    )


def _printed(paragraph: Paragraph) -> str:
    return paragraph.table if paragraph.kind == "table" else _titled(paragraph.text)


@lru_cache(maxsize=4096)
def _titled(text: str) -> str:
    """The number of the table whose title a text is, empty where it is none."""
    found = _TITLE.match(text) if len(text) < 200 else None
    return re.sub(r"\s", "", found[1]) if found else ""


@lru_cache(maxsize=4096)
def table_references(text: str) -> tuple[tuple[str, int], ...]:
    """The table numbers a sentence refers to, without blanks, with the character each reference starts at. Tables of
    other documents are left out."""
    return tuple(
        (re.sub(r"\s", "", found[1]), found.start())
        for found in _REFERENCE.finditer(text)
        if not _ELSEWHERE.match(text, found.end())
    )


def references(facts: Facts) -> Iterator[tuple[str, Spot]]:
    """Every reference to a numbered table in running text, with its place."""
    for section in facts.book.all(Section):
        for paragraph in section.paragraphs:
            if paragraph.kind == "table" or _printed(paragraph) or not paragraph.text:
                continue
            for number, start in table_references(paragraph.text):
                column = paragraph.place.column
                place = paragraph.place.at_column(column + start) if column is not None else paragraph.place
                yield number, Spot(section.id, place)
