"""Hostile and broken files: each is refused in a sentence that says what to do; honest ones that look alike pass."""

import os
import random
import zipfile
import zlib
from collections.abc import Callable

import pytest

from selaras.engine.readers.preflight.look import LARGEST, lie, look
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.source import Unreadable
from tests.engine.readers import hostile_files as files
from tests.engine.readers.hostile_files import ENTITY, HEAD, LAUGHS, docx, ods, packed, pdf, xlsx

pytestmark = pytest.mark.long

BOMB = (
    "Isi berkas ini setelah dibuka jauh lebih besar daripada semestinya "
    "(paling besar 100 MB satu bagian, 200 MB seluruhnya)."
)
BROKEN = "Berkas ini terpotong atau rusak."
LOCKED = "Berkas ini dilindungi kata sandi."
OF_SHEET = "xl/worksheets/sheet1.xml"


def defined(part: str) -> str:
    return f"Bagian “{part}” berisi definisi (DOCTYPE atau ENTITY), yang tidak pernah ada dalam dokumen biasa."


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        look(name, content)
    assert refused.value.problem.unreadable
    assert refused.value.problem.hint
    return refused.value.problem.message


ORDINARY = {
    "a.xlsx": xlsx(),
    "a.docx": docx(),
    "a.ods": ods(),
    "a.pdf": pdf(b"BT ET", ""),
    "a.txt": b"RKT",
    "a.html.xls": b"<html><table><tr><td>RKT</td></tr></table></html>",
    "a.xls": files.SPREADSHEETML.format(before="").encode(),
    "old.xls": files.ole("Workbook", first=b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\0") + b"\xe1\x00"),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_file_passes_and_nothing_is_said(name: str) -> None:
    looked = look(name, ORDINARY[name])
    assert looked.doubts == ()
    assert looked.lie == ""


def test_a_zip_bomb() -> None:
    assert refusal("a.xlsx", xlsx(None, {f"xl/media/{n}.bin": bytes(70_000_000) for n in range(3)})) == BOMB


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    content = xlsx(b"0" * 120_000_000)
    assert refusal("a.xlsx", files.claiming(content, OF_SHEET, 1000)) == BROKEN


def test_parts_that_lie_over_one_another() -> None:
    content = xlsx(None, {"xl/media/a.bin": os.urandom(50_000)})
    last = content.rindex(b"PK\x01\x02")
    last_entry = content[last : content.rindex(b"PK\x05\x06")]
    many = b"".join(last_entry.replace(b"a.bin", f"{n:05}".encode()) for n in range(50))
    end = bytearray(content[content.rindex(b"PK\x05\x06") :])
    count = int.from_bytes(end[10:12], "little") + 50
    size = int.from_bytes(end[12:16], "little") + len(many)
    end[8:10] = end[10:12] = count.to_bytes(2, "little")
    end[12:16] = size.to_bytes(4, "little")
    assert refusal("a.xlsx", content[: content.rindex(b"PK\x05\x06")] + many + bytes(end)) == BROKEN


def test_a_bomb_within_a_bomb_is_no_document() -> None:
    inner = packed({"0": b"0" * 90_000_000})
    outer = packed({f"{n}.zip": inner for n in range(20)})
    assert refusal("a.zip", outer) == "Isinya arsip ZIP (20 berkas), bukan satu dokumen."
    assert refusal("a.xlsx", outer) == "Isinya arsip ZIP (20 berkas), bukan satu dokumen."


def test_a_workbook_within_a_document_is_left_closed() -> None:
    embedded = packed({"xl/worksheets/sheet1.xml": ENTITY})
    assert look("a.docx", docx(more={"word/embeddings/Workbook1.xlsx": embedded})).doubts == ()


def test_too_many_parts() -> None:
    many = {f"xl/media/{n}.png": b"" for n in range(5000)}
    assert refusal("a.xlsx", xlsx(None, many)) == "Berkas ini berisi 5.005 bagian, paling banyak 5.000."


@pytest.mark.parametrize(
    ("old", "new"),
    [("xl/z/evil", "../../evl"), ("xl/zzevil", "/etc/evil"), ("xl/z/evil", "C:/x/evil"), ("xl/z/evil", r"..\..\evl")],
)
def test_names_that_lead_elsewhere(old: str, new: str) -> None:
    spelled = new.replace("\\", "/")
    told = f"Salah satu bagian berkas ini bernama “{spelled}”, di luar tempatnya."
    assert refusal("a.xlsx", files.renamed(xlsx(None, {old: "x"}), old, new)) == told


def test_a_part_twice() -> None:
    content = files.renamed(xlsx(None, {"xl/worksheets/sheet2.xml": "<a/>"}), "sheet2.xml", "sheet1.xml")
    assert refusal("a.xlsx", content) == f"Bagian “{OF_SHEET}” ada dua kali dalam berkas ini."


def test_a_part_with_two_names() -> None:
    content = xlsx()
    at = content.index(OF_SHEET.encode())
    assert refusal("a.xlsx", content[:at] + b"xl/worksheets/sheet9.xml" + content[at + len(OF_SHEET) :]) == BROKEN


def test_a_way_of_packing_nobody_uses() -> None:
    content = packed(files.workbook_parts(), zipfile.ZIP_LZMA)
    assert refusal("a.xlsx", content) == "Berkas ini dimampatkan dengan cara yang tidak dikenal."


def test_passwords() -> None:
    assert refusal("a.zip", files.flagged(packed({"rencana.xlsx": "x"}))) == LOCKED
    assert refusal("a.xlsx", files.flagged(xlsx())) == LOCKED
    assert refusal("a.docx", files.ole("Root Entry", "EncryptionInfo", "EncryptedPackage")) == LOCKED
    began = b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\0")
    assert refusal("a.xls", files.ole("Workbook", first=began + b"\x2f\x00\x36\x00")) == LOCKED
    manifest = f"{HEAD}<manifest:manifest xmlns:manifest='x'><manifest:encryption-data/></manifest:manifest>"
    assert refusal("a.ods", ods(more={"META-INF/manifest.xml": manifest})) == LOCKED


DEFINING: dict[str, tuple[str, bytes, str]] = {
    "entity in a sheet": ("a.xlsx", xlsx(files.sheet(files.cells(), before=ENTITY)), OF_SHEET),
    "entity in a part with another name": ("a.xlsx", xlsx(None, {"xl/x.bin": HEAD + ENTITY}), "xl/x.bin"),
    "entity in UTF-16": (
        "a.xlsx", xlsx(files.sheet(files.cells(), before=ENTITY).replace("UTF-8", "UTF-16").encode("utf-16")), OF_SHEET,
    ),
    "entity in UTF-16 without its mark": (
        "a.xlsx", xlsx(files.sheet(files.cells(), before=ENTITY).encode("utf-16-be")), OF_SHEET,
    ),
    "entity in a document": ("a.docx", docx(before=ENTITY), "word/document.xml"),
    "entity in an ODS": ("a.ods", ods(before=ENTITY), "content.xml"),
    "entity in a picture": ("a.docx", docx(more={"word/media/a.svg": f"{HEAD}{ENTITY}<svg/>"}), "word/media/a.svg"),
    "entity in SpreadsheetML": ("a.xls", files.SPREADSHEETML.format(before=ENTITY).encode(), "a.xls"),
    "entity in HTML": ("a.xls", f"<!DOCTYPE html [{ENTITY[13:-3]}>]><html><table/></html>".encode(), "a.xls"),
    "laughs in a sheet": ("a.xlsx", xlsx(files.sheet(files.cells(), before=LAUGHS)), OF_SHEET),
    "laughs in a document": ("a.docx", docx(before=LAUGHS), "word/document.xml"),
    "laughs in SpreadsheetML": ("a.xls", files.SPREADSHEETML.format(before=LAUGHS).encode(), "a.xls"),
}  # fmt: skip


@pytest.mark.parametrize("what", DEFINING)
def test_definitions(what: str) -> None:
    name, content, part = DEFINING[what]
    assert refusal(name, content) == defined(part)


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be", "cp037"])
def test_an_encoding_that_hides_definitions(encoding: str) -> None:
    content = xlsx(files.sheet(files.cells(), before=ENTITY).encode(encoding))
    assert refusal("a.xlsx", content) == "Berkas ini ditulis dengan pengodean huruf yang tidak dikenal."
    seven = files.sheet("+ADwAIQ-ENTITY").replace("UTF-8", "UTF-7").encode()
    assert refusal("a.xlsx", xlsx(seven)) == "Berkas ini ditulis dengan pengodean huruf yang tidak dikenal."


def test_the_doctype_of_html_and_of_drawings_is_no_attack() -> None:
    strict = b'<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><html><table/>'
    assert look("a.xls", strict).doubts == ()
    drawn = f'{HEAD}<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY ns "http://x">]><svg/>'
    assert look("a.docx", docx(more={"word/media/a.svg": drawn})).doubts == ()


def test_a_text_about_definitions_is_a_text() -> None:
    assert look("a.docx", docx("<w:p><w:r><w:t>&lt;!DOCTYPE x&gt;</w:t></w:r></w:p>")).doubts == ()


def messages(name: str, content: bytes) -> list[str]:
    return [problem.message for problem in look(name, content).doubts]


def test_macros_are_left_alone_and_said() -> None:
    told = ["Berkas ini memuat makro. Makro tidak dijalankan; hanya isinya yang dibaca."]
    assert messages("a.docm", docx(more={"word/vbaProject.bin": b"\xd0\xcf"})) == told
    assert messages("a.ods", ods(more={"Basic/Standard/Module1.xml": "<a/>"})) == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("attachedTemplate", "templat dari luar"),
        ("image", "gambar dari luar"),
        ("externalLinkPath", "tautan ke buku kerja lain"),
    ],
)
def test_what_lies_elsewhere_is_not_fetched_and_said(kind: str, told: str) -> None:
    more = {"word/_rels/settings.xml.rels": files.relations(files.relation(kind, "http://198.51.100.7/x"))}
    assert messages("a.docx", docx(more=more)) == [
        f"Berkas ini merujuk {told}. Rujukan itu tidak dibuka; yang dibaca hanya yang tersimpan di sini."
    ]


def test_a_hyperlink_is_nothing_to_speak_of() -> None:
    more = {"word/_rels/document.xml.rels": files.relations(files.relation("hyperlink", "https://example.go.id"))}
    assert messages("a.docx", docx(more=more)) == []


FAR = (
    "Sel {} berisi, jauh di luar tabel: lembarnya menjadi 1.048.576 baris × {} kolom, padahal hanya {} sel yang berisi."
)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', FAR.format("XFD1048576", "16.384", 16)),
        ("<row r='1048576'><c\nr='XFD1048576'><v>1</v></c></row>", FAR.format("XFD1048576", "16.384", 16)),
        ('<row r="1048576"><c><v>1</v></c></row>', FAR.format("1048576", "26", 16)),
    ],
)
def test_a_filled_cell_at_the_end_of_the_world(row: str, told: str) -> None:
    assert refusal("a.xlsx", xlsx(files.sheet(files.cells() + row))) == told


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048576"><c r="XFD1048576" s="3"/></row>',
        '<row r="1048576"><c r="XFD1048576" s="3"></c></row>',
        '<row r="1048576" s="3" customFormat="1"/>',
        '<row r="5"><c r="AAB5"><v>1</v></c></row>',
    ],
)
def test_formatting_far_away_and_a_wide_sheet_pass(row: str) -> None:
    assert look("a.xlsx", xlsx(files.sheet(files.cells() + row))).doubts == ()


def test_a_long_table_that_is_full_passes() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 120_000))
    assert look("a.xlsx", xlsx(files.sheet(rows))).doubts == ()


def test_merged_cells_without_end() -> None:
    content = xlsx(files.sheet(files.cells(), '<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'))
    assert refusal("a.xlsx", content) == (
        "Satu lembar mempunyai sel gabungan atau tautan yang meliputi 17.179.803.648 sel."
    )


def test_a_sheet_of_too_many_cells() -> None:
    row = "".join(f"<c><v>{n}</v></c>" for n in range(1_000_001))
    assert refusal("a.xlsx", xlsx(files.sheet(f"<row>{row}</row>"))) == (
        "Satu lembar berisi 1.000.001 sel, paling banyak 1.000.000."
    )


def test_a_cell_of_an_ods_repeated_without_end() -> None:
    repeated = 'table:number-columns-repeated="16384"'
    cell = f'<table:table-cell {repeated} office:value-type="float" office:value="1"/>'
    row = '<table:table-row table:number-rows-repeated="1000000">'
    told = "Satu lembar mengulang sel yang sama 16.384.000.000 kali."
    assert refusal("a.ods", ods(f"{row}{cell}</table:table-row>")) == told
    empty = f"{files.ods_rows()}{row}<table:table-cell {repeated}/></table:table-row>"
    assert look("a.ods", ods(empty)).doubts == ()


def test_a_document_of_three_million_paragraphs() -> None:
    assert refusal("a.docx", docx("<w:p/>" * 3_000_000)) == BOMB
    varied = "".join(f'<w:p w:rsidR="{n:08x}"/>' for n in range(1_000_000))
    assert refusal("a.docx", docx(varied)) == "Bagian “word/document.xml” terdiri atas 1.000.003 unsur, terlalu banyak."


def test_a_document_of_one_text_without_end() -> None:
    mixed = random.Random(1).randbytes(1_000_000).hex()  # packs to half, so that it is no bomb
    endless = f"<w:p><w:r><w:t>{mixed * 6}</w:t></w:r></w:p>"
    assert refusal("a.docx", docx(endless)) == ("Bagian “word/document.xml” memuat satu teks yang tidak ada habisnya.")
    assert refusal("a.docx", docx(f"<w:p><w:r><w:t>{'a' * 120_000_000}</w:t></w:r></w:p>")) == BOMB


def test_a_pdf_without_end() -> None:
    lines = zlib.compress(b"0 0 m 9 9 l S " * 2_400_000, 9)
    told = "PDF ini memuat halaman dengan lebih dari 300.000 garis, sehingga tidak dibuka."
    assert [problem.message for problem in read_bytes("a.pdf", pdf(lines)).problems] == [told]
    told = "Isi PDF ini mengembang jauh melebihi ukuran berkasnya, sehingga tidak dibuka."
    blank = files.deflated(b" ", 500_000_000)
    assert [problem.message for problem in read_bytes("a.pdf", pdf(blank)).problems] == [told]


def test_files_cut_short() -> None:
    for name, content in ORDINARY.items():
        if name in ("a.xlsx", "a.docx", "a.ods", "a.pdf"):
            assert refusal(name, content[: len(content) // 2]) == BROKEN
            assert refusal(name, content[:8]) == BROKEN


def test_a_part_that_was_changed_on_the_way() -> None:
    content = bytearray(xlsx())
    at = content.index(OF_SHEET.encode()) + len(OF_SHEET) + 20
    content[at] ^= 255
    assert refusal("a.xlsx", bytes(content)) == BROKEN


def test_a_file_too_large() -> None:
    assert refusal("a.pdf", b"%PDF-1.7" + bytes(LARGEST)) == "Berkas berukuran 50 MB, paling besar 50 MB."
    markup = b"<html><table>" + b" " * (21 * 1024**2)
    assert refusal("a.xls", markup) == "Berkas berukuran 21 MB, paling besar 20 MB."


def test_what_is_no_plan_by_its_format() -> None:
    slides = packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})
    assert refusal("a.pptx", slides) == "Isinya salindia (presentasi)."
    assert refusal("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>') == "Isinya gambar SVG."


LIES: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.xlsx", docx, "Namanya berakhir .xlsx, tetapi isinya berkas Word."),
    ("a.docx", xlsx, "Namanya berakhir .docx, tetapi isinya berkas Excel."),
    ("a.docx", ods, "Namanya berakhir .docx, tetapi isinya berkas OpenDocument."),
    ("a.xlsx", lambda: pdf(b"BT ET", ""), "Namanya berakhir .xlsx, tetapi isinya berkas PDF."),
    ("a.txt", xlsx, "Namanya berakhir .txt, tetapi isinya berkas Excel."),
    ("a.pdf", lambda: b"RKT", "Namanya berakhir .pdf, tetapi isinya bukan berkas PDF."),
    ("a.xlsx", lambda: b"KODE;PAGU", "Namanya berakhir .xlsx, tetapi isinya bukan berkas Excel."),
    ("a.docx", lambda: b"<html><table/></html>", "Namanya berakhir .docx, tetapi isinya bukan berkas Word."),
    ("a.xls", lambda: b"<html><table/></html>", ""),
    ("a.xls", lambda: b"KODE;PAGU", ""),
    ("a.md", lambda: b"RKT", ""),
    ("rencana", xlsx, ""),
]


@pytest.mark.parametrize(("name", "content", "told"), LIES)
def test_a_name_that_tells_another_format_is_said(name: str, content: Callable[[], bytes], told: str) -> None:
    assert look(name, content()).lie == told


def test_a_lie_is_told_of_a_broken_file_too() -> None:
    assert lie("a.xlsx", "pdf") == "Namanya berakhir .xlsx, tetapi isinya berkas PDF."
