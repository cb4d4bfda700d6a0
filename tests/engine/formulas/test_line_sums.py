"""What the lowest lines of work add up to."""

from selaras.engine.formulas.line_sums import WHOLE, line_sums
from tests.making import YEAR, book, ceiling, document, work_item


def test_the_lowest_lines_add_up_to_the_lines_above_and_to_the_plan_by_year() -> None:
    """Kegiatan 100 and 250 of one program in the first year, 40 in the next; the program's own 999 counts nowhere."""
    program = work_item("7.01.02", "PROGRAM", id="p", level="program")
    one, other = (work_item(f"7.01.02.2.0{n}", id=f"k{n}", level="kegiatan", parent="p") for n in (1, 2))
    money = [ceiling(program, 999), ceiling(one, 100), ceiling(other, 250), ceiling(one, 40, period=str(YEAR + 1))]
    found = line_sums(book(document(), program, one, other, *money, ceiling(other, None, period=str(YEAR + 1))))
    assert found == {
        (WHOLE, str(YEAR)): 350, ("p", str(YEAR)): 350, (WHOLE, str(YEAR + 1)): 40, ("p", str(YEAR + 1)): 40,
    }  # fmt: skip
