"""Lembar Koreksi: what the checks say of one file, where, and what to do, on two or three pages."""

from collections import Counter
from itertools import groupby
from math import ceil

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
    common_hint,
    lines_words,
    places_words,
    sentences,
)
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.figures import printed
from selaras.engine.documents.signing import agency_name
from selaras.engine.facts.described import TITLES
from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import AgreementLine, Indicator, Target, WorkItem
from selaras.engine.tables.rows import Section as TextSection
from selaras.engine.tables.wording import listed

FEWEST, MOST = 3, 12
"""As many causes get a card at least and at most, each of another check: as many as leave room for the others."""
_ROOM = 405.0  # millimetres of two A4 pages below the head, less what whole cards and rows leave empty
_SUBJECT = 36
_NAMED = 3  # of more causes in one row only the lines are told
_MOST_REASONS = 5  # of more checks that were not judged only their number is told: the sheet is about what was found
_SMALL = 9.0
_TONES: dict[Severity, Tone] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_READ = (
    (WorkItem, "baris program dan kegiatan"),
    (Indicator, "indikator"),
    (Target, "target"),
    (AgreementLine, "baris Perjanjian Kinerja"),
    (TextSection, "bagian teks"),
)
_COLUMNS = (Column("note", 3.4), Column("where", 3.0), Column("hint", 3.4))
_ASKED = "Perlu dipastikan"
_REST_CAPTION = "Catatan lain (dasar: konsistensi isi dokumen, kecuali disebut lain)"
_NOTHING_FOUND = "Tidak ada catatan: semua yang diperiksa sesuai."
_STANDING = "Isi lembar ini bukan temuan pemeriksaan; setiap usulan dipertimbangkan dahulu oleh penyusun."


@document_type("lembar_koreksi", "Lembar Koreksi", (), file_name="Lembar-Koreksi")
def content(book: Book, law: Law, options: Options) -> Document:
    """The sheet about the Book's file from the findings, problems and reasons in ``options``; runs no check.

    ``options.extra["file"]`` names the file where its rows no longer do.
    """
    found = causes(options.findings)
    shown = _shown(book, law, options, found)
    plan = book.plan
    about = plan.title if plan else agency_name(book)
    blocks: list[Block] = [
        Heading(1, "LEMBAR KOREKSI", in_contents=False),
        Paragraph((Run(about, bold=True),), align="center"),
        Fields(_facts(book, law, options, found)),
        Paragraph((Run(_STANDING, italic=True),)),
        *(shown if found else [Paragraph(_NOTHING_FOUND)]),
        *_doubts(options.problems),
        *_unreviewed(book),
        *([] if any(isinstance(block, Table) for block in shown) else _not_judged(options)),
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
        ("Berkas", options.extra.get("file") or (plan.place.file if plan else "")),
        ("Diperiksa", long_date(options.issue.on) if options.issue.on else ""),
        ("Terbaca", read),
        ("Hasil", _counted(law, found)),
    ]
    if options.problems:
        facts.append((_ASKED, f"{len(options.problems)} keraguan pembacaan"))
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


def _shown(book: Book, law: Law, options: Options, found: list[Cause]) -> list[Block]:
    """As many causes as cards as two pages hold beside the table of the others; on long sheets the fewest."""
    blocks: list[Block] = []
    asked = sum(map(_height, _doubts(options.problems)))
    for most in range(MOST, FEWEST - 1, -1):
        cards, rest = _divided(found, most)
        blocks = [*(_card(book, law, options, cause) for cause in cards), *_rest(law, options, rest)]
        if sum(map(_height, blocks)) + asked <= _ROOM:
            break
    return blocks


def _height(block: Block) -> float:
    """About how many millimetres a card or the table of the others takes."""
    if isinstance(block, Note):
        lines = [block.title, block.message, block.proposal, block.place, block.basis]
        return 3.5 + 4.0 * sum(ceil(len(line) / 96) for line in lines)
    if isinstance(block, Table):
        rows = (max(ceil(len(printed(cell)) / (34 * cell.colspan)) for cell in row.cells) for row in block.body)
        return 14 + sum(2.3 + 3.4 * lines for lines in rows)
    return 0.0


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


def _divided(found: list[Cause], most: int) -> tuple[list[Cause], list[Cause]]:
    """The causes that get a card, one a check, and the others."""
    first_of_check = {cause.first.check: cause for cause in reversed(found)}
    cards = [cause for cause in found if first_of_check[cause.first.check] is cause][:most]
    return cards, [cause for cause in found if cause not in cards]


def _rest(law: Law, options: Options, rest: list[Cause]) -> list[Block]:
    """Causes without a card under their severity: those of one check follow each other, and with the same thing to do
    share a row, with each place by the name of what stands there."""
    body: list[Row] = []
    for severity, same in groupby(rest, key=lambda cause: cause.first.severity):
        body.append(Row((Cell(law.term(f"severity.{severity}").capitalize(), colspan=3),), shade=True, bold=True))
        alike: dict[str, dict[str, list[Cause]]] = {}
        for cause in same:
            of_check = alike.setdefault(cause.first.check, {})
            of_check.setdefault(sentences(cause.first.hint)[0], []).append(cause)
        body += [_rest_row(law, options, group) for of_check in alike.values() for group in of_check.values()]
    if not body:
        return []
    if len(options.not_applicable) > _MOST_REASONS:
        body.append(Row((Cell(_many_not_judged(options), colspan=3),)))
    elif reasons := _reasons(options):
        body.append(Row((Cell("Tidak dinilai", colspan=3),), shade=True, bold=True))
        body += [Row((Cell(ids), Cell(reason, colspan=2))) for ids, reason in reasons]
    head = head_row("Catatan", "Tempat", "Yang perlu dilakukan")
    return [Table(_COLUMNS, (head,), tuple(body), "Catatan lain", caption=_REST_CAPTION, size=_SMALL)]


def _rest_row(law: Law, options: Options, group: list[Cause]) -> Row:
    first = group[0].first
    basis = basis_words(law, first)
    note = _title(options, first.check) + ("" if basis == CONSISTENCY else f". Dasar: {basis}")
    where = "; ".join(f"{_subject(cause.first)} ({lines_words(cause.findings)})" for cause in group)
    if len(group) > _NAMED:
        where = lines_words([finding for cause in group for finding in cause.findings], most=20)
    return Row((Cell(note), Cell(where), Cell(common_hint(group))))


def _subject(finding: Finding) -> str:
    subject = finding.subject
    return subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rstrip()}…"


# What was doubted and what was not judged


def _doubts(problems: tuple[Problem, ...]) -> list[Block]:
    """A table of what the reader asks to make sure of: doubts with the same thing to do share a row."""
    alike: dict[str, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(problem.hint, []).append(problem)
    if not alike:
        return []
    body = tuple(
        Row((Cell(_doubted(group)), Cell(places_words([each.place for each in group])), Cell(hint)))
        for hint, group in alike.items()
    )
    head = head_row("Isi yang terbaca", "Tempat", "Yang perlu dilakukan")
    caption = f"{_ASKED} ({len(problems)})"
    return [Table(_COLUMNS, (head,), body, _ASKED, caption=caption, size=_SMALL)]


def _doubted(group: list[Problem]) -> str:
    told = list(dict.fromkeys(problem.message for problem in group))
    shown = " ".join(told[:_NAMED])
    return shown if len(told) <= _NAMED else f"{shown} Demikian pula di {len(told) - _NAMED} tempat lain."


def _unreviewed(book: Book) -> list[Block]:
    """What was copied from last year's plan and that nobody has touched or confirmed since, counted by group."""
    waiting = Counter(TITLES[each.group] for each in unreviewed(book))
    if not waiting:
        return []
    items = tuple(Item(f"{title}: {count} isian", "-") for title, count in waiting.items())
    told = f"{waiting.total()} isian disalin dari tahun sebelumnya dan belum diubah atau dipastikan."
    return [Heading(2, "Belum ditinjau"), Paragraph(told), ListItems(items)]


def _not_judged(options: Options) -> list[Block]:
    """A table of its own for the checks that had nothing to judge, where no other table takes them in."""
    if len(options.not_applicable) > _MOST_REASONS:
        return [Paragraph(_many_not_judged(options))]
    body = tuple(Row((Cell(ids), Cell(reason))) for ids, reason in _reasons(options))
    columns = (Column("check", 1), Column("reason", 4))
    head = head_row("Pemeriksaan", "Alasan")
    return [Table(columns, (head,), body, "Tidak dinilai", caption="Tidak dinilai", size=_SMALL)] if body else []


def _many_not_judged(options: Options) -> str:
    return (
        f"Tidak dinilai: {len(options.not_applicable)} pemeriksaan, karena berkas ini tidak memuat isinya atau "
        "aturannya belum berlaku. Alasan setiap pemeriksaan ada pada halaman hasil pemeriksaan."
    )


def _reasons(options: Options) -> list[tuple[str, str]]:
    """The checks that had nothing to judge, those of one reason together, with that reason."""
    by_reason: dict[str, list[str]] = {}
    for check, reason in options.not_applicable.items():
        by_reason.setdefault(reason, []).append(check)
    return [(", ".join(checks), reason) for reason, checks in by_reason.items()]
