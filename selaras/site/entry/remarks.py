"""What is to be said at each line of the grid: findings of the checks about its rows, and what entry itself sees."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Severity
from selaras.engine.tables.rows import Ceiling, Indicator, Target, WorkItem
from selaras.site.base.notes import WORDS, Notes
from selaras.site.entry.columns import OF_INDICATORS
from selaras.site.entry.sheet import Line, Sheet, years_of


class Remark(Frozen):
    """One remark at a line: how grave, by which check (none: entry's own), what it says, what to do, at which cell."""

    severity: Severity
    check: str
    message: str
    hint: str
    cell: str = ""

    @property
    def word(self) -> str:
        """The severity as the office says it."""
        return WORDS[self.severity]


_CELLS = {
    "ceiling": "ceiling",
    "target": "target",
    "unit": "unit",
    "location": "location",
    "fund_source": "fund_source",
}


def remarks_of(sheet: Sheet, notes: Notes, law: Law) -> dict[str, list[Remark]]:
    """The remarks of each line that has any."""
    at: dict[str, list[str]] = defaultdict(list)
    told: set[str] = set()
    for line in sheet.lines:
        for row in _rows(sheet, line, told):
            at[row].append(line.id)
    found: dict[str, list[Remark]] = defaultdict(list)
    for note in notes.counting:
        for finding in note.findings:
            cell = _cell(notes, finding.row, finding.field)
            for line_id in at.get(finding.row, ()):
                remark = Remark(note.severity, note.check, finding.message, note.hint, cell)
                if remark not in found[line_id]:
                    found[line_id].append(remark)
    for line in sheet.lines:
        found[line.id] += _own(sheet, line, law)
    return {line_id: said for line_id, said in found.items() if said}


def _rows(sheet: Sheet, line: Line, told: set[str]) -> Iterator[str]:
    """The rows a line speaks of: itself, its values, and for the first line of an item the item itself."""
    yield line.id
    yield from sheet.values.rows_of(line.row)
    if line.item.id != line.id and line.item.id not in told:
        told.add(line.item.id)
        yield line.item.id


def _cell(notes: Notes, row_id: str, field: str) -> str:
    """The column a finding speaks of."""
    row = notes.book.find(row_id)
    if isinstance(row, Ceiling):
        return f"ceiling{_year(notes.book, row)}"
    if isinstance(row, Target):
        return f"target{_year(notes.book, row)}" if "-Q" not in row.period else f"target-q{row.period[-1]}"
    if isinstance(row, Actual):
        return "baseline"
    return _CELLS.get(field, "") if isinstance(row, (WorkItem, Indicator)) else ""


def _year(book: Book, row: Ceiling | Target) -> str:
    """Which year of a plan of several years: what its columns end in."""
    if book.plan is None or years_of(book) == 1 or not row.period.isdigit():
        return ""
    return f"-y{int(row.period) - book.plan.first_year}"


def _own(sheet: Sheet, line: Line, law: Law) -> Iterator[Remark]:
    """What no check judges, because it is only to be seen while somebody types."""
    cash = sheet.cash.get(line.id)
    if cash and cash.remark:
        yield Remark(Severity.NOTE, "", cash.remark, "Periksa bulan-bulannya, atau pagunya di lembar Pagu.", "sum")
    source = line.item.fund_source if isinstance(line.item, WorkItem) else ""
    if sheet.tab not in OF_INDICATORS and source and not law.fund_sources.known(source):
        listed = f"“{source}” tidak ada dalam daftar sumber dana ({law.fund_sources.title})."
        yield Remark(
            Severity.NOTE, "", listed, "Pilih dari daftar, atau biarkan bila memang ditulis begitu.", "fund_source"
        )


def fund_names(law: Law, year: int) -> tuple[str, ...]:
    """The fund sources to choose from in a plan of this year."""
    return law.fund_sources.names(date(year, 1, 1))
