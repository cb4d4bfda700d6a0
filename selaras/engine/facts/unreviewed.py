"""Rows and paragraphs that came from last year's plan and that nobody has touched or confirmed since, in groups."""

from collections.abc import Iterator
from typing import Final

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.planning import ActionPlan, CashPlan
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Ceiling,
    Citation,
    ContentsEntry,
    Goal,
    Indicator,
    Mission,
    Objective,
    Official,
    PlanDocument,
    PolicyDirection,
    Position,
    Row,
    Section,
    Strategy,
    Target,
    Vision,
    WorkItem,
)

_STRATEGY: Final = (Vision, Mission, Goal, Objective, Strategy, PolicyDirection)
_PROMISE: Final = (Agreement, AgreementLine, AgreementBudget)
_WHO: Final = (Position, Official, Appointment)
_LONGEST: Final = 160
TITLES: Final = {
    "text": "Naskah", "contents": "Daftar isi dan dasar hukum", "who": "Unit, jabatan, dan pejabat",
    "strategy": "Tujuan, sasaran, strategi, dan indikatornya", "medium": "Kutipan Renstra",
    "work": "Program dan kegiatan", "ceilings": "Pagu", "targets": "Target program dan kegiatan", "promise": "Perjanjian Kinerja",
    "action": "Rencana aksi",
}  # fmt: skip


class Unreviewed(Frozen):
    """One row, or one paragraph of a section (``paragraph``, from 0), that is still as it was carried over.

    ``group`` is a key of ``TITLES``, ``unit`` the organisation it belongs to; ``title`` says what it is and ``text``
    what stands there.
    """

    group: str
    row: str
    unit: str
    title: str
    text: str = ""
    paragraph: int | None = None

    @property
    def key(self) -> str:
        """Which one it is, in a form or an address."""
        return self.row if self.paragraph is None else f"{self.row}.{self.paragraph}"


def unreviewed(book: Book) -> list[Unreviewed]:
    """Everything of the Book that is still to be reviewed, by group in the order of ``TITLES``, in the Book's order.

    A section is one matter with its heading, and each of its paragraphs another one.
    """
    several = {row.id for row in book.all(PlanDocument) if row.first_year != row.last_year}
    found = [each for row in book for each in _of(book, row, row.document in several)]
    order = list(TITLES)
    return sorted(found, key=lambda each: order.index(each.group))


def _of(book: Book, row: Row, medium: bool) -> Iterator[Unreviewed]:
    if row.carried:
        title, text = _words(book, row)
        group = "medium" if medium else _group(book, row)
        yield Unreviewed(group, row.id, row.organisation, title, text)
    if isinstance(row, Section):
        for at, part in enumerate(row.paragraphs):
            if part.carried:
                yield Unreviewed("text", row.id, row.organisation, row.heading, _short(part.text), at)


def _group(book: Book, row: Row) -> str:  # one answer a kind of row
    if isinstance(row, Section | PlanDocument):
        return "text"
    if isinstance(row, ContentsEntry | Citation):
        return "contents"
    if isinstance(row, Ceiling | CashPlan):
        return "ceilings"
    if isinstance(row, WorkItem):
        return "work"
    if isinstance(row, Indicator | Target):
        return _group_of_measure(book, row)
    if isinstance(row, ActionPlan):
        return "action"
    if isinstance(row, _STRATEGY):
        return _in_agreement(book, row, "strategy")
    return "promise" if isinstance(row, _PROMISE) else "who"


def _group_of_measure(book: Book, row: Indicator | Target) -> str:
    indicator = book.find(row.indicator) if isinstance(row, Target) else row
    subject = book.find(indicator.subject) if isinstance(indicator, Indicator) else None
    if isinstance(subject, WorkItem):
        return "targets" if isinstance(row, Target) else "work"
    return _in_agreement(book, row, "strategy")


def _in_agreement(book: Book, row: Row, otherwise: str) -> str:
    return "promise" if isinstance(book.find(row.document), Agreement) else otherwise


def _words(book: Book, row: Row) -> tuple[str, str]:
    """What a row is called, and what it says."""
    if isinstance(row, Target):
        indicator = book.find(row.indicator)
        value = row.text or (decimal_text(row.value) if row.value is not None else "(kosong)")
        return getattr(indicator, "name", ""), f"target {row.period}: {value}"
    if isinstance(row, Ceiling | CashPlan):
        item = book.find(row.item)
        amount = "(kosong)" if row.amount is None else f"Rp{rupiah(row.amount)}"
        return _item(item), f"pagu {row.period}: {amount}"
    if isinstance(row, WorkItem):
        return _item(row), row.location
    if isinstance(row, Section):
        return f"{row.number} {row.heading}".strip() or "Tanpa judul", "judul bagian"
    if isinstance(row, AgreementLine):
        return f"Baris {row.number or row.order}", getattr(book.find(row.indicator), "name", "")
    if isinstance(row, Appointment):
        holder, post = book.find(row.official), book.find(row.position)
        return getattr(post, "name", ""), getattr(holder, "name", "")
    return _short(_named(row)), ""


def _item(row: Row | None) -> str:
    return f"{row.code} {row.name}".strip() if isinstance(row, WorkItem) else ""


def _named(row: Row) -> str:
    number = getattr(row, "number", "")
    for field in ("name", "title", "heading", "text"):
        if value := getattr(row, field, ""):
            return f"{number} {value}".strip() if isinstance(row, ContentsEntry) else str(value)
    return type(row).__name__


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]}…"
