"""Every piece of running text of a Book with its place, for the checks that read."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from selaras.engine.facts.facts import Facts
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    ContentsEntry,
    Duty,
    Indicator,
    Mission,
    PolicyDirection,
    Section,
    Strategy,
    Vision,
    WorkItem,
)

Source = Literal["prose", "heading", "contents", "strategy", "indicator", "item", "location"]

_OTHER_CELL: Final = frozenset({"definition", "formula", "source"})  # beside the cell that their indicator stands in


class Text(NamedTuple):  # some five hundred are made for each plan; a Frozen takes twice as long
    """One text: what it says, where, which row and field hold it (no field where it is a part of a section), and what
    it is. ``level`` is that of the work item it belongs to."""

    text: str
    place: Place
    row: str
    field: str
    source: Source
    level: str = ""

    def at(self, offset: int) -> Place:
        """The place of a character of the text. Cells are not divided; where only the row's own cell is known, and the
        text stands in another one, the place is the line."""
        if self.source == "prose" and self.place.column is not None:
            return self.place.at_column(self.place.column + offset)
        elsewhere = self.source in ("item", "location") or self.field in _OTHER_CELL
        return self.place.at_column(None) if elsewhere else self.place


@lru_cache(maxsize=1)  # the checks over the texts of one Book follow each other
def prose(facts: Facts) -> tuple[Text, ...]:
    """Headings, paragraphs, list items and captions of the plan, in their order."""
    return tuple(text for section in facts.book.all(Section) for text in _of_section(section))


def _of_section(section: Section) -> Iterator[Text]:
    yield Text(section.heading, section.place, section.id, "heading", "heading")
    for paragraph in section.paragraphs:
        source: Source = "heading" if paragraph.kind in ("title", "table") else "prose"
        yield Text(paragraph.text, paragraph.place, section.id, "", source)


@lru_cache(maxsize=1)
def all_texts(facts: Facts) -> tuple[Text, ...]:
    """All text of the Book. A list that was read into rows of its own is taken from the prose, once."""
    texts = list(prose(facts))
    seen = {(text.place.line, text.text) for text in texts}
    lines = {text.place.line for text in texts if text.source == "prose"}
    texts += [
        text
        for text in _values(facts)
        if (text.place.part or text.place.line not in lines) and (text.place.line, text.text) not in seen
    ]
    return tuple(texts)


def _values(facts: Facts) -> Iterator[Text]:
    """Each value of a row that is not empty."""
    book = facts.book
    for entry in book.all(ContentsEntry):
        if entry.title:
            yield Text(entry.title, entry.place, entry.id, "title", "contents")
    worded = (
        *book.all(Vision), *book.all(Mission), *facts.strategic.values(), *book.all(Strategy),
        *book.all(PolicyDirection), *book.all(Duty),
    )  # fmt: skip
    for row in worded:
        yield Text(row.text, row.place, row.id, "text", "strategy")
    items = facts.item_by_id
    for indicator in book.all(Indicator):
        item, place = items.get(indicator.subject), indicator.place
        yield Text(indicator.name, place, indicator.id, "name", "indicator", item.level if item else "")
        if indicator.definition:
            yield Text(indicator.definition, place, indicator.id, "definition", "indicator")
        if indicator.formula:
            yield Text(indicator.formula, place, indicator.id, "formula", "indicator")
        if indicator.source:
            yield Text(indicator.source, place, indicator.id, "source", "indicator")
    for item in book.all(WorkItem):
        yield Text(item.name, item.place, item.id, "name", "item", item.level)
        if item.location:
            yield Text(item.location, item.place, item.id, "location", "location", item.level)
