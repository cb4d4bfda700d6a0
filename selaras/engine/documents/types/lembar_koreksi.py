"""Lembar Koreksi: what the checks say of one file, where, and what to do, on about two pages."""

from collections import Counter
from itertools import groupby

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
from selaras.engine.documents.correction import (
    Cause,
    basis_words,
    causes,
    change_words,
    lines_words,
    listed,
    places_words,
)
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.signing import agency_name
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import AgreementLine, Indicator, Target, WorkItem
from selaras.engine.tables.rows import Section as TextSection

CARDS = 5
"""As many causes get a card, each of another check; with the table of the others that fills about two A4 pages."""
_SUBJECT = 40
_NAMED = 3  # of more causes in one row only the lines are told
_SMALL = 7.0
_TONES: dict[Severity, Tone] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_READ = (
    (WorkItem, "baris program dan kegiatan"),
    (Indicator, "indikator"),
    (Target, "target"),
    (AgreementLine, "baris Perjanjian Kinerja"),
    (TextSection, "bagian teks"),
)
_REST_CAPTION = "Catatan lain\n(dasar: konsistensi isi dokumen, kecuali disebut lain)"
_NOTHING_FOUND = "Tidak ada catatan: semua yang diperiksa sesuai."
_STANDING = (
    "Lembar ini membantu memperbaiki naskah; isinya bukan temuan pemeriksaan. Setiap usulan dipertimbangkan oleh "
    "penyusun dan tidak ada yang diterapkan dengan sendirinya."
)


@document_type("lembar_koreksi", "Lembar Koreksi", (), file_name="Lembar-Koreksi")
def content(book: Book, law: Law, options: Options) -> Document:
    """The sheet about the Book's file from the findings, problems and reasons in ``options``; runs no check."""
    found = causes(options.findings)
    cards, rest = _divided(found)
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
        *([] if rest else _not_judged(options)),
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


def _divided(found: list[Cause]) -> tuple[list[Cause], list[Cause]]:
    """The causes that get a card, one a check, and the others."""
    first_of_check = {cause.first.check: cause for cause in reversed(found)}
    cards = [cause for cause in found if first_of_check[cause.first.check] is cause][:CARDS]
    return cards, [cause for cause in found if cause not in cards]


def _rest(law: Law, options: Options, rest: list[Cause]) -> list[Block]:
    """Causes without a card under their severity: one row a check, with each place by the name of what stands there."""
    body: list[Row] = []
    for severity, same in groupby(rest, key=lambda cause: cause.first.severity):
        body.append(Row((Cell(law.term(f"severity.{severity}").capitalize(), colspan=3),), shade=True, bold=True))
        by_check: dict[str, list[Cause]] = {}
        for cause in same:
            by_check.setdefault(cause.first.check, []).append(cause)
        body += [_rest_row(law, options, check, group) for check, group in by_check.items()]
    if not body:
        return []
    if reasons := _reasons(options):
        body.append(Row((Cell("Tidak dinilai", colspan=3),), shade=True, bold=True))
        body += [Row((Cell(ids), Cell(reason, colspan=2))) for ids, reason in reasons]
    columns = (Column("note", 3.3), Column("where", 3.3), Column("hint", 3.2))
    head = head_row("Catatan", "Tempat", "Yang perlu dilakukan")
    return [Table(columns, (head,), tuple(body), "Catatan lain", caption=_REST_CAPTION, size=_SMALL)]


def _rest_row(law: Law, options: Options, check: str, group: list[Cause]) -> Row:
    first = group[0].first
    basis = basis_words(law, first)
    note = _title(options, check) + ("" if basis == CONSISTENCY else f". Dasar: {basis}")
    where = "; ".join(f"{_subject(cause.first)} ({lines_words(cause.findings)})" for cause in group)
    if len(group) > _NAMED:
        where = lines_words([finding for cause in group for finding in cause.findings])
    return Row((Cell(note), Cell(where), Cell(first.hint)))


def _subject(finding: Finding) -> str:
    subject = finding.subject
    return subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rstrip()}…"


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
    """A table of its own for the checks that had nothing to judge, where no other table takes them in."""
    body = tuple(Row((Cell(ids), Cell(reason))) for ids, reason in _reasons(options))
    columns = (Column("check", 1), Column("reason", 4))
    head = head_row("Pemeriksaan", "Alasan")
    return [Table(columns, (head,), body, "Tidak dinilai", caption="Tidak dinilai", size=_SMALL)] if body else []


def _reasons(options: Options) -> list[tuple[str, str]]:
    """The checks that had nothing to judge, those of one reason together, with that reason."""
    by_reason: dict[str, list[str]] = {}
    for check, reason in options.not_applicable.items():
        by_reason.setdefault(reason, []).append(check)
    return [(", ".join(checks), reason) for reason, checks in by_reason.items()]
