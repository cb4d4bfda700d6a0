"""What a row of a plan is called and what it says, in the groups an officer thinks in."""

from typing import Final

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
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
    PlanDocument,
    PolicyDirection,
    Row,
    Section,
    Strategy,
    Target,
    Vision,
    WorkItem,
)

_STRATEGY: Final = (Vision, Mission, Goal, Objective, Strategy, PolicyDirection)
_PROMISE: Final = (Agreement, AgreementLine, AgreementBudget)
_LONGEST: Final = 160
TITLES: Final = {
    "text": "Naskah", "contents": "Daftar isi dan dasar hukum", "who": "Unit, jabatan, dan pejabat",
    "strategy": "Tujuan, sasaran, strategi, dan indikatornya", "medium": "Kutipan Renstra",
    "work": "Program dan kegiatan", "ceilings": "Pagu",
    "targets": "Target program dan kegiatan", "promise": "Perjanjian Kinerja",
    "action": "Rencana aksi",
}  # fmt: skip


def group_of(book: Book, row: Row) -> str:
    """The key of ``TITLES`` that a row belongs to. What a yearly plan quotes of another one is ``medium``."""
    source = book.find(row.document)
    if isinstance(source, PlanDocument) and source.first_year != source.last_year and source != book.plan:
        return "medium"
    return _group_of_kind(book, row)


def _group_of_kind(book: Book, row: Row) -> str:
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


def described(book: Book, row: Row) -> tuple[str, str]:
    """What a row is called, and what it says; unknown is (kosong), never zero."""
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
    return short(_named(row)), ""


def _item(row: Row | None) -> str:
    return f"{row.code} {row.name}".strip() if isinstance(row, WorkItem) else ""


def _named(row: Row) -> str:
    number = getattr(row, "number", "")
    for field in ("name", "title", "heading", "text"):
        if value := getattr(row, field, ""):
            return f"{number} {value}".strip() if isinstance(row, ContentsEntry) else str(value)
    return type(row).__name__


def short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]}…"
