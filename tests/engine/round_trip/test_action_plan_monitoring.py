"""The monitoring of a plan of action comes back from every format with the figures that were worked out by hand."""

import pytest

from selaras.engine.documents.document import FORMATS, QUARTER, Format
from selaras.engine.documents.render import render
from selaras.engine.documents.types.action_plan_monitoring import content
from selaras.engine.law.law import load_law
from selaras.engine.readers.door import read_file
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.rows import Indicator, Target
from tests.engine.documents.types.test_action_plan_monitoring import given, got
from tests.engine.round_trip.issued import options

WHOLE, QUARTER_2, UNTIL = "2025", "2025-Q2", "..2025-Q2"
EXPECTED = [
    {("Target", WHOLE): 90, ("Target", QUARTER_2): 70, ("Actual", QUARTER_2): 63, ("Actual", UNTIL): 63},
    {("Target", WHOLE): 48, ("Target", QUARTER_2): 12, ("Actual", QUARTER_2): 10, ("Actual", UNTIL): 22},
    {("Target", WHOLE): 88.3, ("Target", QUARTER_2): 88},
]


@pytest.mark.parametrize("format_", FORMATS)
def test_targets_and_what_was_reached_come_back(format_: Format) -> None:
    book = given("single", got("i1", 1, 58), got("i1", 2, 63), got("i2", 1, 12), got("i2", 2, 10))
    issued = replace(options("melati", "final", "7/PK/2025"), extra={QUARTER: "2"})
    drawn = render(content(book, load_law(), issued), (format_,))[format_]
    back = read_file(f"pemantauan.{format_}", drawn)
    assert back.kind == "action_plan"
    told: dict[str, dict[tuple[str, str], float]] = {row.id: {} for row in back.book.all(Indicator)}
    rows: list[Target | Actual] = [*back.book.all(Target), *back.book.all(Actual)]
    for row in rows:
        assert row.value is not None
        told[row.indicator][type(row).__name__, row.period] = row.value / SCALE
    assert [*told.values()] == EXPECTED
