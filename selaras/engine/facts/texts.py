"""Every piece of running text of a Book with its place, for the checks that read."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Final, Literal, NamedTuple, TypeVar

from selaras.engine.facts.facts import Facts
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import (
    ContentsEntry,
    Duty,
    Indicator,
    Mission,
    PolicyDirection,
    Row,
    Section,
    Strategy,
    Vision,
    WorkItem,
)

Source = Literal["prose", "heading", "contents", "strategy", "indicator", "item", "location"]
Fields = tuple[tuple[str, Source], ...]
Found = TypeVar("Found")

_OTHER_CELL: Final = frozenset({"definition", "formula", "source"})  # beside the cell that their indicator stands in


class Text(NamedTuple):
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


# The fields that hold text, in their order, and what each is; those of work items and indicators tell the level too.
_ENTRIES: Final[Fields] = (("title", "contents"),)
_WORDED: Final[Fields] = (("text", "strategy"),)
_INDICATOR: Final[Fields] = (
    ("name", "indicator"), ("definition", "indicator"), ("formula", "indicator"), ("source", "indicator"),
)  # fmt: skip
_ITEM: Final[Fields] = (("name", "item"), ("location", "location"))


@lru_cache(maxsize=1)  # the checks over the texts of one Book follow each other
def prose(facts: Facts) -> tuple[Text, ...]:
    """Headings, paragraphs, list items and captions of the plan, in their order."""
    return tuple([text for section in facts.book.all(Section) for text in _of_section(section)])


def _of_section(section: Section) -> Iterator[Text]:
    yield Text(section.heading, section.place, section.id, "heading", "heading")
    for paragraph in section.paragraphs:
        source: Source = "heading" if paragraph.kind in ("title", "table") else "prose"
        yield Text(paragraph.text, paragraph.place, section.id, "", source)


class _Cells(NamedTuple):
    """The values of some fields of rows that hold text, field by field."""

    rows: Sequence[Row]
    fields: Fields
    values: Sequence[Sequence[str]]


@lru_cache(maxsize=1)
def _prose_values(facts: Facts) -> tuple[str, ...]:
    return tuple([text.text for text in prose(facts)])


@lru_cache(maxsize=1)
def _cells(facts: Facts) -> tuple[_Cells, ...]:
    """All cells that hold text, those of work items last."""
    book = facts.book
    worded = (
        *book.all(Vision), *book.all(Mission), *facts.strategic.values(), *book.all(Strategy),
        *book.all(PolicyDirection), *book.all(Duty),
    )  # fmt: skip
    groups: tuple[tuple[Sequence[Row], Fields], ...] = (
        (book.all(ContentsEntry), _ENTRIES),
        (worded, _WORDED),
        (book.all(Indicator), _INDICATOR),
        (book.all(WorkItem), _ITEM),
    )
    return tuple(
        _Cells(rows, fields, [list(map(attrgetter(field), rows)) for field, _ in fields]) for rows, fields in groups
    )


def found_in(facts: Facts, find: Callable[[str], Found], *, items: bool = True) -> Iterator[tuple[Text, Found]]:
    """Each text of the Book, or each but those of work items, in which ``find`` finds something, with what it finds.
    A list that was read into rows of its own is taken from the prose, once."""
    found = list(map(find, _prose_values(facts)))
    yield from compress(zip(prose(facts), found, strict=True), found)
    groups = _cells(facts)
    for cells in groups if items else groups[:-1]:
        yield from _found_in_cells(facts, cells, find)


def _found_in_cells(facts: Facts, cells: _Cells, find: Callable[[str], Found]) -> Iterator[tuple[Text, Found]]:
    """Only what is found is made into texts: of some four hundred values that is a few."""
    rows, fields, columns = cells
    hits: list[tuple[int, int, str, Found]] = []
    for which, values in enumerate(columns):
        found = list(map(find, values))
        hits += [(at, which, values[at], what) for at, what in compress(enumerate(found), found) if values[at]]
    for at, which, value, what in sorted(hits, key=itemgetter(0, 1)):
        row, (field, source) = rows[at], fields[which]
        if _stands_alone(facts, row.place, value):
            yield Text(value, row.place, row.id, field, source, _level(facts, row, source, field)), what


def _level(facts: Facts, row: Row, source: Source, field: str) -> str:
    item = facts.item_by_id.get(row.subject) if isinstance(row, Indicator) and field == "name" else row
    return item.level if isinstance(item, WorkItem) else ""


def _stands_alone(facts: Facts, place: Place, text: str) -> bool:
    """True for a text that is not in the prose already."""
    lines, said = _lines_of_prose(facts)
    return bool(place.part or place.line not in lines) and place.line not in said.get(text, ())


@lru_cache(maxsize=1)
def _lines_of_prose(facts: Facts) -> tuple[frozenset[int | None], Mapping[str, set[int | None]]]:
    """The lines that have prose, and those of each text that stands there."""
    said: dict[str, set[int | None]] = defaultdict(set)
    for text in prose(facts):
        said[text.text].add(text.place.line)
    return frozenset(text.place.line for text in prose(facts) if text.source == "prose"), said


def all_texts(facts: Facts, *, items: bool = True) -> list[Text]:
    """All text of the Book, or all but that of work items."""
    return [text for text, _ in found_in(facts, lambda text: True, items=items)]
