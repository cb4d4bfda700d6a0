"""Comments in workbooks: one box a cell, comments and drawings that are there kept, all else as it was."""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from selaras.engine.annotate.annotate import annotate
from selaras.engine.annotate.sheet_comments import LONGEST
from selaras.engine.ooxml.package import Package
from selaras.engine.tables.place import Place
from tests.completeness import SHARED
from tests.engine.annotate.opening import added, changed, note, parts
from tests.engine.readers.word.reading import opened

pytestmark = pytest.mark.long

FILE = "contoh.xlsx"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _workbook(*sheets: str) -> Workbook:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name in sheets or ("Pagu",):
        sheet = workbook.create_sheet(name)
        sheet["A1"], sheet["B1"], sheet["B2"], sheet["B3"] = "Program", "Pagu", 5000, "=SUM(B2:B2)"
    return workbook


def _saved(workbook: Workbook) -> bytes:
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _comments(content: bytes) -> dict[str, str]:
    """The comments of a workbook as openpyxl reads them, by sheet and cell."""
    workbook = openpyxl.load_workbook(BytesIO(content))
    cells = (cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row)
    return {f"{cell.parent.title}!{cell.coordinate}": cell.comment.text for cell in cells if cell.comment}


def _drawn(content: bytes) -> dict[str, list[tuple[int, int]]]:
    """Row and column, from 0, of the shapes in each drawing."""
    found = {}
    for name, part in parts(content).items():
        if name.endswith(".vml"):
            pairs = re.findall(r"<\w+:Row>(\d+)</\w+:Row>\s*<\w+:Column>(\d+)<", part.decode())
            found[name] = [(int(row), int(column)) for row, column in pairs]
    return found


def test_findings_of_one_cell_share_one_box() -> None:
    before = _saved(_workbook())
    there = Place(FILE, 2, 2, sheet="Pagu")
    after = annotate(FILE, before, [note(there), note(there, "Saran BUD-005", "Pagu tidak wajar.")])
    assert _comments(after) == {
        "Pagu!B2": "Selaras: Kesalahan BUD-001\nPagu tidak sama dengan jumlahnya.\n\n"
        "Selaras: Saran BUD-005\nPagu tidak wajar."
    }
    assert _drawn(after) == {"xl/drawings/vmlDrawing1.vml": [(1, 1)]}


def test_only_the_sheet_its_references_and_the_types_change() -> None:
    before = _saved(_workbook("Pagu", "Lain"))
    after = annotate(FILE, before, [note(Place(FILE, 2, 2, sheet="Pagu"))])
    assert changed(before, after) == {"[Content_Types].xml", "xl/worksheets/sheet1.xml"}
    assert added(before, after) == {
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels",
    }  # fmt: skip
    assert [cell.value for cell in openpyxl.load_workbook(BytesIO(after))["Pagu"]["B"]] == ["Pagu", 5000, "=SUM(B2:B2)"]


def test_a_place_without_a_cell_goes_to_the_first_cell_of_the_first_sheet_that_is_seen() -> None:
    workbook = _workbook("Sembunyi", "Pagu", "Lain")
    workbook["Sembunyi"].sheet_state = "hidden"
    notes = [note(Place(FILE)), note(Place(FILE, sheet="Lain")), note(Place(FILE, 3, 2, sheet="Tidak ada"))]
    assert set(_comments(annotate(FILE, _saved(workbook), notes))) == {"Pagu!A1", "Lain!A1"}


def test_a_cell_that_a_merged_one_covers_is_commented_at_that_one() -> None:
    workbook = _workbook()
    workbook["Pagu"].merge_cells("A5:C7")
    after = annotate(
        FILE, _saved(workbook), [note(Place(FILE, 6, 2, sheet="Pagu")), note(Place(FILE, 5, 1, sheet="Pagu"))]
    )
    assert list(_comments(after)) == ["Pagu!A5"]


def test_a_comment_that_is_there_is_kept_and_the_note_written_below_it() -> None:
    workbook = _workbook()
    workbook["Pagu"]["B2"].comment = Comment("Cek dengan DPA.", "Sekretaris")
    workbook["Pagu"]["B3"].comment = Comment("Jumlah.", "Sekretaris")
    before = _saved(workbook)
    after = annotate(FILE, before, [note(Place(FILE, 2, 2, sheet="Pagu")), note(Place(FILE, 1, 1, sheet="Pagu"))])
    assert _comments(after) == {
        "Pagu!A1": "Selaras: Kesalahan BUD-001\nPagu tidak sama dengan jumlahnya.",
        "Pagu!B2": "Cek dengan DPA.\n\nSelaras: Kesalahan BUD-001\nPagu tidak sama dengan jumlahnya.",
        "Pagu!B3": "Jumlah.",
    }
    assert added(before, after) == set()
    (shapes,) = _drawn(after).values()
    assert sorted(shapes) == [(0, 0), (1, 1), (2, 1)]


def test_a_box_is_as_wide_as_the_columns_beside_it_need_and_skips_hidden_ones() -> None:
    """A usual column is 64 wide (9.14 letters of 7); a box is 340 wide and begins 15 into column D, number 3.

    355 from there on are five whole columns and 35 more: into I, number 8. With E and F hidden into K, number 10.
    """
    plain, hidden = _workbook(), _workbook()
    for letter in "EF":
        hidden["Pagu"].column_dimensions[letter].width = 20
        hidden["Pagu"].column_dimensions[letter].hidden = True
    for workbook, right in ((plain, 8), (hidden, 10)):
        drawing = parts(annotate(FILE, _saved(workbook), [note(Place(FILE, 2, 3, sheet="Pagu"))]))
        anchor = re.search(rb"<x:Anchor>([^<]*)<", drawing["xl/drawings/vmlDrawing1.vml"])
        assert anchor is not None
        left, _, _, _, end, *_ = (int(each) for each in anchor[1].split(b","))
        assert (left, end) == (3, right)


def test_shapes_of_one_workbook_never_share_a_number() -> None:
    workbook = _workbook("Satu", "Dua", "Tiga")
    workbook["Satu"]["A1"].comment = Comment("Ada.", "Sekretaris")
    notes = [note(Place(FILE, line, 1, sheet=sheet)) for sheet in ("Satu", "Dua", "Tiga") for line in (2, 3)]
    after = parts(annotate(FILE, _saved(workbook), notes))
    ids = [
        id_ for name, part in after.items() if name.endswith(".vml") for id_ in re.findall(rb'id="(_x0000_s\d+)"', part)
    ]
    assert len(ids) == len(set(ids)) == 7


def test_more_shapes_than_a_block_of_numbers_holds_take_another() -> None:
    notes = [note(Place(FILE, line, 1, sheet="Pagu")) for line in range(1, 1501)]
    drawing = parts(annotate(FILE, _saved(_workbook()), notes))["xl/drawings/vmlDrawing1.vml"]
    numbers = [int(id_) for id_ in re.findall(rb'id="_x0000_s(\d+)"', drawing)]
    assert len(set(numbers)) == 1500
    assert {number // 1024 for number in numbers} == {1, 2}
    assert b'data="1,2"' in drawing


def test_a_box_holds_so_much_and_says_how_many_more_there_are() -> None:
    there = Place(FILE, 2, 2, sheet="Pagu")
    notes = [note(there, f"Kesalahan {n}", "Pagu program ini tidak sama. " * 20) for n in range(12)]
    (text,) = _comments(annotate(FILE, _saved(_workbook()), notes)).values()
    assert text.endswith("… dan 7 catatan lain pada sel ini.")
    assert len(text) < LONGEST + 200


def test_a_single_note_out_of_all_proportion_is_cut() -> None:
    (text,) = _comments(annotate(FILE, _saved(_workbook()), [note(Place(FILE), "Saran", "x" * 50_000)])).values()
    assert text.endswith("x …")
    assert len(text) < LONGEST + 200


def test_what_is_discussed_in_a_thread_is_left_alone() -> None:
    workbook = _workbook()
    workbook["Pagu"]["B2"].comment = Comment("[Threaded comment]\nSudah benar?", "tc={0E8A7C1D}")
    after = annotate(FILE, _saved(workbook), [note(Place(FILE, 2, 2, sheet="Pagu"))])
    assert _comments(after) == {
        "Pagu!B2": "[Threaded comment]\nSudah benar?",
        "Pagu!C2": "Tentang sel B2.\nSelaras: Kesalahan BUD-001\nPagu tidak sama dengan jumlahnya.",
    }


@pytest.mark.parametrize(
    "behind",
    [
        "<tableParts count='0'/>",
        "<legacyDrawingHF r:id='rId9'/>",
        "<extLst/>",
        "<mc:AlternateContent><mc:Choice Requires='x14'><controls/></mc:Choice></mc:AlternateContent>",
    ],
)
def test_the_reference_to_the_drawing_stands_where_the_schema_has_it(behind: str) -> None:
    before = _saved(_workbook())
    spaces = (
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    sheet = parts(before)["xl/worksheets/sheet1.xml"].decode()
    sheet = sheet.replace("<worksheet ", f"<worksheet {spaces} ").replace(
        "</worksheet>", f"<drawing r:id='rId8'/>{behind}</worksheet>"
    )
    after = annotate(FILE, _with(before, "xl/worksheets/sheet1.xml", sheet), [note(Place(FILE))])
    names = [etree.QName(each).localname for each in etree.fromstring(parts(after)["xl/worksheets/sheet1.xml"])]
    assert names[names.index("drawing") :][1] == "legacyDrawing"
    assert len(names[names.index("drawing") :]) == 3


def test_a_drawing_that_is_no_markup_keeps_every_byte() -> None:
    workbook = _workbook()
    workbook["Pagu"]["B2"].comment = Comment("Ada.", "Sekretaris")
    saved = _saved(workbook)
    (name,) = (each for each in parts(saved) if each.endswith(".vml"))
    button = '<v:shape id="_x0000_s9000"><v:textbox><font>Hitung<br>ulang</font></v:textbox></v:shape></xml>'
    odd = parts(saved)[name].decode().replace("</xml>", button)
    after = parts(annotate(FILE, _with(saved, name, odd), [note(Place(FILE, 3, 1, sheet="Pagu"))]))[name].decode()
    assert "Hitung<br>ulang" in after
    assert after.endswith("</xml>")
    assert after.count(":ClientData ") == 2


def _with(content: bytes, name: str, part: str) -> bytes:
    from selaras.engine.ooxml.rewriting import Rewriting

    rewriting = Rewriting(Package(content))
    rewriting.write(name, part.encode())
    return rewriting.result()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("dpa-pasangkayu-2024.xlsx", "Sub Keg Renja_DPA_DPPA"),
        ("evaluasi-renja-deliserdang-2025.xlsx", "Realisasi TW IV"),
        ("lke-trenggalek.xlsx", "RESUME"),
    ],
)
def test_a_real_workbook_keeps_its_values_formulas_formats_and_comments(name: str, sheet: str) -> None:
    path: Path = SHARED / "samples" / name
    before = path.read_bytes()
    notes = [note(Place(name, line, 9, sheet=sheet)) for line in range(1, 30)]
    after = annotate(name, before, notes)
    assert opened(after, name) == opened(before, name)
    kept = set(parts(before)) - {"[Content_Types].xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    sheets = {part for part in kept if part.startswith("xl/worksheets/sheet")}
    assert changed(before, after) & (kept - sheets) == set()
    assert len(changed(before, after) & sheets) <= 1
    assert "Selaras: Kesalahan BUD-001" in " ".join(_comments(after).values())
