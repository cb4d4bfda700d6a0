"""Files that would hurt a careless reader, each made here in a moment and small as it travels."""

import io
import zipfile
import zlib
from collections.abc import Mapping

Parts = Mapping[str, str | bytes]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
ENTITY = '<!DOCTYPE x [<!ENTITY leak SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)  # fmt: skip
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_TYPES = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
PLAN = [
    ["RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025"],
    ["KODE", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", "Target", "Lokasi", "Pagu"],
    ["7.01.1.03.0.00.17.0000", "Kecamatan Contoh", "", "", "", "30.000.000"],
    ["7.01.02", "PROGRAM PENYELENGGARAAN", "Persentase layanan", "100 Persen", "", "30.000.000"],
]


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name == "mimetype" else method, 1)
    return out.getvalue()


def relation(kind: str, target: str, external: bool = True, id_: str = "rId9") -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def relations(*each: str) -> str:
    return f"{HEAD}<Relationships {_RELATIONS}>{''.join(each)}</Relationships>"


def _types(main: str, kind: str) -> str:
    return (
        f'{HEAD}<Types {_TYPES}><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>'
    )


def cells(rows: list[list[str]] = PLAN) -> str:
    """The rows of a sheet, texts written in place."""
    out = []
    for number, row in enumerate(rows, start=1):
        inner = "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in enumerate(row) if text
        )  # fmt: skip
        out.append(f'<row r="{number}">{inner}</row>')
    return "".join(out)


def sheet(rows: str, after: str = "", before: str = "") -> str:
    return f"{HEAD}{before}<worksheet {_SHEET}><sheetData>{rows}</sheetData>{after}</worksheet>"


def workbook_parts(sheet_xml: str | bytes | None = None) -> dict[str, str | bytes]:
    """An XLSX of one sheet, which is the plan unless another is given."""
    return {
        "[Content_Types].xml": _types("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
        "_rels/.rels": relations(relation("officeDocument", "xl/workbook.xml", external=False)),
        "xl/workbook.xml": f'{HEAD}<workbook {_SHEET} xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="RKT" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(relation("worksheet", "worksheets/sheet1.xml", False, "rId1")),
        "xl/worksheets/sheet1.xml": sheet(cells()) if sheet_xml is None else sheet_xml,
    }


def xlsx(sheet_xml: str | bytes | None = None, more: Parts | None = None) -> bytes:
    return packed({**workbook_parts(sheet_xml), **(more or {})})


def word(body: str, before: str = "") -> str:
    return f"{HEAD}{before}<w:document {_WORD}><w:body>{body}</w:body></w:document>"


def table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    lines = ""
    for row in rows:
        texts = [*row, *[""] * (width - len(row))]
        lines += (
            "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts) + "</w:tr>"
        )
    return f"<w:tbl>{lines}</w:tbl>"


def docx(body: str | None = None, before: str = "", more: Parts | None = None) -> bytes:
    """A DOCX, which is the plan unless another body is given."""
    told = f"<w:p><w:r><w:t>{PLAN[0][0]}</w:t></w:r></w:p>{table(PLAN[1:])}" if body is None else body
    return packed(
        {
            "[Content_Types].xml": _types("word/document.xml", "wordprocessingml.document.main+xml"),
            "_rels/.rels": relations(relation("officeDocument", "word/document.xml", external=False)),
            "word/document.xml": word(told, before),
            **(more or {}),
        }
    )


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods_rows(rows: list[list[str]] = PLAN) -> str:
    return "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row
        )
        + "</table:table-row>"
        for row in rows
    )


def ods(rows: str | None = None, before: str = "", more: Parts | None = None) -> bytes:
    """An ODS of one sheet, which is the plan unless other rows are given."""
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f"{HEAD}{before}<office:document-content {_ODF}><office:body><office:spreadsheet>"
        f'<table:table table:name="RKT">{ods_rows() if rows is None else rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return packed({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": manifest, **(more or {})})


def renamed(content: bytes, old: str, new: str) -> bytes:
    """A zip with a part renamed where Python would not write such a name; both are equally long."""
    assert len(old) == len(new)
    return content.replace(old.encode(), new.encode())


def flagged(content: bytes) -> bytes:
    """A zip whose first part says that it is encrypted, in both places where that stands."""
    out = bytearray(content)
    out[6] |= 1
    out[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(out)


def claiming(content: bytes, part: str, size: int) -> bytes:
    """A zip whose directory says another size of a part than it has."""
    out = bytearray(content)
    at = content.rindex(part.encode()) - 46
    assert out[at : at + 4] == b"PK\x01\x02"
    out[at + 24 : at + 28] = size.to_bytes(4, "little")
    return bytes(out)


def deflated(byte: bytes, size: int) -> bytes:
    """One byte many times, packed without holding it all."""
    pack = zlib.compressobj(1)
    piece = byte * 1_000_000
    out = [pack.compress(piece) for _ in range(size // 1_000_000)]
    return b"".join([*out, pack.flush()])


def pdf(stream: bytes, filters: str = "/Filter /FlateDecode ", trailer: str = "") -> bytes:
    """A PDF of one page with this content."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        f"<< {filters}/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    out = b"%PDF-1.7\n"
    at = []
    for number, each in enumerate(objects, start=1):
        at.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{each:010} 00000 n \n".encode() for each in at)
    return out + f"trailer << /Size 5 /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def ole(*streams: str, first: bytes = b"") -> bytes:
    """The look of an old Office file: its mark, a first stream at a sector's begin, and the names of its streams."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + first.ljust(512, b"\0") + names.ljust(1024, b"\0")


SPREADSHEETML = (
    HEAD
    + '{before}<?mso-application progid="Excel.Sheet"?>'
    + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
    + "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row) + "</Row>"
        for row in PLAN
    )
    + "</Table></Worksheet></Workbook>"
)  # fmt: skip
