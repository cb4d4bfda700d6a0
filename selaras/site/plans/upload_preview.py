"""What the page before acceptance shows: rows read, doubts, notes and differences to what is stored; stores nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from selaras.engine.checks.check import checks
from selaras.engine.checks.run import run
from selaras.engine.documents.correction import Cause, causes, places_words
from selaras.engine.law.law import Law
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem, Severity
from selaras.engine.tables.listing import listed
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.rows import Paragraph, Row, WorkItem
from selaras.registers.findings.actions import sort_out, waivers
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import Acceptance, latest
from selaras.registers.plans.actions import preview as would_accept
from selaras.registers.plans.actions import standing as standing_of
from selaras.registers.plans.models import Edit, Plan

SHOWN_CARDS = 8
SHOWN_CHANGES = 40
SHOWN_LINES = 250
LONGEST_TEXT = 300
# The printed text of an amount, and the number behind a target's text: the other field says it already.
_TOLD_TWICE = {("Ceiling", "text"), ("Target", "value")}
# Tables of the plan worth leafing through: the columns of the listing, and their headings.
_LEAVES = (
    ("Tujuan dan sasaran", "objectives", {"number": "No.", "text": "Uraian"}),
    ("Indikator tujuan dan sasaran", "indicators", {"number": "No.", "indicator": "Indikator", "unit": "Satuan"}),
    ("Target tujuan dan sasaran", "targets", {"indicator": "Indikator", "period": "Tahun", "target_text": "Target"}),
    ("Indikator program dan kegiatan", "work_item_indicators", {"indicator": "Indikator", "target_text": "Target"}),
    (
        "Lampiran Perjanjian Kinerja",
        "agreement_lines",
        {"number": "No.", "objective": "Sasaran", "indicator": "Indikator", "target_text": "Target"},
    ),
    (
        "Strategi dan arah kebijakan",
        "strategies",
        {"number": "No.", "strategy": "Strategi", "policy_direction": "Arah kebijakan"},
    ),
)


class Count(Frozen):
    """One kind of row: how many were read, and what acceptance would do with them."""

    label: str
    read: int
    new: int
    changed: int
    retired: int


class Leaf(Frozen):
    """A table as it was read. ``more`` lines are left out."""

    title: str
    headings: Sequence[str]
    lines: Sequence[Sequence[object]]
    total: int

    @property
    def more(self) -> int:
        """How many lines are not shown."""
        return self.total - len(self.lines)


class Change(Frozen):
    """One field that would say something else."""

    label: str
    field: str
    before: object
    after: object


class Card(Frozen):
    """Notes of one cause: title of the check, the sentence, where, and in how many rows."""

    check: str
    title: str
    severity: str
    message: str
    places: str
    rows: int


class Preview(Frozen):
    """Everything the page says about a file. ``approved`` means that the stored plan can no longer take it.

    ``overwritten`` counts the values that people changed here since and that the file would change again.
    """

    reading: Reading
    year: int
    acceptance: Acceptance
    standing: str
    overwritten: int
    budgets: Sequence[tuple[str, str]]
    counts: Sequence[Count]
    leaves: Sequence[Leaf]
    changes: Sequence[Change]
    cards: Sequence[Card]
    severities: Sequence[tuple[str, str, int]]

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What the reader asks to confirm."""
        return self.acceptance.doubts

    @property
    def plan(self) -> Plan | None:
        """The stored plan the file was laid beside."""
        return self.acceptance.plan

    @property
    def approved(self) -> bool:
        """True when the stored plan is frozen and differs."""
        return self.acceptance.changed and self.plan is not None and self.plan.is_approved

    @property
    def more_changes(self) -> int:
        """Changed rows that are not shown."""
        return max(0, len(self.acceptance.difference.changed) - SHOWN_CHANGES)

    @property
    def more_cards(self) -> int:
        """Causes that are not shown."""
        return sum(number for _, _, number in self.severities) - len(self.cards)


def year_of(book: Book) -> int:
    """The year a plan is kept under: its own, of a plan of several years the first; 0 where the file is no plan."""
    return book.plan.first_year if book.plan else 0


def standing(agency: Unit, book: Book, year: int) -> str:
    """Which state of the stored plan a preview was laid beside: it changes with every change of a row."""
    plan = latest(agency, book.plan.kind, year) if book.plan else None
    return standing_of(plan)


def look(reading: Reading, agency: Unit, law: Law) -> Preview:
    """The preview of a readable file. Raises ``Refused`` where acceptance would refuse the file itself."""
    book, year = reading.book, year_of(reading.book)
    acceptance = would_accept(book, agency, year, reading.problems)
    counting = sort_out(run(book, law).findings, waivers(agency, year)).counting
    found = causes(counting)
    heavy = Counter(cause.first.severity for cause in found)
    return Preview(
        reading=reading,
        year=year,
        acceptance=acceptance,
        standing=standing_of(acceptance.plan),
        overwritten=_overwritten(acceptance),
        budgets=_budgets(book),
        counts=list(_counts(acceptance, law)),
        leaves=list(_leaves(book)),
        changes=list(_changes(acceptance, law)),
        cards=[_card(cause) for cause in found[:SHOWN_CARDS]],
        severities=[
            (severity.value, law.term(f"severity.{severity.value}"), heavy[severity])
            for severity in Severity
            if heavy[severity]
        ],
    )


def _overwritten(acceptance: Acceptance) -> int:
    """How many values changed by people would say something else again, or be gone with their row."""
    edits = set(Edit.objects.filter(plan=acceptance.plan, undone_at__isnull=True).values_list("row", "field"))
    changes = acceptance.difference.changed
    gone = {row.id for row in acceptance.difference.retired}
    changed = {(change.before.id, field) for change in changes for field in change.fields}
    return len(edits & changed) + sum(row in gone for row, _ in edits)


def _budgets(book: Book) -> list[tuple[str, str]]:
    amounts = {item: ceiling.amount for item, ceiling in book.ceilings.items()}
    return [
        (item.name, rupiah(amount))
        for item in book.all(WorkItem)
        if item.level == "organisation" and (amount := amounts.get(item.id)) is not None
    ]


def _counts(acceptance: Acceptance, law: Law) -> Iterator[Count]:
    found = acceptance.difference
    read, new, retired = (_by_kind(rows) for rows in (acceptance.rows, found.new, found.retired))
    changed = _by_kind([change.after for change in found.changed])
    for kind in dict.fromkeys([*read, *retired]):
        yield Count(law.term(kind), read[kind], new[kind], changed[kind], retired[kind])


def _by_kind(rows: Sequence[Row]) -> Counter[str]:
    return Counter(type(row).__name__ for row in rows)


def _leaves(book: Book) -> Iterator[Leaf]:
    amounts = {item: ceiling.amount for item, ceiling in book.ceilings.items()}
    items = book.all(WorkItem)
    money = {key: rupiah(amount) for key, amount in amounts.items() if amount is not None}
    lines = [(item.code, item.name, money.get(item.id, "–"), item.place.line) for item in items[:SHOWN_LINES]]
    if items:
        yield Leaf("Program, kegiatan, dan sub kegiatan", ("Kode", "Uraian", "Pagu (Rp)", "Baris"), lines, len(items))
    for title, table, columns in _LEAVES:
        rows = listed(table, book)
        if rows:
            shown = [tuple(row[name] or "–" for name in columns) for row in rows[:SHOWN_LINES]]
            yield Leaf(title, tuple(columns.values()), shown, len(rows))


def _changes(acceptance: Acceptance, law: Law) -> Iterator[Change]:
    rows = {row.id: row for row in acceptance.rows}
    for change in acceptance.difference.changed[:SHOWN_CHANGES]:
        kind = type(change.after).__name__
        name = _name(change.after, rows)
        label = f"{law.term(kind)}: {name}" if name else law.term(kind)
        for field, before, after in change.values():
            if (kind, field) not in _TOLD_TWICE:
                told = (
                    _paragraphs(before, after)
                    if field == "paragraphs"
                    else (_shown(field, before), _shown(field, after))
                )
                yield Change(label, law.field_term(kind, field), *told)


def _name(row: Row, rows: Mapping[str, Row]) -> str:
    """What the row is about, in the words of the plan: its own, else those of the row it belongs to."""
    own = getattr(row, "name", "") or getattr(row, "heading", "") or getattr(row, "title", "")
    for field in ("item", "indicator", "subject"):
        owner = rows.get(getattr(row, field, ""))
        if owner is not None and not own:
            return _name(owner, rows)
    return str(own or getattr(row, "text", ""))


def _shown(field: str, value: Any) -> object:
    if value in (None, ""):
        return "kosong"
    return rupiah(value) if field == "amount" else value


def _paragraphs(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[str, str]:
    """Only the paragraphs that differ, shortened."""
    old, new = ([paragraph.text for paragraph in paragraphs] for paragraphs in (before, after))
    return _shortened(text for text in old if text not in new), _shortened(text for text in new if text not in old)


def _shortened(texts: Iterable[str]) -> str:
    text = " … ".join(texts)
    return f"{text[:LONGEST_TEXT]}…" if len(text) > LONGEST_TEXT else text or "urutan lain"


def _card(cause: Cause) -> Card:
    first = cause.first
    declared = checks().get(first.check)
    return Card(
        first.check,
        declared.title if declared else first.check,
        first.severity.value,
        first.message,
        places_words([finding.place for finding in cause.findings]),
        len(cause.findings),
    )
