"""A yearly plan begun as the other kind of yearly plan: an RKT that becomes a Renja, or the other way round."""

import re
from types import MappingProxyType
from typing import Final

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Section

ANNUAL: Final = MappingProxyType({"renja": "Renja", "rkt": "RKT"})
"""The kinds of yearly plan that may become each other, as offices call them."""

_TITLES: Final = MappingProxyType({"renja": "Rencana Kerja", "rkt": "Rencana Kerja Tahunan"})
_TITLE = re.compile(r"\brencana (?:kerja|kinerja)(?: tahunan)?(?: \((?:rkt|renja)\))?", re.IGNORECASE)
_NAMES: Final = MappingProxyType(
    {
        "rkt": re.compile(r"\brkt\b|\brencana (?:kerja|kinerja) tahunan\b", re.IGNORECASE),
        "renja": re.compile(r"\brenja\b", re.IGNORECASE),
    }
)


def retitled(title: str, kind: str) -> str:
    """The title of a yearly plan as one of this kind, in capitals where it was."""
    found = _TITLE.search(title)
    if found is None:
        return title
    words = _TITLES[kind].upper() if found.group().isupper() else _TITLES[kind]
    return title[: found.start()] + words + title[found.end() :]


def naming(book: Book, kind: str) -> int:
    """How many headings and paragraphs of a plan call it by this kind."""
    names = _NAMES[kind]
    sections = book.all(Section)
    texts = [row.heading for row in sections] + [part.text for row in sections for part in row.paragraphs]
    return sum(bool(names.search(text)) for text in texts)
