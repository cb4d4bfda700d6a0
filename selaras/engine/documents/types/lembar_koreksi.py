"""Lembar Koreksi: what the checks say of one file, where, and what to do, on about two pages."""

from collections import Counter
from dataclasses import replace

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Item,
    ListItems,
    Note,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Tone,
    head_row,
)
from selaras.engine.documents.correction import Cause, basis_words, causes, change_words, listed, places_words
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.signing import agency_name
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import AgreementLine, Indicator, Target, WorkItem
from selaras.engine.tables.rows import Section as TextSection

CARDS = 9
"""As many causes get a card; with the head and the table of the others that fills two A4 pages."""
_SUBJECT = 70
_TONES: dict[Severity, Tone] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_READ = (
    (WorkItem, "baris program dan kegiatan"),
    (Indicator, "indikator"),
    (Target, "target"),
    (AgreementLine, "baris Perjanjian Kinerja"),
    (TextSection, "bagian teks"),
)
_NOTHING_FOUND = "Tidak ada catatan: semua yang diperiksa sesuai."
_STANDING = (
    "Lembar ini membantu memperbaiki naskah; isinya bukan temuan pemeriksaan. Setiap usulan dipertimbangkan oleh "
    "penyusun dan tidak ada yang diterapkan dengan sendirinya."
)


@document_type("lembar_koreksi", "Lembar Koreksi", (), file_name="Lembar-Koreksi")
def content(book: Book, law: Law, options: Options) -> Document:
    """The sheet about the Book's file from the findings, problems and reasons in ``options``; runs no check."""
    found = causes(options.findings)
    cards, rest = found[:CARDS], found[CARDS:]
    plan = book.plan
    about = plan.title if plan else agency_name(book)
    blocks: list[Block] = [
        Heading(1, "LEMBAR KOREKSI", in_contents=False),
        Paragraph((Run(about, bold=True),), align="center"),
        Fields(_facts(book, law, options, found)),
        Paragraph((Run(_STANDING, italic=True),)),
        *(_cards(book, law, options, cards) if found else [Paragraph(_NOTHING_FOUND)]),
        *_rest(law, options, rest),
        *_doubts(options.problems),
        *_not_judged(options),
    ]
    return Document(
        title=f"Lembar Koreksi {about}",
        subject="Catatan atas satu berkas rencana",
        author="Selaras",
        sections=(Section(tuple(blocks)),),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
        footer="Lembar Koreksi",
        verification=options.issue.verification,
    )


# What was read and found


def _facts(book: Book, law: Law, options: Options, found: list[Cause]) -> tuple[tuple[str, str], ...]:
    plan = book.plan
    counts = [(len(book.all(kind)), words) for kind, words in _READ]
    read = listed([f"{count} {words}" for count, words in counts if count]) or "tidak ada baris"
    facts = [
        ("Berkas", plan.place.file if plan and plan.place.file else ""),
        ("Perangkat daerah", agency_name(book)),
        ("Diperiksa", long_date(options.issue.on) if options.issue.on else ""),
        ("Terbaca", read),
        ("Hasil", _counted(law, found)),
    ]
    if options.problems:
        facts.append(("Perlu dikonfirmasi", f"{len(options.problems)} keraguan pembacaan"))
    return tuple((label, value) for label, value in facts if value)


def _counted(law: Law, found: list[Cause]) -> str:
    by_severity = Counter(cause.first.severity for cause in found)
    if not by_severity:
        return "tidak ada catatan"
    told = listed([f"{by_severity[s]} {law.term(f'severity.{s}')}" for s in Severity if by_severity[s]])
    rows = sum(len(cause.findings) for cause in found)
    return f"{told}, pada {rows} tempat"


# Cards and the table of the others


def _title(options: Options, check: str) -> str:
    title = options.check_titles.get(check, "").rstrip(".")
    return f"{title} ({check})" if title else check


def _cards(book: Book, law: Law, options: Options, found: list[Cause]) -> list[Block]:
    return [_card(book, law, options, cause) for cause in found]


def _card(book: Book, law: Law, options: Options, cause: Cause) -> Note:
    first, count = cause.first, len(cause.findings)
    more = f" Hal yang sama terdapat di {count} tempat." if count > 1 else ""
    return Note(
        tone=_TONES[first.severity],
        severity=law.term(f"severity.{first.severity}"),
        title=_title(options, first.check),
        message=first.message + more,
        proposal=f"{change_words(book, cause)} {first.hint}".strip(),
        place=places_words([finding.place for finding in cause.findings]),
        basis=basis_words(law, first),
    )


def _rest(law: Law, options: Options, rest: list[Cause]) -> list[Block]:
    """Causes past the cards: one row for each check, with every place by the name of what stands there."""
    if not rest:
        return []
    by_check: dict[str, list[Cause]] = {}
    for cause in rest:
        by_check.setdefault(cause.first.check, []).append(cause)
    body = tuple(_rest_row(law, options, check, group) for check, group in by_check.items())
    columns = (
        Column("severity", 0.9),
        Column("note", 2.2),
        Column("where", 3.5),
        Column("hint", 2.8),
        Column("basis", 1.7),
    )
    head = head_row("Tingkat", "Catatan", "Tempat", "Yang perlu dilakukan", "Dasar")
    return [Table(columns, (head,), body, "Catatan lain", caption="Catatan lain", size=7.5)]


def _rest_row(law: Law, options: Options, check: str, group: list[Cause]) -> Row:
    first = group[0].first
    where = "; ".join(f"{_subject(cause.first)} ({_places(cause)})" for cause in group)
    shown = (law.term(f"severity.{first.severity}"), _title(options, check), where, first.hint, basis_words(law, first))
    return Row(tuple(Cell(text) for text in shown))


def _subject(finding: Finding) -> str:
    subject = finding.subject
    return subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rstrip()}…"


def _places(cause: Cause) -> str:
    """The lines, without cells: the table of the others has room for no more."""
    return places_words([replace(finding.place, column=None) for finding in cause.findings])


# What was doubted and what was not judged


def _doubts(problems: tuple[Problem, ...]) -> list[Block]:
    if not problems:
        return []
    items = tuple(
        Item(f"{problem.place.sentence()}: {problem.message} {problem.hint}".strip(), f"{number}.")
        for number, problem in enumerate(problems, start=1)
    )
    return [Heading(2, "Perlu dikonfirmasi"), ListItems(items)]


def _not_judged(options: Options) -> list[Block]:
    """Checks that had nothing to judge, those of one reason in one row."""
    by_reason: dict[str, list[str]] = {}
    for check, reason in options.not_applicable.items():
        by_reason.setdefault(reason, []).append(check)
    if not by_reason:
        return []
    body = tuple(Row((Cell(", ".join(ids)), Cell(reason))) for reason, ids in by_reason.items())
    columns = (Column("check", 1), Column("reason", 4))
    head = head_row("Pemeriksaan", "Alasan")
    return [Table(columns, (head,), body, "Tidak dinilai", caption="Tidak dinilai", size=7.5)]
