"""How many cells of the real samples are understood as what they are: precision and recall against expectations.

A cell is (where, line, field, value): the sheet or table it stands in, its line, what it means, and its value. The
expectations never come from our reader: see ``tests/engine/readers/expected/README.md``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import expected
from benchmarks.expected import SHARED, Cell, short
from benchmarks.timing import Figure
from selaras.engine.readers.door import read_file
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.number import SCALE, SEN
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, Row, Target, WorkItem
from selaras.engine.tables.services import Complaint, SurveyAnswer


class Sample(NamedTuple):
    """A sample file, its expected cells, the types of rows whose cells are compared, and the line they begin at."""

    file: Path
    expected: Callable[[Path], Iterable[Cell]]
    kinds: tuple[type[Row], ...]
    first: int = 0


class Score(NamedTuple):
    """How a sample was read: cells that are right, read and expected; ``wrong`` and ``missing`` name the others."""

    name: str
    right: int
    read: int
    expected: int
    wrong: list[Cell]
    missing: list[Cell]

    @property
    def precision(self) -> float:
        """The share of what was read that is right, in percent."""
        return 100 * self.right / max(self.read, 1)

    @property
    def recall(self) -> float:
        """The share of what stands in the file that was read rightly, in percent."""
        return 100 * self.right / max(self.expected, 1)


_WORK = (WorkItem, Ceiling, Indicator, Target)
SAMPLES = (
    Sample(expected.RKT, expected.rkt, _WORK, 296),
    Sample(SHARED / "renstra-gambiran-2026-2030.md", expected.gambiran, (Target, Actual, Ceiling)),
    Sample(SHARED / "dpa-pasangkayu-2024.xlsx", expected.listed, _WORK),
    Sample(SHARED / "renja-bpmpd-jabar-2016.pdf", expected.renja, _WORK),
    Sample(SHARED / "pk-dispora-jabar-2017.docx", expected.listed, (Objective, Indicator, Target, AgreementBudget)),
    Sample(SHARED / "iku-bpkad-jabar-2017.docx", expected.listed, (Objective, Indicator, Target)),
    Sample(SHARED / "lke-trenggalek.xlsx", expected.lke, (Criterion,)),
    Sample(SHARED / "skm-kediri-answers.csv", expected.skm, (SurveyAnswer,)),
    Sample(SHARED / "lapor-samarinda-2024-redacted.csv", expected.lapor, (Complaint,)),
)


def figures() -> list[Figure]:
    """Precision and recall of each sample that is here."""
    found = []
    for sample in SAMPLES:
        if sample.file.exists():
            each = score(sample)
            found += [
                Figure(f"{each.name}: precision of {each.read} cells", each.precision, 1, "%", "≥ 99 %"),
                Figure(f"{each.name}: recall of {each.expected} cells", each.recall, 1, "%", "≥ 99 %"),
            ]
    return found


def score(sample: Sample) -> Score:
    """Reads a sample through the door and compares its cells."""
    book = read_file(sample.file.name, sample.file.read_bytes()).book
    got = Counter(cell for cell in cells(book, sample.kinds) if cell.line >= sample.first)
    wanted = Counter(sample.expected(sample.file))
    right = sum((got & wanted).values())
    wrong, missing = sorted((got - wanted).elements()), sorted((wanted - got).elements())
    return Score(sample.file.name, right, got.total(), wanted.total(), wrong, missing)


def cells(book: Book, kinds: tuple[type[Row], ...]) -> Iterator[Cell]:
    """The cells that rows of these types were read from."""
    for kind in kinds:
        for row in book.all(kind):
            where = _where(row.place)
            for field, value in _FIELDS[kind](row):
                if value not in ("", None):
                    yield Cell(where, row.place.line or 0, field, short(str(value)))


def _where(place: Place) -> str:
    if place.page is not None:
        return f"page {place.page}"
    return place.sheet or (f"table {place.table}" if place.table is not None else "")


def _plain(value: int | None, scale: int) -> str:
    return "" if value is None else f"{(Decimal(value) / scale).normalize():f}"


def _measured(word: str, row: Any) -> list[tuple[str, str]]:
    value = row.text if row.value is None else f"{row.grade} {_plain(row.value, SCALE)}".strip()
    return [(f"{word} {row.period}", value)]


def _indicator(row: Any) -> list[tuple[str, str]]:
    return [("indikator", row.name), ("definisi", row.definition), ("rumus", row.formula)]


def _work_item(row: Any) -> list[tuple[str, str]]:
    return [
        ("kode", row.code), ("nama", row.name), ("lokasi", row.location), ("sumber dana", row.fund_source),
        ("hasil", row.result),
    ]  # fmt: skip


def _criterion(row: Any) -> list[tuple[str, str]]:
    numbers = [("bobot", row.weight), ("koefisien", row.factor), ("nilai", row.score)]
    return [
        ("nomor", row.number), ("nama", row.name), ("jawaban", row.answer), ("catatan", row.note),
        *((field, _plain(value, SCALE)) for field, value in numbers),
    ]  # fmt: skip


def _complaint(row: Any) -> list[tuple[str, str]]:
    names = ("number", "received_on", "classification", "category", "channel", "addressed_to", "status", "reason")
    return [(name, getattr(row, name)) for name in names]


_FIELDS: dict[type[Row], Callable[[Any], list[tuple[str, str]]]] = {
    WorkItem: _work_item,
    Indicator: _indicator,
    Criterion: _criterion,
    Complaint: _complaint,
    Ceiling: lambda row: [(f"pagu {row.period}", _plain(row.amount, SEN))],
    Spending: lambda row: [(f"realisasi {row.period}", _plain(row.amount, SEN))],
    Target: lambda row: _measured("target", row),
    Actual: lambda row: _measured("capaian", row),
    Goal: lambda row: [("tujuan", row.text)],
    Objective: lambda row: [("sasaran", row.text)],
    AgreementBudget: lambda row: [
        ("program", row.name), ("anggaran", _plain(row.amount, SEN)), ("keterangan", row.note)
    ],
    SurveyAnswer: lambda row: [(row.element, row.text)],
}  # fmt: skip
