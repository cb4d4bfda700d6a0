"""The Renstra of Kecamatan Gambiran, value by value, against what stands in it (see expected/README.md)."""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from selaras.engine.readers.reader import Reading, read
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.rows import (
    Ceiling,
    Goal,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    Row,
    Target,
    WorkItem,
)
from tests.completeness import SHARED

pytestmark = pytest.mark.shared
SAMPLE = SHARED / "samples" / "renstra-gambiran-2026-2030.md"
EXPECTED = Path(__file__).parent / "expected" / "gambiran_figures.tsv"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(SAMPLE)


def cell(line: int, number: int) -> str:
    """The text of a cell as it stands in the file."""
    return SAMPLE.read_text(encoding="utf-8").splitlines()[line - 1].split("|")[number].strip()


def subject(reading: Reading, row: Target | Actual | Ceiling) -> str:
    """The code of the work item, or the label of the objective, that a figure is about."""
    book = reading.book
    about = book.get(Indicator, row.indicator).subject if isinstance(row, Target | Actual) else row.item
    found = book.find(about)
    return found.code if isinstance(found, WorkItem) else getattr(found, "number", "") or "Tujuan"


def figures(reading: Reading) -> list[tuple[str, ...]]:
    book = reading.book
    rows: list[Target | Actual | Ceiling] = [*book.all(Target), *book.all(Actual), *book.all(Ceiling)]
    told = []
    for row in rows:
        scaled = row.amount if isinstance(row, Ceiling) else row.value
        assert scaled is not None, row
        value = Decimal(scaled) / (SEN if isinstance(row, Ceiling) else SCALE)
        name, place = type(row).__name__, row.place
        told.append((str(place.line), str(place.column), name, subject(reading, row), row.period, value))
    return [(*rest, str(value.normalize().__format__("f"))) for *rest, value in told]


def test_every_figure_stands_at_its_cell_with_its_year(reading: Reading) -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        wanted = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t")]
    assert len(wanted) == 436
    assert sorted(figures(reading)) == sorted(wanted)


def test_the_plan_is_a_renstra_of_five_years(reading: Reading) -> None:
    assert (reading.kind, reading.sure) == ("renstra", "pasti")
    [plan] = reading.book.all(PlanDocument)
    assert (plan.first_year, plan.last_year, plan.period) == (2026, 2030, "2026-2030")
    assert plan.title == "Renstra Perangkat Daerah 2026-2030: Kecamatan Gambiran, Kabupaten Banyuwangi (35.10)"
    [agency] = reading.book.all(Organisation)
    assert agency.name == "Kecamatan Gambiran"


def test_each_code_is_one_work_item_under_its_program(reading: Reading) -> None:
    items = reading.book.all(WorkItem)
    assert Counter(item.level for item in items) == {"program": 5, "kegiatan": 12, "sub_kegiatan": 31}
    codes = {item.id: item.code for item in items}
    assert all(codes[item.parent] == ".".join(item.code.split(".")[: {5: 3, 6: 5}[item.code.count(".") + 1]])
               for item in items if item.level != "program")  # fmt: skip


def test_every_item_has_the_name_and_result_of_its_line(reading: Reading) -> None:
    name_at = {"program": 3, "kegiatan": 2, "sub_kegiatan": 2}
    for item in reading.book.all(WorkItem):
        assert item.name == cell(item.place.line or 0, name_at[item.level])
        result_at = {"program": 4, "kegiatan": 3}.get(item.level)
        assert item.result == (cell(item.place.line or 0, result_at) if result_at else "")


def test_programs_serve_the_objective_named_beside_them(reading: Reading) -> None:
    numbers = {row.id: row.number for row in reading.book.all(Objective)}
    served = {item.code: numbers[item.objective] for item in reading.book.all(WorkItem) if item.objective}
    assert served == {"7.01.01": "S1", "7.01.02": "S2", "7.01.03": "S2", "7.01.04": "S2", "7.01.06": "S2"}
    [goal] = reading.book.all(Goal)
    assert goal.text == "Meningkatnya Kualitas Pelayanan Publik"
    assert {row.goal for row in reading.book.all(Objective)} == {goal.id}


def test_every_indicator_stands_at_its_cell_with_its_unit(reading: Reading) -> None:
    indicators = reading.book.all(Indicator)
    assert len(indicators) == 3 + 5 + 31
    for row in indicators:
        line, column = row.place.line or 0, row.place.column or 0
        assert (row.name, row.unit) == (cell(line, column), cell(line, column + 1))


def test_the_programs_of_a_year_are_the_sum_of_their_kegiatan(reading: Reading) -> None:
    """Holds in the document for all years, so a ceiling in the wrong year would show here."""
    book = reading.book
    items: dict[str, Row] = {item.id: item for item in book.all(WorkItem)}
    below: dict[tuple[str, str], int] = defaultdict(int)
    for ceiling in book.all(Ceiling):
        item = items[ceiling.item]
        if isinstance(item, WorkItem) and item.parent:
            below[item.parent, ceiling.period] += ceiling.amount or 0
    sums = [(below[c.item, c.period], c.amount) for c in book.all(Ceiling) if (c.item, c.period) in below]
    assert len(sums) == 17 * 5
    assert all(added == printed for added, printed in sums)


def test_what_is_doubted_is_said_once_for_the_document(reading: Reading) -> None:
    assert [problem.message.partition(";")[0] for problem in reading.problems] == [
        "Tahun kondisi awal pada Tabel pada baris 17 tidak disebut",
        "2 nilai ditulis dengan titik sebagai tanda desimal, misalnya “95.5”",
    ]
