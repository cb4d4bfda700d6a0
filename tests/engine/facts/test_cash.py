"""The plan of cash beside the pagu."""

import pytest

from selaras.engine.facts.cash import cash_of
from selaras.engine.tables.planning import CashPlan
from selaras.engine.tables.rows import WorkItem
from tests.making import YEAR, book, ceiling, row, work_item


def month(item: WorkItem, time: str, amount: int | None) -> CashPlan:
    return row(CashPlan, item=item.id, amount=amount, text="", period=f"{YEAR}-{time}")


@pytest.mark.parametrize(
    ("amounts", "pagu", "remark"),
    [
        ((40_00, 60_00), 100_00, ""),
        ((40_00, 50_00), 100_00, "Rencana kas berjumlah Rp90, kurang Rp10 dari pagu Rp100."),
        ((40_00, 70_50), 100_00, "Rencana kas berjumlah Rp110,50, lebih Rp10,50 dari pagu Rp100."),
        ((40_00, None), 100_00, "Rencana kas berjumlah Rp40, kurang Rp60 dari pagu Rp100."),
        ((40_00,), None, "Rencana kas berjumlah Rp40, sedangkan pagunya belum diisi."),
    ],
)
def test_the_sum_of_the_months_is_laid_beside_the_pagu(
    amounts: tuple[int | None, ...], pagu: int | None, remark: str
) -> None:
    item = work_item("7.01.03.2.02.0002")
    months = [month(item, f"M{number:02d}", amount) for number, amount in enumerate(amounts, 1)]
    assert cash_of(book(item, ceiling(item, pagu), *months))[item.id].remark == remark


def test_without_any_month_there_is_nothing_to_say() -> None:
    item = work_item("7.01.03.2.02.0002")
    assert cash_of(book(item, ceiling(item, 100_00), month(item, "M01", None))) == {}


def test_months_and_quarters_of_one_item_are_never_added_together() -> None:
    item, other = work_item("7.01.03.2.02.0002"), work_item("7.01.03.2.02.0003")
    rows = [month(item, "M01", 10_00), month(item, "Q1", 30_00), month(other, "Q1", 30_00), month(other, "Q2", 5_00)]
    found = cash_of(book(item, other, *rows))
    assert (found[item.id].total, found[other.id].total) == (10_00, 35_00)


def test_the_pagu_of_the_year_after_is_not_the_pagu() -> None:
    item = work_item("7.01.03.2.02.0002")
    after = ceiling(item, 900_00, period=str(YEAR + 1))
    assert cash_of(book(item, ceiling(item, 100_00), after, month(item, "M01", 100_00)))[item.id].remark == ""
