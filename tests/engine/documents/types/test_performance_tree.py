"""Pohon Kinerja: its text word by word from the sample Renstra, divided where a sheet is too small, opened again."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx as word
import pytest
from docx.shared import Mm
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from selaras.engine.documents.blocks import Document, Picture
from selaras.engine.documents.document import YEAR as OF_YEAR
from selaras.engine.documents.document import Issue, Options, find_type
from selaras.engine.documents.page import BOTTOM, LEFT, POINTS, RIGHT, TOP, size
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.performance_tree import CrossLink, NodeOwner, TreeEdge, TreeNode
from selaras.engine.tables.rows import Row
from tests.engine.documents.transcript import transcript
from tests.making import YEAR, book, document, row
from tests.trees import edge, node, tree_book

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "performance-tree.txt"
ISSUE = Issue(created=datetime(2025, 1, 20, tzinfo=UTC), draft=False, on=date(2025, 1, 20))


def drawn(given: Book, year: int = YEAR) -> Document:
    options = Options(issue=ISSUE, extra={OF_YEAR: str(year)})
    return find_type("performance_tree").content(given, load_law(), options)


def pictures(found: Document) -> list[Picture]:
    return [block for part in found.sections for block in part.blocks if isinstance(block, Picture)]


def tree(*rows: Row) -> Book:
    return book(document(kind="performance_tree", title="POHON KINERJA", last_year=YEAR + 4), *rows)


def small() -> Book:
    """An outcome that two conditions lead to, one of them with an owner and with help of another office."""
    nodes = [
        row(TreeNode, id=id_, order=number, kind=kind, text=text)
        for number, (id_, kind, text) in enumerate(
            (
                ("a", "outcome", "Pelayanan memuaskan"),
                ("b", "critical", "Petugas terlatih"),
                ("c", "output", "Loket buka setiap hari"),
            )
        )
    ]
    edges = [row(TreeEdge, parent=above, child=below) for above, below in (("a", "b"), ("a", "c"), ("b", "c"))]
    owner = row(NodeOwner, node="c", unit="u", unit_name="SEKSI PELAYANAN", position="Kepala Seksi Pelayanan")
    link = row(CrossLink, node="c", unit_name="DINAS CONTOH", asked="jaringan internet", state="declined")
    return tree(*nodes, *edges, owner, link)


def large() -> Book:
    """Four programs of conditions, five levels deep, that no sheet holds."""
    nodes, edges, waiting = [row(TreeNode, id="0", order=0, kind="outcome", text="Puncak")], [], [("0", 0)]
    while waiting:
        above, deep = waiting.pop(0)
        for number in range(4 if deep < 3 else 0):
            id_ = f"{above}.{number}"
            nodes.append(
                row(TreeNode, id=id_, order=len(nodes), kind="output", text=f"Kondisi K{len(nodes):03} tercapai")
            )
            edges.append(row(TreeEdge, parent=above, child=id_))
            waiting.append((id_, deep + 1))
    return tree(*nodes, *edges)


def test_the_table_of_conditions_word_by_word() -> None:
    assert transcript(drawn(small())) == GOLDEN.read_text(encoding="utf-8")


def test_a_tree_that_fits_has_one_sheet_and_a_large_one_is_divided_so_that_it_can_be_read() -> None:
    assert len(pictures(drawn(small()))) == 1
    parts = pictures(drawn(large()))
    assert len(parts) > 1
    broad, high = size("A3", landscape=True)
    for part in parts:
        view = part.image.content.decode().split('viewBox="0 0 ')[1].split('"')[0].split()
        wide, tall = (float(side) for side in view)
        shrunk = part.image.width * POINTS / wide
        assert shrunk >= 0.5  # text of 8.5 points never below what a reader makes out on A3
        assert part.image.width <= broad - LEFT - RIGHT
        assert tall * shrunk <= (high - TOP - BOTTOM) * POINTS


def test_every_condition_of_a_divided_tree_stands_on_some_sheet() -> None:
    given = large()
    shown = "".join(part.image.content.decode() for part in pictures(drawn(given)))
    assert sorted(set(re.findall(r"K\d{3}", shown))) == [f"K{number:03}" for number in range(1, 1 + 4 + 16 + 64)]


def test_a_tree_without_conditions_is_not_drawn() -> None:
    with pytest.raises(NotDrawn, match="belum memuat kondisi"):
        drawn(tree())


def test_each_format_opens_again_on_a3() -> None:
    files = render(drawn(small()), ("pdf", "docx", "xlsx"))
    sheet = PdfDocument(files["pdf"])[0].get_size()
    assert [round(side) for side in sheet] == [1191, 842]  # 420 × 297 mm
    found = word.Document(BytesIO(files["docx"]))
    assert abs((found.sections[0].page_width or 0) - Mm(420)) < Mm(1)
    assert found.tables[0].cell(2, 2).text == "Pelayanan memuaskan"
    table = load_workbook(BytesIO(files["xlsx"]))["Daftar Kondisi"]
    assert "Petugas terlatih" in [cell.value for row_ in table.iter_rows() for cell in row_]


def test_a_long_chain_stands_on_sheets_of_as_many_levels_as_fit_and_odd_signs_are_drawn_as_boxes() -> None:
    rows = [node(f"n{at}", at, text=f"Kondisi {at} ✅ 目标") for at in range(40)]
    given = tree_book(*rows, *(edge(f"n{at}", f"n{at + 1}") for at in range(39)))
    sheets = pictures(drawn(given))
    assert len(sheets) > 1
    shown = "".join(part.image.content.decode() for part in sheets)
    assert all(f"Kondisi {at} □ □□" in shown for at in range(40))
    assert render(drawn(given), ("pdf",))["pdf"].startswith(b"%PDF")
