"""The PDF: what it claims, how it is tagged, that text stays text, and that the same document gives the same bytes."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf
import PIL.Image
import pypdfium2
import pytest

from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    Image,
    Paragraph,
    Picture,
    Row,
    Section,
    Table,
    head_row,
)  # fmt: skip
from selaras.engine.documents.page import Entry
from selaras.engine.documents.pdf import CannotDraw, outline, png_of_svg, render_pdf, render_pdf_with_outline
from tests.engine.documents import synthetic


@cache
def drawn(**changes: str) -> bytes:
    return render_pdf(synthetic.document(**changes))


@cache
def opened(content: bytes) -> pikepdf.Pdf:
    """The file; kept open, because its objects die with it."""
    return pikepdf.open(BytesIO(content))


def text_of(content: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every structure element of the tag tree."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node.K)


def small(*blocks: Heading | Paragraph | Table | Picture, **changes: object) -> Document:
    fields = {"title": "Contoh", "sections": (Section(blocks),), "created": synthetic.CREATED}
    return Document(**(fields | changes))  # type: ignore[arg-type]  # the changes of a test are of any field


def test_the_file_claims_both_standards_and_says_its_language_and_title() -> None:
    pdf = opened(drawn())
    with pdf.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Rencana Kerja Tahunan Kecamatan Contoh Tahun 2025"
    assert str(pdf.Root.Lang) == "id"
    assert bool(pdf.Root.MarkInfo.Marked)


def test_each_table_is_one_tagged_table_over_all_its_pages() -> None:
    tags = Counter(str(element.S) for element in elements(opened(drawn())))
    assert tags["/Table"] == 3
    assert tags["/THead"] == 3
    assert tags["/TH"] == (4 + 2) + (4 + 4) + (5 + 6 + 16 + 21)
    assert tags["/Caption"] == 4


def test_head_cells_have_a_scope_and_pictures_an_alternative_text() -> None:
    found = list(elements(opened(drawn())))
    heads = [element for element in found if str(element.S) == "/TH"]
    pictures = [element for element in found if str(element.S) == "/Figure"]
    assert all("Scope" in repr(head.A) for head in heads)
    assert {str(picture.Alt) for picture in pictures} == {
        "Lambang Kabupaten Contoh", "Kode QR ke http://127.0.0.1:8000/v/K7Q2-M4XD",
    }  # fmt: skip


def test_all_fonts_are_embedded() -> None:
    fonts = [
        font.DescendantFonts[0].FontDescriptor
        for page in opened(drawn(font="bookman")).pages
        for font in page.Resources.get("/Font", {}).values()
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert {"TeXGyreBonum-Regular", "TeXGyreBonum-Bold"} <= names


def test_pages_are_labelled_roman_before_and_arabic_after() -> None:
    assert [page.label for page in opened(drawn()).pages][1:6] == ["i", "ii", "1", "2", "3"]


def test_the_sheet_is_folio_and_turned_where_the_section_is() -> None:
    sizes = {tuple(round(float(length) / 72 * 25.4) for length in page.mediabox[2:]) for page in opened(drawn()).pages}
    assert sizes == {(215, 330), (330, 215)}


def test_headings_come_with_the_labels_of_their_pages() -> None:
    expected = [
        Entry(1, "KATA PENGANTAR", "i", True),
        Entry(1, "BAB I PENDAHULUAN", "1", True),
        Entry(2, "1.1 Latar Belakang", "1", True),
        Entry(3, "Landasan Hukum", "1", True),
        Entry(1, "BAB II PROGRAM", "1", True),
    ]
    content, entries = render_pdf_with_outline(synthetic.document())
    assert entries[:5] == expected
    assert not entries[5].listed
    assert content == drawn()
    assert outline(synthetic.document()) == entries


def test_the_contents_list_the_headings_with_their_pages() -> None:
    contents = text_of(drawn())[2]
    assert "DAFTAR ISI" in contents
    assert [line.split()[-1] for line in contents.splitlines() if " . . " in line] == ["i", "1", "1", "1", "1"]
    assert "PERJANJIAN KINERJA" not in contents


def test_text_that_looks_like_markup_is_printed_as_typed() -> None:
    page = " ".join(text_of(drawn())[3].split())
    assert page.count(synthetic.TYPED) == 2
    assert "root:" not in page


def test_the_head_of_a_table_is_repeated_on_each_of_its_pages() -> None:
    pages = [page for page in text_of(drawn()) if "7.01.01.2." in page]
    assert len(pages) > 2
    assert all("Program, Kegiatan dan Sub Kegiatan" in page for page in pages)


def test_no_code_is_broken_or_runs_into_its_neighbour() -> None:
    pdf = pypdfium2.PdfDocument(drawn())
    try:
        pages = [page.get_textpage() for page in pdf]
        words = [word for page in pages for word in page.get_text_bounded().split()]
        assert synthetic.CODE in words
        found = next(page for page in pages if synthetic.CODE in page.get_text_bounded())
        code = _box(found, synthetic.CODE)
        name = _box(found, "KELURAHAN CONTOH")
        assert code[1] < name[0]
    finally:
        pdf.close()


def _box(page: pypdfium2.PdfTextPage, text: str) -> tuple[float, float]:
    """The left and right edge of a text on its page."""
    index, count = page.search(text).get_next()
    boxes = [page.get_charbox(position) for position in range(index, index + count)]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def test_an_unused_soft_hyphen_stands_nowhere_in_the_text() -> None:
    assert not any("\u00ad" in page for page in text_of(drawn()))


def test_the_last_page_says_how_to_verify_the_document() -> None:
    pages = text_of(drawn())
    assert "Nomor verifikasi dokumen: K7Q2-M4XD" in pages[-1]
    assert "http://127.0.0.1:8000/v/K7Q2-M4XD" in pages[-1]
    assert not any("K7Q2" in page for page in pages[:-1])


def test_a_signature_without_a_name_is_a_dotted_line() -> None:
    page = text_of(drawn())[-1]
    assert "." * 44 in page
    assert "Nama Contoh, S.Sos." in page
    assert "a.n. Camat Contoh" in page


def test_a_draft_says_so_on_each_page_and_keeps_its_text_and_tags() -> None:
    draft = drawn(watermark="KONSEP")
    plain = [page.replace("KONSEP · ", "").replace("KONSEP\r\n", "") for page in text_of(draft)]
    assert all("KONSEP · RKT Kecamatan Contoh" in page for page in text_of(draft)[:-1])
    assert "KONSEP\r\nNomor verifikasi" in text_of(draft)[-1]
    assert plain == text_of(drawn())
    tags = [Counter(str(element.S) for element in elements(opened(content))) for content in (draft, drawn())]
    assert tags[0] == tags[1]
    assert len(opened(draft).pages[0].Contents.read_bytes()) > 0


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_pdf(synthetic.document()) == drawn()


def test_a_level_that_is_skipped_is_mended_in_the_outline_only() -> None:
    document = small(Heading(1, "Satu"), Heading(3, "Tiga"), Heading(2, "Dua"), Paragraph("Teks."))
    assert [entry.level for entry in outline(document)] == [1, 2, 2]
    assert render_pdf(document).startswith(b"%PDF")


def test_characters_without_a_glyph_become_a_box_and_bullets_of_word_become_bullets() -> None:
    page = text_of(render_pdf(small(Paragraph("a 漢 \uf0b7 b\x00c"), font="bookman")))[0]
    assert "a □ • bc" in page


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L"])
def test_a_png_is_drawn_with_its_pixels(mode: str) -> None:
    content = BytesIO()
    red = PIL.Image.new("RGB", (40, 20), (204, 51, 51)).convert(mode)
    red.save(content, "PNG")
    pdf = pypdfium2.PdfDocument(render_pdf(small(Picture(Image(content.getvalue(), "Lambang", "png", 40)))))
    try:
        page = pdf[0].render(scale=1).to_pil().convert("RGB")
    finally:
        pdf.close()
    wanted = red.convert("RGB").getpixel((5, 5))
    # 40 by 20 millimetres are 113 by 57 points; the edges are blurred.
    assert list(page.get_flattened_data()).count(wanted) > 110 * 54


def test_a_picture_that_cannot_be_read_is_refused_in_words() -> None:
    with pytest.raises(CannotDraw, match="tidak dapat dijadikan PDF"):
        render_pdf(small(Picture(Image(b"not a picture", "Lambang"))))
    with pytest.raises(CannotDraw, match="SVG tidak terbaca"):
        png_of_svg(b"<svg")


def test_a_table_without_rows_and_an_empty_document_are_drawn() -> None:
    table = Table((Column("a"), Column("b")), (head_row("A", "B"),), (Row((Cell(""), Cell(None, "money"))),), "T")
    assert render_pdf(small(table)).startswith(b"%PDF")
    assert render_pdf(small()).startswith(b"%PDF")


def test_an_endless_address_stays_on_the_page() -> None:
    address = "http://127.0.0.1/" + "a" * 300
    pdf = pypdfium2.PdfDocument(render_pdf(small(Paragraph(address))))
    try:
        page = pdf[0]
        text = page.get_textpage()
        edges = [text.get_charbox(index)[2] for index in range(text.count_chars())]
        assert max(edges) < page.get_width() - 20 / 25.4 * 72 + 1
    finally:
        pdf.close()


def test_the_verification_needs_no_page_of_its_own() -> None:
    blocks = tuple(Paragraph(f"Baris {number}.") for number in range(1, 46))
    plain = len(opened(render_pdf(small(*blocks))).pages)
    for count in range(34, 46):
        pages = len(opened(render_pdf(small(*blocks[:count]))).pages)
        verified = opened(render_pdf(small(*blocks[:count], verification=synthetic.document().verification)))
        assert len(verified.pages) == pages
    assert plain == 2
