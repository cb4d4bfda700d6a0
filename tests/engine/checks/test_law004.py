"""LAW-004."""

from selaras.engine.tables.rows import Citation
from tests.judging import found, reason, said
from tests.making import book, document, row

EARLIER = row(Citation, kind="perda", number="9", year=2025, about="", text="Peraturan Daerah Nomor 9 Tahun 2025")
LATER = row(Citation, kind="perbup", number="4", year=2026, about="", text="Peraturan Bupati Nomor 4 Tahun 2026")

PASSES = [book(EARLIER)]
FAILS = [book(EARLIER, LATER)]


def test_a_regulation_of_a_later_year_is_named() -> None:
    (finding,) = found("LAW-004", FAILS[0])
    assert finding.message == "Peraturan Bupati Nomor 4 Tahun 2026 bertahun 2026, sesudah tahun rencana ini, 2025."
    assert finding.place == LATER.place


def test_in_a_plan_of_that_year_it_is_right() -> None:
    assert said("LAW-004", book(document(first_year=2026, last_year=2026), LATER)) == []


def test_a_citation_without_year_is_not_judged() -> None:
    assert reason("LAW-004", book(row(Citation, kind="se", number="B-9", year=None, about="", text="SE B-9"))) == (
        "Dokumen ini tidak merujuk peraturan beserta tahunnya."
    )
