"""The plans whose documents are read back, and the documents as issued: drafts and final ones."""

from datetime import date
from functools import cache
from pathlib import Path

from selaras.engine.documents.document import FORMATS, AgencySettings, Format, Issue, Options, find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import PlanDocument
from tests.engine.documents.plans import FINAL, TYPED, holder, item, items, organisation, plan
from tests.engine.documents.synthetic import LOGO

HERE = Path(__file__).parent
SAMPLE = HERE.parents[2] / "samples" / "rkt-sangasanga-2025.md"
_VERIFIED = replace(FINAL, id="K7Q2-M4XD", url="https://contoh.go.id/v/K7Q2-M4XD")
_DRAFT = Issue(draft=True, on=date(2025, 1, 6))


def options(plan_: str, state: str, number: str = "7/RKT/2025") -> Options:
    """A draft without any settings of the agency; a final document with letterhead, logo, number and QR code."""
    if state == "konsep":
        return Options(settings=AgencySettings(place_of_signing="Contoh"), issue=_DRAFT)
    letterhead = ("PEMERINTAH KABUPATEN CONTOH", f"KECAMATAN {plan_.upper()}", "Jalan Contoh Nomor 1, Telepon 0541 123")
    agency = AgencySettings(
        place_of_signing="Contoh", paper="F4", font="bookman", logo=LOGO.content, logo_format="svg",
        letterhead=letterhead,
    )  # fmt: skip
    return Options(settings=agency, issue=replace(_VERIFIED, number=number))


@cache
def source(name: str) -> Book:
    """The plan of this name."""
    if name == "diisi":
        return _typed()
    path = SAMPLE if name == "sangasanga" else HERE / f"{name}.md"
    return Book([*read(path).book, *(_people() if name == "melati" else ())])


@cache
def issued(kind: str, plan_: str, state: str) -> dict[Format, bytes]:
    """The files of one document."""
    chosen = options(plan_, state, f"7/{kind.upper()}/2025")
    return render(find_type(kind).content(source(plan_), load_law(), chosen), FORMATS)


@cache
def read_back(kind: str, plan_: str, state: str, format_: Format) -> Reading:
    """One of its files as the door reads it."""
    return read_file(f"{kind}.{format_}", issued(kind, plan_, state)[format_])


def _people() -> list:  # type: ignore[type-arg]  # rows of several types
    camat = holder("Camat Melati", "Contoh Bunga, S.Sos., M.Si.", "197001011990011001", "Pembina")
    bupati = holder("Bupati Taman", "Contoh Taman")
    agency = next(row.organisation for row in read(HERE / "melati.md").book.all(PlanDocument))
    return [replace(row, organisation=agency) for row in (*camat, *bupati)]


def _typed() -> Book:
    """A plan that was typed, not read: its work tree has no number and stands in an annex; one desa, no kelurahan."""
    return plan(
        organisation("desa", "DESA KENANGA", "desa", supervised=True),
        *items(
            item("w1", "program", "7.01.01", 900, place=TYPED),
            item("w2", "kegiatan", "7.01.01.2.01", 900, parent="w1", place=TYPED),
            item("w3", "sub_kegiatan", "7.01.01.2.01.0001", 900, parent="w2", place=TYPED),
            item("w4", "sub_kegiatan", "7.01.01.2.01.0002", None, parent="w2", place=TYPED),
        ),
    )
