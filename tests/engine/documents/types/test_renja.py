"""The Renja: the plan's words in the outline of the law, its tables by hand from the sample, and what a final lacks."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from selaras.engine.documents.blocks import Document, Heading
from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Ceiling, Objective, PlanDocument, Row, Target
from selaras.engine.tables.rows import Paragraph as Piece
from tests.engine.documents.plans import FINAL, TYPED, at, indicator, item, items, objective, plan, section, target
from tests.engine.documents.transcript import row_texts, tables, texts, transcript

ROOT = Path(__file__).resolve().parents[4]
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SIX = {"renja_outline": "renja-14-2026"}


@cache
def sample() -> Book:
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md").book


def drawn(book: Book, **extra: str) -> Document:
    return find_type("renja").content(book, load_law(), Options(extra=extra))


def headings(document: Document) -> list[str]:
    blocks = [block for part in document.sections for block in part.blocks if isinstance(block, Heading)]
    return [f"{block.number} {block.text}".strip() for block in blocks]


def text(words: str) -> Piece:
    return Piece(words, at(1, ""))


@pytest.mark.parametrize(("outline", "golden"), [({}, "renja-sangasanga-2025.txt"), (SIX, "renja-14-2026.txt")])
def test_the_sample_gives_the_golden_text(outline: dict[str, str], golden: str) -> None:
    assert transcript(drawn(sample(), **outline)) == (GOLDEN / golden).read_text(encoding="utf-8")


def test_the_outlines_to_choose_from_are_those_of_the_law_in_their_words() -> None:
    (choice,) = find_type("renja").choices
    assert dict(choice.values) == {
        id: outline.label for id, outline in load_law().outlines.items() if id.startswith("renja")
    }


def test_the_chapters_are_those_of_the_regulation_that_is_chosen() -> None:
    five = [line for line in headings(drawn(sample())) if line.startswith("BAB")]
    assert five == [
        "BAB I PENDAHULUAN", "BAB II HASIL EVALUASI RENJA PERANGKAT DAERAH TAHUN LALU",
        "BAB III TUJUAN DAN SASARAN PERANGKAT DAERAH", "BAB IV RENCANA KERJA DAN PENDANAAN PERANGKAT DAERAH",
        "BAB V PENUTUP",
    ]  # fmt: skip
    six = [line for line in headings(drawn(sample(), **SIX)) if line.startswith("BAB")]
    assert [line.partition(" ")[2].partition(" ")[0] for line in six] == ["I", "II", "III", "IV", "V", "VI"]
    assert six[4] == "BAB V KINERJA PENYELENGGARAAN BIDANG URUSAN"


@pytest.mark.parametrize("outline", [{}, SIX])
def test_every_paragraph_of_the_plan_stands_in_the_renja(outline: dict[str, str]) -> None:
    told = "\n".join(texts(drawn(sample(), **outline)))
    pieces = [p for row in sample().all(type(section(1, "", ""))) if row.level for p in row.paragraphs if not p.table]
    missing = [piece.text for piece in pieces if piece.text not in told]
    assert missing == []
    assert len(pieces) > 80


def test_program_lines_of_t_c_33_carry_the_figures_of_the_samples_table() -> None:
    table = tables(drawn(sample()))["Tabel T-C.33"]
    assert row_texts(table.body[1]) == [
        "7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", "Nilai SAKIP Perangkat Daerah",
        "", "70 Nilai", "11.433.673.013", "", "", "–", "–",
    ]  # fmt: skip
    assert [row_texts(row)[-5] for row in table.total] == ["45.893.689.013", "8.700.000.000", "54.593.689.013"]
    assert [cell.value for cell in table.head[0].cells if cell.colspan > 1] == [
        "Rencana Tahun 2025", "Prakiraan Maju Rencana Tahun 2026",
    ]  # fmt: skip
    assert table.numbers == tuple(str(n) for n in range(1, 11))
    assert table.repeat_head


def test_an_unknown_forecast_is_a_dash_and_a_known_one_its_figure() -> None:
    rows: list[Row] = [
        *items(item("w1", "program", "7.01.01", 900), item("w2", "program", "7.01.02", None)),
        indicator("i1", "w1", "Indeks"), target("t1", "i1", "", 12 * SCALE, "Dokumen"),
        target("t2", "i1", "", 13 * SCALE, "Dokumen", year="2026"),
        Ceiling(id="c26", document="plan", organisation="agency", period="2026", place=TYPED, item="w1",
                amount=950 * SEN, text=""),
    ]  # fmt: skip
    table = tables(drawn(plan(*rows)))["Tabel T-C.33"]
    assert row_texts(table.body[0])[4:6] + row_texts(table.body[0])[8:] == ["12 Dokumen", "900", "13 Dokumen", "950"]
    assert row_texts(table.body[1])[4:6] + row_texts(table.body[1])[8:] == ["", "belum diisi", "", "–"]


def test_tabel_4_1_has_its_seventeen_columns_and_says_what_nobody_knows() -> None:
    table = tables(drawn(sample(), **SIX))["Tabel 4.1"]
    assert len(table.columns) == len(table.numbers) == 17
    first = row_texts(table.body[1])
    assert (first[0], first[1], first[8]) == ("2", "7.01.01", "11.433.673.013")
    assert first[4:7] == ["–", "–", "–"]
    assert first[11:14] == ["–", "–", "–"]
    assert first[16] == "Kecamatan Sangasanga"
    assert [row_texts(row)[6] for row in table.total] == ["45.893.689.013", "8.700.000.000", "54.593.689.013"]


def test_tabel_4_1_says_whom_a_line_serves_and_which_priorities() -> None:
    row = item("w1", "program", "7.01.01", 900)
    told = {"target_group": "Pelaku UMKM", "national_priority": "PN 6", "regional_priority": "PD 2"}
    table = tables(drawn(plan(replace(row[0], **told), *row[1:]), **SIX))["Tabel 4.1"]
    assert row_texts(table.body[0])[11:14] == ["PN 6", "PD 2", "Pelaku UMKM"]


def test_t_c_30_names_the_national_standard_and_the_key_indicator() -> None:
    aim = Objective(id="o", document="plan", organisation="agency", period="2025", place=TYPED, number="1", text="Aman")
    measured = replace(indicator("i1", "o", "Indeks"), standard="SPM Trantibum", ikk="4.c.2")
    table = tables(drawn(plan(aim, measured, target("t1", "i1", "90", 90 * SCALE))))["Tabel T-C.30"]
    assert row_texts(table.body[0])[1:4] == ["Indeks", "SPM Trantibum", "4.c.2"]


def test_t_c_30_shows_the_renstra_of_the_four_years_as_the_sample_quotes_it() -> None:
    table = tables(drawn(sample()))["Tabel T-C.30"]
    first = row_texts(table.body[0])
    assert first[1] == "Indeks Kepuasan Pelayanan Kecamatan"
    assert first[4:8] == ["88,93", "89,07", "89,17", "89,37"]
    assert first[8:10] == ["–", "–"]


def _beside(kind: str, first: int, last: int, *rows: Row, id: str) -> list[Row]:
    document = PlanDocument(
        id=id, document=id, organisation="agency", period=f"{first}-{last}", place=TYPED, title="",
        kind=kind,  # type: ignore[arg-type]  # a kind of the test
        first_year=first, last_year=last,
    )  # fmt: skip
    return [document, *(replace(row, document=id) for row in rows)]


def _measured(prefix: str, code: str, name: str, values: dict[str, int], reached: dict[str, int]) -> list[Row]:
    work = item(f"{prefix}-w9", "program", code, 1)[0]
    goal = indicator(f"{prefix}-i", work.id, name)
    common: dict[str, Any] = {
        "document": "",
        "organisation": "agency",
        "place": TYPED,
        "indicator": goal.id,
        "text": "",
    }
    return [
        work, goal,
        *(Target(id=f"{prefix}-t{year}", period=year, value=v * SCALE, **common) for year, v in values.items()),
        *(Actual(id=f"{prefix}-a{year}", period=year, value=v * SCALE, **common) for year, v in reached.items()),
    ]  # fmt: skip


def evaluated(accumulation: str, reached: dict[str, int], aims: dict[str, int] | None = None) -> list[str]:
    """The line of T-C.29 of one program of 2025, with a Renstra of 2021-2026 (60 at its end, unless other ``aims`` are
    told) and the Renja of 2023 and 2024 beside."""
    own: Sequence[Row] = [
        *items(item("w1", "program", "7.01.01", 900)),
        replace(indicator("i1", "w1", "Jumlah dokumen"), accumulation=accumulation),
        target("t1", "i1", "12", 12 * SCALE),
    ]  # fmt: skip
    strategy = _measured("s", "7.01.01", "Jumlah dokumen", aims or {"2021-2026": 60}, reached)
    rows = [
        *plan(*own), *_beside("renstra", 2021, 2026, *strategy, id="renstra"),
        *_beside("renja", 2023, 2023, *_measured("y3", "7.01.01", "Jumlah Dokumen", {"2023": 10}, {}), id="renja23"),
        *_beside("rkt", 2024, 2024, *_measured("y4", "7.01.01", "Jumlah dokumen", {"2024": 11}, {}), id="rkt24"),
    ]  # fmt: skip
    document = drawn(Book(rows), own="plan")
    return row_texts(tables(document)["Tabel T-C.29"].body[0])[3:]


def test_t_c_29_adds_the_years_up_by_the_accumulation_of_the_indicator() -> None:
    reached = {"2021": 7, "2022": 8, "2023": 9}
    # 5: 7 + 8; 8: 9 of 10; 10: 15 + 9 + 11; 11: 35 of 60
    assert evaluated("sum", reached) == ["60", "15", "10", "9", "90%", "11", "35", "58,33%"]
    # 5: the year 2022 alone; 10: what 2024 is to reach
    assert evaluated("last", reached) == ["60", "8", "10", "9", "90%", "11", "11", "18,33%"]
    # 5: the mean of 7 and 8; 10: that of 9 and 11
    assert evaluated("mean", reached) == ["60", "7,5", "10", "9", "90%", "11", "10", "16,67%"]


def test_t_c_29_ends_where_the_renstra_itself_ends() -> None:
    by_year = {str(year): 10 for year in range(2021, 2027)}
    assert evaluated("sum", {}, by_year)[0] == "60"  # 6 × 10
    assert evaluated("sum", {}, {**by_year, "2021-2026": 65})[0] == "65"  # as it is stored
    assert evaluated("last", {}, by_year)[0] == "10"
    assert evaluated("sum", {}, {"2026": 60})[0] == "–"  # five years are unknown


def test_t_c_29_computes_nothing_from_what_is_unknown() -> None:
    assert evaluated("sum", {"2022": 8, "2023": 9}) == ["60", "–", "10", "9", "90%", "11", "–", "–"]
    assert evaluated("", {"2021": 7, "2022": 8, "2023": 9}) == ["60", "–", "10", "9", "90%", "11", "–", "–"]
    assert evaluated("sum", {}) == ["60", "–", "10", "–", "–", "11", "–", "–"]


def test_t_c_29_is_left_out_where_no_plan_tells_anything() -> None:
    assert "Tabel T-C.29" not in tables(drawn(sample()))


def test_the_rule_of_computed_columns_is_printed_below_them() -> None:
    assert any("Kolom 10 dihitung menurut cara akumulasi" in line for line in texts(_with_sources()))


def _with_sources() -> Document:
    own = [*items(item("w1", "program", "7.01.01", 900)), indicator("i1", "w1", "Jumlah dokumen")]
    strategy = _beside("renstra", 2021, 2026, *_measured("s", "7.01.01", "Jumlah dokumen", {"2026": 60}, {}), id="r")
    return drawn(Book([*plan(*own), *strategy]), own="plan")


def test_proposals_stand_in_t_c_32_with_their_decision_and_without_who_proposed() -> None:
    own = [*items(item("w1", "sub_kegiatan", "7.01.03.2.03.0002", 900)), indicator("i1", "w1", "Jumlah lembaga")]
    common: dict[str, Any] = {"document": "m", "organisation": "agency", "period": "2025", "place": TYPED}
    proposals = [
        Proposal(id="p2", number="2", order=2, name="Pos ronda", decision="refused",
                 reason="bukan kewenangan", **common),
        Proposal(id="p1", number="1", order=1, name="Jalan RT 3", location="RT 3", volume_text="120 m",
                 proposer="Warga Contoh", decision="accepted", served_by="w1", **common),
    ]  # fmt: skip
    document = drawn(Book([*plan(*own), *_beside("musrenbang", 2025, 2025, *proposals, id="m")]), own="plan")
    table = tables(document)["Tabel T-C.32"]
    assert [row_texts(row) for row in table.body] == [
        ["1", "Jalan RT 3\n(ditampung pada 7.01.03.2.03.0002 sub_kegiatan 7.01.03.2.03.0002)", "RT 3", "Jumlah lembaga",
         "120 m", "diterima"],
        ["2", "Pos ronda", "–", "–", "–", "ditolak; bukan kewenangan"],
    ]  # fmt: skip
    assert "Warga Contoh" not in transcript(document)


def test_the_review_stands_beside_the_first_draft_in_thousands_of_rupiah() -> None:
    own = [*items(item("w1", "program", "7.01.01", 1_500_000))]
    earlier = [*items(item("x2", "program", "7.01.01", 1_200_000))]
    first = _beside(
        "renja",
        2025,
        2025,
        *(replace(row, name="program 7.01.01") if hasattr(row, "code") else row for row in earlier),
        id="awal",
    )
    staged = [replace(first[0], stage="rancangan_awal"), *first[1:]]
    table = tables(drawn(Book([*plan(*own), *staged]), own="plan"))["Tabel T-C.31"]
    cells = row_texts(table.body[0])
    assert (cells[5], cells[10]) == ("1.200", "1.500")


def test_a_draft_shows_what_is_empty_and_a_final_is_told_to_lack_it() -> None:
    book = plan(section(1, "BAB I", "PENDAHULUAN"), section(2, "1.1", "Latar Belakang", text("Latar."), level=2),
                section(3, "BAB V", "PENUTUP", text("Penutup.")),
                *items(item("w1", "program", "7.01.01", 9)))  # fmt: skip
    document = drawn(book)
    assert sum(line == "(belum diisi)" for line in texts(document)) == len(find_type("renja").missing(book, Options()))
    missing = find_type("renja").missing(book, Options())
    assert "1.2 Landasan Hukum" in missing
    assert "1.1 Latar Belakang" not in missing
    assert "BAB V PENUTUP" not in missing
    assert "BAB IV RENCANA KERJA DAN PENDANAAN PERANGKAT DAERAH" not in missing


def test_a_complete_plan_lacks_nothing() -> None:
    parts = [part for chapter in load_law().outlines["renja-86-2017"].chapters for part in chapter.parts if part.needed]
    sections = [section(n, f"1.{n}", part.heading, text("Uraian."), level=2) for n, part in enumerate(parts, start=2)]
    book = plan(section(1, "BAB I", "PENDAHULUAN", text("Awal.")), *sections,
                section(90, "BAB V", "PENUTUP", text("Akhir.")),
                *items(item("w1", "program", "7.01.01", 9)))  # fmt: skip
    assert find_type("renja").missing(book, Options()) == ()


def test_sections_without_a_place_in_the_outline_are_kept_as_an_annex() -> None:
    book = plan(section(1, "BAB I", "PENDAHULUAN", text("Awal.")), section(2, "BAB II", "PETA WILAYAH", text("Peta.")))
    document = drawn(book)
    assert headings(document)[-2:] == ["LAMPIRAN", "PETA WILAYAH"]
    assert texts(document)[-1] == "Peta."


def test_objectives_that_were_typed_stand_in_the_chapter_of_objectives() -> None:
    typed = replace(objective("o1", "Meningkatnya layanan", "", 1), place=TYPED)
    book = plan(typed, indicator("i1", "o1", "Indeks", "Poin", place=TYPED), target("t1", "i1", "88", 88 * SCALE))
    assert row_texts(tables(drawn(book))["Sasaran dan Target"].body[0]) == [
        "",
        "Meningkatnya layanan",
        "Indeks",
        "Poin",
        "88",
    ]


def test_no_page_holds_nothing_but_a_heading() -> None:
    for part in drawn(sample()).sections[2:]:
        assert not all(isinstance(block, Heading) for block in part.blocks)


def test_a_book_without_a_plan_is_refused() -> None:
    with pytest.raises(NotDrawn, match="Belum ada rencana"):
        drawn(Book())


def test_a_final_prints_number_and_signature_after_the_last_chapter() -> None:
    document = find_type("renja").content(sample(), load_law(), Options(issue=replace(FINAL, number="9/RENJA/2025")))
    told = transcript(document)
    assert "Nomor 9/RENJA/2025" in told
    assert told.rstrip().endswith("Camat Sangasanga:")
    assert document.watermark == ""
