"""Daftar periksa Perjanjian Kinerja: every unit of an agency with its agreement, who signs it and what is missing.

The lines stand in ``Options.extra``: one a unit, its parts between tabs in the order of ``PARTS``.
"""

from selaras.engine.documents.blocks import Cell, Column, Document, Heading, Paragraph, Row, Section, Table, head_row
from selaras.engine.documents.blocks import numbered as column_numbers
from selaras.engine.documents.decree import letterhead
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book

LINES, YEAR = "units", "year"
"""The names in ``Options.extra``."""
PARTS = ("unit", "official", "nip", "superior", "number", "missing")
_HEADS = ("NO", "UNIT", "PEJABAT", "NIP", "ATASAN", "NOMOR", "YANG BELUM LENGKAP")
COMPLETE = "lengkap"


def line(*parts: str) -> str:
    """One unit as ``Options.extra`` carries it. Raises ``ValueError`` for other than the six parts."""
    if len(parts) != len(PARTS):
        raise ValueError(f"a line has {len(PARTS)} parts")
    return "\t".join(" ".join(part.split()) for part in parts)


@document_type(
    "pk_checklist", "Daftar Periksa Perjanjian Kinerja", ("permenpanrb-53-2014",), shelved=False,
    file_name="DAFTAR-PERIKSA-PK", order=95,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The list. Raises ``NotDrawn`` when it names no unit."""
    units = [each.split("\t") for each in options.extra.get(LINES, "").splitlines() if each]
    if not units:
        raise NotDrawn("Perangkat daerah ini belum mempunyai unit yang dapat didaftar.")
    name = agency_name(book)
    year = options.extra.get(YEAR, "")
    complete = sum(parts[-1] == COMPLETE for parts in units)
    title = f"DAFTAR PERIKSA PERJANJIAN KINERJA TAHUN {year}\n{name.upper()}"
    return Document(
        title=f"Daftar Periksa Perjanjian Kinerja {name} Tahun {year}",
        subject="Kelengkapan perjanjian kinerja setiap unit",
        author=name,
        sections=(
            Section(
                (
                    *letterhead(book, options),
                    Heading(1, title, in_contents=False),
                    Paragraph(f"Lengkap {complete} dari {len(units)} unit.", align="left"),
                    _table(units),
                ),
                landscape=True,
                numbering="",
            ),
        ),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
    )


def _table(units: list[list[str]]) -> Table:
    widths = (0.4, 2.4, 2.4, 1.9, 2, 1.6, 2)
    columns = tuple(Column(f"c{at}", width, "center" if at == 0 else None) for at, width in enumerate(widths))
    body = tuple(
        Row((Cell(at, "count"), *(Cell(part or "–") for part in parts))) for at, parts in enumerate(units, start=1)
    )
    return Table(
        columns, (head_row(*_HEADS),), body, "Daftar Periksa", numbers=column_numbers(len(columns)), size=8.5
    )  # fmt: skip
