"""Figures inside the text of a plan: how the field of a row is printed, which changed since, which are only typed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Final

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.period import long_date
from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import (
    Ceiling,
    Figure,
    Goal,
    Indicator,
    Objective,
    Organisation,
    Paragraph,
    Row,
    Section,
    Target,
    WorkItem,
)

GONE: Final = "(baris tidak ada lagi)"
_MONEY: Final = frozenset({"amount"})
_SCALED: Final = frozenset({"value", "volume"})
_NUMBER: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|(?<![\d.,])\d+,\d+(?![\d])")
_UNQUOTED: Final = re.compile(r"[\[\]|\n]")  # these mark a figure in a text that is edited
_LEVELS: Final = {"organisation": "", "program": "program ", "kegiatan": "kegiatan ", "sub_kegiatan": "sub kegiatan "}


class Offer(Frozen):
    """A value that may stand in a text: the row and field it comes from, what it is called, and how it is printed."""

    key: str
    row: str
    field: str
    label: str
    value: str


class Stale(Frozen):
    """A figure whose row says something else by now. ``now`` is ``GONE`` where the row is not in the Book any more.

    ``paragraph`` and ``figure`` count from 0 inside the section and the paragraph.
    """

    section: str
    paragraph: int
    figure: int
    was: str
    now: str

    @property
    def is_gone(self) -> bool:
        """Whether there is no row any more whose value could be taken."""
        return self.now == GONE


class Typed(Frozen):
    """A typed number that equals the value of one or more rows: where it stands, and what it may be."""

    paragraph: int
    start: int
    end: int
    text: str
    offers: tuple[Offer, ...]


def printed(row: Row, field: str) -> str:
    """A field of a row as a text prints it: ``25.000.000`` of sen, ``12 laporan`` of a target; empty for no value.

    Raises ``AttributeError`` for a field that the row does not have.
    """
    value = getattr(row, field)
    if isinstance(row, Target) and field == "value":
        return row.text or ("" if value is None else f"{decimal_text(value)} {row.unit}".strip())
    if value is None or value == "":
        return ""
    if isinstance(value, int) and field in _MONEY:
        return rupiah(value)
    if isinstance(value, int) and field in _SCALED:
        return decimal_text(value)
    return long_date(value) if isinstance(value, date) else str(value)


def now(book: Book, figure: Figure) -> str:
    """What a figure would print by now; ``GONE`` where its row or its value is not there."""
    row = book.find(figure.row)
    return (printed(row, figure.field) if row is not None and hasattr(row, figure.field) else "") or GONE


def stale_figures(book: Book) -> tuple[Stale, ...]:
    """Every figure in the text of the Book whose row says something else than what stands there, in reading order."""
    return tuple(
        Stale(section.id, n, m, was, is_now)
        for section in sorted(book.all(Section), key=lambda each: each.order)
        for n, paragraph in enumerate(section.paragraphs)
        for m, figure in enumerate(paragraph.figures)
        if (was := paragraph.text[figure.start : figure.end]) != (is_now := now(book, figure))
    )


def brought_up(book: Book, section: Section, wanted: Iterable[Stale]) -> tuple[Paragraph, ...]:
    """The paragraphs of a section with these stale figures as they are now; those without a row stay as they are."""
    news = {(each.paragraph, each.figure): each.now for each in wanted if each.section == section.id}
    news = {spot: text for spot, text in news.items() if text != GONE}
    return tuple(
        _rewritten(paragraph, {m: text for (of, m), text in news.items() if of == n})
        for n, paragraph in enumerate(section.paragraphs)
    )


def _rewritten(paragraph: Paragraph, news: Mapping[int, str]) -> Paragraph:
    if not news:
        return paragraph
    text, last, made = "", 0, {}
    for m, figure in sorted(enumerate(paragraph.figures), key=lambda each: each[1].start):
        text += paragraph.text[last : figure.start]
        start = len(text)
        text += news.get(m, paragraph.text[figure.start : figure.end])
        made[m] = replace(figure, start=start, end=len(text))
        last = figure.end
    figures = tuple(made[m] for m in range(len(paragraph.figures)))
    return replace(paragraph, text=text + paragraph.text[last:], figures=figures, carried=False)


def linked(paragraph: Paragraph, start: int, end: int, offer: Offer) -> Paragraph:
    """The paragraph with the typed text between two characters as a figure. Raises ``ValueError`` where another text
    than the offered value stands there, or a figure already."""
    taken = any(figure.start < end and start < figure.end for figure in paragraph.figures)
    if taken or paragraph.text[start:end] != offer.value:
        raise ValueError(f"{offer.value!r} does not stand at {start}")
    figures = sorted((*paragraph.figures, Figure(start, end, offer.row, offer.field)), key=lambda each: each.start)
    return replace(paragraph, figures=tuple(figures), carried=False)


def key_of(row: str, field: str) -> str:
    """The short key under which a row's field stands in a text that is edited."""
    return sha256(f"{row}.{field}".encode()).hexdigest()[:12]


def offers(book: Book) -> tuple[Offer, ...]:
    """Every value that a text of this Book may hold, in the order of the Book.

    A sum over kelurahan is none: it is no row, it is worked out anew wherever it is shown, so nothing could tell that
    it changed. The pagu of an organisation's own line is a row and is here.
    """
    return tuple(_offers(book))


def _offers(book: Book) -> Iterator[Offer]:
    for row in book:
        for field, label in _named(book, row):
            value = printed(row, field)
            if value and not _UNQUOTED.search(value):
                yield Offer(key_of(row.id, field), row.id, field, label, value)


def _named(book: Book, row: Row) -> Iterator[tuple[str, str]]:
    """The fields of a row that a text may quote, each with what it is called."""
    if isinstance(row, Ceiling | CashPlan):
        item = book.find(row.item)
        word = "Pagu" if isinstance(row, Ceiling) else "Rencana kas"
        if isinstance(item, WorkItem):
            yield "amount", f"{word} {_work(book, item)}, {row.period}"
    elif isinstance(row, Target):
        measured = book.find(row.indicator)
        if isinstance(measured, Indicator):
            yield "value", f"Target {measured.name}, {row.period}"
    elif isinstance(row, WorkItem):
        yield "name", f"Nama {_LEVELS[row.level]}{row.code}"
    elif isinstance(row, Indicator):
        yield "name", f"Nama indikator {row.number}".rstrip()
    elif isinstance(row, Goal | Objective):
        word = "Tujuan" if isinstance(row, Goal) else "Sasaran"
        yield "text", f"{word} {row.number}".rstrip()
    elif isinstance(row, Organisation):
        yield "name", f"Nama {row.kind.replace('_', ' ') or 'unit'}"


def _work(book: Book, item: WorkItem) -> str:
    unit = book.find(item.organisation)
    of = f" ({unit.name})" if isinstance(unit, Organisation) and unit.level == "unit" else ""
    return f"{_LEVELS[item.level]}{item.code} {item.name}{of}"


def by_key(found: Iterable[Offer]) -> dict[str, tuple[str, str, str]]:
    """The offers as a text is read by: key → row, field, printed value."""
    return {offer.key: (offer.row, offer.field, offer.value) for offer in found}


def typed_figures(section: Section, found: Iterable[Offer]) -> tuple[Typed, ...]:
    """The numbers of a section's text that were typed and equal the value of a row: what stands with thousands or
    decimals, for a bare 5 or 2025 equals too much."""
    by_value: dict[str, list[Offer]] = {}
    for offer in found:
        if _NUMBER.fullmatch(offer.value):
            by_value.setdefault(offer.value, []).append(offer)
    made = []
    for n, paragraph in enumerate(section.paragraphs if by_value else ()):
        for mark in _NUMBER.finditer(paragraph.text):
            free = not any(each.start < mark.end() and mark.start() < each.end for each in paragraph.figures)
            if free and paragraph.kind != "table" and (same := by_value.get(mark[0])):
                made.append(Typed(n, mark.start(), mark.end(), mark[0], tuple(same)))
    return tuple(made)
