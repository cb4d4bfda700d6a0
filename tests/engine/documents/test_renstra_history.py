"""T-C.23 and T-C.24 from the years before: of an earlier Renstra, else of the annual plans, else told to be absent."""

from collections.abc import Sequence
from itertools import count

import pytest

from selaras.engine.documents.blocks import Font, Paper
from selaras.engine.documents.document import AgencySettings, Options, find_type
from selaras.engine.documents.grid import grid
from selaras.engine.documents.measure import fit
from selaras.engine.documents.page import text_width
from selaras.engine.documents.render import render
from selaras.engine.documents.renstra_history import BESIDE
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Objective, Paragraph, Row, Section
from tests.engine.documents.transcript import row_texts, tables, texts
from tests.making import YEAR, book, ceiling, document, indicator, organisation, row, target, work_item

_order = count(1)
EIGHT = {"renstra_outline": "renstra-86-2017"}
NO_HISTORY = (
    "Tabel T-C.23 belum tersedia. Simpan Renstra periode sebelumnya, atau RKT atau Renja tahun-tahun sebelum Renstra "
    "ini, beserta indikator tujuan dan sasaran, target, dan capaiannya agar tabel ini tercetak."
)
NO_FUNDING = (
    "Tabel T-C.24 belum tersedia. Simpan Renstra periode sebelumnya, atau RKT atau Renja tahun-tahun sebelum Renstra "
    "ini, beserta pagu program dan realisasi anggarannya agar tabel ini tercetak."
)


def own(*rows: Row) -> Book:
    last = YEAR + 4
    goal = row(Goal, id="g", number="1", text="Pelayanan")
    head = document(kind="renstra", title="RENSTRA", first_year=YEAR, last_year=last, period=f"{YEAR}-{last}")
    return book(head, goal, *rows)


def section(number: str, heading: str, words: str, level: int = 2) -> Section:
    said = (Paragraph(words, row(Goal, number="", text="").place),) if words else ()
    return row(Section, number=number, heading=heading, level=level, order=next(_order), paragraphs=said)


WORDED = (
    section("BAB II", "GAMBARAN PELAYANAN PERANGKAT DAERAH", "", level=1),
    section("2.3", "Kinerja Pelayanan Perangkat Daerah", "Pelayanan berjalan baik."),
    section("2.4", "Anggaran dan Realisasi Pendanaan Pelayanan", "Anggaran terserap."),
)


def annual(year: int, kind: str = "rkt", **reached: int) -> list[Row]:
    """The plan of a year: an objective with target 80 + the last digit of the year, a program of 200 million rupiah."""
    id_ = f"{kind}-{year}"
    common = {"document": id_, "period": str(year), "organisation": f"agency-{id_}"}
    aim = row(Objective, id=f"aim-{id_}", number="1", text="Loket cepat", **common)
    measured = indicator(aim, "Indeks kepuasan", id=f"measured-{id_}", **common)
    item = work_item("7.01.02", "PROGRAM PELAYANAN", id=f"item-{id_}", level="program", **common)
    value = 80 + year % 10
    rows: list[Row] = [
        document(id=id_, kind=kind, title=kind.upper(), first_year=year, last_year=year, **common),
        organisation(id=f"agency-{id_}", **{**common, "organisation": f"agency-{id_}"}), aim, measured, item,
        target(measured, value * 10_000, text=str(value), **common), ceiling(item, 200_000_000_00, **common),
    ]  # fmt: skip
    if "value" in reached:
        rows.append(row(Actual, indicator=measured.id, text="", value=reached["value"] * 10_000, **common))
    if "spent" in reached:
        rows.append(row(Spending, item=item.id, text="", amount=reached["spent"] * 1_000_000_00, **common))
    return rows


def drawn(given: Book, *beside: Row) -> tuple[dict[str, Sequence[list[str]]], list[str]]:
    """The tables by name and the lines outside them, in the outline of eight chapters."""
    ids = " ".join({each.document for each in given})
    made = find_type("renstra").content(Book([*given, *beside]), load_law(), Options(extra={**EIGHT, "own": ids}))
    return {name: [row_texts(line) for line in table.body] for name, table in tables(made).items()}, texts(made)


@pytest.mark.parametrize("rows", [(), WORDED], ids=["empty", "worded"])
def test_a_table_of_the_past_that_cannot_be_filled_is_told_with_what_to_store(rows: Sequence[Row]) -> None:
    found, told = drawn(own(*rows))
    assert "Tabel T-C.23" not in found
    assert told.count(NO_HISTORY) == told.count(NO_FUNDING) == 1
    if rows:
        assert told.index("Pelayanan berjalan baik.") + 1 == told.index(NO_HISTORY)
        assert told.index("Anggaran terserap.") + 1 == told.index(NO_FUNDING)


def test_every_other_table_that_is_missing_is_told_too() -> None:
    _, told = drawn(own(section("BAB V", "STRATEGI DAN ARAH KEBIJAKAN", "", level=1)))
    assert [line.partition(" belum tersedia. ")[0] for line in told if "belum tersedia" in line] == [
        "Tabel T-C.23", "Tabel T-C.24", "Tabel T-C.26", "Tabel T-C.27", "Tabel T-C.28",
    ]  # fmt: skip
    assert "Tabel T-C.26 belum tersedia. Simpan strategi dan arah kebijakan Renstra ini." in told


def test_a_new_agency_without_years_before_has_a_final_where_the_section_has_words() -> None:
    lacking = find_type("renstra").missing(own(*WORDED), Options(extra=EIGHT))
    assert "2.3 Kinerja Pelayanan Perangkat Daerah (Tabel T-C.23)" not in lacking
    assert "2.4 Anggaran dan Realisasi Pendanaan Pelayanan Perangkat Daerah (Tabel T-C.24)" not in lacking


def test_without_an_earlier_renstra_the_annual_plans_of_the_years_before_fill_both_tables() -> None:
    # Targets 83 of 2023 and 84 of 2024; reached 80 and 84: 80 : 83 = 96,39 %, 84 : 84 = 100 %.
    # 200 million of each year, spent 150 (75 %) and 180 (90 %): spending grew by 20 %, the budget by 0 %.
    beside = [*annual(YEAR - 1, value=84, spent=180), *annual(YEAR - 2, value=80, spent=150)]
    found, told = drawn(own(*WORDED), *beside)
    assert found["Tabel T-C.23"] == [["1", "Indeks kepuasan", "–", "–", "–", "83", "84", "80", "84", "96,39%", "100%"]]
    assert found["Tabel T-C.24"] == [
        ["7.01.02 PROGRAM PELAYANAN", "200.000", "200.000", "150.000", "180.000", "75%", "90%", "0%", "20%"]
    ]
    assert NO_HISTORY not in told
    rules = [line for line in told if line.startswith("Renstra periode sebelumnya tidak tersimpan")]
    assert len(rules) == 2


def test_a_year_without_an_annual_plan_is_unknown_and_not_zero() -> None:
    found, _ = drawn(own(), *annual(YEAR - 1, value=84, spent=180), *annual(YEAR - 3, value=80, spent=150))
    assert found["Tabel T-C.23"][0][5:] == ["82", "–", "84", "80", "–", "84", "97,56%", "–", "100%"]
    assert found["Tabel T-C.24"][0][1:] == [
        "200.000", "–", "200.000", "150.000", "–", "180.000", "75%", "–", "90%", "–", "–",
    ]  # fmt: skip


def test_what_an_earlier_renstra_does_not_tell_comes_from_the_annual_plans_of_its_years() -> None:
    first = YEAR - 2
    old = {"document": "old", "period": f"{first}-{YEAR - 1}"}
    goal = row(Goal, id="og", number="1", text="Pelayanan", **old)
    item = work_item("7.01.02", "PROGRAM PELAYANAN", id="oi", level="program", **old)
    measured = indicator(goal, "Indeks kepuasan", id="om", **old)
    years = [{**old, "period": str(first + n)} for n in range(2)]
    rows = [
        document(id="old", kind="renstra", title="RENSTRA", first_year=first, last_year=YEAR - 1, **old), goal, item,
        measured, *(target(measured, 90_0000, text="90", **each) for each in years),
        ceiling(item, 300_000_000_00, **years[0]),
    ]  # fmt: skip
    found, told = drawn(own(), *rows, *annual(YEAR - 1, value=81, spent=150))
    assert found["Tabel T-C.23"][0][5:] == ["90", "90", "–", "81", "–", "90%"]
    assert found["Tabel T-C.24"][0][1:5] == ["300.000", "200.000", "–", "150.000"]
    assert not any(line.startswith("Renstra periode sebelumnya tidak") for line in told)


def test_the_spending_of_a_realisation_counts_and_its_lines_are_no_programs_of_the_plan() -> None:
    paid = [each for each in annual(YEAR - 1, "realisation", spent=120) if not hasattr(each, "subject")]
    found, _ = drawn(own(), *annual(YEAR - 1), *paid)
    assert found["Tabel T-C.24"] == [["7.01.02 PROGRAM PELAYANAN", "200.000", "120.000", "60%", "–", "–"]]


def _funded(rupiah: int, years: int) -> list[Row]:
    """A Renstra of so many years before this one with a program that cost the same in each."""
    first = YEAR - years
    old = {"document": "old", "period": f"{first}-{YEAR - 1}"}
    item = work_item("7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN", id="oi", level="program", **old)
    rows: list[Row] = [document(id="old", kind="renstra", title="LAMA", first_year=first, last_year=YEAR - 1, **old)]
    rows.append(item)
    for year in range(first, YEAR):
        of_year = {**old, "period": str(year)}
        rows += [ceiling(item, rupiah * 100, **of_year)]
        rows += [row(Spending, item=item.id, text="", amount=rupiah * 100, **of_year)]
    return rows


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("font", ["sans", "bookman"])
def test_six_years_of_very_large_amounts_stand_in_parts_that_keep_their_size(paper: Paper, font: Font) -> None:
    # 999.999.999.999.999 rupiah are 999.999.999.999 thousand and 999 rupiah: rounded 1.000.000.000.000
    given = own()
    settings = AgencySettings(paper=paper, font=font)
    options = Options(settings=settings, extra={"own": " ".join({each.document for each in given})})
    made = find_type("renstra").content(Book([*given, *_funded(999_999_999_999_999, 6)]), load_law(), options)
    parts = [table for name, table in tables(made).items() if name.startswith("Tabel T-C.24")]
    assert len(parts) > 1
    assert parts[0].caption.endswith(f"(dalam ribuan rupiah; bagian 1 dari {len(parts)})")
    years = [cell.value for part in parts for cell in part.head[1].cells if "(20" in str(cell.value)]
    assert [str(year)[:1] for year in years[:1]] == ["1"]
    assert len(years) == 3 * 6
    for part in parts:
        assert fit(part, grid(part), text_width(paper, landscape=True), font).size == part.size
        assert row_texts(part.body[0])[1] == "1.000.000.000.000"
    assert render(made, ("pdf",))["pdf"].startswith(b"%PDF")


def test_amounts_of_a_kecamatan_stand_in_one_table_that_names_its_unit() -> None:
    given = own()
    options = Options(extra={"own": " ".join({each.document for each in given})})
    made = find_type("renstra").content(Book([*given, *_funded(2_188_115_482, 5)]), load_law(), options)
    (table,) = (table for name, table in tables(made).items() if name.startswith("Tabel T-C.24"))
    assert table.caption.endswith("\n(dalam ribuan rupiah)")
    assert row_texts(table.body[0])[1:3] == ["2.188.115", "2.188.115"]


def test_the_renstra_asks_for_the_plans_that_tell_of_the_years_before() -> None:
    assert set(find_type("renstra").beside) == {"renstra", *BESIDE}
