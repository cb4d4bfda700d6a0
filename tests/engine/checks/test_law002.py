"""LAW-002."""

from selaras.engine.tables.rows import Citation
from tests.judging import found, said
from tests.making import book, row

TITLE = "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"
WRONG = row(Citation, kind="permen", number="89", year=2021, about=TITLE, text="PermenPANRB Nomor 89 Tahun 2021")
RIGHT = row(
    Citation, kind="permen", number="88", year=2021, about=TITLE, text="PermenPANRB Nomor 88 Tahun 2021",
    regulation="permenpanrb-88-2021",
)  # fmt: skip

PASSES = [book(RIGHT)]
FAILS = [book(WRONG)]


def test_a_title_under_another_number_is_named() -> None:
    (finding,) = found("LAW-002", FAILS[0])
    assert (
        finding.message
        == f"PermenPANRB Nomor 89 Tahun 2021 berjudul “{TITLE}”, padahal judul itu milik PermenPANRB 88/2021."
    )


def test_a_title_nobody_knows_is_right() -> None:
    local = row(
        Citation, kind="perbup", number="69", year=2016, about="Kedudukan dan Susunan Organisasi", text="Perbup 69/2016"
    )
    assert said("LAW-002", book(local)) == []
