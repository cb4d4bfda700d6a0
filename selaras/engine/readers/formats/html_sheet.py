"""HTML that calls itself .xls, as web applications of agencies export it, and HTML with tables in general."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.format import FORMATS, Format
from selaras.engine.readers.material import Material, Tell
from selaras.engine.readers.preflight.naming import misnamed
from selaras.engine.readers.source import LARGEST, MOST_CELLS_OF_ALL, refuse
from selaras.engine.readers.workbook.number_format import localised
from selaras.engine.readers.workbook.sheet import Sheet
from selaras.engine.readers.workbook.sheet_text import tidy
from selaras.engine.readers.workbook.sheets import sheets_material, too_many_cells
from selaras.engine.tables.place import Place

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|style|body|table)\b", re.I | re.S
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.I)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,31})</x:Name>", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption"}
_BREAKS = {"br", "tr", "td", "th", *_BLOCKS}
_UNSEEN = {"head", "style", "script", "title"}
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_SPAN = 1000
_LONGEST_NAME = 31  # letters of a sheet's name


def _recognises(name: str, head: bytes) -> bool:
    encoding = next((each for mark, each in _MARKS if head.startswith(mark)), "latin-1")
    text = head.decode(encoding, "replace")
    return bool(_START.match(text)) or (text.startswith("MIME-Version:") and "text/html" in text)


def _open(name: str, content: bytes, choices: Choices, tell: Tell) -> Material:
    if len(content) > LARGEST:
        raise refuse(name, "Berkas HTML ini lebih dari 20 MB.", "Simpan ulang di Excel sebagai .xlsx, lalu coba lagi.")
    text = _decoded(content)
    if text.startswith("MIME-Version:") or re.search(r"<frameset\b", text, re.I):
        raise refuse(
            name, "Berkas ini halaman web yang isinya tersimpan terpisah.",
            "Buka di Excel, simpan sebagai .xlsx, lalu unggah kembali.",
        )  # fmt: skip
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise refuse(name, "Berkas HTML ini rusak.", "Simpan ulang di Excel sebagai .xlsx, lalu coba lagi.") from error
    if root is None:
        raise refuse(name, "Berkas ini kosong.", "Pilih berkas yang berisi.")
    found = _SHEET_NAME.search(text)
    title = found[1] if found else name.rpartition(".")[0][:_LONGEST_NAME] or "HTML"
    sheet = _Page(Place(name, 1, 1, sheet=title)).read(root)
    doubts = misnamed(name, (".html", ".htm"), "halaman HTML", better=".xlsx")
    return sheets_material(name, "tabel HTML", [sheet], [(title, False)], choices, doubts)


def _decoded(content: bytes) -> str:
    """The text by its mark, by the charset it names, as UTF-8, or else as Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").replace("\0", "")
    said = _CHARSET.search(content[:4096])
    for encoding in (said[1].decode() if said else "utf-8", "utf-8"):
        try:
            return re.sub(r"^\s*<\?xml[^>]*>", "", content.decode(encoding)).replace("\0", "")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace").replace("\0", "")


class _Page:
    """A page laid out as a spreadsheet lays it out: paragraphs and the rows of tables one under the other."""

    def __init__(self, start: Place) -> None:
        self.sheet = Sheet(start)
        self.row = 0
        self.used = 0
        self.hidden: set[int] = set()

    def read(self, root: Any) -> Sheet:
        """The whole page."""
        self._flow(root)
        self.sheet.hidden_rows = frozenset(self.hidden)
        return self.sheet

    def _flow(self, root: Any) -> None:
        """Tables and the texts between them. A table with tables inside lays out the page: what is in it counts."""
        texts: list[str] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            kind = element.tag
            breaks = kind in _BREAKS
            if event == "end":
                texts += ["\n" if breaks else "", element.tail or ""]
            elif kind in _UNSEEN:
                walker.skip_subtree()
            elif kind == "table" and element.find(".//table") is None:
                self._say(texts)
                self._table(element)
                walker.skip_subtree()
            else:
                texts += ["\n" if breaks else "", element.text or ""]
        self._say(texts)

    def _say(self, texts: list[str]) -> None:
        """The texts so far as rows of one cell, then a blank row."""
        lines = [line for line in tidy("".join(texts)).split("\n") if line]
        texts.clear()
        for line in lines:
            self.row += 1
            self._put(self.row, 1, Cell(line, self._place(self.row, 1)))
        self.row += bool(lines)

    def _table(self, table: Any) -> None:
        taken: dict[int, set[int]] = {}
        for tr in table.iter("tr"):
            self.row += 1
            if _HIDDEN.search(tr.get("style", "")) or tr.get("hidden") is not None:
                self.hidden.add(self.row)
            covered = taken.pop(self.row, set())
            column = 0
            for td in tr.iterchildren("td", "th"):
                column += 1
                while column in covered:
                    column += 1
                rows, columns = _span(td, "rowspan"), _span(td, "colspan")
                self._demand_room((rows - 1) * columns)
                for row in range(self.row + 1, self.row + rows):
                    taken.setdefault(row, set()).update(range(column, column + columns))
                if cell := _cell(td, self._place(self.row, column), rows, columns):
                    self._put(self.row, column, cell)
                column += columns - 1
        self.row += 1

    def _put(self, row: int, column: int, cell: Cell) -> None:
        self.sheet.cells[row, column] = cell
        self._demand_room(1)

    def _demand_room(self, cells: int) -> None:
        self.used += cells
        if self.used > MOST_CELLS_OF_ALL:
            raise too_many_cells(self.sheet.start.file)

    def _place(self, row: int, column: int) -> Place:
        return Place(self.sheet.start.file, row, column, sheet=self.sheet.name)


def _cell(td: Any, place: Place, rows: int, columns: int) -> Cell | None:
    text = tidy("".join(_pieces(td)))
    if not text:
        return None
    value = _value(td)
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = localised(text, value)
    bold = td.tag == "th" or bool(_BOLD.search(td.get("style", ""))) or td.find(".//b") is not None
    bold = bold or td.find(".//strong") is not None
    return Cell(text, place, value, bold=bold, rows=rows, columns=columns)


def _value(td: Any) -> Value:
    """The number behind a text, where Excel or LibreOffice wrote it beside it."""
    for name in ("sdval", "x:num", "data-value"):
        try:
            number = float(td.get(name) or "")
        except ValueError:
            continue
        return int(number) if number.is_integer() else number
    return None


def _pieces(element: Any) -> Iterator[str]:
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag not in ("style", "script"):
            yield from _pieces(child)
            yield "\n" if child.tag in _BLOCKS else ""
        yield " ".join((child.tail or "").split("\n"))


def _span(td: Any, name: str) -> int:
    text = (td.get(name) or "").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isdecimal() and len(text) < 9 else 1


FORMATS.append(Format("html", 140, _recognises, _open))
