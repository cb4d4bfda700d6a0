"""A difference of two plans as lines to read: which row of which unit, which field, before and after."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Final, Literal, NamedTuple

from selaras.engine.facts.described import TITLES, described, group_of
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import Organisation, Paragraph, Row, Target
from selaras.registers.plans.difference import Changed, Difference

Tone = Literal["new", "changed", "retired"]
WORDS: Final = {"new": "ditambah", "changed": "berubah", "retired": "tidak dipakai lagi"}
_EMPTY: Final = "(kosong)"
_MANY: Final = 8  # words from which on only those that differ are marked
_AROUND: Final = 6
_SCALED: Final = frozenset({"value", "volume", "percent"})
_FOLLOWING: Final = frozenset({"value", "unit", "grade"})  # what is read from the text of a target
_NOT_SHOWN: Final = frozenset({"order", "code_text", "figures"})


class Piece(NamedTuple):
    """Some words of a text, and whether they differ."""

    text: str
    differs: bool


def _piece(words: Sequence[str], tag: str) -> list[Piece]:
    """The words of one stretch; of a long one that is equal on both sides only the ends."""
    if not words:
        return []
    if tag == "equal" and len(words) > 2 * _AROUND:
        words = [*words[:_AROUND], "…", *words[-_AROUND:]]
    return [Piece(" ".join(words), tag != "equal")]


class Line(Frozen):
    """One difference. ``amount`` is how many sen more or less, of a pagu that is known on both sides."""

    tone: Tone
    group: str
    unit: str
    title: str
    field: str
    before: str
    after: str
    amount: int | None = None

    @property
    def word(self) -> str:
        """The tone as the office says it."""
        return WORDS[self.tone]

    @property
    def part(self) -> str:
        """The title of its group."""
        return TITLES[self.group]

    @property
    def sides(self) -> tuple[list[Piece], list[Piece]]:
        """Before and after in pieces: of longer texts only the words that differ are marked, with some around them."""
        before, after = self.before.split(), self.after.split()
        if self.tone != "changed" or min(len(before), len(after)) < _MANY:
            return [Piece(self.before, True)], [Piece(self.after, True)]
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return (
            [piece for tag, a, b, _, _ in blocks for piece in _piece(before[a:b], tag)],
            [piece for tag, _, _, a, b in blocks for piece in _piece(after[a:b], tag)],
        )


class Wanted(Frozen):
    """What of the lines is wanted; empty means all."""

    tone: str = ""
    unit: str = ""
    group: str = ""

    def of(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that are wanted."""
        return [
            line
            for line in lines
            if self.tone in ("", line.tone) and self.unit in ("", line.unit) and self.group in ("", line.group)
        ]


def lines_of(found: Difference, older: Book, newer: Book, law: Law) -> list[Line]:
    """Every difference, in the order of the groups; of a retired row the book that still has it tells its name."""
    beside = _Beside(found, older, newer)
    made = [
        *(_whole("new", row, beside.after) for row in found.new),
        *(line for changed in found.changed for line in _changed(changed, beside, law)),
        *(_whole("retired", row, older) for row in found.retired),
    ]
    order = list(TITLES)
    return sorted(made, key=lambda line: order.index(line.group))


class _Beside:
    """The rows of the newer plan under the ids that the difference gives them, so that references find their names."""

    def __init__(self, found: Difference, older: Book, newer: Book) -> None:
        rows = {row.id: row for row in older}
        rows |= {row.id: row for row in found.new} | {changed.after.id: changed.after for changed in found.changed}
        self.after = Book(rows.values())
        self.before = older


def _whole(tone: Tone, row: Row, book: Book) -> Line:
    title, text = described(book, row)
    said = text or "ada"
    before, after = ("", said) if tone == "new" else (said, "")
    return Line(tone, group_of(book, row), _unit(book, row), title, "", before, after)


def _changed(changed: Changed, beside: _Beside, law: Law) -> Iterator[Line]:
    row, kind = changed.after, type(changed.after).__name__
    title, _ = described(beside.before, changed.before)
    group, unit = group_of(beside.after, row), _unit(beside.after, row)
    for field, before, after in changed.values():
        if field in _NOT_SHOWN or (isinstance(row, Target) and field in _FOLLOWING and "text" in changed.fields):
            continue
        if field == "paragraphs":
            for old, new in _paragraphs(before, after):
                yield Line("changed", group, unit, title, "paragraf", old, new)
            continue
        both = field == "amount" and None not in (before, after)
        yield Line(
            "changed", group, unit, title, law.field_term(kind, field), _said(beside.before, field, before, law),
            _said(beside.after, field, after, law), after - before if both else None,
        )  # fmt: skip


def _paragraphs(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> Iterator[tuple[str, str]]:
    """The paragraphs that differ, each old one beside the new one in its place."""
    old, new = [part.text for part in before], [part.text for part in after]
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(last - first, end - begin)):
            was = old[first + at] if first + at < last else _EMPTY
            now = new[begin + at] if begin + at < end else _EMPTY
            yield was, now


def _said(book: Book, field: str, value: Any, law: Law) -> str:  # one answer a kind of value
    """A value as people read it."""
    if value is None or value == "":
        return _EMPTY
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return long_date(value)
    if field == "amount":
        return f"Rp{rupiah(value)}"
    if field in _SCALED:
        return decimal_text(value)
    if field == "edition":
        edition = law.nomenclature.editions.get(value)
        return edition.title if edition else str(value)
    row = book.find(value) if isinstance(value, str) else None
    return described(book, row)[0] or str(value) if row is not None else str(value)


def _unit(book: Book, row: Row) -> str:
    owner = book.find(row.organisation)
    return owner.name if isinstance(owner, Organisation) else ""
