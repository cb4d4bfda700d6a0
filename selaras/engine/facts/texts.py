"""Every piece of running text of a Book with its place, for the checks that read."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
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


class Text(NamedTuple):  # some five hundred are made for each plan; a dataclass costs three times as much
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


# As Text(…) from its six fields, without the Python function that Text(…) runs through: a third of the time.
_text: Final[Callable[[tuple[str, Place, str, str, Source, str]], Text]] = partial(tuple.__new__, Text)


@lru_cache(maxsize=1)  # the checks over the texts of one Book follow each other
def prose(facts: Facts) -> tuple[Text, ...]:
    """Headings, paragraphs, list items and captions of the plan, in their order."""
    return tuple(text for section in facts.book.all(Section) for text in _of_section(section))


def _of_section(section: Section) -> Iterator[Text]:
    yield _text((section.heading, section.place, section.id, "heading", "heading", ""))
    for paragraph in section.paragraphs:
        source: Source = "heading" if paragraph.kind in ("title", "table") else "prose"
        yield _text((paragraph.text, paragraph.place, section.id, "", source, ""))


@lru_cache(maxsize=1)
def all_texts(facts: Facts) -> tuple[Text, ...]:
    """All text of the Book. A list that was read into rows of its own is taken from the prose, once."""
    texts = prose(facts)
    lines = {text.place.line for text in texts if text.source == "prose"}
    seen: dict[str, set[int | None]] = defaultdict(set)
    for text in texts:
        seen[text.text].add(text.place.line)
    more = [*_worded(facts), *_of_indicators(facts), *_of_items(facts)]
    return texts + tuple(
        [
            text
            for text in more
            if (text.place.part or text.place.line not in lines) and text.place.line not in seen.get(text.text, ())
        ]
    )


def _worded(facts: Facts) -> Iterator[Text]:
    book = facts.book
    for entry in book.all(ContentsEntry):
        if entry.title:
            yield _text((entry.title, entry.place, entry.id, "title", "contents", ""))
    worded = (
        *book.all(Vision), *book.all(Mission), *facts.strategic.values(), *book.all(Strategy),
        *book.all(PolicyDirection), *book.all(Duty),
    )  # fmt: skip
    for row in worded:
        yield _text((row.text, row.place, row.id, "text", "strategy", ""))


def _of_indicators(facts: Facts) -> Iterator[Text]:
    """The name of each indicator, and its definition, formula and source where there is one."""
    items = facts.item_by_id
    for row in facts.book.all(Indicator):
        item = items.get(row.subject)
        yield _text((row.name, row.place, row.id, "name", "indicator", item.level if item else ""))
        if row.definition:
            yield _text((row.definition, row.place, row.id, "definition", "indicator", ""))
        if row.formula:
            yield _text((row.formula, row.place, row.id, "formula", "indicator", ""))
        if row.source:
            yield _text((row.source, row.place, row.id, "source", "indicator", ""))


def _of_items(facts: Facts) -> Iterator[Text]:
    for item in facts.book.all(WorkItem):
        yield _text((item.name, item.place, item.id, "name", "item", item.level))
        if item.location:
            yield _text((item.location, item.place, item.id, "location", "location", item.level))
