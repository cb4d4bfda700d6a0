"""E.81: the columns of each line by hand, for indicators that add up, that stand, and where less is better."""

import pytest

from selaras.engine.documents.blocks import Paragraph, Table
from selaras.engine.documents.document import QUARTER, Options
from selaras.engine.documents.figures import printed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.types.renja_evaluation import content
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual, ProgressNote, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.rows import Row
from tests.making import DOCUMENT, YEAR, book, ceiling, document, indicator, row, target, work_item

PROGRAM, STEP = "7.01.02", "7.01.02.2.01"
FIRST, SECOND = f"{STEP}.0001", f"{STEP}.0002"
MEASURES = {PROGRAM: "Indeks kepuasan", FIRST: "Jumlah laporan", SECOND: "Jumlah keluhan"}
RUPIAH = 100


def tree(plan: str) -> list[Row]:
    """The same work in one plan, with its indicators."""
    parents = {PROGRAM: "", STEP: PROGRAM, FIRST: STEP, SECOND: STEP}
    rows: list[Row] = []
    for code, parent in parents.items():
        rows.append(work_item(code, code, id=f"{plan}/{code}", document=plan,
                              parent=f"{plan}/{parent}" if parent else ""))  # fmt: skip
    for code, name in MEASURES.items():
        how = {"accumulation": "sum"} if code == FIRST else {"accumulation": "last"}
        turned = {"direction": "down", "achievement": "down_a"} if code == SECOND else {"direction": "up"}
        item = next(each for each in rows if each.id == f"{plan}/{code}")
        rows.append(indicator(item, name, id=f"{plan}/i{code}", document=plan, **how, **turned))
    return rows


def found(rows: list[Row], id: str) -> Row:
    return next(each for each in rows if each.id == id)


def aimed(rows: list[Row], plan: str, code: str, value: int, year: int) -> Row:
    return target(found(rows, f"{plan}/i{code}"), value * SCALE, document=plan, period=str(year), text=str(value))  # type: ignore[arg-type]  # an indicator


def priced(rows: list[Row], plan: str, code: str, amount: int, year: int) -> Row:
    return ceiling(found(rows, f"{plan}/{code}"), amount * RUPIAH, document=plan, period=str(year))  # type: ignore[arg-type]  # a line


def got(code: str, value: int | None, period: str, state: str = "", plan: str = DOCUMENT) -> Row:
    text = "" if value is None else str(value)
    scaled = None if value is None else value * SCALE
    return row(Actual, document=plan, indicator=f"{plan}/i{code}", period=period, value=scaled, text=text, state=state)


def spent(code: str, amount: int, period: str, plan: str = DOCUMENT) -> Row:
    return row(Spending, document=plan, item=f"{plan}/{code}", period=period, amount=amount * RUPIAH, text="")


@pytest.fixture
def given() -> Book:
    """The second year of a Renstra of three, with two quarters measured; what the first year came to stands in its own
    RKT."""
    first, last, before = YEAR - 1, YEAR + 1, "before"
    renstra, own, old = tree("renstra"), tree(DOCUMENT), tree(before)
    plans = [
        document(),
        document(id="renstra", document="renstra", kind="renstra", first_year=first, last_year=last),
        document(id=before, document=before, first_year=first, last_year=first),
    ]
    aims = {PROGRAM: (80, 82, 85), FIRST: (4, 4, 4), SECOND: (14, 12, 10)}
    money = {FIRST: (100, 100, 100), SECOND: (50, 60, 70)}
    strategic = [aimed(renstra, "renstra", c, v, first + n) for c, vs in aims.items() for n, v in enumerate(vs)]
    strategic += [priced(renstra, "renstra", c, v, first + n) for c, vs in money.items() for n, v in enumerate(vs)]
    of_year = [aimed(own, DOCUMENT, code, values[1], YEAR) for code, values in aims.items()]
    of_year += [priced(own, DOCUMENT, c, v, YEAR) for c, v in {PROGRAM: 160, STEP: 160, FIRST: 100, SECOND: 60}.items()]
    reached = [got(PROGRAM, 82, f"{YEAR}-Q1"), got(PROGRAM, 83, f"{YEAR}-Q2"), got(FIRST, 1, f"{YEAR}-Q1"),
               got(FIRST, 2, f"{YEAR}-Q2"), got(SECOND, None, f"{YEAR}-Q1", "no_case"),
               got(SECOND, 8, f"{YEAR}-Q2")]  # fmt: skip
    reached += [spent(FIRST, 20, f"{YEAR}-Q1"), spent(SECOND, 15, f"{YEAR}-Q1"), spent(SECOND, 25, f"{YEAR}-Q2")]
    reached += [spent(FIRST, 10, f"{YEAR}-M{month:02d}") for month in (4, 5, 6)]
    past = [got(PROGRAM, 81, str(first), plan=before), got(FIRST, 3, str(first), plan=before),
            spent(FIRST, 90, str(first), before), spent(SECOND, 40, str(first), before)]  # fmt: skip
    told = row(ProgressNote, subject=DOCUMENT, kind="obstacle", period=f"{YEAR}-Q2", text="Banjir pada bulan Mei.")
    return Book([*book(*plans, *own, *of_year, *reached), *renstra, *strategic, *old, *past, told])


def sheet(given: Book, quarter: int) -> tuple[list[list[str]], list[list[str]]]:
    """The lines of the table and its footers, as they are printed."""
    drawn = content(given, load_law(), Options(extra={QUARTER: str(quarter), "own": DOCUMENT}))
    table = next(block for block in drawn.sections[0].blocks if isinstance(block, Table))
    return [[printed(cell) for cell in each.cells] for each in table.body], [
        [printed(cell) for cell in each.cells] for each in table.total
    ]


def pairs(line: list[str]) -> dict[int, tuple[str, str]]:
    """Columns 5 to 14 of a line by their numbers: K and Rp."""
    return {5 + at: (line[4 + 2 * at], line[5 + 2 * at]) for at in range(10)}


def test_an_index_stands_where_it_is_and_the_money_of_a_program_is_that_of_its_lines(given: Book) -> None:
    """83 of 85 are 97,65 %; 130 and 90 of 480 rupiah are 45,83 %."""
    program = sheet(given, 2)[0][0]
    assert program[2] == f"{PROGRAM} {PROGRAM}"
    assert pairs(program) == {
        5: ("85", "480"), 6: ("81", "130"), 7: ("82", "160"), 8: ("82", "35"), 9: ("83", "55"), 10: ("", ""),
        11: ("", ""), 12: ("83", "90"), 13: ("83", "220"), 14: ("97,65%", "45,83%"),
    }  # fmt: skip
    assert program[-1] == "Kecamatan Contoh"


def test_a_count_adds_up_over_quarters_and_years_and_months_make_a_quarter(given: Book) -> None:
    """1 + 2 this year and 3 before of 12 are 50 %; 20 + 3 × 10 and 90 of 300 rupiah are 46,67 %."""
    assert pairs(sheet(given, 2)[0][2]) == {
        5: ("12", "300"), 6: ("3", "90"), 7: ("4", "100"), 8: ("1", "20"), 9: ("2", "30"), 10: ("", ""), 11: ("", ""),
        12: ("3", "50"), 13: ("6", "140"), 14: ("50%", "46,67%"),
    }  # fmt: skip


def test_less_is_better_by_the_formula_of_the_indicator_and_no_case_is_no_figure(given: Book) -> None:
    """(2 × 10 − 8) / 10 are 120 %; what was reached before is not known."""
    assert pairs(sheet(given, 2)[0][3]) == {
        5: ("10", "180"), 6: ("–", "40"), 7: ("12", "60"), 8: ("tidak ada kasus", "15"), 9: ("8", "25"), 10: ("", ""),
        11: ("", ""), 12: ("8", "40"), 13: ("8", "80"), 14: ("120%", "44,44%"),
    }  # fmt: skip


def test_the_year_is_unknown_while_a_quarter_is(given: Book) -> None:
    """Until the end of the third quarter, of which nothing is told."""
    assert pairs(sheet(given, 3)[0][2])[12] == ("–", "–")
    assert pairs(sheet(given, 3)[0][2])[13] == ("–", "–")


def test_the_footers_hold_the_means_of_programs_their_words_and_what_was_said(given: Book) -> None:
    footers = sheet(given, 2)[1]
    assert [line[0] for line in footers] == [
        "Rata-rata capaian kinerja (%)", "Predikat kinerja", "Faktor pendorong keberhasilan kinerja:",
        "Faktor penghambat pencapaian kinerja:", "Tindak lanjut yang diperlukan dalam triwulan berikutnya*):",
        "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah kabupaten/kota berikutnya*):",
    ]  # fmt: skip
    assert [line[1:3] for line in footers[:2]] == [["97,65%", "45,83%"], ["Sangat Tinggi", "Sangat Rendah"]]
    assert footers[3][1] == "Banjir pada bulan Mei."


def test_what_the_means_rest_on_is_said(given: Book) -> None:
    drawn = content(given, load_law(), Options(extra={QUARTER: "2", "own": DOCUMENT}))
    told = [block.text for block in drawn.sections[0].blocks if isinstance(block, Paragraph)]
    assert str(told[-1]).endswith("Kinerja: rata-rata dari 1 program; anggaran: rata-rata dari 1 program.")


def test_a_plan_without_work_is_not_drawn() -> None:
    with pytest.raises(NotDrawn, match="belum memuat program"):
        content(book(), load_law(), Options())
