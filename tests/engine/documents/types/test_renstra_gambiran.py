"""The real Renstra of Gambiran: every line and figure of its tables stands in the printed document, and nothing else.

The source is read here by a few lines of its own, not by our readers, so that what both would do wrong is seen.
"""

import re
from collections.abc import Sequence
from functools import cache

import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import Options, find_type
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from tests.completeness import SHARED
from tests.engine.documents.transcript import row_texts, tables

pytestmark = pytest.mark.shared
YEARS = 5
FIRST, SECOND = "Tabel T-C.27 1", "Tabel T-C.27 2"
Lines = Sequence[list[str]]


@cache
def source() -> dict[str, Lines]:
    """The lines of each table of the file by its heading, as they are typed, without the heads."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in (SHARED / "samples" / "renstra-gambiran-2026-2030.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line.startswith("|") and not line.startswith("|---"):
            found.setdefault(heading, []).append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return {name: lines[1:] for name, lines in found.items()}


@cache
def document() -> Document:
    book = read(SHARED / "samples" / "renstra-gambiran-2026-2030.md", load_law()).book
    return find_type("renstra").content(book, load_law(), Options(extra={"renstra_outline": "renstra-86-2017"}))


def printed(name: str) -> Lines:
    return [row_texts(line) for line in tables(document())[name].body]


def figure(text: str) -> str:
    """A target as it is printed: ``95.5`` is 95,5 and an empty cell is unknown."""
    return text.replace(".", ",") if re.fullmatch(r"\d+\.\d+", text) else text or "–"


def money(text: str) -> str:
    """``2.188.115.482,00`` as it is printed."""
    assert text.endswith(",00")
    return text.removesuffix(",00")


def rupiah(text: str) -> int:
    return int(money(text).replace(".", ""))


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def expected() -> tuple[Lines, Lines]:
    """Both parts of T-C.27 as the file gives them: program, kegiatan, and sub kegiatan, one below the other."""
    goal, *objectives = source()["Tujuan dan sasaran"]
    served = {line[0]: line[1] for line in objectives}
    amounts = {line[0]: line[-YEARS:] for name, lines in source().items() for line in lines
               if "agu" in name or name.startswith("Kegiatan")}  # fmt: skip
    rows: dict[str, tuple[list[str], str, list[str], str, list[str]]] = {}
    for code, aim, name, outcome, measure, unit, before, *aims in source()["Program (outcome, indikator, target)"]:
        rows[code] = [goal[1], served[aim], code, name], outcome, [measure, unit], figure(before), aims
    for code, name, aim, *_ in source()["Kegiatan (sasaran kegiatan dan pagu, Rp)"]:
        rows[code] = ["", "", code, name], aim, ["", ""], "", []
    for code, name, measure, unit, before, *aims in source()["Sub kegiatan (indikator, target)"]:
        rows[code] = ["", "", code, name], "", [measure, unit], figure(before), aims
    first, second = [], []
    for code, (named, outcome, measured, before, aims) in sorted(rows.items()):
        shown = [figure(aim) for aim in aims] or [""] * YEARS
        pairs = [cell for pair in zip(shown, map(money, amounts[code]), strict=True) for cell in pair]
        whole = dotted(sum(map(rupiah, amounts[code])))
        first.append([*named, outcome, *measured, before, *pairs[:6]])
        second.append([*named[2:], *measured, *pairs[6:], shown[-1], whole, "Kecamatan Gambiran", ""])
    return first, second


def differences(wanted: Lines, given: Lines) -> list[tuple[int, int, str, str]]:
    """Line, column, what the file says, what is printed: wherever the two differ."""
    assert len(wanted) == len(given)
    return [
        (at, column, left, right)
        for at, (one, other) in enumerate(zip(wanted, given, strict=True))
        for column, (left, right) in enumerate(zip(one, other, strict=True))
        if left != right
    ]


def test_the_file_has_the_lines_that_it_is_known_to_have() -> None:
    assert {name: len(lines) for name, lines in source().items()} == {
        "Tujuan dan sasaran": 3, "Program (outcome, indikator, target)": 5, "Pagu program (Rp)": 5,
        "Kegiatan (sasaran kegiatan dan pagu, Rp)": 12, "Sub kegiatan (indikator, target)": 31,
        "Sub kegiatan (pagu, Rp)": 31,
    }  # fmt: skip


def test_goals_and_objectives_stand_in_t_c_25_with_the_targets_of_the_file() -> None:
    wanted = []
    for number, text, measure, unit, _, *aims in source()["Tujuan dan sasaran"]:
        goal, objective = (text, "") if number == "Tujuan" else ("", text)
        wanted.append(["" if number == "Tujuan" else number, goal, objective, measure, unit, *map(figure, aims)])
    assert differences(wanted, printed("Tabel T-C.25")) == []


def test_their_indicators_stand_in_t_c_28_with_the_baseline_and_end_of_the_file() -> None:
    wanted = []
    for at, (_, _, measure, unit, before, *aims) in enumerate(source()["Tujuan dan sasaran"], start=1):
        wanted.append([str(at), measure, unit, figure(before), *map(figure, aims), figure(aims[-1])])
    assert differences(wanted, printed("Tabel T-C.28")) == []


@pytest.mark.parametrize("part", [0, 1])
def test_work_stands_in_t_c_27_with_every_word_target_and_amount_of_the_file(part: int) -> None:
    assert differences(expected()[part], printed((FIRST, SECOND)[part])) == []


def test_no_table_of_the_past_or_of_strategies_is_made_up() -> None:
    assert set(tables(document())) == {"Tabel T-C.25", FIRST, SECOND, "Tabel T-C.28"}
