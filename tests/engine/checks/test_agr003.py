"""AGR-003."""

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from tests.judging import Line, budget, found, reason
from tests.making import book, row

PLAN: list[Line] = [("program", "7.01.02", "PROGRAM PELAYANAN", 100), ("program", "7.01.03", "PROGRAM LAIN", 50)]


def promised(amount: int | None, name: str = "Program Pelayanan", code: str = "", plan: list[Line] = PLAN) -> Book:
    sen = None if amount is None else amount * 100
    line = row(AgreementBudget, number="1", order=1, name=name, code=code, amount=sen, text="", document="pk")
    return book(*budget(*plan), line)


PASSES = [promised(100), promised(50, "Pelayanan lain", "7.01.03")]
FAILS = [promised(120), promised(40, "Pelayanan lain", "7.01.03")]


def test_another_amount_than_the_ceiling_is_named_with_the_difference() -> None:
    (finding,) = found("AGR-003", FAILS[0])
    place = next(r.place for r in FAILS[0] if type(r).__name__ == "Ceiling").sentence()
    assert finding.message == (
        f"Anggaran Program Pelayanan dalam Perjanjian Kinerja Rp120, sedangkan pagunya Rp100 ({place}); selisih Rp20."
    )


def test_a_name_that_several_lines_have_tells_nothing() -> None:
    assert reason("AGR-003", promised(120, plan=[*PLAN, ("program", "7.01.04", "PROGRAM PELAYANAN", 70)])) != ""


def test_a_line_of_no_work_item_and_one_without_amount_are_not_judged() -> None:
    assert reason("AGR-003", promised(120, "Program Pendidikan")) != ""
    assert reason("AGR-003", promised(None)) == (
        "Tidak ada baris anggaran Perjanjian Kinerja yang dapat dibandingkan dengan pagu."
    )
