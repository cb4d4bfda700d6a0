"""How the paragraphs, tables and cells of a Word document are counted."""

import pytest
from lxml import etree

from selaras.engine.ooxml.word import CELL, PARAGRAPH, Element, Story, child, flow, number, rows, spots, switched_on

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def body(inner: str) -> Element:
    return etree.fromstring(f"<w:body {SPACES}>{inner}</w:body>")


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*lines: str, grid: str = "") -> str:
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def text_of(element: Element) -> str:
    return "".join(str(text) for text in element.itertext())


def drawn(element: Element) -> list[tuple[str, int, int, bool, bool]]:
    found, _ = spots(element, frozenset())
    return [(text_of(each.element), each.column, each.span, each.opens, each.below) for each in found]


def test_paragraphs_outside_of_tables_and_tables_are_counted_apart() -> None:
    story = Story(body("<w:p/>" + table(row(cell("a"), cell("b"))) + "<w:p/>" + table(row(cell("c")))))
    assert (len(story.paragraphs), len(story.tables)) == (2, 2)
    second = story.paragraphs[1]
    assert story.spot(second) == (None, 2, 1)
    last = next(story.tables[0].iter(CELL)).getnext()
    assert last is not None
    assert story.spot(last) == (1, 1, 2)


def test_what_was_moved_in_counts_and_what_was_deleted_does_not() -> None:
    inside = "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:ins><w:p/></w:ins><w:del><w:p/></w:del>"
    assert [element.tag for element in flow(body(inside))] == [PARAGRAPH, PARAGRAPH]
    [found] = Story(body(table(row(cell("a"), properties="<w:del/>"), row(cell("b"))))).tables
    assert [text_of(each) for each in rows(found)] == ["b"]


def test_a_text_box_follows_its_paragraph_and_is_counted_once() -> None:
    box = "<w:txbxContent><w:p/></w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert len(Story(body(f"<w:p><w:r>{choice}</w:r></w:p><w:p/>")).paragraphs) == 3


def test_cells_span_columns_and_rows() -> None:
    first = row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>'))
    second = row(cell("c"), cell("d"), cell("", "<w:vMerge/>"))
    [found] = Story(body(table(first, second))).tables
    assert [drawn(each) for each in rows(found)] == [
        [("a", 1, 2, False, False), ("b", 3, 1, True, False)],
        [("c", 1, 1, False, False), ("d", 2, 1, False, False), ("", 3, 1, False, True)],
    ]


def test_a_row_may_begin_in_a_later_column_and_merge_in_the_old_way() -> None:
    old = row(
        cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b"),
        properties='<w:gridBefore w:val="1"/>',
    )  # fmt: skip
    [found] = Story(body(table(old))).tables
    assert drawn(rows(found)[0]) == [("a", 2, 2, False, False), ("b", 4, 1, False, False)]


def test_slivers_of_columns_in_which_no_cell_stands_alone_are_not_counted() -> None:
    grid = '<w:gridCol w:w="2000"/><w:gridCol w:w="40"/><w:gridCol w:w="2000"/>'
    wide = '<w:gridSpan w:val="2"/>'
    story = Story(body(table(row(cell("a", wide), cell("b")), row(cell("c"), cell("d", wide)), grid=grid)))
    last = list(story.tables[0].iter(CELL))[-1]
    assert story.spot(last) == (1, 2, 2)


@pytest.mark.parametrize(
    ("markup", "meaning"),
    [("<w:b/>", True), ('<w:b w:val="0"/>', False), ('<w:b w:val="off"/>', False), ('<w:b w:val="1"/>', True)],
)
def test_switches(markup: str, meaning: bool) -> None:
    assert switched_on(child(body(markup), "b")) is meaning
    assert switched_on(child(body(markup), "i")) is None


@pytest.mark.parametrize(("text", "meaning"), [("12", 12), ("12.6", 13), ("x", None), ("1e999", None)])
def test_numbers_of_attributes(text: str, meaning: int | None) -> None:
    assert number(child(body(f'<w:sz w:val="{text}"/>'), "sz")) == meaning
