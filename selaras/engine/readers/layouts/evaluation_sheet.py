"""The worksheet of an AKIP evaluation (LKE): components, sub-components, criteria and the evidence asked for, with what
the agency, the verifier and the inspectorate answer."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import SCALE, NotANumber, decimal, decimal_text
from selaras.engine.tables.wording import fold

Level = Literal["component", "sub_component", "criterion", "evidence"]
Step = Literal["self", "verification", "assurance", "final"]

# The levels from the top with the column each is named in; a line is of the lowest level it names.
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("component", "component"),
    ("sub_component", "sub_component"),
    ("criterion", "criterion"),
    ("evidence", "evidence"),
)
_STEPS: tuple[tuple[Step, str], ...] = (
    ("self", r"mandiri|(?<!tim )opd"),
    ("verification", r"verval|verifikasi|evaluator"),
    ("assurance", r"penjaminan"),
    ("final", r"final|akhir"),
)
COLUMNS = {
    "number": Column(r"^no\b|^nomor", "No"),
    "code": Column(r"^kode", "Kode"),
    "component": Column(r"^komponen|^uraian", "Komponen", needed=True),
    "sub_component": Column(r"^sub ?komponen", "Subkomponen"),
    "criterion": Column(r"^kriteria(?: komponen)?$|^pertanyaan", "Kriteria"),
    "evidence": Column(r"^bukti dukung|^dokumen", "Bukti Dukung"),
    "weight": Column(r"^bobot", "Bobot"),
    "criterion_weight": Column(r"bobot kriteria", "Bobot kriteria"),
    "evidence_weight": Column(r"bobot bukti", "Bobot bukti dukung"),
    "link": Column(r"^link|^tautan|^url", "Tautan"),
    "note": Column(r"^catatan|^keterangan", "Catatan"),
}


class _Columns(Frozen):
    """Where one step of judgement keeps its answer, its coefficient and its score."""

    answer: int | None = None
    factor: int | None = None
    score: int | None = None


@dataclass(slots=True)
class _Sheet:
    """The last row of each level, and how many rows there are."""

    last: dict[Level, Criterion] = field(default_factory=dict)
    order: int = 0


def _steps(table: Grid) -> dict[Step, _Columns]:
    found: dict[Step, dict[str, int]] = {}
    for n, heading in enumerate(table.headings):
        step = next((name for name, words in _STEPS if re.match(rf"(?:penilaian |nilai )?(?:{words})", heading)), None)
        if step is None:
            continue
        kind = "factor" if "koefisien" in heading else "answer" if re.search(r"kriteria|jawaban", heading) else "score"
        found.setdefault(step, {}).setdefault(kind, n)
    return {step: _Columns(**each) for step, each in found.items()}


def _telling(table: Grid, columns: Columns) -> bool:
    named = columns.numbers.keys()
    words = {fold(columns.text(line, "component")) for line in table.body}
    ours = any(re.search(r"(perencanaan|pengukuran|pelaporan) kinerja", text) for text in words)
    return "component" in named and "weight" in named and ours and bool(_steps(table) or "criterion" in named)


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    sheet, steps = _Sheet(order=draft.count(Criterion)), _steps(table)
    for line in table.body:
        level = next((level for level, name in reversed(_LEVELS) if columns.text(line, name)), None)
        if level is None or columns.text(line, "component").casefold().startswith(("jumlah", "total", "nilai")):
            continue
        row = _same(line, columns, level, sheet, draft) or _add(line, columns, level, sheet, draft)
        sheet.last = {name: kept for name, kept in sheet.last.items() if _rank(name) < _rank(level)} | {level: row}
        for step, where in steps.items():
            _judge(line, where, step, row, sheet, draft)


def _rank(level: Level) -> int:
    return [name for name, _ in _LEVELS].index(level)


def _parent(level: Level, sheet: _Sheet) -> str:
    above = [sheet.last[name] for name, _ in _LEVELS[: _rank(level)] if name in sheet.last]
    return above[-1].id if above else ""


def _same(line: Line, columns: Columns, level: Level, sheet: _Sheet, draft: Draft) -> Criterion | None:
    """The row that another sheet of the workbook has brought already: the summary names components once more."""
    if level not in ("component", "sub_component"):
        return None
    name, parent = columns.cell(line, level), _parent(level, sheet)
    for row in draft.all(Criterion):
        if row.step == "self" and (row.level, row.parent) == (level, parent) and fold(row.name) == fold(name.text):
            weight = _points(columns.cell(line, "weight"), draft)
            if weight is not None and row.weight is not None and weight != row.weight:
                _doubt_two(f"Bobot “{row.name}”", weight, row.weight, name, row, draft)
            return row
    return None


def _add(line: Line, columns: Columns, level: Level, sheet: _Sheet, draft: Draft) -> Criterion:
    name = columns.cell(line, level)
    sheet.order += 1
    weight = {"criterion": "criterion_weight", "evidence": "evidence_weight"}.get(level, "weight")
    number = columns.text(line, "number") or columns.text(line, "code")
    return draft.add(
        Criterion, name.place, number=number, order=sheet.order, level=level, name=name.text,
        parent=_parent(level, sheet), weight=_points(columns.cell(line, weight), draft),
        evidence=columns.text(line, "link"), note=columns.text(line, "note"),
    )  # fmt: skip


def _judge(line: Line, where: _Columns, step: Step, row: Criterion, sheet: _Sheet, draft: Draft) -> None:
    """What one step says of the line: the agency's own words stand in the row itself, others' in rows beside."""
    answer = _cell(line, where.answer)
    score_cell = _cell(line, where.score)
    score = _points(score_cell, draft) if score_cell else None
    factor = _factor(_cell(line, where.factor))
    text = answer.text if answer else ""
    if not text and score is None:
        return
    if step == "self":
        held = draft.rows[row.id]
        if isinstance(held, Criterion) and held.score is not None and score is not None and held.score != score:
            _doubt_two(f"Nilai “{row.name}”", score, held.score, score_cell, row, draft)
        elif isinstance(held, Criterion):
            score = held.score if score is None else score
            draft.change(held, answer=text or held.answer, factor=factor, score=score)
        return
    if text or score:
        sheet.order += 1
        draft.add(
            Criterion, (answer or score_cell or line[0]).place, number=row.number, order=sheet.order, level=row.level,
            name=row.name, parent=row.id, step=step, answer=text, factor=factor, score=score,
        )  # fmt: skip


def _doubt_two(what: str, one: int, other: int, cell: Cell | None, row: Criterion, draft: Draft) -> None:
    place = cell.place if cell else row.place
    draft.doubt(
        f"{what} tercetak {decimal_text(one)}, sedangkan di {row.place.sentence()} tercetak {decimal_text(other)}.",
        "Samakan keduanya; yang dipakai adalah yang pertama.", place, row.id, "score", decimal_text(one),
    )  # fmt: skip


def _cell(line: Line, column: int | None) -> Cell | None:
    return line[column] if column is not None and line[column].text else None


def _points(cell: Cell, draft: Draft) -> int | None:
    """Ten-thousandths of a point. A share of the whole (6,00% or 0,06 set as percent) is that many points of 100."""
    if not cell.text:
        return None
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        share = 100 if "%" in cell.format else 1
        return int((Decimal(repr(cell.value)) * share * SCALE).to_integral_value())
    try:
        return decimal(cell.text.strip().rstrip("%").strip()).value
    except NotANumber:
        draft.doubt(
            f"“{cell.text[:40]}” bukan angka; bobot atau nilainya dianggap belum diketahui.",
            "Isi dengan angka, misalnya 6 atau 6,00%.", cell.place, value=cell.text[:40],
        )  # fmt: skip
        return None


def _factor(cell: Cell | None) -> int | None:
    if cell is None:
        return None
    try:
        return decimal(cell.text).value
    except NotANumber:
        return None  # "Belum Diisi": the answer beside says the same


def _takes(table: Grid) -> list[int]:
    counted = [n for n, heading in enumerate(table.headings) if heading.startswith("perhitungan") or not heading]
    steps = [n for each in _steps(table).values() for n in (each.answer, each.factor, each.score) if n is not None]
    remarks = [n for n, heading in enumerate(table.headings) if re.match(r"tindak lanjut|catatan|keterangan", heading)]
    return [*counted, *steps, *remarks]


LAYOUTS.append(Layout("lembar kerja evaluasi AKIP", COLUMNS, _telling, _read, {"lke": 3}, _takes))
