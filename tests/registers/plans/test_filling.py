"""Which value a finding speaks of: one that stands in the row, one in a row of its own, or one nobody writes."""

from datetime import date

from selaras.engine.tables.rows import Agreement
from selaras.registers.plans.filling import blank_of
from selaras.registers.plans.values import How
from tests.making import YEAR, book, ceiling, document, indicator, row, target, work_item

ITEM = work_item("7.01.01", "Program")
MEASURED = indicator(ITEM, "Jumlah laporan", unit="Laporan")
TARGET = target(MEASURED, 120_000, text="12 laporan")
CEILING = ceiling(ITEM, 900_00)
PROMISE = row(Agreement, title="Perjanjian Kinerja", year=YEAR, signed_on=date(2025, 1, 2))
BOOK = book(document(edition="kepmendagri-050-5889-2021"), ITEM, MEASURED, TARGET, CEILING, PROMISE)


def told(row_id: str, field: str) -> tuple[object, ...] | None:
    blank = blank_of(BOOK, row_id, field)
    return None if blank is None else (blank.kind, blank.row, blank.of, blank.field, blank.before, blank.how)


def test_a_value_of_the_row_itself() -> None:
    assert told(ITEM.id, "name") == ("WorkItem", ITEM.id, "", "name", "Program", How.TEXT)
    assert told(CEILING.id, "amount") == ("Ceiling", CEILING.id, "", "amount", 900_00, How.MONEY)
    assert told(PROMISE.id, "signed_on") == ("Agreement", PROMISE.id, "", "signed_on", "2025-01-02", How.DATE)


def test_a_target_is_read_beside_its_indicator() -> None:
    blank = blank_of(BOOK, TARGET.id, "text")
    assert blank is not None
    assert (blank.before, blank.how, blank.indicator) == ("12 laporan", How.TARGET, MEASURED)


def test_a_value_whose_row_is_still_to_be_made() -> None:
    assert told(MEASURED.id, "target") == ("Target", "", MEASURED.id, "text", "", How.TARGET)
    assert told(ITEM.id, "ceiling") == ("Ceiling", "", ITEM.id, "amount", None, How.MONEY)


def test_what_people_do_not_write_is_not_asked_for() -> None:
    assert [told("plan", "edition"), told(ITEM.id, "level"), told(ITEM.id, ""), told("tidak-ada", "name")] == [None] * 4
    assert told(TARGET.id, "target") is None
