"""How paragraphs, tables, rows and cells of a Word document are counted, so that a place means one spot in it.

What was deleted with changes tracked is not there, text boxes follow the paragraph they are anchored to.
"""

from collections.abc import Iterator

from lxml import etree

from selaras.engine.tables.frozen import Frozen

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARAGRAPH, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
BOX = f"{W}txbxContent"
_THROUGH = frozenset(
    {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "dir", "bdo")}
)


def child(element: Element | None, *names: str) -> Element | None:
    """The child of a child by local names of WordprocessingML; None where one is missing."""
    for name in names:
        element = None if element is None else element.find(f"{W}{name}")
    return element


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of an element that may not be there."""
    return None if element is None else element.get(f"{W}{attribute}")


def whole(text: str | None) -> int | None:
    """The whole number that an attribute says; None where it is missing or says none."""
    try:
        return None if text is None else round(float(text))
    except (ValueError, OverflowError):
        return None


def number(element: Element | None, attribute: str = "val") -> int | None:
    """An attribute that is a whole number; None where it is missing or none."""
    return whole(value(element, attribute))


def switched_on(element: Element | None) -> bool | None:
    """What a switch like ``w:b`` says; None where it says nothing."""
    return None if element is None else (value(element) or "1") not in ("0", "false", "off", "none")


def flow(parent: Element) -> Iterator[Element]:
    """What stands in a body, cell or box in order: paragraphs and tables, or the rows of a table, or cells of a row."""
    for element in parent:
        if element.tag in (PARAGRAPH, TABLE, ROW, CELL):
            yield element
        elif element.tag in _THROUGH:
            yield from flow(element)
        elif element.tag == ALTERNATE:
            for branch in element.iterchildren(CHOICE, FALLBACK):
                yield from flow(branch)
                break


def boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes anchored in a paragraph; of two drawings of one box, the first with text."""
    if next(paragraph.iter(BOX), None) is not None:
        yield from _boxes(paragraph)


def _boxes(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag == BOX:
            yield element
        elif element.tag == ALTERNATE:
            for branch in element.iterchildren(CHOICE, FALLBACK):
                if next(branch.iter(BOX), None) is not None:
                    yield from _boxes(branch)
                    break
        elif element.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from _boxes(element)


def rows(table: Element) -> list[Element]:
    """The rows of a table that were not deleted."""
    return [row for row in flow(table) if row.tag == ROW and child(row, "trPr", "del") is None]


class Spot(Frozen):
    """A cell of a row as it is drawn: the grid column it begins in (from 1), how many it spans, whether it ``opens`` a
    merge with the cells below it or stands ``below`` one, covered."""

    element: Element
    column: int
    span: int
    opens: bool
    below: bool


_SLIVER = 260  # twips; between the usual margins of a cell nothing can be read in a column as narrow as that


def slivers(table: Element) -> frozenset[int]:
    """The grid columns of a table that count for nothing.

    Where borders were dragged by hand, Word keeps slivers of columns, and a cell begins now before, now after one.
    Those in which no cell stands alone are left out of the count of columns.
    """
    widths = [number(column, "w") or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    narrow = frozenset(n for n, width in enumerate(widths, start=1) if 0 < width < _SLIVER)
    if not narrow:
        return narrow
    drawn = [spot for row in rows(table) for spot in _grid_spots(row)[0]]
    return narrow - {column for spot in drawn if narrow.issuperset(span := _columns(spot)) for column in span}


def _columns(spot: Spot) -> range:
    return range(spot.column, spot.column + spot.span)


def spots(row: Element, narrow: frozenset[int]) -> tuple[list[Spot], int]:
    """The cells of a row, and how many columns the row fills with what is left out before and after them; ``narrow``
    are the ``slivers`` of its table."""
    found, width = _grid_spots(row)
    if not narrow:
        return found, width

    def counted(column: int) -> int:
        return column - sum(1 for sliver in narrow if sliver <= column)

    seen = []
    for spot in found:
        wide = [counted(column) for column in _columns(spot) if column not in narrow]
        seen.append(Spot(spot.element, wide[0], len(wide), spot.opens, spot.below))
    return seen, counted(width)


def _grid_spots(row: Element) -> tuple[list[Spot], int]:
    found: list[Spot] = []
    column = 1 + _bounded(number(child(row, "trPr", "gridBefore")), 0)
    for cell in flow(row):
        if cell.tag != CELL:
            continue
        properties = child(cell, "tcPr")
        span = _bounded(number(child(properties, "gridSpan")), 1)
        across = child(properties, "hMerge")
        if across is not None and value(across) != "restart" and found:
            before = found[-1]
            found[-1] = Spot(before.element, before.column, before.span + span, before.opens, before.below)
        else:
            down = child(properties, "vMerge")
            opens = value(down) == "restart"
            found.append(Spot(cell, column, span, opens, down is not None and not opens))
        column += span
    return found, column - 1 + _bounded(number(child(row, "trPr", "gridAfter")), 0)


def _bounded(given: int | None, least: int) -> int:
    return least if given is None else min(max(given, least), 63)  # Word itself allows 63 columns


class Story:
    """All paragraphs outside of tables and all tables of a document, numbered from 1 in the order they stand."""

    def __init__(self, body: Element) -> None:
        self.paragraphs: list[Element] = []
        self.tables: list[Element] = []
        self._count(body, in_table=False)
        numbered = (*enumerate(self.paragraphs, start=1), *enumerate(self.tables, start=1))
        self.numbers = {element: ordinal for ordinal, element in numbered}

    def _count(self, parent: Element, *, in_table: bool) -> None:
        for element in flow(parent):
            if element.tag == PARAGRAPH:
                if not in_table:
                    self.paragraphs.append(element)
                for box in boxes(element):
                    self._count(box, in_table=in_table)
            else:
                if element.tag == TABLE:
                    self.tables.append(element)
                self._count(element, in_table=in_table or element.tag == TABLE)

    def spot(self, element: Element) -> tuple[int | None, int, int]:
        """Where a paragraph or cell stands: its table (None outside of one), and row and column or paragraph and 1."""
        for above in (element, *element.iterancestors()):
            if above.tag == PARAGRAPH and above in self.numbers:
                return None, self.numbers[above], 1
            if above.tag == TABLE and above in self.numbers:
                return self.numbers[above], *_inside(above, element)
        return None, 1, 1


def _inside(table: Element, element: Element) -> tuple[int, int]:
    """The row and grid column of the cell of a table around an element."""
    around = {element, *element.iterancestors()}
    narrow = slivers(table)
    for line, row in enumerate(rows(table), start=1):
        if row in around:
            column = next((spot.column for spot in spots(row, narrow)[0] if spot.element in around), 1)
            return line, column
    return 1, 1
