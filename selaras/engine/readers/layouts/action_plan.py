"""The plan of action (rencana aksi): indicators with their target by quarter, semester or month, and the work and money
behind them. Months and semesters: belum diuji pada berkas nyata.

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
from selaras.engine.readers.year_parts import holds_values, part_columns
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
    "amount": Column(r"^(?!.*(triwulan|\btw\b|semester|bulan)).*(pagu|anggaran|\brp\b)", "Anggaran"),
    "owner": Column(r"penanggung ?jawab|pelaksana", "Penanggung Jawab"),
}


_PARTS = ("triwulan", "bulan", "semester")


def _targets(table: Grid, year: int = 1) -> list[Figure]:
    """The columns of targets of a year and its parts. Months and semesters with marks alone are none."""
    parts = part_columns(table, year)
    found = [
        each
        for each in figures(table.headings, year, year)
        if each.role == "target" and each.phase != "forecast" and each.column not in parts
        and not (each.period is not None and each.period.month and not each.money)
    ]  # fmt: skip
    if holds_values(table, parts):
        found += [Figure(column, "target", period=period) for column, period in parts.items()]
    return sorted(found, key=lambda each: each.column)


def _parts(found: list[Figure]) -> list[Figure]:
    return [each for each in found if each.period is not None and each.period.within_year and not each.money]


def _word(period: str) -> str:
    return "triwulan" if "-Q" in period else "bulan" if "-M" in period else "semester"


def _telling(table: Grid, columns: Columns) -> bool:
    reached = [each for each in figures(table.headings, 1, 1) if each.role in ("actual", "percent")]
    return len(_parts(_targets(table))) >= 2 and not reached and {"subject", "indicator"} <= columns.numbers.keys()


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
    found = _targets(table, year)
    by_step = _is_by_step(table, columns, found)
    if by_step:
        found = [each for each in found if each not in _parts(found)]
    amount = columns.numbers.get("amount")
    if amount is not None and amount not in {each.column for each in found}:
        found.append(Figure(amount, "target", money=True))
    reading = _Reading(
        table, columns, draft, Subjects(draft, plan.id), Tree.of(draft), tuple(found), _accumulation(table)
    )
    if "how" in columns.numbers:
        add_agreement(draft, plan.id, table.place, _accumulation(table))
    indicator: Indicator | None = None
    if by_step:
        _doubt_steps(table, draft)
    for line in table.body:
        if not reading.subjects.opens_group([cell.text for cell in line]):
            indicator = _read_line(line, indicator, reading)
    _doubt_accumulation(reading)


def _is_by_step(table: Grid, columns: Columns, found: list[Figure]) -> bool:
    """Whether months or semesters are those of single steps of work: lines that name a step and no indicator have
    figures of their own there."""
    parts = [each.column for each in _parts(found) if each.period and not each.period.quarter]
    return any(
        columns.text(line, "work") and not columns.text(line, "indicator") and any(line[n].text for n in parts)
        for line in table.body
    )


def _doubt_steps(table: Grid, draft: Draft) -> None:
    parts = sorted(part_columns(table, 1))
    draft.doubt(
        f"Angka per bulan atau semester pada {table.part} menyangkut langkah aksi, bukan indikatornya, dan tidak "
        "disimpan; yang dibaca: sasaran, indikator, targetnya, dan aksinya.",
        "Bila itu target indikator, tulis pada baris indikatornya saja.",
        table.place.at_column((table.place.column or 1) + parts[0]), value=table.headings[parts[0]],
    )  # fmt: skip


def _doubt_accumulation(reading: _Reading) -> None:
    """Months and semesters of what can be counted add up to the year or run up to it; a file that does not say which
    is asked. (Quarters are judged only where they say it.)"""
    table, draft = reading.table, reading.draft
    parts = [each for each in _parts(list(reading.figures)) if each.period and not each.period.quarter]
    if reading.accumulation or not parts:
        return
    for row in draft.all(Indicator):
        if row.document == reading.subjects.document and row.place.part == table.part and counts(row.unit):
            draft.doubt(
                f"{table.part} tidak menyebut apakah target per {_word(str(parts[0].period))} kumulatif atau tidak; "
                "jumlahnya tidak dibandingkan dengan target setahun.",
                "Tulis “kumulatif” atau “tidak kumulatif” pada judul tabel atau judul kolom.",
                table.place.at_column((table.place.column or 1) + parts[0].column), row.id, "accumulation",
            )  # fmt: skip
            return


def _accumulation(table: Grid) -> str:
    """``last`` where quarters, semesters or months run up to the year (kumulatif), ``sum`` where they add up to it
    (non kumulatif)."""
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
    """The year's target as the declared sum of its quarters, semesters or months; shares and indices are never
    summed."""
    if reading.accumulation != "sum" or indicator.accumulation != "sum" or not counts(indicator.unit):
        return
    own = sorted({period_of(draft, each, reading.table) for each in _parts(list(reading.figures))})
    year = draft.figure(Target, indicator.id, str(draft.period))
    for word in _PARTS:
        found = (draft.figure(Target, indicator.id, period) for period in own if _word(period) == word)
        terms = [row for row in found if isinstance(row, Target)]
        if isinstance(year, Target) and len(terms) > 1:
            draft.add(
                PrintedSum, year.place, document=indicator.document, name=indicator.name, quantity="value",
                value=year.value, text=year.text, terms=tuple(row.id for row in terms), rule=f"{word} tidak kumulatif",
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


LAYOUTS.append(Layout("rencana aksi", COLUMNS, _telling, _read, {"action_plan": 3}, _takes))
