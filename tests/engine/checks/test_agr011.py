"""AGR-011."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import ActionPlan
from tests.judging import found, reason
from tests.year import Paper, year


def step(responsible: str) -> Book:
    paper = Paper("action_plan", "SEKSI PELAYANAN")
    measured = paper.measured("Jumlah layanan", 12)
    paper.add(ActionPlan, order=1, indicator=measured.id, text="Membuka loket keliling", responsible=responsible)
    return year(paper)


PASSES = [step("Kepala Seksi Pelayanan")]
FAILS = [step(""), step("  ")]


def test_the_step_and_its_unit_are_named() -> None:
    (finding,) = found("AGR-011", FAILS[0])
    assert finding.message == (
        "Langkah “Membuka loket keliling” dalam Rencana Aksi SEKSI PELAYANAN belum mempunyai penanggung jawab."
    )


def test_a_year_without_a_plan_of_action_is_not_judged() -> None:
    assert reason("AGR-011", year(Paper("pk"))) == "Tahun ini belum mempunyai Rencana Aksi."
