"""EVA-001."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from tests.judging import found, reason
from tests.making import book, row


def sheet(*weights: float | None) -> Book:
    return book(
        *(
            row(
                Criterion, number=str(n), order=n, level="component", name=f"Komponen {n}",
                weight=None if weight is None else round(weight * 10_000),
            )
            for n, weight in enumerate(weights, 1)
        )
    )  # fmt: skip


PASSES = [sheet(30, 30, 15, 25), sheet(33.333, 33.333, 33.334), sheet(0.3, 0.3, 0.15, 0.25)]
FAILS = [sheet(30, 30, 15, 20), sheet(60, 50)]


def test_weights_that_do_not_make_a_hundred_are_named_with_their_sum() -> None:
    (finding,) = found("EVA-001", FAILS[0])
    assert finding.message == "Bobot 4 komponen berjumlah 95, bukan 100."
    assert finding.row == FAILS[0].all(Criterion)[0].id


def test_one_component_alone_is_a_part_of_an_evaluation() -> None:
    assert reason("EVA-001", sheet(30)) != ""


def test_a_component_without_weight_leaves_the_sum_unknown() -> None:
    assert reason("EVA-001", sheet(30, None)) == (
        "Dokumen ini tidak memuat komponen evaluasi yang semua bobotnya diketahui."
    )
