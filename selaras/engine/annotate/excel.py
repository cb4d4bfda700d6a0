"""Comments in a workbook: a text in the comments of the sheet, and the shape it is drawn in, for each cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from selaras.engine.annotate.boxes import Box, blocks_of, drawing, drawing_with, drawn, highest_block
from selaras.engine.annotate.note import Note
from selaras.engine.annotate.sheet_comments import MOST_COLUMNS, MOST_ROWS, SheetComments, Spot, no_comments, spot_of
from selaras.engine.ooxml.package import Damaged, Package, parse
from selaras.engine.ooxml.rewriting import Rewriting, written
from selaras.engine.ooxml.word import ALTERNATE, Element
from selaras.engine.tables.frozen import Frozen

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWINGS = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
# What stands behind legacyDrawing in a sheet; Excel refuses another order.
_BEHIND = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
_WIDE, _TALL, _LINE = 340, 420, 15  # of a box and of a line of its text, in points of light
_LETTERS = 52  # that fit on such a line
_USUAL_WIDTH, _USUAL_HEIGHT = 9.14, 15.0  # of a column in letters, of a row in points


class _Sheet(Frozen):
    name: str
    part: str
    hidden: bool


def annotate_workbook(package: Package, main: str, notes: Sequence[Note]) -> bytes:
    """The workbook with its comments. Raises ``Damaged`` where it cannot be read or has no sheet of cells."""
    sheets = _sheets(package, main)
    if not sheets:
        raise Damaged("Buku kerja ini tidak mempunyai lembar dengan sel.")
    first = next((sheet for sheet in sheets if not sheet.hidden), sheets[0])
    known = {sheet.name.casefold(): sheet for sheet in sheets}
    cells: dict[str, dict[Spot, list[Note]]] = {}
    for note in notes:
        sheet = known.get(note.place.sheet.casefold())
        spot = _bounded(note.place.line, note.place.column) if sheet else (1, 1)
        cells.setdefault((sheet or first).part, {}).setdefault(spot, []).append(note)
    workbook = _Workbook(Rewriting(package), _highest(package))
    for part, noted in cells.items():
        workbook.annotate(part, noted)
    return workbook.rewriting.result()


def _bounded(line: int | None, column: int | None) -> Spot:
    return min(max(line or 1, 1), MOST_ROWS), min(max(column or 1, 1), MOST_COLUMNS)


def _sheets(package: Package, main: str) -> list[_Sheet]:
    relations = {relation.id: relation for relation in package.relations(main)}
    found = []
    for element in package.root(main).iter("{*}sheet"):
        id_ = element.get(f"{{{_RELATIONS}}}id") or element.get(f"{{{_STRICT_RELATIONS}}}id") or ""
        relation = relations.get(id_)
        if relation is not None and relation.kind == "worksheet" and package.has(relation.target):
            hidden = element.get("state", "visible") != "visible"
            found.append(_Sheet(element.get("name", ""), relation.target, hidden))
    return found


def _highest(package: Package) -> int:
    drawings = (entry.filename for entry in package.entries() if entry.filename.casefold().endswith(".vml"))
    return max((highest_block(package.read(name)) for name in drawings), default=0)


@dataclass(slots=True)
class _Workbook:
    """One workbook that is being written into; ``block`` is the highest block of shape numbers so far."""

    rewriting: Rewriting
    block: int

    def annotate(self, part: str, cells: dict[Spot, list[Note]]) -> None:
        """Writes notes into a sheet by cell."""
        package = self.rewriting.package
        sheet = parse(package.read(part), part, whole=True)
        namespace = etree.QName(sheet).namespace or ""
        strict = "purl.oclc.org" in namespace
        name = package.related(part, "comments")
        root = parse(package.read(name), name, whole=True) if name else no_comments(namespace)
        comments = SheetComments(root)
        comments.add(_uncovered(sheet, cells))
        if not name:
            name = self.rewriting.free("xl/comments{}.xml", first=1)
            self.rewriting.relate(part, "comments", name, strict=strict)
            self.rewriting.typed(name, _COMMENTS)
        self.rewriting.write(name, written(root))
        self._draw(part, sheet, comments.lengths(), strict=strict)

    def _draw(self, part: str, sheet: Element, lengths: dict[Spot, list[int]], *, strict: bool) -> None:
        """Gives every comment its shape; without one Excel says that the file is damaged."""
        namespace, own = _STRICT_RELATIONS if strict else _RELATIONS, etree.QName(sheet).namespace
        legacy = next(sheet.iterchildren(f"{{{own}}}legacyDrawing"), None)
        there = "" if legacy is None else self._target(part, legacy.get(f"{{{namespace}}}id", ""))
        content = self.rewriting.read(there) if there else b""
        sizes = _Sizes.of(sheet)
        shown = drawn(content)
        boxes = [sizes.box(spot, lines) for spot, lines in lengths.items() if (spot[0] - 1, spot[1] - 1) not in shown]
        block = self.block + 1
        self.block += blocks_of(boxes)
        if there:
            self.rewriting.write(there, drawing_with(content, boxes, block) if boxes else content)
            return
        name = self.rewriting.free("xl/drawings/vmlDrawing{}.vml", first=1)
        self.rewriting.write(name, drawing(boxes, block))
        self.rewriting.typed_by_ending("vml", _DRAWINGS)
        if legacy is None:
            legacy = etree.Element(f"{{{own}}}legacyDrawing", nsmap={"r": namespace})
            _insert(sheet, legacy)
        legacy.set(f"{{{namespace}}}id", self.rewriting.relate(part, "vmlDrawing", name, strict=strict))
        self.rewriting.write(part, written(sheet))

    def _target(self, part: str, id_: str) -> str:
        relations = self.rewriting.package.relations(part)
        fitting = (each.target for each in relations if each.id == id_ and self.rewriting.has(each.target))
        return next(fitting, "")


def _uncovered(sheet: Element, cells: dict[Spot, list[Note]]) -> dict[Spot, list[Note]]:
    """The notes by the cells that are seen: one at a cell that a merged one covers belongs to that one."""
    merged = []
    for element in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = (element.get("ref") or "").partition(":")
        corners = spot_of(first), spot_of(last)
        if corners[0] is not None and corners[1] is not None:
            merged.append((corners[0], corners[1]))
    seen: dict[Spot, list[Note]] = {}
    for spot, notes in cells.items():
        over = (a for a, b in merged if a[0] <= spot[0] <= b[0] and a[1] <= spot[1] <= b[1])
        seen.setdefault(next(over, spot), []).extend(notes)
    return seen


def _insert(sheet: Element, legacy: Element) -> None:
    """Puts the reference to the drawing where the schema has it; ``controls`` often stands inside of alternatives."""
    for element in sheet.iterchildren("*"):
        if _names(element) & _BEHIND:
            element.addprevious(legacy)
            return
    sheet.append(legacy)


def _names(element: Element) -> set[str]:
    if element.tag == ALTERNATE:
        return {etree.QName(each).localname for branch in element for each in branch.iterchildren("*")}
    return {etree.QName(element).localname}


@dataclass(slots=True)
class _Sizes:
    """How wide the columns and how tall the rows of a sheet are, in points of light, by their number from 0."""

    widths: dict[int, int] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    width: int = round(_USUAL_WIDTH * 7)
    height: int = round(_USUAL_HEIGHT * 4 / 3)

    @classmethod
    def of(cls, sheet: Element) -> "_Sizes":
        """The sizes a sheet declares."""
        sizes = cls()
        usual = next(sheet.iterchildren("{*}sheetFormatPr"), None)
        if usual is not None:
            sizes.width = round(_number(usual.get("defaultColWidth"), _USUAL_WIDTH) * 7)
            sizes.height = round(_number(usual.get("defaultRowHeight"), _USUAL_HEIGHT) * 4 / 3)
        for column in sheet.iterfind("{*}cols/{*}col"):
            first, last = int(_number(column.get("min"), 1)), int(_number(column.get("max"), 1))
            wide = 0 if column.get("hidden") in ("1", "true") else round(_number(column.get("width"), _USUAL_WIDTH) * 7)
            sizes.widths.update(dict.fromkeys(range(first - 1, min(last, first + 255)), wide))
        for row in sheet.iterfind("{*}sheetData/{*}row[@ht]"):
            sizes.heights[int(_number(row.get("r"), 1)) - 1] = round(_number(row.get("ht"), _USUAL_HEIGHT) * 4 / 3)
        return sizes

    def box(self, spot: Spot, lines: list[int]) -> Box:
        """A box to the right of a cell, tall enough for lines of these lengths."""
        row, column = spot[0] - 1, spot[1] - 1
        tall = min(_TALL, 12 + _LINE * sum(1 + length // _LETTERS for length in lines))
        left = column + 1 if column + 40 < MOST_COLUMNS else column - 40
        top = max(0, row - 1) if row + 40 < MOST_ROWS else row - 40
        right, across = _walk(left, 15 + _WIDE, lambda n: self.widths.get(n, self.width))
        bottom, down = _walk(top, 10 + tall, lambda n: self.heights.get(n, self.height))
        return Box(row, column, (left, 15, top, 10, right, across, bottom, down))


def _walk(start: int, length: int, size: Callable[[int], int]) -> tuple[int, int]:
    """The number of the column or row in which a length from a start ends, and how far into it; 40 of them at most."""
    for n in range(start, start + 40):
        if length <= size(n):
            return n, length
        length -= size(n)
    return start + 39, 0


def _number(text: str | None, usual: float) -> float:
    try:
        number = float(text) if text else usual
    except ValueError:
        return usual
    return number if 0 <= number < 20_000 else usual
