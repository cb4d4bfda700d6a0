"""Objectives with indicators and the target of one year: the RKT's own table, an IKU, or the annex of a Perjanjian
Kinerja, which may show program and anggaran of each line beside them."""

import re

from selaras.engine.readers.cell import Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures, rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator, add_values, planned, value_columns
from selaras.engine.readers.promise.agreement import add_budget, promised_document
from selaras.engine.readers.promise.promised import Subjects
from selaras.engine.readers.totals import is_total
from selaras.engine.readers.work.level_steps import Steps
from selaras.engine.readers.work.stepped import uncoded_levels
from selaras.engine.readers.year_parts import doubt_schedule, holds_values, month_columns, part_columns, unread_columns
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import AgreementLine, Objective
from selaras.engine.tables.wording import fold

COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "subject": Column(r"^(?!indikator).*(sasaran|tujuan|kinerja utama$)", "Sasaran", needed=True),
    "indicator": Column(r"^indikator|^iku$|^ukuran", "Indikator Kinerja", needed=True),
    "unit": Column(r"^satuan", "Satuan"),
    "target": Column(r"^target(?!.*(semester|caturwulan))", "Target", needed=True),
    "work": Column(r"^(nama )?(program|kegiatan|sub kegiatan)\b", "Program/Kegiatan"),
    "amount": Column(r"pagu|anggaran|\brp\b", "Anggaran"),
    "note": Column(r"^ket(erangan)?\b|sumber (dana|anggaran)", "Keterangan"),
    "owner": Column(r"penanggung ?jawab", "Penanggung Jawab"),
}
_NOT_ANNUAL = r"definisi|formula|rumus|realisasi|^kode\b|tingkat|rasio"


def _targets(table: Grid) -> list[Figure]:
    """The columns of targets: of a year, or of no time said."""
    found = (each for each in figures(table.headings, 1, 1) if each.role == "target" and not each.money)
    months = month_columns(table)
    return [each for each in found if each.phase in ("", "end") and each.column not in months]


def _telling(table: Grid, columns: Columns) -> bool:
    if not {"subject", "indicator"} <= columns.numbers.keys() or table.column(_NOT_ANNUAL) is not None:
        return False
    amount, work = columns.numbers.get("amount"), columns.numbers.get("work")
    if amount is not None and (work is None or work < columns.numbers["indicator"]):
        return False  # money of the objectives themselves, or indicators of programs: a table of work
    quarters = [each for each in _targets(table) if each.period and each.period.quarter]
    years = {each.period for each in _targets(table) if each.period and not each.period.within_year}
    return not quarters and len(years) < 2 and not holds_values(table, part_columns(table, 1))


def _spares(table: Grid) -> tuple[str, ...]:
    parts = table.column(r"^target.*(semester|caturwulan)") is not None  # of the year, which nobody keeps
    return ("target",) if parts or _targets(table) or month_columns(table) else ()


def _takes(table: Grid) -> set[int]:
    units = {each.column for each in figures(table.headings, 1, 1) if each.role == "unit"}
    return value_columns(_targets(table)) | units | {*uncoded_levels(table).values()} | unread_columns(table)


class _Reading(Frozen):
    """One table being read. ``document`` is the agreement where the lines are promised."""

    table: Grid
    columns: Columns
    draft: Draft
    subjects: Subjects
    figures: tuple[Figure, ...]
    promised: bool
    steps: Steps | None

    @property
    def key(self) -> bool:
        """Whether the indicators are IKU."""
        return self.draft.kind == "iku"


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    document = promised_document(table, draft)
    subjects = Subjects(draft, document or draft.document)
    months = unread_columns(table)
    found = tuple(
        each
        for each in planned(draft, table)
        if each.role in ("target", "unit") and not each.money and each.column not in months
    )
    doubt_schedule(table, "sasaran, indikator, dan targetnya" if found else "sasaran dan indikator", draft)
    own = columns.numbers.get("target")
    if own is not None and own not in {each.column for each in found}:
        found = (*found, Figure(own, "target"))
    steps = None if document or months else _steps(table, columns, draft)
    reading = _Reading(table, columns, draft, subjects, found, bool(document), steps)
    if not document and steps is None and not months:
        _doubt_work(table, columns, draft)
    for order, line in enumerate(table.body, start=1):
        if _is_total(line):
            if steps is not None:
                steps.total(line, next(cell for cell in line if re.search(r"[^\W\d]{3}", cell.text)))
        elif not subjects.opens_group([cell.text for cell in line]):
            _read_line(line, order, reading)
    if steps is not None:
        steps.close()


def _steps(table: Grid, columns: Columns, draft: Draft) -> Steps | None:
    """The tree of program, kegiatan and sub kegiatan that stand in columns of their own beside the targets."""
    levels, amount = uncoded_levels(table), columns.numbers.get("amount")
    if not levels or not any(line[n].text for line in table.body for n in levels.values()):
        return None
    money = [each for each in planned(draft, table) if each.money and each.role == "target"]
    if amount is not None and amount not in {each.column for each in money}:
        unit = rupiah_unit(f"{table.headings[amount]} {fold(table.caption)}")
        money.append(Figure(amount, "target", money=True, unit=unit))
    return Steps(table, levels, money, draft)


def _is_total(line: Line) -> bool:
    """A line that sums up the money of those above; it has neither sasaran nor indicator."""
    named = [cell.text for cell in line if re.search(r"[^\W\d]{3}", cell.text)]
    return bool(named) and is_total(named[0]) and all(map(re.compile(r"\d").search, named[1:]))


def _doubt_work(table: Grid, columns: Columns, draft: Draft) -> None:
    """Programs and money beside the targets are kept of an agreement alone."""
    there = [name for name in ("work", "amount") if any(columns.text(line, name) for line in table.body)]
    if there:
        names = " dan ".join(COLUMNS[name].label for name in there)
        draft.doubt(
            f"Kolom {names} pada {table.part} tidak dipakai: tabel ini dibaca sebagai sasaran dengan target.",
            "Muat program dan pagunya dalam tabel program dan kegiatan yang berkode.",
            table.place.at_column((table.place.column or 1) + columns.numbers[there[0]]), value=names,
        )  # fmt: skip


def _read_line(line: Line, order: int, reading: _Reading) -> None:
    columns, draft = reading.columns, reading.draft
    number, name = columns.text(line, "number"), columns.cell(line, "indicator")
    subject = reading.subjects.of(columns.cell(line, "subject"), number)
    if reading.promised and columns.text(line, "work"):
        work = columns.cell(line, "work")
        unit = rupiah_unit(reading.table.headings[columns.numbers["amount"]]) if "amount" in columns.numbers else 1
        note = columns.text(line, "note")
        add_budget(draft, reading.subjects.document, work, columns.cell(line, "amount"), note, unit=unit)
    if reading.steps is not None:
        objective = subject.id if isinstance(subject, Objective) else ""
        reading.steps.read(line, objective, note=columns.text(line, "note"))
    if not name.text:
        return
    if subject is None:
        reading.subjects.refuse(name)
        return
    fields: dict[str, str | bool] = {"unit": columns.text(line, "unit"), "number": number, "is_key": reading.key}
    if owner := columns.text(line, "owner"):
        fields["owner"] = owner
    indicator = add_indicator(draft, subject, name, None, **fields)
    add_values(draft, indicator, line, reading.figures, reading.table)
    if reading.promised:
        draft.add(
            AgreementLine, name.place, document=reading.subjects.document, number=number, order=order,
            objective=subject.id, indicator=indicator.id,
        )  # fmt: skip


LAYOUTS.append(
    Layout(
        "sasaran dan target tahunan", COLUMNS, _telling, _read, {"rkt": 1, "pk": 1, "iku": 1},
        _takes, _spares,
    )
)  # fmt: skip
