"""What the lowest lines of work add up to: by year and line above, by whose money it is, and for their parents."""

from selaras.engine.formulas.line_sums import WHOLE, line_sums, parents_to_add_up, priced_lines
from selaras.engine.tables.rows import Row
from tests.making import YEAR, book, ceiling, document, kelurahan, work_item


def test_the_lowest_lines_add_up_to_the_lines_above_and_to_the_plan_by_year() -> None:
    """Kegiatan 100 and 250 of one program in the first year, 40 in the next; the program's own 999 counts nowhere."""
    program = work_item("7.01.02", "PROGRAM", id="p", level="program")
    one, other = (work_item(f"7.01.02.2.0{n}", id=f"k{n}", level="kegiatan", parent="p") for n in (1, 2))
    money = [ceiling(program, 999), ceiling(one, 100), ceiling(other, 250), ceiling(one, 40, period=str(YEAR + 1))]
    found = priced_lines(book(document(), program, one, other, *money, ceiling(other, None, period=str(YEAR + 1))))
    first, next_year = {"k1": 100, "k2": 250}, {"k1": 40}
    assert found == {
        (WHOLE, str(YEAR)): first, ("p", str(YEAR)): first,
        (WHOLE, str(YEAR + 1)): next_year, ("p", str(YEAR + 1)): next_year,
    }  # fmt: skip


def test_what_a_desa_spends_is_beside_the_plan_and_in_its_own_lines() -> None:
    lines = unit(2, 7, supervised=True)
    found = priced_lines(book(*unit(1, 30), *lines))
    assert [*found[WHOLE, str(YEAR)].values()] == [30]
    assert [*found[lines[1].id, str(YEAR)].values()] == [7]


def unit(number: int, *amounts: int | None, **fields: object) -> list[Row]:
    """A unit with its own line, a program and as many sub kegiatan as there are amounts."""
    own = {"organisation": f"kelurahan-{number}"}
    line = work_item(f"7.01.1.03.0.00.17.{number:04d}", f"Unit {number}", level="organisation", **own)
    program = work_item("7.01.03", "Program", parent=line.id, **own)
    rows: list[Row] = [kelurahan(number, f"UNIT {number}", **fields), line, program]
    for amount in amounts:
        sub = work_item("7.01.03.2.02.0002", "Sub", parent=program.id, **own)
        rows += [sub, ceiling(sub, amount)]
    return rows


def test_own_and_with_units_are_never_mixed_and_desa_never_added() -> None:
    program = work_item("7.01.03", "Program")
    sub = work_item("7.01.03.2.01.0001", "Sub", parent=program.id)
    rows = [program, sub, ceiling(sub, 100), ceiling(program, 999), *unit(1, 30, 20), *unit(2, 7, supervised=True)]
    found = line_sums(book(*rows))
    assert (found.own.total, found.units.total, found.all.total) == (100, 50, 150)
    assert (found.own.lines, found.units.lines) == (1, 2)


def test_unknown_is_counted_and_not_added_as_zero() -> None:
    found = line_sums(book(*unit(1, 30, None)))
    assert (found.units.total, found.units.unpriced) == (30, 1)
    assert line_sums(book(*unit(1, None))).units.total is None
    assert line_sums(book()).all.total is None


def test_the_year_after_is_not_added() -> None:
    rows = unit(1, 30)
    sub = next(row for row in rows if getattr(row, "level", "") == "sub_kegiatan")
    after = ceiling(sub, 900, period=str(YEAR + 1))  # type: ignore[arg-type]  # the one sub kegiatan
    assert line_sums(book(*rows, after)).units.total == 30


def test_parents_get_the_sum_of_their_children_up_to_the_units_own_line() -> None:
    rows = unit(1, 30, 20)
    line, program = rows[1], rows[2]
    given = book(*rows, ceiling(program, 60))  # type: ignore[arg-type]  # a work item
    assert parents_to_add_up(given) == {program.id: 50, line.id: 50}


def test_a_parent_with_an_unknown_child_and_one_that_is_right_are_left_alone() -> None:
    known, unknown = unit(1, 30, 20), unit(2, 30, None)
    rights = [ceiling(row, 50) for row in known[1:3]]  # type: ignore[arg-type]  # the unit's line and its program
    assert parents_to_add_up(book(*known, *rights, *unknown)) == {}


def test_the_agencys_own_line_is_for_the_plan_to_say() -> None:
    own = work_item("7.01.1.03.0.00.17.0000", "Kecamatan", level="organisation")
    program = work_item("7.01.03", "Program", parent=own.id)
    sub = work_item("7.01.03.2.01.0001", "Sub", parent=program.id)
    assert parents_to_add_up(book(own, program, sub, ceiling(sub, 40))) == {program.id: 40}
