"""EVA-005."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from tests.judging import found, reason
from tests.making import book, row


def sheet(weight: int | None, *below: int | None) -> Book:
    above = row(Criterion, number="A", order=1, level="component", name="Perencanaan Kinerja", weight=weight)
    lines = [
        row(Criterion, number=f"A.{n}", order=n, level="sub_component", name=f"S{n}", parent=above.id, weight=each)
        for n, each in enumerate(below, 1)
    ]
    return book(above, *lines)


PASSES = [sheet(300_000, 60_000, 90_000, 150_000), sheet(60_000, 20_000, 20_000, 20_001)]
FAILS = [sheet(300_000, 60_000, 90_000, 140_000)]


def test_weights_below_that_do_not_make_the_weight_are_named() -> None:
    (finding,) = found("EVA-005", FAILS[0])
    assert finding.message == (
        "Bobot komponen A Perencanaan Kinerja 30, padahal jumlah bobot di bawahnya 29; selisih 1."
    )


def test_weights_below_may_be_shares_of_the_weight() -> None:
    assert reason("EVA-005", sheet(300_000, 400_000, 600_000)) != ""
    assert reason("EVA-005", sheet(300_000, 4_000, 6_000)) != ""


def test_what_is_not_known_is_not_judged() -> None:
    assert reason("EVA-005", sheet(None, 60_000)) != ""
    assert reason("EVA-005", sheet(300_000, 60_000, None)) != ""
    assert reason("EVA-005", sheet(300_000)) != ""
