"""The decree of key indicators: its whole text from the sample, its grounds by date, its column variants, its gaps."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import AgencySettings, Issue, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Citation, Indicator
from tests.engine.documents.plans import FINAL, at, holder, indicator, objective, plan
from tests.engine.documents.transcript import row_texts, tables, transcript

ROOT = Path(__file__).resolve().parents[4]
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "iku_decree-sangasanga-2025.txt"
FINAL_IKU = Options(settings=AgencySettings(place_of_signing="Sangasanga"), issue=replace(FINAL, number="3/IKU/2025"))


@cache
def sample() -> Book:
    return read(ROOT / "samples" / "rkt-sangasanga-2025.md").book


def drawn(book: Book, options: Options = FINAL_IKU) -> Document:
    return find_type("iku_decree").content(book, load_law(), options)


def one(**told: str) -> Book:
    measured = replace(indicator("i1", "o1", "Indeks", "Poin"), is_key=True, **told)
    return plan(objective("o1", "Meningkatnya layanan", "Tabel 2.3", 1), measured)


def test_the_sample_gives_the_golden_text() -> None:
    assert transcript(drawn(sample())) == GOLDEN.read_text(encoding="utf-8")


def test_the_annex_holds_the_samples_three_indicators_with_formula_and_source() -> None:
    table = tables(drawn(sample()))["Indikator Kinerja Utama"]
    source = [
        line.split("\t") for line in (ROOT / "samples" / "rkt-sangasanga-2025.md").read_text().splitlines()[238:241]
    ]
    shown = [row_texts(row)[-5:] for row in table.body if not row.shade]
    assert [row_texts(row)[-1] for row in table.body if row.shade] == ["TUJUAN", "SASARAN"]
    assert [row[0] for row in shown] == [
        "Indeks Kepuasan Pelayanan Kecamatan",
        "Persentase keluhan masyarakat terhadap pelayanan kecamatan yang ditindaklanjuti",
        "Persentase capaian Ketenteraman dan Ketertiban Umum",
    ]
    assert shown[0][1] == "Nilai"
    assert shown[0][4].split() == source[0][-1].split()


@pytest.mark.parametrize(
    ("variant", "heads", "cells"),
    [
        ("definition", ["SATUAN", "DEFINISI OPERASIONAL", "FORMULASI/RUMUS PERHITUNGAN", "SUMBER DATA"],
         ["Poin", "def", "rumus", "sumber"]),
        ("explained", ["SATUAN", "PENJELASAN", "KETERANGAN/KRITERIA"], ["Poin", "alasan", "rumus", "sumber", "def"]),
        ("owner", ["PENJELASAN", "SUMBER DATA", "PENANGGUNG JAWAB"], ["alasan", "rumus", "sumber", "Seksi"]),
    ],
)  # fmt: skip
def test_the_columns_are_those_the_region_chose(variant: str, heads: list[str], cells: list[str]) -> None:
    book = one(definition="def", reason="alasan", formula="rumus", source="sumber", owner="Seksi")
    table = tables(drawn(book, Options(extra={"iku_columns": variant})))["Indikator Kinerja Utama"]
    assert [cell.value for cell in table.head[0].cells][3:] == heads
    assert row_texts(table.body[0])[3:] == cells


def test_the_grounds_are_those_in_force_on_the_day() -> None:
    def grounds(on: date) -> str:
        return transcript(drawn(one(formula="f", source="s"), Options(issue=Issue(draft=False, number="1", on=on))))

    assert "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas" in grounds(date(2025, 1, 6))
    assert "Nomor 29 Tahun 2014" not in grounds(date(2013, 1, 6))
    assert "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/9/M.PAN/5/2007 tentang" in grounds(
        date(2013, 1, 6)
    )


def test_regional_rules_that_the_plan_cites_are_recalled_with_what_they_are_about() -> None:
    cited = Citation(
        id="c", document="plan", organisation="agency", period="2025", place=at(1, ""), kind="perda", number="9",
        year=2016, about="Susunan Perangkat Daerah", text="Peraturan Daerah Kabupaten Contoh Nomor 9 Tahun 2016",
    )  # fmt: skip
    told = transcript(drawn(Book([*one(formula="f", source="s"), cited])))
    assert "Peraturan Daerah Kabupaten Contoh Nomor 9 Tahun 2016 tentang Susunan Perangkat Daerah." in told


def test_who_signs_is_the_official_of_the_day() -> None:
    book = Book([*one(formula="f", source="s"), *holder("Camat Melati", "Contoh Bunga, S.Sos.", "197001011990011001")])
    assert "Camat Melati: Contoh Bunga, S.Sos.  19700101 199001 1 001" in transcript(drawn(book))


def test_a_final_lacks_the_formulas_and_sources_nobody_wrote() -> None:
    assert find_type("iku_decree").missing(one(formula="f"), Options()) == ("sumber data IKU “Indeks”",)
    assert find_type("iku_decree").missing(one(formula="f", source="s"), Options()) == ()
    assert find_type("iku_decree").missing(sample(), Options()) == ()


def test_an_indicator_that_stands_twice_is_printed_once_from_its_fullest_row() -> None:
    rows = [*one(formula="f", source="s")]
    twin = replace(next(row for row in rows if isinstance(row, Indicator)), id="i2", formula="", source="")
    table = tables(drawn(Book([*rows, twin])))["Indikator Kinerja Utama"]
    assert [row_texts(row)[-2:] for row in table.body] == [["f", "s"]]


def test_a_plan_without_key_indicators_is_refused() -> None:
    with pytest.raises(NotDrawn, match="tidak memuat Indikator Kinerja Utama"):
        drawn(plan())
