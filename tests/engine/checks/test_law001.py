"""LAW-001."""

from datetime import date

from selaras.engine.tables.rows import Citation, Objective
from tests.judging import found, reason, said
from tests.making import book, indicator, row

OLD = row(
    Citation, kind="permen", number="12", year=2015, about="Pedoman Evaluasi", text="PermenPANRB Nomor 12 Tahun 2015",
    regulation="permenpanrb-12-2015",
)  # fmt: skip
IN_FORCE = row(
    Citation,
    kind="permen",
    number="53",
    year=2014,
    about="",
    text="PermenPANRB 53/2014",
    regulation="permenpanrb-53-2014",
)

PASSES = [book(IN_FORCE)]
FAILS = [book(OLD, IN_FORCE)]


def test_a_replaced_regulation_is_named_with_its_successor() -> None:
    (finding,) = found("LAW-001", FAILS[0])
    assert finding.message == (
        "PermenPANRB 12/2015 sudah tidak berlaku pada tanggal rencana; penggantinya PermenPANRB 88/2021 "
        "tentang Evaluasi "
        "Akuntabilitas Kinerja Instansi Pemerintah."
    )
    assert finding.basis == "permenpanrb-88-2021"
    assert finding.place == OLD.place


def test_before_its_replacement_the_citation_is_right() -> None:
    assert found("LAW-001", FAILS[0], on=date(2021, 1, 1)) == []
    assert len(found("LAW-001", FAILS[0], on=date(2022, 1, 1))) == 1


def test_a_replacement_that_is_only_recalled_says_so() -> None:
    goal = row(Objective, number="1", text="Meningkatnya pelayanan")
    measure = indicator(goal, "Indeks", formula="Acuannya Keputusan MENPAN Nomor KEP/25/M.PAN/2/2004")
    (finding,) = found("LAW-001", book(goal, measure))
    assert "PermenPANRB 14/2017" in finding.message
    assert finding.hint.endswith("Dasar hukum catatan ini belum diverifikasi.")
    assert (finding.row, finding.field) == (measure.id, "")


def test_a_regulation_of_the_region_is_not_judged() -> None:
    local = row(Citation, kind="perda", number="9", year=2016, about="", text="Perda 9/2016")
    assert said("LAW-001", book(local)) == []
    assert reason("LAW-001", book(local)) != ""
