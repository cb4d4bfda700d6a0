"""Goals, objectives and indicators with targets by year (T-C.25): a Renstra's own table, or Tabel 2.1 of an RKT that
quotes it; also the IKU by year of the plans for 2025–2029."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator, add_values, figures_of, value_columns
from selaras.engine.readers.promise.promised import Subjects
from selaras.engine.readers.quoted import quoted_plan
from selaras.engine.tables.rows import DocumentKind, Goal, Indicator, Mission, Objective, PlanDocument, Row
from selaras.engine.tables.wording import fold

_OF = r"( jangka menengah)?( strategis)?( perangkat daerah| pd| opd| renstra)?$"
COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "mission": Column(r"^misi\b", "Misi"),
    "goal": Column(rf"^tujuan{_OF}", "Tujuan"),
    "objective": Column(r"^(tujuan (dan )?)?sasaran|^tujuan dan", "Sasaran", needed=True),
    "text": Column(r"^uraian|^rumusan|^pernyataan|^deskripsi", "Uraian"),
    "indicator": Column(r"^indikator|^iku$", "Indikator", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
    "definition": Column(r"definisi", "Definisi Operasional"),
    "reason": Column(r"alasan", "Alasan"),
    "formula": Column(r"formula|rumus|cara (penghitungan|pengukuran)", "Formulasi"),
    "source": Column(r"sumber data", "Sumber Data"),
    "owner": Column(r"penanggung ?jawab", "Penanggung Jawab"),
    "standard": Column(r"^spm\b|standar (pelayanan minimal|nasional)", "SPM/Standar Nasional"),
    "ikk": Column(r"^ikk$|^indikator kinerja kunci$", "IKK"),
}  # fmt: skip
_MEASURES = ("definition", "reason", "formula", "source", "owner", "standard", "ikk")
_GOAL_LABEL = re.compile(r"tujuan( .{1,6})?|t ?\d+( \d+)*")


def _years(found: Iterable[Figure]) -> list[Figure]:
    """The columns of targets and starting states of whole years."""
    return [each for each in found if not each.money and (each.period is None or not each.period.within_year)]


def _telling(table: Grid, columns: Columns) -> bool:
    years = {each.period for each in _years(figures(table.headings, 1, 1)) if each.period and each.role == "target"}
    work = table.column(r"^kode\b|^(?!indikator|sasaran).*program|rancangan awal|^pagu|realisasi|capaian(?! kinerja)")
    return (
        len(years) >= 2
        and work is None
        and "indicator" in columns.numbers
        and bool({"goal", "objective"} & columns.numbers.keys())
    )


def _spares(table: Grid) -> tuple[str, ...]:
    return ("objective",) if table.column(COLUMNS["goal"].pattern) is not None else ()


@dataclass(slots=True)
class _Reading:
    """One table from top to bottom: the document it belongs to, the goal and what was named last."""

    draft: Draft
    columns: Columns
    plan: PlanDocument
    mixed: Subjects | None
    mission: str = ""
    goal: Goal | None = None
    subject: Row | None = None

    def see(self, line: Line) -> None:
        """The goal and objective of a line; empty cells continue those above."""
        number = self.columns.text(line, "number")
        self._mission(self.columns.cell(line, "mission"))
        if self.mixed is not None:
            self.subject = self.mixed.of(self.columns.cell(line, "objective"), number)
        elif "text" in self.columns.numbers:
            self._labelled(self.columns.cell(line, "text"), self.columns.text(line, "objective"), number)
        else:
            self._goal(self.columns.cell(line, "goal"), number)
            self._objective(self.columns.cell(line, "objective"), number)

    def _labelled(self, text: Cell, label: str, number: str) -> None:
        """A line whose first cell only says what it is: ``Tujuan``, ``S1``, ``Sasaran 2``."""
        add = self._goal if _GOAL_LABEL.fullmatch(fold(label)) else self._objective
        add(text, number or ("" if fold(label) in ("tujuan", "sasaran") else label))

    def _mission(self, cell: Cell) -> None:
        """The mission that the goals from here on serve; one that the file said before is not added again."""
        if not cell.text:
            return
        known = [row for row in self.draft.all(Mission) if fold(row.text) == fold(cell.text)]
        made = known or [self.draft.add(Mission, cell.place, owner="region", number="", text=cell.text)]
        self.mission = made[0].id

    def _goal(self, cell: Cell, number: str) -> None:
        if cell.text:
            common = self._common(number)
            self.goal = self.draft.add(Goal, cell.place, text=cell.text, mission=self.mission, **common)
            self.subject = self.goal

    def _objective(self, cell: Cell, number: str) -> None:
        if cell.text:
            goal = self.goal.id if self.goal else ""
            self.subject = self.draft.add(Objective, cell.place, text=cell.text, goal=goal, **self._common(number))

    def _common(self, number: str) -> dict[str, str]:
        return {"document": self.plan.id, "period": self.plan.period, "number": number}


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    found = _years(figures_of(draft, table))
    years = sorted(each.period.first for each in found if each.period and each.role == "target" and not each.phase)
    if not years:
        return  # why they are not known is a doubt already
    key = _is_key(table, draft)
    medium: DocumentKind = "rpjmd" if draft.kind == "rpjmd" else "renstra"
    plan = quoted_plan(draft, "iku" if key else medium, table.place, years[0], years[-1])
    joined = "objective" in columns.numbers and "tujuan" in table.headings[columns.numbers["objective"]]
    numbers = [columns.text(line, "number") for line in table.body]
    reading = _Reading(draft, columns, plan, Subjects(draft, plan.id, numbers) if joined else None)
    for line in table.body:
        if reading.mixed is not None and reading.mixed.opens_group([cell.text for cell in line]):
            continue
        reading.see(line)
        name = columns.cell(line, "indicator")
        if name.text:
            _add(line, name, reading, found, table, key=key)


def _is_key(table: Grid, draft: Draft) -> bool:
    return draft.kind == "iku" or bool(re.search(r"indikator kinerja utama|\biku\b", fold(table.caption)))


def _add(line: Line, name: Cell, reading: _Reading, found: list[Figure], table: Grid, *, key: bool) -> None:
    columns, draft = reading.columns, reading.draft
    if reading.subject is None:
        draft.refuse(
            f"Indikator “{name.text[:80]}” tidak mempunyai tujuan atau sasaran di atasnya.",
            "Isi kolom Tujuan atau Sasaran pada baris ini atau baris di atasnya.", name.place,
        )  # fmt: skip
        return
    fields = {each: columns.text(line, each) for each in _MEASURES if each in columns.numbers}
    indicator: Indicator = add_indicator(
        draft, reading.subject, name, None, period=reading.plan.period, number=columns.text(line, "number"),
        unit=columns.text(line, "unit"), is_key=key, **fields,
    )  # fmt: skip
    add_values(draft, indicator, line, found, table)


LAYOUTS.append(
    Layout(
        "tujuan dan sasaran per tahun", COLUMNS, _telling, _read, {"renstra": 2, "iku": 1, "rpjmd": 1},
        lambda table: value_columns(_years(figures(table.headings, 1, 1))), _spares,
    )
)  # fmt: skip
