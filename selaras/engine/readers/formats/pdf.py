"""PDF: ruled tables over many pages, and the text around them in the order it is read."""

import pypdfium2

from selaras.engine.readers.blocks import Block, Tabbed, join_tables
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Said, Tell
from selaras.engine.readers.pdf import ocr
from selaras.engine.readers.pdf.joining import Table, add, begun, cells_of, goes_on, problems
from selaras.engine.readers.pdf.limits import MOST_PAGES, demand_bounds
from selaras.engine.readers.pdf.lines import Line
from selaras.engine.readers.pdf.margins import without_margins
from selaras.engine.readers.pdf.paper import Paper, TooMuch, paper
from selaras.engine.readers.pdf.pieces import Piece
from selaras.engine.readers.pdf.prose import Prose, Setting, read_in_order
from selaras.engine.readers.pdf.rejoin import Words
from selaras.engine.readers.pdf.scans import doubts as unclear
from selaras.engine.readers.pdf.scans import is_scanned, ranges, refuse_scanned
from selaras.engine.readers.pdf.side import Side, taken_apart
from selaras.engine.readers.source import refuse
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

_PASSWORD = 4  # PDFium's number for a file that asks for one


def _recognises(name: str, head: bytes) -> bool:
    """By its mark, which may stand behind some other bytes in a file that calls itself PDF."""
    return head.startswith(b"%PDF-") or (name.casefold().endswith(".pdf") and b"%PDF-" in head[:1024])


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    demand_bounds(name, content)
    document = _document(name, content)
    try:
        papers = _papers(name, document, tell)
        seen = [each for each in papers if not is_scanned(each)]
        scanned = [each for each in papers if is_scanned(each)]
        doubts: list[Problem] = []
        can = bool(scanned) and ocr.available()
        if scanned and choices.ocr and can:
            doubts = _guess(name, document, scanned, tell)
        elif not seen or (scanned and not any(each.words for each in seen)):
            raise refuse_scanned(name, len(papers), can)
        doubts += unclear(name, papers, can)
    finally:
        document.close()
    return _material(name, [taken_apart(each) for each in papers], doubts)


def _guess(name: str, document: pypdfium2.PdfDocument, scanned: list[Paper], tell: Tell) -> list[Problem]:
    """Reads scanned pages by pattern; gives the doubt about each, as nothing of it is certain."""
    for done, each in enumerate(scanned[: ocr.MOST_PAGES], start=1):
        ocr.guess(document.raw, each)
        tell(done / min(len(scanned), ocr.MOST_PAGES))
    return [
        Problem(
            f"Teks halaman {each.number} adalah bacaan mesin (OCR) atas gambar, bukan teks dokumen.",
            "Periksa setiap kata dan angka dengan gambarnya sebelum dipakai.",
            Place(name, page=each.number),
        )
        for each in scanned
        if each.guessed
    ]


def _document(name: str, content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise refuse(
                name,
                "PDF ini dikunci dengan kata sandi, sehingga tidak dapat dibaca.",
                "Simpan salinannya tanpa kata sandi, lalu unggah salinan itu.",
            ) from error
        raise refuse(
            name,
            "PDF ini rusak, sehingga tidak dapat dibaca.",
            "Buka berkasnya, simpan atau cetak kembali sebagai PDF, lalu coba lagi.",
        ) from error
    if len(document) > MOST_PAGES:
        raise refuse(
            name,
            f"PDF ini mempunyai {len(document)} halaman, paling banyak {MOST_PAGES}.",
            "Pisahkan bagian yang memuat rencana, lalu unggah bagian itu.",
        )
    return document


def _papers(name: str, document: pypdfium2.PdfDocument, tell: Tell) -> list[Paper]:
    papers = []
    for index in range(len(document)):
        try:
            read = paper(document.raw, index)
        except TooMuch as error:
            raise refuse(
                name,
                f"Halaman {error.page} memuat lebih dari 100.000 garis, gambar, atau huruf.",
                "Mungkin ada peta atau gambar teknik. Hapus halaman itu dari PDF, lalu coba lagi.",
            ) from error
        if read is not None:
            papers.append(read)
        tell((index + 1) / len(document))
    if not any(each.words or each.pictures for each in papers):
        raise refuse(name, "PDF ini kosong.", "Pilih berkas yang memuat rencana.")
    return papers


def _material(name: str, sides: list[Side], unclear_pages: list[Problem]) -> Material:
    margins = without_margins(sides)
    words = Words(_lines_inside(sides))
    prose = Prose(name, Setting.of(sides), words)
    tables: list[Table] = []
    found: list[Block | Table] = []
    between: list[Line] = []
    for side in sides:
        for item in _in_order(side):
            if isinstance(item, Line):
                between.append(item)
                found += prose.put(side.paper, item)
                continue
            found += prose.close()
            if tables and goes_on(tables[-1], item, between):
                add(tables[-1], side.paper, item)
            else:
                tables.append(begun(len(tables) + 1, side.paper, item))
                found.append(tables[-1])
            between = []
    found += prose.close()
    blocks = join_tables(
        Tabbed("", "", cells_of(each, name, words)) if isinstance(each, Table) else each for each in found
    )
    said = (*prose.said, *(Said(line.text, Place(name, part="kepala atau kaki halaman")) for line in margins))
    doubts = [_read_from_pdf(name), *unclear_pages]
    if listed := [side.paper.number for side in sides if side.listed]:
        doubts.append(
            Problem(
                f"Halaman {ranges(listed)} tampak memuat tabel tanpa garis; isinya dibaca sebagai teks biasa.",
                "Bila itu tabel rencana, beri garis pada tabelnya, atau unggah berkas Word atau Excel aslinya.",
                Place(name, page=listed[0]), value=ranges(listed)[:200],
            )
        )  # fmt: skip
    named = {
        line[0].place.table: f"Tabel {block.number}" if block.number else f"Tabel ke-{block.lines[0][0].place.table}"
        for block in blocks
        if isinstance(block, Tabbed)
        for line in block.lines
    }
    for table in tables:
        part = named.get(table.number, "")
        doubts += [replace(told, place=replace(told.place, part=part)) for told in problems(table, name)]
    return Material(name, "PDF", tuple(blocks), said, doubts=tuple(doubts))


def _in_order(side: Side) -> list[Line | Piece]:
    """Lines and tables of a page from top to bottom."""
    ordered: list[Line | Piece] = []
    left = side.lines
    for piece in side.pieces:
        middle = (piece.box.y0 + piece.box.y1) / 2
        above = [line for line in left if line.box.y0 > middle]
        ordered += [*read_in_order(above), piece]
        left = [line for line in left if line.box.y0 <= middle]
    return [*ordered, *read_in_order(left)]


def _lines_inside(sides: list[Side]) -> list[str]:
    """The lines of all text without their first and last words, which may be parts of broken ones."""
    inside = []
    for side in sides:
        groups = [side.lines, *(each.lines for piece in side.pieces for row in piece.rows for each in row)]
        for group in groups:
            for n, line in enumerate(group):
                parts = line.text.split()
                inside.append(" ".join(parts[n > 0 : len(parts) - (n < len(group) - 1)]))
    return inside


def _read_from_pdf(name: str) -> Problem:
    return Problem(
        "Berkas ini dibaca dari PDF; bandingkan isi yang terbaca dengan dokumennya.",
        "Periksa terutama angka, kode, dan baris di pergantian halaman; bila ada, pakai berkas Word atau Excel-nya.",
        Place(name),
    )


FORMATS.append(Format("PDF", 10, _recognises, _open))
