"""The table of alignment: what the plan does not link is said once, at the step where it is lacking."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from selaras.engine.documents.document import Issue, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Goal, Mission, Objective, Strategy
from tests.engine.documents.transcript import row_texts, tables, transcript
from tests.making import book, document, row, work_item

RKT = Path(__file__).resolve().parents[4] / "samples" / "rkt-sangasanga-2025.md"
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "alignment-table-sangasanga-2025.txt"
LOOSE = "program tanpa sasaran; program tanpa strategi; program tanpa kegiatan"


def table(given: Book) -> Sequence[list[str]]:
    made = find_type("alignment_table").content(given, load_law(), Options())
    return [row_texts(line) for line in tables(made)["Tabel Keselarasan"].body]


def plan(*, serves: str = "", carried: bool = True) -> Book:
    """A goal with two objectives; one program that serves the first, one that serves none."""
    above = document(id="rpjmd", document="rpjmd", kind="rpjmd", title="RPJMD")
    rows = [
        row(Mission, id="m", owner="region", number="1", text="Melayani"),
        row(Goal, id="rg", document="rpjmd", number="1", text="Tujuan RPJMD"),
        row(Goal, id="g", number="1", text="Pelayanan memuaskan", mission="m", serves=serves),
        row(Objective, id="o", number="1.1", text="Loket cepat", goal="g"),
        row(Objective, id="q", number="1.2", text="Wilayah aman", goal="g"),
        row(Strategy, id="s", number="1", text="Satu pintu", objective="o"),
        work_item("7.01.02", "PROGRAM", id="p", level="program", objective="o"),
        work_item("7.01.02.2.01", "Kegiatan", id="k", level="kegiatan", parent="p"),
        work_item("7.01.02.2.01.0001", "Sub satu", id="s1", parent="k"),
        work_item("7.01.03", "LAIN", id="l", level="program"),
    ]
    links = [row(StrategyProgram, strategy="s", item="p")] if carried else []
    return book(document(), *rows, *links, above)


def test_what_is_linked_stands_in_its_column_and_every_gap_is_said_once() -> None:
    assert table(plan()) == [
        ["Melayani", "", "Pelayanan memuaskan", "Loket cepat", "Satu pintu", "7.01.02 PROGRAM", "7.01.02.2.01 Kegiatan",
         "7.01.02.2.01.0001 Sub satu", "tujuan belum ditautkan ke RPJMD"],
        ["", "", "", "Wilayah aman", "", "", "", "", "sasaran tanpa strategi; sasaran tanpa program"],
        ["", "", "", "", "", "7.01.03 LAIN", "", "", LOOSE],
    ]  # fmt: skip


def test_the_goal_of_the_rpjmd_is_printed_where_it_stands_in_the_book() -> None:
    assert table(plan(serves="rg"))[0][:2] == ["Melayani", "Tujuan RPJMD"]


def test_an_objective_of_the_rpjmd_is_printed_below_its_goal_and_brings_its_mission() -> None:
    rows = [
        replace(each, mission="") if each.id == "g" and isinstance(each, Goal) else each for each in plan(serves="ro")
    ]
    rows += [
        row(Mission, id="rm", document="rpjmd", owner="region", number="2", text="Birokrasi melayani"),
        row(Objective, id="ro", document="rpjmd", number="1.1", text="Sasaran RPJMD", goal="rg"),
    ]
    given = [replace(each, mission="rm") if each.id == "rg" and isinstance(each, Goal) else each for each in rows]
    assert table(Book(given))[0][:2] == ["Birokrasi melayani", "Tujuan RPJMD\nSasaran RPJMD"]
    assert table(plan(serves="rg"))[0][-1] == ""
    assert table(plan(serves="elsewhere"))[0][1] == ""


def test_a_program_without_a_strategy_is_told_also_where_no_program_has_one() -> None:
    assert "program tanpa strategi" in table(plan(carried=False))[0][-1]


def test_work_without_the_line_above_it_is_printed_and_said_to_lack_it() -> None:
    loose = [
        work_item("7.01.05.2.01", "Kegiatan lepas", id="lk", level="kegiatan"),
        work_item("7.01.05.2.01.0001", "Sub", id="ls", parent="lk"),
        work_item("7.01.06.2.01.0001", "Sub lepas", id="x"),
    ]
    assert table(Book([*plan(), *loose]))[3:] == [
        ["", "", "", "", "", "", "7.01.05.2.01 Kegiatan lepas", "7.01.05.2.01.0001 Sub", "kegiatan tanpa program"],
        ["", "", "", "", "", "", "", "7.01.06.2.01.0001 Sub lepas", "sub kegiatan tanpa kegiatan"],
    ]


def test_each_format_is_drawn_and_a_plan_of_nothing_is_not() -> None:
    made = find_type("alignment_table").content(plan(), load_law(), Options())
    assert all(len(content) > 2_000 for content in render(made, ("pdf", "docx", "xlsx")).values())
    with pytest.raises(NotDrawn, match="tidak memuat tujuan"):
        table(book(document()))


def test_the_sample_rkt_gives_the_golden_text_with_every_sub_kegiatan_of_its_table() -> None:
    """The codes are cut from the file by their form, without the reader."""
    options = Options(issue=Issue(created=datetime(2025, 1, 20, tzinfo=UTC), draft=False, on=date(2025, 1, 20)))
    text = transcript(find_type("alignment_table").content(read(RKT).book, load_law(), options))
    assert text == GOLDEN.read_text(encoding="utf-8")
    printed = re.findall(r"^(7\.01\.0\d\.2\.\d+\.\d+)\t", RKT.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(printed) == 80
    assert re.findall(r"\| (7\.01\.0\d\.2\.\d+\.\d+) ", text) == printed
