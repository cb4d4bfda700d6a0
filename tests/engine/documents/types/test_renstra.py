"""The Renstra: its tables by hand from the sample of Gambiran and from small plans, its outlines, what it lacks."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from selaras.engine.documents.blocks import Document, Heading, Paper
from selaras.engine.documents.document import AgencySettings, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import (
    Goal,
    Mission,
    Objective,
    PlanDocument,
    PolicyDirection,
    Row,
    Strategy,
    Vision,
)
from tests.completeness import SHARED
from tests.engine.documents.transcript import row_texts, tables
from tests.making import YEAR, book, ceiling, document, indicator, kelurahan, row, target, work_item

EIGHT = {"renstra_outline": "renstra-86-2017"}


@cache
def sample() -> Book:
    return read(SHARED / "samples" / "renstra-gambiran-2026-2030.md", load_law()).book


def drawn(given: Book, **extra: str) -> Document:
    return find_type("renstra").content(given, load_law(), Options(extra=extra))


def plan(*rows: Row, years: int = 5) -> Book:
    last = YEAR + years - 1
    return book(
        document(kind="renstra", title="RENSTRA", first_year=YEAR, last_year=last, period=f"{YEAR}-{last}"), *rows
    )


def headings(made: Document) -> list[str]:
    blocks = [block for part in made.sections for block in part.blocks if isinstance(block, Heading)]
    return [f"{block.number} {block.text}".strip() for block in blocks if block.level == 1]


def found(made: Document, name: str) -> Sequence[list[str]]:
    return [row_texts(line) for line in tables(made)[name].body]


@pytest.mark.shared
def test_the_tables_of_the_sample_say_what_the_file_says() -> None:
    made = drawn(sample())
    aims = found(made, "Tabel T-C.25")
    assert aims[0] == [
        "", "Meningkatnya Kualitas Pelayanan Publik", "", "Indeks Kinerja Wilayah (IKW)", "Indeks", "86", "87", "88",
        "89", "90",
    ]  # fmt: skip
    assert [line[2] for line in aims[1:]] == [
        "Meningkatnya Kualitas Layanan Administrasi", "Meningkatnya Kualitas Kinerja Kecamatan",
    ]  # fmt: skip
    first, second = found(made, "Tabel T-C.27 1"), found(made, "Tabel T-C.27 2")
    assert len(first) == len(second) == 5 + 12 + 31
    assert first[0] == [
        "Meningkatnya Kualitas Pelayanan Publik", "Meningkatnya Kualitas Layanan Administrasi", "7.01.01",
        "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
        "Meningkatnya Kualitas Penunjang Urusan Pemerintahan Daerah Kabupaten",
        "Persentase pemenuhan kebutuhan penunjang Perangkat Daerah", "%", "95", "95,5", "2.188.115.482", "96",
        "2.193.532.411", "96,5", "2.193.750.553",
    ]  # fmt: skip
    # 2.188.115.482 + 2.193.532.411 + 2.193.750.553 + 2.211.136.028 + 2.288.570.718
    assert second[0][4:] == ["97", "2.211.136.028", "97", "2.288.570.718", "97", "11.075.105.192",
                             "Kecamatan Gambiran", ""]  # fmt: skip
    assert [line[2] for line in first[:4]] == ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001", "7.01.01.2.01.0007"]
    mebel = next(line for line in second if line[0] == "7.01.01.2.09.0005")
    assert mebel[4:10] == ["10", "20.000.000", "–", "0", "–", "20.000.000"]  # no target for 2030 is unknown, not zero
    assert found(made, "Tabel T-C.28")[0][3:] == ["–", "86", "87", "88", "89", "90", "90"]


@pytest.mark.shared
def test_the_years_and_money_are_numbers_in_the_workbook() -> None:
    files = render(drawn(sample()), ("xlsx",))
    sheet = load_workbook(BytesIO(files["xlsx"]))["Tabel T-C.27 2"]
    values = [cell.value for line in sheet.iter_rows() for cell in line]
    assert 2_211_136_028 in values


def test_the_chapters_are_those_of_the_outline_that_is_chosen() -> None:
    given = plan(row(Goal, number="1", text="Pelayanan"))
    assert [line.split()[1] for line in headings(drawn(given)) if line.startswith("BAB")] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
    ]
    eight = [line for line in headings(drawn(given, **EIGHT)) if line.startswith("BAB")]
    assert len(eight) == 8
    assert eight[4] == "BAB V STRATEGI DAN ARAH KEBIJAKAN"


def test_the_outlines_to_choose_from_are_those_of_the_law_in_their_words() -> None:
    (choice,) = find_type("renstra").choices
    wanted = {id: outline.label for id, outline in load_law().outlines.items() if id.startswith("renstra")}
    assert dict(choice.values) == wanted


def test_vision_and_missions_stand_above_goals_with_their_strategies_and_directions() -> None:
    given = plan(
        row(Vision, owner="region", text="Maju bersama"), row(Mission, owner="region", number="1", text="Melayani"),
        row(Goal, id="g", number="1", text="Pelayanan memuaskan"),
        row(Objective, id="o", number="1.1", text="Loket cepat", goal="g"),
        row(Objective, id="p", number="1.2", text="Pengaduan selesai", goal="g"),
        row(Strategy, id="s", number="1", text="Satu pintu", objective="o"),
        row(PolicyDirection, strategy="s", text="Antrean daring"),
        row(PolicyDirection, strategy="s", text="Satu nomor"),
        row(Strategy, number="2", text="Tanpa sasaran"),
    )  # fmt: skip
    assert found(drawn(given), "Tabel T-C.26") == [
        ["Visi", "Maju bersama"],
        ["Misi 1", "Melayani"],
        ["Pelayanan memuaskan", "Loket cepat", "Satu pintu", "Antrean daring"],
        ["", "", "", "Satu nomor"],
        ["", "Pengaduan selesai", "", ""],
        ["", "", "Tanpa sasaran", ""],
    ]


def test_a_period_of_six_years_has_six_columns_and_its_work_stands_in_two_tables() -> None:
    item = work_item("7.01.02", "PROGRAM PELAYANAN", level="program", location="Kelurahan Satu")
    measured = indicator(item, "Jumlah layanan", accumulation="sum", unit="Layanan")
    money = [ceiling(item, 100_00, period=str(YEAR + n)) for n in range(6)]
    aims = [target(measured, 10_0000, text="10", unit="Layanan", period=str(YEAR + n)) for n in range(6)]
    made = drawn(plan(item, measured, *money, *aims, years=6))
    assert len(tables(made)["Tabel T-C.27 1"].columns) == 2 + 2 + 2 + 1 + 3 * 2
    (last,) = found(made, "Tabel T-C.27 2")
    assert last[4:] == ["10", "100"] * 3 + ["60", "600", "Kecamatan Contoh", "Kelurahan Satu"]


def test_money_of_which_one_year_is_unknown_has_no_sum() -> None:
    item = work_item("7.01.02", "PROGRAM PELAYANAN", level="program")
    made = drawn(
        plan(item, ceiling(item, 100_00, period=str(YEAR)), ceiling(item, None, period=str(YEAR + 1)), years=2)
    )
    (line,) = found(made, "Tabel T-C.27")
    assert line[7:13] == ["", "100", "", "–", "", "–"]


def test_the_period_before_is_told_with_ratio_and_growth_where_it_is_stored() -> None:
    first = YEAR - 2
    head = document(id="lama", document="lama", period=f"{first}-{YEAR - 1}", kind="renstra", title="RENSTRA LAMA",
                    first_year=first, last_year=YEAR - 1)  # fmt: skip
    old = {"document": "lama"}
    goal = row(Goal, id="og", number="1", text="Pelayanan", **old)
    measured = indicator(goal, "Indeks kepuasan", direction="up", standard="SPM 90", **old)
    item = work_item("7.01.02", "PROGRAM PELAYANAN", level="program", **old)
    rows: list[Row] = [goal, measured, item]
    rows += [
        target(measured, aim * 10_000, text=str(aim), period=str(first + n), **old) for n, aim in enumerate((80, 84))
    ]
    rows += [row(Actual, indicator=measured.id, text="82", value=82_0000, period=str(first), **old)]
    rows += [ceiling(item, amount, period=str(first + n), **old) for n, amount in enumerate((200_000_00, 250_000_00))]
    rows += [row(Spending, item=item.id, text="", amount=150_000_00, period=str(first), **old)]
    own = plan(row(Goal, id="g", number="1", text="Pelayanan"))
    made = drawn(Book([*own, head, *rows]), own=" ".join({each.document for each in own}))
    assert found(made, "Tabel T-C.23") == [
        ["1", "Indeks kepuasan", "SPM 90", "–", "–", "80", "84", "82", "–", "102,5%", "–"],
    ]
    # 200 → 250 is 25 %; 150 of 200 is 75 %
    assert found(made, "Tabel T-C.24") == [
        ["7.01.02 PROGRAM PELAYANAN", "200", "250", "150", "–", "75%", "–", "25%", "–"],
    ]


def test_units_with_one_program_code_keep_their_own_spending() -> None:
    first = YEAR - 1
    old = {"document": "lama", "period": str(first)}
    head = document(id="lama", kind="renstra", title="RENSTRA LAMA", first_year=first, last_year=first, **old)
    units = [kelurahan(1, "KELURAHAN SATU"), kelurahan(2, "KELURAHAN DUA")]
    rows: list[Row] = [head, *units]
    for unit, planned, used in zip(units, (200_000_00, 900_000_00), (150_000_00, 800_000_00), strict=True):
        item = work_item("7.01.03", "PROGRAM", level="program", **{**old, "organisation": unit.id})
        spent = row(Spending, item=item.id, text="", amount=used, **{**old, "organisation": unit.id})
        rows += [item, ceiling(item, planned, **old), spent]
    own = plan(row(Goal, id="g", number="1", text="Pelayanan"))
    made = drawn(Book([*own, *rows]), own=" ".join({each.document for each in own}))
    assert found(made, "Tabel T-C.24") == [
        ["7.01.03 PROGRAM", "200", "150", "75%", "–", "–"],
        ["7.01.03 PROGRAM", "900", "800", "88,89%", "–", "–"],
    ]


@pytest.mark.parametrize("years", [4, 5, 6])
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_tables_of_every_period_fit_on_either_paper(years: int, paper: Paper) -> None:
    item = work_item("7.01.02.2.01.0001", "Koordinasi", location="Kelurahan Satu")
    measured = indicator(item, "Jumlah dokumen", accumulation="sum", unit="Dokumen")
    rows: list[Row] = [item, measured]
    for year in range(YEAR, YEAR + years):
        rows += [ceiling(item, 250_000_000_000_00, period=str(year)),
                 target(measured, 1_234_5000, text="1.234,5", unit="Dokumen", period=str(year))]  # fmt: skip
    options = Options(settings=AgencySettings(paper=paper))
    files = render(find_type("renstra").content(plan(*rows, years=years), load_law(), options), ("pdf", "docx"))
    assert files["pdf"].startswith(b"%PDF")


def test_a_final_lacks_what_nobody_wrote_or_entered() -> None:
    given = plan(row(Goal, number="1", text="Pelayanan"))
    lacking = find_type("renstra").missing(given, Options())
    assert "1.1 Latar Belakang" in lacking
    assert "4.1 Program, Kegiatan, dan Subkegiatan beserta Pendanaannya" in lacking
    assert "3.1 Tujuan dan Sasaran Renstra Perangkat Daerah" not in lacking


def test_a_book_without_a_plan_is_not_drawn() -> None:
    with pytest.raises(NotDrawn, match="Belum ada Renstra"):
        drawn(Book(each for each in plan() if not isinstance(each, PlanDocument)))


def test_targets_of_another_plan_are_no_targets_of_this_one() -> None:
    goal = row(Goal, id="g", number="1", text="Pelayanan")
    measured = indicator(goal, "Indeks")
    made = drawn(plan(goal, measured, target(measured, 1_0000, text="1", period=str(YEAR + 9))))
    assert found(made, "Tabel T-C.25")[0][5:] == ["–"] * 5


def test_it_says_whose_vision_and_missions_are_where_region_and_agency_have_both() -> None:
    given = plan(
        row(Vision, owner="agency", text="Camat melayani"), row(Mission, owner="agency", number="1", text="Loket"),
        row(Vision, owner="region", text="Maju bersama"), row(Mission, owner="region", number="1", text="Melayani"),
        row(Strategy, number="1", text="Satu pintu"),
    )  # fmt: skip
    assert found(drawn(given), "Tabel T-C.26")[:4] == [
        ["Visi daerah", "Maju bersama"],
        ["Misi daerah 1", "Melayani"],
        ["Visi perangkat daerah", "Camat melayani"],
        ["Misi perangkat daerah 1", "Loket"],
    ]
