"""The RKT: the sample's words and figures as its file has them, and what changed, typed or missing rows do to it."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Contents, Cover, Document, Heading, Signature, Table
from selaras.engine.documents.document import AgencySettings, Issue, Options, find_type
from selaras.engine.documents.figures import printed
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Ceiling, Paragraph, PlanDocument, Target
from selaras.engine.tables.wording import clean
from tests.engine.documents.plans import (
    FINAL,
    TYPED,
    at,
    indicator,
    item,
    items,
    objective,
    plan,
    section,
    settings,
    table_here,
    target,
)
from tests.engine.documents.transcript import row_texts, tables, texts, transcript

ROOT = Path(__file__).resolve().parents[4]
SOURCE = ROOT / "samples" / "rkt-sangasanga-2025.md"
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "rkt-sangasanga-2025.txt"


@cache
def sample() -> Book:
    return read(SOURCE).book


def drawn(book: Book, options: Options | None = None) -> Document:
    return find_type("rkt").content(book, load_law(), options or Options())


def source_lines() -> list[str]:
    return SOURCE.read_text(encoding="utf-8").splitlines()


def words(text: str) -> str:
    """A line of the source without its marks of headings, lists and bold type."""
    bare = re.sub(r"^\s*#+\s*", "", text)
    return clean(re.sub(r"^\s*(?:-\s+)?(?:(?:\d{1,2}|[a-d])\.\s+)?(?=\S)", "", bare))


def test_the_sample_gives_the_golden_text() -> None:
    assert transcript(drawn(sample())) == GOLDEN.read_text(encoding="utf-8")


def test_every_line_of_the_samples_prose_appears_unchanged_and_in_its_order() -> None:
    printed_lines = [words(line) for line in texts(drawn(sample()))]
    contents = range(23, 44)  # the printed list of contents: ours is made from the headings
    captions = re.compile(r"\*\*(?:Tabel|Tujuan, Sas|Kecamatan|Strategi dan Arah|Indikator|Rencana K|Perj|Prog)")
    prose = [
        (number, words(line))
        for number, line in enumerate(source_lines()[12:], start=13)
        if line.strip("- \t") and "\t" not in line and number not in contents and not captions.match(line)
    ]
    position = 0
    for number, line in prose:
        wanted = re.sub(r"^2\.1\. ", "2.1 ", line)
        found = next((i for i in range(position, len(printed_lines)) if wanted in printed_lines[i]), None)
        assert found is not None, f"line {number} is missing after {printed_lines[position]!r}: {wanted!r}"
        position = found
    assert len(prose) == 114  # counted in the file


def test_nothing_is_said_in_the_text_that_the_sample_does_not_say() -> None:
    source = " ".join(" ".join(words(line) for line in source_lines()).split())
    told = [words(line) for line in texts(drawn(sample()))]
    invented = [line for line in told if re.sub(r"^2\.1 ", "2.1. ", line) not in source]
    assert invented == []


def test_every_line_of_the_samples_work_table_appears_with_its_figures() -> None:
    table = tables(drawn(sample()))["Tabel 2.6"]
    source = [line.split("\t") for line in source_lines()[295:446] if line.count("\t") == 5]
    wanted = [
        [code.replace(" ", ""), clean(name), clean(measure), goal, place, pagu.removesuffix(",00")]
        for code, name, measure, goal, place, pagu in source
    ]
    assert [row_texts(row) for row in table.body] == wanted
    assert len(wanted) == 143


def test_the_totals_say_whose_money_they_hold() -> None:
    total = tables(drawn(sample()))["Tabel 2.6"].total
    assert [row_texts(row) for row in total] == [
        ["Jumlah pagu Kecamatan Sangasanga sendiri, tidak termasuk kelurahan", "45.893.689.013"],
        ["Jumlah pagu 5 kelurahan", "8.700.000.000"],
        ["Jumlah seluruhnya, Kecamatan Sangasanga dan 5 kelurahan", "54.593.689.013"],
    ]


def test_the_samples_tables_stand_under_their_printed_captions() -> None:
    captions = [table.caption for table in tables(drawn(sample())).values()]
    assert captions == [
        "Tabel 2.1\nTujuan, Sasaran, Indikator dan Target Kinerja\nKecamatan Sangasanga Kabupaten Kutai Kartanegara",
        "Tabel 2.2\nStrategi dan Arah Kebijakan",
        "Tabel 2.3\nIndikator Kinerja Utama Kecamatan Sangasanga",
        "Tabel 2.4\nRencana Kerja Tahunan 2025\nKecamatan Sangasanga",
        "Tabel 2.5\nPerjanjian Kinerja Tahunan 2025\nKecamatan Sangasanga",
        "Tabel 2.6\nProgram dan Kegiatan Tahunan 2025\nKecamatan Sangasanga",
    ]


def test_the_wide_tables_stand_on_landscape_pages_and_the_others_do_not() -> None:
    wide = {
        block.name: part.landscape
        for part in drawn(sample()).sections
        for block in part.blocks
        if isinstance(block, Table)
    }
    assert [name for name, landscape in wide.items() if landscape] == ["Tabel 2.3", "Tabel 2.6"]


def test_pages_before_the_first_chapter_count_in_roman_numbers_and_the_chapters_from_one() -> None:
    numbering = [(part.numbering, part.restart) for part in drawn(sample()).sections]
    assert numbering == [("", False), ("i", True), ("1", True), ("1", False), ("1", False), ("1", False), ("1", False)]


def test_the_cover_names_agency_region_year_and_address() -> None:
    cover = drawn(sample()).sections[0].blocks[0]
    assert isinstance(cover, Cover)
    assert cover.organisation == ("KECAMATAN SANGASANGA", "KABUPATEN KUTAI KARTANEGARA")
    assert cover.year == "TAHUN 2025"
    assert cover.address[0] == "JL. Jalan Mada RT.15 Kelurahan Sangasanga Dalam 75254"
    assert cover.logo is None


def test_a_draft_carries_the_word_konsep_and_no_number() -> None:
    draft = drawn(sample(), Options(issue=Issue(draft=True, number="7/RKT/2025")))
    assert draft.watermark == "KONSEP"
    cover = draft.sections[0].blocks[0]
    assert isinstance(cover, Cover)
    assert not any(line.startswith("Nomor") for line in cover.address)


def test_a_final_issue_carries_its_number_and_no_watermark() -> None:
    final = drawn(plan(), settings())
    assert final.watermark == ""
    assert "Nomor 7/RKT/2025" in transcript(final)


def test_the_head_signs_at_the_place_and_on_the_day_of_issue() -> None:
    final = drawn(plan(), settings("Melati"))
    signature = final.sections[-1].blocks[-1]
    assert isinstance(signature, Signature)
    assert signature.place_date == "Melati, 6 Januari 2025"
    assert [(signer.position, signer.name) for signer in signature.signers] == [("Camat Melati", "")]


def test_place_and_day_that_nobody_decided_are_dots() -> None:
    signature = drawn(plan()).sections[-1].blocks[-1]
    assert isinstance(signature, Signature)
    assert signature.place_date == ".................., .................."


def test_a_logo_stands_on_the_cover_when_one_is_set() -> None:
    options = Options(settings=AgencySettings(logo=b"<svg/>", logo_format="svg", logo_alt="Lambang"), issue=FINAL)
    cover = drawn(plan(), options).sections[0].blocks[0]
    assert isinstance(cover, Cover)
    assert cover.logo is not None
    assert cover.logo.alt == "Lambang"


def test_an_edited_row_is_printed_as_it_is_now() -> None:
    rows = [
        replace(row, amount=123_400, text="1.234") if isinstance(row, Ceiling) and row.id == "Ceiling-4" else row
        for row in sample()
    ]
    changed = tables(drawn(Book(rows)))["Tabel 2.6"].body[3]
    assert row_texts(changed)[-1] == "1.234"


def test_a_parent_whose_children_no_longer_agree_keeps_its_printed_amount_without_a_formula() -> None:
    rows = [replace(row, amount=1) if isinstance(row, Ceiling) and row.id == "Ceiling-4" else row for row in sample()]
    parent = tables(drawn(Book(rows)))["Tabel 2.6"].body[2].cells[-1]
    assert printed(parent) == "605.000.000"
    assert parent.formula is None


def test_a_target_typed_later_is_printed_as_number_and_unit() -> None:
    rows = [
        replace(row, text="", value=155_000, unit="Orang", place=TYPED)
        if isinstance(row, Target) and row.text == "714 orang"
        else row
        for row in sample()
    ]
    found = [row_texts(row)[3] for row in tables(drawn(Book(rows)))["Tabel 2.6"].body if row.cells[0].value]
    assert "15,5 Orang" in found
    assert "714 orang" not in found


def test_a_row_typed_into_a_table_is_printed_with_those_read_from_the_file() -> None:
    book = plan(
        section(1, "BAB I", "PENDAHULUAN", table_here("2.4", "Rencana")),
        objective("read", "Sasaran dari berkas", "Tabel 2.4", 20),
        indicator("i1", "read", "Jumlah layanan", "Layanan"),
        replace(objective("typed", "Sasaran baru", "", 0), place=TYPED),
        indicator("i2", "typed", "Jumlah kunjungan", "Kunjungan", place=TYPED),
        target("t2", "i2", "", 120_000, "Kunjungan"),
    )
    assert [row_texts(row) for row in tables(drawn(book))["Tabel 2.4"].body] == [
        ["", "Sasaran dari berkas", "Jumlah layanan", "Layanan", ""],
        ["", "Sasaran baru", "Jumlah kunjungan", "Kunjungan", "12"],
    ]


def test_a_table_of_the_text_that_was_not_read_is_named_and_said_to_be_missing() -> None:
    told = texts(drawn(plan(section(1, "BAB I", "PENDAHULUAN", table_here("2.9", "Sarana")))))
    assert "Tabel 2.9 Sarana" in told
    assert "Isi tabel ini tidak terbaca dari berkas asal, sehingga tidak dicetak." in told


def test_tables_that_the_text_does_not_mention_are_printed_at_the_end() -> None:
    book = plan(
        section(1, "BAB I", "PENUTUP", Paragraph("Selesai.", at(3, ""))),
        *items(item("w1", "program", "7.01.01", 5_000_000)),
    )
    document = drawn(book)
    assert "# LAMPIRAN" in texts(document)
    assert row_texts(tables(document)["Tabel 2.6"].body[0])[0] == "7.01.01"


def test_work_items_typed_without_any_file_are_printed_too() -> None:
    document = drawn(plan(*items(item("w1", "program", "7.01.01", 5_000_000, place=TYPED))))
    assert row_texts(tables(document)["Program dan Kegiatan"].total[0]) == [
        "Jumlah pagu Kecamatan Melati",
        "5.000.000",
    ]


def test_a_sentence_broken_over_two_pages_goes_on_without_a_new_indent() -> None:
    blocks = (
        drawn(
            plan(
                section(
                    1,
                    "BAB I",
                    "PENDAHULUAN",
                    Paragraph("Ayat ini dan", at(3, "")),
                    Paragraph("lanjutannya.", at(5, "")),
                )
            )
        )
        .sections[2]
        .blocks
    )
    assert [getattr(block, "first_line", None) for block in blocks[1:3]] == [True, False]


def test_a_plan_without_a_printed_table_of_contents_gets_one() -> None:
    front = drawn(plan(section(1, "", "KATA PENGANTAR", Paragraph("Salam.", at(3, ""))))).sections[1]
    assert [type(block) for block in front.blocks if isinstance(block, Contents)] == [Contents]
    assert [block.text for block in front.blocks if isinstance(block, Heading)] == ["KATA PENGANTAR", "DAFTAR ISI"]


def test_a_book_without_a_plan_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotDrawn, match="Belum ada rencana yang dapat dicetak"):
        drawn(Book())


def test_the_plans_own_day_of_signing_comes_before_the_day_of_issue() -> None:
    book = plan()
    assert book.plan is not None
    dated = Book([replace(book.plan, signed_on=date(2024, 12, 30)), *list(book)[1:]])
    signature = drawn(dated, settings("Melati")).sections[-1].blocks[-1]
    assert isinstance(signature, Signature)
    assert signature.place_date == "Melati, 30 Desember 2024"


def test_a_renja_whose_objectives_were_typed_is_printed_as_objective_indicator_and_target() -> None:
    typed = replace(objective("o1", "Meningkatnya layanan", "", 1), place=TYPED)
    measured = [indicator("i1", "o1", "Indeks", "Poin", place=TYPED), target("t1", "i1", "88", 880_000)]
    renja = Book(
        [replace(row, kind="renja") if isinstance(row, PlanDocument) else row for row in plan(typed, *measured)]
    )
    document = drawn(renja)
    assert "RENCANA KERJA TAHUNAN" in transcript(document)
    assert row_texts(tables(document)["Sasaran dan Target"].body[0]) == [
        "", "Meningkatnya layanan", "Indeks", "Poin", "88",
    ]  # fmt: skip


def test_objectives_that_stand_in_a_table_of_the_plan_are_not_printed_twice() -> None:
    assert "Sasaran dan Target" not in tables(drawn(sample()))
