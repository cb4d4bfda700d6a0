"""Wide tables printed over pages side by side are one table again, or it is said what is missing."""

import subprocess
from collections import Counter
from pathlib import Path
from shutil import which

import pytest

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import WorkItem
from tests.completeness import SHARED
from tests.typesetting import PAGE, opened, tables, texts, typeset

pytestmark = pytest.mark.long

HEIGHTS = ("20pt", "34pt", "26pt", "30pt", "22pt")
NAMES = [["No", "Program"], *([str(n), f"Program {letter}"] for n, letter in enumerate("ABCD", start=1))]
YEARS = [["2025", "2026"], *([f"{n}0", f"{n}1"] for n in range(1, 5))]
MONEY = [["Pagu", "Ket"], *([f"{n}.000", "APBD"] for n in range(1, 5))]
OWN = [["No", "Sasaran", "Target"], *([str(n), f"Sasaran {n}", f"{n}"] for n in range(1, 5))]
TOLD = "Kolom tabel halaman {} berlanjut pada halaman {}; baris yang sama letaknya dibaca sebagai satu baris."


def page(lines: list[list[str]], heights: tuple[str, ...] = HEIGHTS) -> str:
    """A table on a page; numbers stand in narrower columns than names."""
    cells = ", ".join(f"[{text}]" for line in lines for text in line)
    columns = ", ".join("70pt" if "a" in text else "40pt" for text in lines[0])
    return f"#table(columns: ({columns},), rows: ({', '.join(heights)}), {cells})\n"


def pdf(*pages: str) -> bytes:
    return typeset(PAGE + "#pagebreak()\n".join(pages))


def told(content: bytes) -> list[str]:
    return [problem.message for problem in opened(content).doubts if "halaman" in problem.message]


def beside(*parts: list[list[str]]) -> list[list[str]]:
    return [[text for line in lines for text in line] for lines in zip(*parts, strict=True)]


def test_columns_that_go_on_on_the_next_pages_are_joined_row_by_row() -> None:
    content = pdf(page(NAMES), page(YEARS), page(MONEY))
    [table] = tables(opened(content))
    assert texts(table) == beside(NAMES, YEARS, MONEY)
    assert told(content) == [TOLD.format("1", "2"), TOLD.format("1", "3")]


def test_a_cell_keeps_the_page_it_stands_on() -> None:
    [table] = tables(opened(pdf(page(NAMES), page(YEARS))))
    places = [(cell.text, cell.place.page, cell.place.line, cell.place.column) for cell in table.lines[2]]
    assert places == [("2", 1, 3, 1), ("Program B", 1, 3, 2), ("20", 2, 3, 3), ("21", 2, 3, 4)]


def test_row_heads_printed_again_are_not_read_twice() -> None:
    again = beside(NAMES, YEARS)
    [table] = tables(opened(pdf(page(NAMES), page(again))))
    assert texts(table) == again


@pytest.mark.parametrize("order", ["down", "over"])
def test_pages_may_go_down_first_or_over_first(order: str) -> None:
    more_names = [["No", "Program"], *([str(n), f"Program {letter}"] for n, letter in enumerate("EFGH", start=5))]
    more_years = [["2025", "2026"], *([f"{n}0", f"{n}1"] for n in range(5, 9))]
    first, second = (page(NAMES), page(YEARS)), (page(more_names), page(more_years))
    pages = (first[0], second[0], first[1], second[1]) if order == "down" else (*first, *second)
    content = pdf(*pages)
    [table] = tables(opened(content))
    assert texts(table) == beside(NAMES, YEARS) + beside(more_names, more_years)[1:]
    assert told(content) == [TOLD.format("1–2", "3–4") if order == "down" else TOLD.format("1, 3", "2, 4")]


@pytest.mark.parametrize(
    ("other", "heights"),
    [
        (OWN, ("20pt", "26pt", "34pt", "30pt", "22pt")),
        (YEARS, ("20pt", "34pt", "26pt", "30pt", "40pt")),
        (YEARS[:4], HEIGHTS[:4]),
    ],
)
def test_another_table_is_not_joined(other: list[list[str]], heights: tuple[str, ...]) -> None:
    content = pdf(page(NAMES), page(other, heights))
    assert [texts(table) for table in tables(opened(content))] == [NAMES, other]
    assert told(content) == []


def test_rows_all_of_one_height_are_no_proof_unless_names_are_printed_again() -> None:
    even = ("24pt",) * 5
    for other in (YEARS, OWN):
        content = pdf(page(NAMES, even), page(other, even))
        assert [texts(table) for table in tables(opened(content))] == [NAMES, other]
        assert told(content) == []
    again = beside(NAMES, YEARS)
    [table] = tables(opened(pdf(page(NAMES, even), page(again, even))))
    assert texts(table) == again


def test_columns_without_rules_are_told_with_what_to_do() -> None:
    loose = "#place(dx: 4pt, dy: 30pt)[700]\n#place(dx: 4pt, dy: 90pt)[900]\n"
    content = pdf(page(NAMES), page(YEARS), loose)
    doubts = [each for each in opened(content).doubts if "tanpa garis;" in each.message]
    assert [each.message for each in doubts] == [
        "Halaman 3 tampak memuat kolom lanjutan tabel halaman 1 tanpa garis; kolom itu tidak dibaca sebagai tabel."
    ]
    assert doubts[0].hint == (
        "Bila kolom itu bagian rencana, unggah berkas Excel aslinya, atau cetak lagi dengan semua kolom pada lebar "
        "satu halaman (Fit all columns on one page)."
    )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The evaluation of Deli Serdang (E.81, 36 columns) as LibreOffice prints it: fifteen pages, three wide."""
    folder = tmp_path_factory.mktemp("wide")
    source = SHARED / "samples" / "evaluasi-renja-deliserdang-2025.xlsx"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return read(Path(folder / f"{source.stem}.pdf"))


def spent(book: Book) -> Counter[tuple[str, str, int | None]]:
    """The money spent by work item and period."""
    return Counter((plain(book.get(WorkItem, row.item).name), row.period, row.amount) for row in book.all(Spending))


def plain(name: str) -> str:
    """A name without what breaking it over lines does to it."""
    return "".join(letter for letter in name if letter.isalnum())


@pytest.mark.shared
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_real_sheet_printed_over_pages_has_the_figures_of_the_workbook(printed: Reading) -> None:
    sheet = read(SHARED / "samples" / "evaluasi-renja-deliserdang-2025.xlsx").book
    messages = [problem.message for problem in printed.problems]
    assert TOLD.format("1–5", "6–10") in messages
    assert (
        "Halaman 11–15 tampak memuat kolom lanjutan tabel halaman 1–5 tanpa garis; "
        "kolom itu tidak dibaca sebagai tabel."
    ) in messages

    on_paper = spent(printed.book)  # the sheet hides fourteen rows, which are not printed
    assert on_paper.total() == 583
    assert on_paper - spent(sheet) == Counter()
    assert len(printed.book.all(Actual)) == 588
