"""What the page before acceptance shows: the reading, its doubts and notes, and differences to what is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from selaras.engine.documents.correction import Cause, causes
from selaras.engine.law.law import Law
from selaras.engine.readers.kinds import BY_ID
from selaras.engine.readers.reader import Reading
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem, Severity
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Paragraph, Row, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.findings.actions import sort_out, waivers
from selaras.registers.inbox.models import Upload
from selaras.registers.inbox.reading import judgement_of, reading_of, said
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import Acceptance, latest
from selaras.registers.plans.actions import preview as would_accept
from selaras.registers.plans.actions import standing as standing_of
from selaras.registers.plans.fitting import home_of
from selaras.registers.plans.models import Edit, Plan
from selaras.site.base.notes import WORDS
from selaras.site.plans.work_figures import WorkFigures, work_figures

SHOWN_CHANGES = 40
LONGEST_TEXT = 300
# The printed text of an amount, and the number behind a target's text: the other field says it already.
_TOLD_TWICE = {("Ceiling", "text"), ("Target", "value")}
_NO_PLAN = (
    "{name} dibaca dan dinilai di sini, tetapi belum dapat disimpan: sampai sekarang hanya rencana yang disimpan "
    "(RKT, Renja, Renstra, Perjanjian Kinerja, DPA, dan sejenisnya)."
)


class Count(Frozen):
    """One kind of row: how many were read, and what acceptance would do with them."""

    label: str
    read: int
    new: int
    changed: int
    retired: int


class Change(Frozen):
    """One field that would say something else."""

    label: str
    field: str
    before: object
    after: object


class Effect(Frozen):
    """What the last choice changed: how many notes and doubts are gone, how many are new."""

    notes_gone: int
    notes_new: int
    doubts_gone: int
    doubts_new: int

    def sentence(self) -> str:
        """``3 catatan hilang, 1 keraguan baru``."""
        told = [
            f"{number} {word}"
            for number, word in (
                (self.notes_gone, "catatan hilang"), (self.notes_new, "catatan baru"),
                (self.doubts_gone, "keraguan hilang"), (self.doubts_new, "keraguan baru"),
            )
            if number
        ]  # fmt: skip
        return ", ".join(told) or "catatan dan keraguan tetap sama"


class Preview(Frozen):
    """Everything the page says about a file. ``barred`` says why it cannot be accepted, where it cannot; then
    there is no ``acceptance``. ``overwritten`` counts the values that people changed here since and that the file would
    change again.
    """

    reading: Reading
    year: int
    acceptance: Acceptance | None
    barred: str
    causes: Sequence[Cause]
    budgets: Sequence[tuple[str, str]] = ()
    counts: Sequence[Count] = ()
    changes: Sequence[Change] = ()
    overwritten: int = 0
    effect: Effect | None = None
    work: WorkFigures | None = None

    @property
    def years(self) -> str:
        """Its year, or ``2026–2030`` for a plan of several; empty for what is no plan."""
        plan = self.reading.book.plan
        if plan is None:
            return str(self.year or "")
        return str(Period(plan.first_year, plan.last_year)).replace("-", "–")

    @property
    def doubts(self) -> Sequence[Problem]:
        """What the reader asks to confirm, or what refuses the file."""
        return self.reading.problems

    @property
    def plan(self) -> Plan | None:
        """The stored plan the file was laid beside."""
        return self.acceptance.plan if self.acceptance else None

    @property
    def home(self) -> Unit | None:
        """Who keeps what would be accepted; None where it cannot be."""
        return self.acceptance.home if self.acceptance else None

    @property
    def changed(self) -> bool:
        """Whether acceptance would change anything."""
        return self.acceptance is not None and self.acceptance.changed

    @property
    def standing(self) -> str:
        """The state of the stored plan the file was laid beside."""
        return standing_of(self.plan)

    @property
    def lost(self) -> tuple[int, int]:
        """Where most of the stored rows are not in the file, so that it may be a part of the plan only: how many, and
        how many are stored; else nothing of nothing."""
        if self.acceptance is None:
            return 0, 0
        found = self.acceptance.difference
        stored = len(found.changed) + len(found.same) + len(found.retired)
        return (len(found.retired), stored) if 2 * len(found.retired) > stored else (0, 0)

    @property
    def approved(self) -> bool:
        """True when the stored plan is frozen and differs."""
        return self.changed and self.plan is not None and self.plan.is_approved

    @property
    def more_changes(self) -> int:
        """Changed rows that are not shown."""
        return max(0, len(self.acceptance.difference.changed) - SHOWN_CHANGES) if self.acceptance else 0

    @property
    def severities(self) -> list[tuple[str, str, int]]:
        """Severity, its word and how many notes there are; only those there are."""
        counted = Counter(cause.first.severity for cause in self.causes)
        return [(each.value, WORDS[each], counted[each]) for each in Severity if counted[each]]


def year_of(book: Book) -> int:
    """The year a plan is kept under: its own, of a plan of several years the first; 0 where the file is no plan."""
    return book.plan.first_year if book.plan else 0


def look(upload: Upload, agency: Unit, law: Law) -> Preview:
    """The preview of a file that was read, also of one that is refused."""
    reading, judgement = reading_of(upload), judgement_of(upload)
    book, year = reading.book, year_of(reading.book)
    effect = _effect(upload) if upload.before else None
    if reading.refused:
        return Preview(reading, year, None, "", (), effect=effect)
    acceptance, barred = _would_accept(upload, reading, agency, year)
    findings = sort_out(judgement.findings, waivers(agency, year)).counting
    return Preview(
        reading=reading,
        year=year,
        acceptance=acceptance,
        barred=barred,
        causes=causes(findings),
        budgets=_budgets(book),
        counts=list(_counts(book, acceptance, law)),
        changes=list(_changes(acceptance, law)) if acceptance else (),
        overwritten=_overwritten(acceptance) if acceptance else 0,
        effect=effect,
        work=work_figures(book),
    )


def _would_accept(upload: Upload, reading: Reading, agency: Unit, year: int) -> tuple[Acceptance | None, str]:
    kind = BY_ID.get(reading.kind)
    if kind is not None and not kind.plan:
        return None, _NO_PLAN.format(name=kind.name)
    try:
        plan = latest(home_of(reading.book, agency), reading.kind, year)
        return _beside(upload.attempt, standing_of(plan), agency.name, _Asked(reading, agency, year)), ""
    except Refused as refusal:
        return None, refusal.sentence


class _Asked:
    """What is to be laid beside the stored plan, carried past the key of the cache: two of them are always equal."""

    def __init__(self, reading: Reading, agency: Unit, year: int) -> None:
        self.reading, self.agency, self.year = reading, agency, year

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=4)
def _beside(_attempt: str, _standing: str, _agency: str, asked: _Asked) -> Acceptance:
    """What acceptance would do, kept while one leafs through a file: acceptance itself asks again."""
    return would_accept(asked.reading.book, asked.agency, asked.year, asked.reading.problems)


def _effect(upload: Upload) -> Effect:
    now, before = said(upload), upload.before or {}
    sets = {key: (set(before.get(key, ())), set(now[key])) for key in now}
    (old_notes, notes), (old_doubts, doubts) = sets["notes"], sets["doubts"]
    return Effect(len(old_notes - notes), len(notes - old_notes), len(old_doubts - doubts), len(doubts - old_doubts))


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


def _counts(book: Book, acceptance: Acceptance | None, law: Law) -> Iterator[Count]:
    if acceptance is None:
        yield from (Count(law.term(kind), number, 0, 0, 0) for kind, number in _by_kind(tuple(book)).items())
        return
    found = acceptance.difference
    read, new, retired = (_by_kind(rows) for rows in (acceptance.rows, found.new, found.retired))
    changed = _by_kind([change.after for change in found.changed])
    for kind in dict.fromkeys([*read, *retired]):
        yield Count(law.term(kind), read[kind], new[kind], changed[kind], retired[kind])


def _by_kind(rows: Sequence[Row]) -> Counter[str]:
    return Counter(type(row).__name__ for row in rows)


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
