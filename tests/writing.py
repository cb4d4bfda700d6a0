"""Sections, contents and citations for tests of what a plan says in words."""

from typing import Any

from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import ContentsEntry, Paragraph, Section
from tests.making import row

FILE = "contoh.md"


def section(heading: str, *texts: str | Paragraph, number: str = "", line: int = 100, **fields: Any) -> Section:
    """A section at a line; its paragraphs stand two lines apart below it."""
    below = range(line + 2, line + 2 + 2 * len(texts), 2)
    paragraphs = tuple(
        text if isinstance(text, Paragraph) else Paragraph(text, Place(FILE, at, 1))
        for at, text in zip(below, texts, strict=True)
    )
    level = 1 if number.startswith("BAB") or not number else number.count(".") + 1
    defaults = {"number": number, "level": level, "order": line, "place": Place(FILE, line, 1), "period": "2025"}
    return row(Section, heading=heading, paragraphs=paragraphs, **(defaults | fields))


def table(number: str, line: int = 300, caption: str = "") -> Paragraph:
    """The place of a numbered table among paragraphs."""
    return Paragraph(caption, Place(FILE, line, 1), kind="table", table=number)


def item(text: str, line: int, marker: str = "1.") -> Paragraph:
    """An item of a list."""
    return Paragraph(text, Place(FILE, line, 4), kind="item", marker=marker)


def entry(number: str, title: str, page: str = "1", line: int = 20) -> ContentsEntry:
    """A line of the printed contents."""
    return row(ContentsEntry, number=number, title=title, page=page, order=line, place=Place(FILE, line, 1))
