"""The printed table of contents against the headings of the document."""

from dataclasses import dataclass

from selaras.engine.facts.facts import Facts
from selaras.engine.tables.rows import ContentsEntry, Section
from selaras.engine.tables.wording import fold, fold_letters


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry and the heading it means, which has another number or title."""

    entry: ContentsEntry
    section: Section

    @property
    def entry_text(self) -> str:
        """The entry as printed, without its page."""
        return f"{self.entry.number} {self.entry.title}".strip()

    @property
    def heading_text(self) -> str:
        """The heading as printed."""
        return f"{self.section.number} {self.section.heading}".strip()


@dataclass(frozen=True, slots=True)
class Matched:
    """What does not agree, with the texts as printed."""

    differing: list[Pair]
    without_heading: list[tuple[ContentsEntry, str]]
    without_entry: list[tuple[Section, str]]


def matched(facts: Facts) -> Matched | None:
    """Entries and headings matched by number and title, then by number, then by title; None without contents."""
    entries, sections = facts.book.all(ContentsEntry), facts.book.all(Section)
    if not entries or not sections:
        return None
    pairs: list[Pair] = []
    left_entries, left_sections = list(entries), list(sections)
    for alike in (_both, _title, _number):
        for entry in list(left_entries):
            section = next((section for section in left_sections if alike(entry, section)), None)
            if section is not None:
                pairs.append(Pair(entry, section))
                left_entries.remove(entry)
                left_sections.remove(section)
    differing = [pair for pair in pairs if not _both(pair.entry, pair.section)]
    return Matched(
        sorted(differing, key=lambda pair: pair.entry.order),
        [(entry, f"{entry.number} {entry.title}".strip()) for entry in left_entries],
        [(row, f"{row.number} {row.heading}".strip()) for row in left_sections if row.number and row.level <= 2],
    )


def _number(entry: ContentsEntry, section: Section) -> bool:
    return bool(entry.number) and fold(entry.number) == fold(section.number)


def _title(entry: ContentsEntry, section: Section) -> bool:
    """The same title, in the same kind of place: a chapter is no subchapter of that name."""
    chapter = fold(entry.number).startswith("bab") == fold(section.number).startswith("bab")
    return chapter and fold_letters(entry.title) == fold_letters(section.heading)


def _both(entry: ContentsEntry, section: Section) -> bool:
    return fold(entry.number) == fold(section.number) and fold_letters(entry.title) == fold_letters(section.heading)
