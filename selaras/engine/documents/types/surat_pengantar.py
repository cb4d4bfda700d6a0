"""Surat pengantar: the letter that goes with issued documents, in the layout of correspondence of Permendagri 1/2023.

Which documents go, to whom and how the letter is called stands in ``Options.extra``; a document is a line of title,
number and day between tabs.
"""

from selaras.engine.documents.blocks import (
    Cell,
    Clauses,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    Signature,
    Space,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.decree import letterhead
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import DOTS, agency_name, head, place_date
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book

DOCUMENTS, RECIPIENT, PLACE, SUBJECT, NATURE = ("documents", "recipient", "recipient_place", "subject", "nature")
"""The names in ``Options.extra``: lines of documents, the addressee, the place, what it is about, its nature."""
_EMPTY = "Pilih paling sedikit satu dokumen yang dikirim dengan surat pengantar ini."


def line(title: str, number: str, day: str) -> str:
    """One document as ``Options.extra`` carries it."""
    return "\t".join(" ".join(part.split()) for part in (title, number, day))


@document_type(
    "surat_pengantar", "Surat Pengantar", ("permendagri-1-2023",), official=True, follows_plan=False, shelved=False,
    file_name="SURAT-PENGANTAR", order=90,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The letter. Raises ``NotDrawn`` when no document goes with it."""
    sent = [each.split("\t") for each in options.extra.get(DOCUMENTS, "").splitlines() if each]
    if not sent:
        raise NotDrawn(_EMPTY)
    name = agency_name(book)
    told = options.extra
    count = f"{len(sent)} berkas"
    on = options.issue.on
    body = (
        *letterhead(book, options),
        Paragraph(place_date(options, on), align="right"),
        Clauses((
            ("Nomor", "", options.issue.printed_number or DOTS), ("Sifat", "", told.get(NATURE) or "Biasa"),
            ("Lampiran", "", count), ("Hal", "", told.get(SUBJECT) or "Penyampaian dokumen"),
        )),
        Space(6),
        Paragraph(f"Yth. {told.get(RECIPIENT) or DOTS}\ndi {told.get(PLACE) or 'Tempat'}", align="left"),
        Space(6),
        Paragraph(f"Bersama surat ini disampaikan dokumen {name} sebagai berikut:", first_line=True),
        _table(sent),
        Paragraph("Demikian disampaikan untuk dipergunakan sebagaimana mestinya.", first_line=True),
        Signature("", (head(book, on).signer(),)),
        Space(18),
        Paragraph("Diterima tanggal ……………………\nPenerima,\n\n\n\n……………………………………\nNIP", align="left"),
    )  # fmt: skip
    return dressed(
        options,
        title=f"Surat Pengantar {name}",
        subject=told.get(SUBJECT) or "Penyampaian dokumen",
        author=name,
        sections=(Section(body, numbering=""),),
        footer=options.issue.printed_number,
    )


def _table(sent: list[list[str]]) -> Table:
    columns = (Column("number", 0.4, "center"), Column("title", 4), Column("code", 2.2), Column("day", 1.4),
               Column("count", 1, "center"))  # fmt: skip
    body = tuple(
        Row((Cell(at, "count"), Cell(title), Cell(number or "tanpa nomor"), Cell(day), Cell("1 berkas")))
        for at, (title, number, day) in enumerate(sent, start=1)
    )
    heads = head_row("NO", "DOKUMEN", "NOMOR", "TANGGAL", "BANYAKNYA")
    return Table(columns, (heads,), body, "Dokumen", numbers=numbered(5), size=9.5)
