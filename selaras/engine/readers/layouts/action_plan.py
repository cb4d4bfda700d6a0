"""The plan of action (rencana aksi): indicators with their target by quarter, and the work and money behind them.

Where a column of steps stands beside the work, each line is a step with its money and who answers for it; elsewhere the
work is kept as work items.
"""

import re

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures, rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator, add_values, period_of
from selaras.engine.readers.promise.promised import Subjects
from selaras.engine.readers.promise.steps import accumulation_of, add_agreement, add_line, add_step
from selaras.engine.readers.quoted import quoted_plan
from selaras.engine.readers.work.codes import is_code, level_of, without_blanks
from selaras.engine.readers.work.tree import Tree, add_money
from selaras.engine.readers.work.uncoded import level_by_words
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import Indicator, Target
from selaras.engine.tables.target import counts
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "subject": Column(r"^(?!indikator).*(sasaran|tujuan)|^kinerja utama$", "Sasaran", needed=True),
    "indicator": Column(r"^indikator", "Indikator Kinerja", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
    "how": Column(r"^cara (hitung|akumulasi|penghitungan)\b", "Cara Hitung"),
    "step": Column(r"^langkah\b", "Langkah"),
    "work": Column(r"^(rencana aksi|(nama )?(program|kegiatan|sub kegiatan))\b|^aksi\b", "Program/Kegiatan"),
    "amount": Column(r"^(?!.*(triwulan|\btw\b)).*(pagu|anggaran|\brp\b)", "Anggaran"),
    "owner": Column(r"penanggung ?jawab|pelaksana", "Penanggung Jawab"),
}


def _targets(table: Grid) -> list[Figure]:
    return [each for each in figures(table.headings, 1, 1) if each.role == "target" and each.phase != "forecast"]


def _quarters(found: list[Figure]) -> list[Figure]:
    return [each for each in found if each.period is not None and each.period.quarter is not None]


def _telling(table: Grid, columns: Columns) -> bool:
    reached = [each for each in figures(table.headings, 1, 1) if each.role in ("actual", "percent")]
    quarters = [each for each in _quarters(_targets(table)) if not each.money]
    return len(quarters) >= 2 and not reached and {"subject", "indicator"} <= columns.numbers.keys()


class _Reading(Frozen):
    """One table being read; ``accumulation`` is what its headings say of quarters and year."""

    table: Grid
    columns: Columns
    draft: Draft
    subjects: Subjects
    tree: Tree
    figures: tuple[Figure, ...]
    accumulation: str


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    year = draft.period.first
    plan = quoted_plan(draft, "action_plan", table.place, year, year)
    found = [each for each in figures(table.headings, year, year) if each.role == "target"]
    amount = columns.numbers.get("amount")
    if amount is not None and amount not in {each.column for each in found}:
        found.append(Figure(amount, "target", money=True))
    reading = _Reading(
        table, columns, draft, Subjects(draft, plan.id), Tree.of(draft), tuple(found), _accumulation(table)
    )
    if "how" in columns.numbers:
        add_agreement(draft, plan.id, table.place, _accumulation(table))
    indicator: Indicator | None = None
    for line in table.body:
        if not reading.subjects.opens_group([cell.text for cell in line]):
            indicator = _read_line(line, indicator, reading)


def _accumulation(table: Grid) -> str:
    """``last`` where the quarters run up to the year (kumulatif), ``sum`` where they add up to it (non kumulatif)."""
    words = fold(" ".join([table.caption, *table.headings]))
    if re.search(r"\b(non|tidak|bukan) kumulatif\b", words):
        return "sum"
    return "last" if re.search(r"\bkumulatif\b", words) else ""


def _read_line(line: Line, above: Indicator | None, reading: _Reading) -> Indicator | None:
    """One line: its indicator with targets, and its work with money; a line without indicator only adds work."""
    columns, draft = reading.columns, reading.draft
    number, name = columns.text(line, "number"), columns.cell(line, "indicator")
    subject = reading.subjects.of(columns.cell(line, "subject"), number)
    indicator = above
    if name.text and subject is None:
        reading.subjects.refuse(name)
    elif name.text and subject is not None:
        indicator = add_indicator(
            draft, subject, name, None, number=number, unit=columns.text(line, "unit"),
            owner="" if columns.text(line, "step") else columns.text(line, "owner"),
            accumulation=_own_accumulation(line, reading),
        )  # fmt: skip
        add_values(draft, indicator, line, reading.figures, reading.table)
        _add_sum(draft, indicator, reading)
        if "how" in columns.numbers:
            add_line(draft, subject, indicator, number)
    if "step" in columns.numbers:
        if indicator is not None:
            add_step(draft, indicator, line, columns, rupiah_unit(_heading(reading.table, columns, "amount")))
        return indicator
    work = columns.cell(line, "work")
    if work.text:
        _add_work(work, line, subject.id if subject else "", reading)
    else:
        _doubt_money(line, reading)
    return indicator


def _own_accumulation(line: Line, reading: _Reading) -> str:
    """What the line says of itself, else what the headings say of all that is counted."""
    if "how" in reading.columns.numbers:
        return accumulation_of(reading.columns.text(line, "how"))
    return reading.accumulation if counts(reading.columns.text(line, "unit")) else ""


def _heading(table: Grid, columns: Columns, field: str) -> str:
    number = columns.numbers.get(field)
    return "" if number is None else table.headings[number]


def _doubt_money(line: Line, reading: _Reading) -> None:
    """Money in a line that names no work belongs to nothing that is kept; it is told once."""
    cells = [line[each.column] for each in reading.figures if each.money and not line[each.column].blank]
    if cells:
        reading.draft.doubt_once(
            f"Anggaran “{cells[0].text}” pada {reading.table.part} tidak dipakai: "
            f"barisnya tidak menyebut program atau kegiatan.",
            "Isi kolom Program/Kegiatan pada baris yang memuat anggaran.", cells[0].place, cells[0].text,
        )  # fmt: skip


def _add_sum(draft: Draft, indicator: Indicator, reading: _Reading) -> None:
    """The year's target as the declared sum of its quarters; shares and indices are never summed."""
    if reading.accumulation != "sum" or indicator.accumulation != "sum" or not counts(indicator.unit):
        return
    own = {period_of(draft, each, reading.table) for each in _quarters(list(reading.figures)) if not each.money}
    terms = [row for period in sorted(own) if isinstance(row := draft.figure(Target, indicator.id, period), Target)]
    year = draft.figure(Target, indicator.id, str(draft.period))
    if isinstance(year, Target) and len(terms) > 1:
        draft.add(
            PrintedSum, year.place, document=indicator.document, name=indicator.name, quantity="value",
            value=year.value, text=year.text, terms=tuple(row.id for row in terms), rule="triwulan tidak kumulatif",
        )  # fmt: skip


def _add_work(cell: Cell, line: Line, objective: str, reading: _Reading) -> None:
    """The program, kegiatan or sub kegiatan behind an indicator, by the code in front of it or by its words."""
    first, _, rest = cell.text.partition(" ")
    code = without_blanks(first).rstrip(".") if is_code(first) else ""
    name = rest.strip(" -–:") if code else cell.text
    level = (level_of(code, name) if code else None) or level_by_words(name) or "kegiatan"
    document = reading.subjects.document
    item = reading.tree.add(
        level, code, replace(cell, text=first if code else ""), name=name, objective=objective, document=document
    )
    add_money(reading.tree, item, line, reading.figures, reading.table)


def _takes(table: Grid) -> set[int]:
    return {each.column for each in _targets(table)}


LAYOUTS.append(Layout("rencana aksi per triwulan", COLUMNS, _telling, _read, {"action_plan": 3}, _takes))
