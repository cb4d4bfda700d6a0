"""The parts of an XLSX beside its sheets: their names and order, the shared texts, and the styles of cells."""

import posixpath
from functools import cache
from typing import Any
from zipfile import ZipFile

from selaras.engine.readers.source import refuse
from selaras.engine.readers.workbook.sheet_text import tidy, unescaped
from selaras.engine.readers.workbook.xml_parts import elements, local, part_of
from selaras.engine.tables.frozen import Frozen

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Style(Frozen):
    """What the style of a cell tells: its number format, bold, and indentation."""

    format: str = ""
    bold: bool = False
    indent: int = 0


PLAIN = Style()


class Workbook(Frozen):
    """What all sheets share. ``sheets`` are name, path and whether hidden, in the order of the tabs; ``texts`` the
    shared texts as they are seen and as they are kept."""

    sheets: tuple[tuple[str, str, bool], ...]
    texts: tuple[tuple[str, str], ...]
    styles: tuple[Style, ...]
    since_1904: bool

    def style(self, number: int) -> Style:
        """The style of a number; the plain one where there is none."""
        return self.styles[number] if 0 <= number < len(self.styles) else PLAIN


def workbook(name: str, archive: ZipFile) -> Workbook:
    """What all sheets of a workbook share. Raises ``Unreadable`` for a zip that is no workbook."""
    home = next((path for path in archive.namelist() if path.lower().endswith("xl/workbook.xml")), "")
    if not home:
        raise refuse(name, "Berkas ZIP ini bukan buku kerja Excel.", "Pilih berkas Excel, Word, atau PDF.")
    folder = posixpath.dirname(home)
    targets = _targets(name, archive, folder)
    sheets, since_1904 = _sheets(name, archive, home, targets)
    path = {kind: next((p for k, p in targets.values() if k == kind), "") for kind in ("sharedStrings", "styles")}
    known = set(archive.namelist())
    texts = _texts(name, archive, path["sharedStrings"]) if path["sharedStrings"] in known else ()
    styles = _styles(name, archive, path["styles"]) if path["styles"] in known else ()
    return Workbook(sheets, texts, styles, since_1904)


def joined_text(element: Any) -> str:
    """The text of a shared or inline string: rich text joined, readings of signs left out."""
    if len(element) == 1 and local(element[0]) == "t":
        return element[0].text or ""
    pieces = []
    for child in element:
        if local(child) == "t":
            pieces.append(child.text or "")
        elif local(child) == "r":
            pieces += [piece.text or "" for piece in child if local(piece) == "t"]
    return "".join(pieces)


def _targets(name: str, archive: ZipFile, folder: str) -> dict[str, tuple[str, str]]:
    """The kind and path of each part that the workbook names, by its relation's id."""
    found = {}
    with part_of(name, archive, f"{folder}/_rels/workbook.xml.rels") as part:
        for each in elements(name, part, "Relationship"):
            target = each.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], path)
    return found


def _sheets(
    name: str, archive: ZipFile, home: str, targets: dict[str, tuple[str, str]]
) -> tuple[tuple[tuple[str, str, bool], ...], bool]:
    found, since_1904 = [], False
    with part_of(name, archive, home) as part:
        for each in elements(name, part, "sheet", "workbookPr"):
            if local(each) == "workbookPr":
                since_1904 = each.get("date1904") in ("1", "true")
                continue
            kind, path = targets.get(each.get(_RELATION) or each.get(_STRICT_RELATION, ""), ("", ""))
            if kind == "worksheet":
                found.append((each.get("name", ""), path, each.get("state", "visible") != "visible"))
    return tuple(found), since_1904


def _texts(name: str, archive: ZipFile, path: str) -> tuple[tuple[str, str], ...]:
    with part_of(name, archive, path) as part:
        raw = (unescaped(joined_text(each)) for each in elements(name, part, "si"))
        return tuple((tidy(text), text) for text in raw)


def _styles(name: str, archive: ZipFile, path: str) -> tuple[Style, ...]:
    formats = dict(builtin_formats())
    bold: list[bool] = []
    styles: list[Style] = []
    with part_of(name, archive, path) as part:
        for each in elements(name, part, "numFmts", "fonts", "cellXfs"):
            if local(each) == "numFmts":
                formats |= {_whole(one.get("numFmtId")): one.get("formatCode", "") for one in each}
            elif local(each) == "fonts":
                bold = [
                    any(local(sign) == "b" and sign.get("val") not in ("0", "false") for sign in one) for one in each
                ]
            else:
                styles = [_style(one, formats, bold) for one in each]
    return tuple(styles)


def _style(element: Any, formats: dict[int, str], bold: list[bool]) -> Style:
    font = _whole(element.get("fontId"))
    indent = next((_whole(child.get("indent")) for child in element if local(child) == "alignment"), 0)
    code = formats.get(_whole(element.get("numFmtId")), "")
    return Style("" if code == "General" else code, font < len(bold) and bold[font], indent)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


@cache
def builtin_formats() -> dict[int, str]:
    """The number formats that every workbook has without naming them."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return dict(BUILTIN_FORMATS)
