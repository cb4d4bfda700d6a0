"""An RKT that we issue reads back: the same rows with the same values, from DOCX, XLSX and PDF alike.

What is not compared, each with its reason, is all that ``IGNORED`` and ``left_out`` name.
"""

from collections import Counter
from datetime import date

import pytest

from selaras.engine.checks.run import run
from selaras.engine.documents.document import Format
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.row_types import EVIDENCE_ROWS
from selaras.engine.tables.rows import Appointment, ContentsEntry, Official, Position, Row, Section, WorkItem
from tests.engine.round_trip.issued import read_back, source
from tests.engine.round_trip.told import Told, differences, told

CASES = (("sangasanga", "konsep"), ("melati", "final"))
FORMATS: tuple[Format, ...] = ("docx", "xlsx", "pdf")
PDF_DOUBT = "Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya."
IGNORED = {
    "*.id": "named anew by every reading",
    "*.place": "another file, other places",
    "Section.order": "in a workbook the sheets of tables count too; the order itself is tested below",
    "Ceiling.text": "money is printed in one way: no “,00”, and an unknown amount as “belum diisi”",
    "WorkItem.code_text": "the blanks inside a printed code are not printed again",
    "PlanDocument.title": "the cover says document, agency and year on lines of their own",
}
COVER = {
    ("sangasanga", "konsep"): [
        "RENCANA KERJA TAHUNAN", "(RKT)", "KECAMATAN SANGASANGA", "KABUPATEN KUTAI KARTANEGARA",
        "JL. Jalan Mada RT.15 Kelurahan Sangasanga Dalam 75254", "Email : sangasanga@kukarkab.go.id",
        "website : sangasanga.kukarkab.go.id", "TAHUN 2025",
    ],
    ("melati", "final"): [
        "PERUBAHAN RENCANA KERJA TAHUNAN", "(RKT)", "KECAMATAN MELATI", "KABUPATEN CONTOH",
        "Jalan Kenanga Nomor 7, Melati 40999", "Nomor 7/RKT/2025", "TAHUN 2026",
    ],
}  # fmt: skip


def left_out(row: Row) -> bool:
    """The cover is compared line by line; the contents are made anew for the pages of the document itself (a workbook
    has no pages and no contents); people stand at the signature, which has a test of its own; what a file says of its
    own figures (the live sums of a workbook) is no row of the plan, and judged below."""
    people = type(row).__name__ in ("Position", "Official", "Appointment")
    evidence = type(row).__name__ in EVIDENCE_ROWS
    return people or evidence or isinstance(row, ContentsEntry) or (isinstance(row, Section) and row.level == 0)


def compared(book: Book) -> Counter[Told]:
    """The rows that are compared."""
    return told([row for row in book if not left_out(row)], book, IGNORED)


def sections(book: Book) -> list[Section]:
    """The sections in their order, the cover left out."""
    return sorted((row for row in book.all(Section) if row.level), key=lambda row: row.order)


def as_sheets(counted: Counter[Told]) -> Counter[Told]:
    """The text of a workbook stands on one sheet, where a table is only named; each table is a sheet of its own, which
    reads as a section with nothing but its table."""
    changed: Counter[Told] = Counter()
    for (kind, fields), count in counted.items():
        values = dict(fields)
        if kind == "Section":
            pieces = values["paragraphs"]
            if not values["number"] and [piece[0] for piece in pieces] == ["table"]:
                continue
            values["paragraphs"] = tuple(map(_named, pieces))
        changed[kind, tuple(values.items())] += count
    return changed


def _named(piece: tuple[str, str, int, str, str]) -> tuple[str, str, int, str, str]:
    kind, _, _, number, caption = piece
    words = " ".join(caption.split())
    return ("title", "", 0, "", f"Lembar “Tabel {number}”: {words}") if kind == "table" else piece


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_every_row_comes_back_with_its_values(plan: str, state: str, format_: Format) -> None:
    wanted = compared(source(plan))
    found = compared(read_back("rkt", plan, state, format_).book)
    if format_ == "xlsx":
        wanted, found = as_sheets(wanted), as_sheets(found)
    assert differences(wanted, found) == []
    assert len(found) > 120


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_rows_keep_their_order(plan: str, state: str, format_: Format) -> None:
    def headings(book: Book) -> list[tuple[str, str]]:
        named = {(row.number, row.heading) for row in sections(source(plan))}
        return [(row.number, row.heading) for row in sections(book) if (row.number, row.heading) in named]

    found = read_back("rkt", plan, state, format_).book
    assert headings(found) == headings(source(plan))
    assert [row.code for row in found.all(WorkItem)] == [row.code for row in source(plan).all(WorkItem)]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_the_cover_is_lines_of_text(plan: str, state: str, format_: Format) -> None:
    found = read_back("rkt", plan, state, format_).book
    first = next(row for row in found.all(Section) if row.level == 0)
    cover = [line for line in (first.heading, *(piece.text for piece in first.paragraphs)) if line]
    mark = ["KONSEP"] if state == "konsep" and format_ == "xlsx" else []  # the mark across the pages of the others
    if format_ == "pdf":  # large lines close together are one title there
        assert " ".join(cover) == " ".join(COVER[plan, state])
    else:
        assert cover == [*mark, *COVER[plan, state]]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_the_signature_is_no_text_but_told_and_its_people_are_rows(plan: str, state: str, format_: Format) -> None:
    reading = read_back("rkt", plan, state, format_)
    text = str(reading.book.all(Section))
    assert "Contoh, 6 Januari" not in text
    assert "Contoh Bunga" not in text
    assert "NIP" not in text
    begins = "Tanda tangan, {} baris mulai “Contoh, 6 Januari 2025”, tidak dibaca sebagai isi rencana; setiap terbitan "
    lines = {"sangasanga": 4, "melati": 7}[plan]  # of melati with the two lines of its verification
    assert [each.message.partition("memuat")[0] for each in reading.left_out] == [begins.format(lines)]
    post = reading.book.all(Position)
    held = [(row.since, row.until, row.official) for row in reading.book.all(Appointment)]
    people = [(row.name, row.rank, row.nip) for row in reading.book.all(Official)]
    assert [row.name for row in post] == [f"Camat {plan.capitalize()}"]
    if plan == "melati":
        assert people == [("Contoh Bunga, S.Sos., M.Si.", "Pembina", "197001011990011001")]
        assert held == [(date(2025, 1, 6), date(2025, 1, 6), "Official-1")]
    else:
        assert people == []
        assert held == []


@pytest.mark.parametrize("format_", ["docx", "pdf"])
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_the_contents_name_the_headings_of_the_document_itself(plan: str, state: str, format_: Format) -> None:
    found = read_back("rkt", plan, state, format_).book
    entries = [f"{row.number} {row.title}".strip() for row in found.all(ContentsEntry)]
    headings = [f"{row.number} {row.heading}".strip() for row in sections(found)]
    if format_ == "pdf":  # a dot at the end of a heading is one of those that lead to its page
        headings = [heading.rstrip(".") for heading in headings]
    assert entries == headings
    assert all(row.page for row in found.all(ContentsEntry))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_nothing_is_doubted_but_what_the_plan_itself_leaves_open(plan: str, state: str, format_: Format) -> None:
    reading = read_back("rkt", plan, state, format_)
    wanted = [PDF_DOUBT] if format_ == "pdf" else []
    if plan == "melati":
        wanted.append("Judul menyebut perubahan, sedangkan berkas ini dibaca sebagai versi murni.")
    assert sorted(problem.message for problem in reading.problems) == sorted(wanted)
    assert (reading.kind, reading.sure) == ("rkt", "pasti")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("plan", "state"), CASES)
def test_no_check_fires_that_does_not_fire_on_the_plan_itself(plan: str, state: str, format_: Format) -> None:
    law = load_law()
    before = Counter(each.check for each in run(source(plan), law).findings)
    after = Counter(each.check for each in run(read_back("rkt", plan, state, format_).book, law).findings)
    if format_ == "xlsx":  # there each table is a section of its own, and no contents name it
        after = Counter({check: count for check, count in after.items() if check not in ("TXT004", "TXT005")})
    assert after - before == Counter()


@pytest.mark.parametrize("format_", FORMATS)
def test_a_work_tree_that_was_typed_comes_back_from_the_annex(format_: Format) -> None:
    reading = read_back("rkt", "diisi", "konsep", format_)
    items = [(row.level, row.code, row.name, row.parent) for row in reading.book.all(WorkItem)]
    first = [row.id for row in reading.book.all(WorkItem)]
    assert items == [
        ("program", "7.01.01", "program 7.01.01", ""),
        ("kegiatan", "7.01.01.2.01", "kegiatan 7.01.01.2.01", first[0]),
        ("sub_kegiatan", "7.01.01.2.01.0001", "sub_kegiatan 7.01.01.2.01.0001", first[1]),
        ("sub_kegiatan", "7.01.01.2.01.0002", "sub_kegiatan 7.01.01.2.01.0002", first[1]),
    ]
    amounts = [reading.book.ceilings[row].amount for row in first]
    assert amounts == [90_000, 90_000, 90_000, None]
