"""A plan's own sections placed into a lawful outline by their headings: nothing is left out, nothing made up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from selaras.engine.documents.plan_text import text_of
from selaras.engine.law.outline import Chapter, Outline, Part
from selaras.engine.tables import rows
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold

Group = tuple[rows.Section, ...]
"""A section with the deeper ones that follow it."""


class Placed(Frozen, eq=False):
    """Where the sections of a plan stand in an outline. ``parts`` by (chapter, part), ``further`` by chapter, both
    counted from 0; ``openings`` is what stands right under a chapter's own heading; ``rest`` fits nowhere."""

    front: Sequence[rows.Section]
    openings: Mapping[int, Sequence[rows.Section]]
    parts: Mapping[tuple[int, int], Sequence[Group]]
    further: Mapping[int, Sequence[Group]]
    rest: Sequence[Group]


class _Placing:
    """Walks the sections once. ``home`` is the outline chapter of the plan's chapter that is being read."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.home: int | None = None
        self.front: list[rows.Section] = []
        self.openings: dict[int, list[rows.Section]] = defaultdict(list)
        self.parts: dict[tuple[int, int], list[Group]] = defaultdict(list)
        self.further: dict[int, list[Group]] = defaultdict(list)
        self.rest: list[Group] = []

    @cached_property
    def _all_parts(self) -> list[tuple[int, int, Part]]:
        return [(c, p, part) for c, chapter in enumerate(self.outline.chapters) for p, part in enumerate(chapter.parts)]

    def chapter(self, row: rows.Section) -> None:
        """A chapter of the plan: its own words open the chapter of the outline that it fits."""
        self.home = next((c for c, each in enumerate(self.outline.chapters) if _named(each, row)), None)
        if self.home is not None:
            self.openings[self.home].append(row)
        elif row.paragraphs:
            self.rest.append((row,))

    def group(self, group: Group) -> None:
        """A section: into the part whose words it fits, first of its own chapter; else into a chapter; else nowhere."""
        words = fold(group[0].heading)
        fitting = [(c, p) for c, p, part in self._all_parts if part.fits(words)]
        own = [at for at in fitting if at[0] == self.home]
        if found := own or fitting:
            self.parts[found[0]].append(group)
            return
        chapters = [c for c, chapter in enumerate(self.outline.chapters) if chapter.fits(words)]
        if self.home in chapters or (not chapters and self.home is not None):
            chapters = [self.home]
        if chapters:
            self.further[chapters[0]].append(group)
        else:
            self.rest.append(group)


def _named(chapter: Chapter, row: rows.Section) -> bool:
    words = fold(row.heading)
    return words == fold(chapter.heading) or chapter.fits(words)


def placed(book: Book, plan: rows.PlanDocument, outline: Outline) -> Placed:
    """The plan's sections in the outline. What stands before the first numbered chapter is the front."""
    placing = _Placing(outline)
    started = False
    group: list[rows.Section] = []
    for row in (row for row in text_of(book, plan) if row.level):
        started = started or bool(row.number)
        if not started:
            placing.front.append(row)
        elif row.level >= 3 and group:
            group.append(row)
        else:
            _close(placing, group)
            group = []
            if row.level == 1:
                placing.chapter(row)
            else:
                group = [row]
    _close(placing, group)
    return Placed(placing.front, placing.openings, placing.parts, placing.further, placing.rest)


def _close(placing: _Placing, group: list[rows.Section]) -> None:
    if group:
        placing.group(tuple(group))


def has_words(group: Sequence[Group] | Sequence[rows.Section]) -> bool:
    """Whether any of these sections says anything."""
    sections = [row for each in group for row in (each if isinstance(each, tuple) else (each,))]
    return any(paragraph.text.strip() or paragraph.table for row in sections for paragraph in row.paragraphs)
