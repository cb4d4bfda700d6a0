"""The printed table of contents against the headings of the document."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import ContentsEntry, Section
from selaras.engine.tables.wording import fold, fold_letters

# Entries without number that mean a heading of the document; others may be tables, lettered parts, or an approval page.
_NAMED: Final = frozenset({"kata pengantar", "ikhtisar eksekutif", "pendahuluan", "penutup", "lampiran"})


class Pair(Frozen):
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


class Matched(Frozen):
    """What does not agree, with the texts as printed."""

    differing: list[Pair]
    without_heading: list[tuple[ContentsEntry, str]]
    without_entry: list[tuple[Section, str]]


@lru_cache(maxsize=1)  # the checks over the contents of one Book follow each other
def matched(facts: Facts) -> Matched | None:
    """Entries and headings matched by number and title, then by number, then by title; None without contents."""
    entries, sections = _joined(facts.book.all(ContentsEntry)), facts.book.all(Section)
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
    depth = max((_depth(entry.number) for entry in entries), default=0)
    return Matched(
        sorted(differing, key=lambda pair: pair.entry.order),
        [(entry, f"{entry.number} {entry.title}".strip()) for entry in left_entries if _means_heading(entry)],
        [(row, f"{row.number} {row.heading}".strip()) for row in left_sections if 0 < _depth(row.number) <= depth],
    )


def _joined(entries: Iterable[ContentsEntry]) -> list[ContentsEntry]:
    """The entries, with a title that goes on in the next line made whole: the first line has no page, the second no
    number."""
    whole: list[ContentsEntry] = []
    for entry in entries:
        if whole and whole[-1].number and not whole[-1].page and not entry.number and fold(entry.title) not in _NAMED:
            before = whole.pop()
            whole.append(replace(before, title=f"{before.title} {entry.title}".strip(), page=entry.page))
        else:
            whole.append(entry)
    return whole


def _depth(number: str) -> int:
    """0 without a number, 1 for a chapter, 2 for 1.1; contents are judged down to the depth they have."""
    if not number:
        return 0
    return 1 if fold(number).startswith("bab") else number.strip(".").count(".") + 1


def _means_heading(entry: ContentsEntry) -> bool:
    return bool(entry.number) or fold(entry.title) in _NAMED


def _number(entry: ContentsEntry, section: Section) -> bool:
    return bool(entry.number) and fold(entry.number) == fold(section.number)


def _title(entry: ContentsEntry, section: Section) -> bool:
    """The same title, in the same kind of place: a chapter is no subchapter of that name."""
    chapter = fold(entry.number).startswith("bab") == fold(section.number).startswith("bab")
    return chapter and fold_letters(entry.title) == fold_letters(section.heading)


def _both(entry: ContentsEntry, section: Section) -> bool:
    return fold(entry.number) == fold(section.number) and fold_letters(entry.title) == fold_letters(section.heading)
