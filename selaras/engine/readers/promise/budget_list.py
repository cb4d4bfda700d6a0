"""The lines of a list of budgets below a Perjanjian Kinerja, and its total."""

import re
from collections.abc import Callable

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import Columns
from selaras.engine.readers.promise.agreement import add_budget
from selaras.engine.readers.work.tree import read_amount
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.nested import outermost
from selaras.engine.tables.wording import fold

_WHOLE = re.compile(r"\b(jumlah|total)( seluruhnya)?$")
_TOTAL = re.compile(r"^(sub ?|grand )?(jumlah|total)\b")


def read_list(table: Grid, columns: Columns, draft: Draft, document: str) -> None:
    """The lines of a list of budgets and its total, by the columns ``name``, ``amount``, ``note``, ``code``."""
    number, name = _number_and_name(table, columns)
    amount = _together(table, columns.numbers["amount"])
    amount = _column(table, amount, lambda text: bool(re.search(r"\d{3}", text)))
    unit = rupiah_unit(f"{table.headings[amount]} {fold(table.caption)}")
    rows: list[AgreementBudget] = []
    for line in table.body:
        shown = next((line[n] for n in (name, number) if line[n].text and _TOTAL.match(fold(line[n].text))), None)
        if shown is not None:
            _add_total(shown, line[amount], rows, draft, unit)
        elif line[name].text:
            note, code = columns.text(line, "note"), columns.text(line, "code")
            marker = line[number].text if number != name else ""
            rows.append(add_budget(draft, document, line[name], line[amount], note, marker, code, unit))
        elif line[amount].text:
            _add_total(line[amount], line[amount], rows, draft, unit)


def _number_and_name(table: Grid, columns: Columns) -> tuple[int, int]:
    """The columns of the numbers and of the names: the heading Program may stand over both."""
    name = _column(table, columns.numbers["name"], lambda text: len(text) > 4 and not text.isdigit())
    number = columns.numbers.get("number", columns.numbers["name"])
    return number, name


def _together(table: Grid, first: int) -> int:
    """The column of an amount: where one is split (own, units, both), that of the whole."""
    begins = table.headings[first].split()[:1]
    whole = (n for n, heading in enumerate(table.headings) if n > first and heading.split()[:1] == begins)
    return next((n for n in whole if _WHOLE.search(table.headings[n])), first)


def _column(table: Grid, first: int, holds: Callable[[str], bool]) -> int:
    """Of the columns under one heading the one whose cells hold most of what is looked for."""
    alike = [n for n, heading in enumerate(table.headings) if heading == table.headings[first] and n >= first]
    return max(alike, key=lambda n: sum(holds(line[n].text) for line in table.body))


def _add_total(shown: Cell, amount: Cell, rows: list[AgreementBudget], draft: Draft, unit: int) -> None:
    """The total line, which says what all the lines above come to: of a list with program and kegiatan the programs, of
    coded lines those that lie in no other."""
    if not rows or not amount.text:
        return
    programs = [row for row in rows if fold(row.name).startswith("program")]
    terms = programs if 0 < len(programs) < len(rows) else outermost(rows)
    value, doubt = read_amount(amount, "Jumlah anggaran", draft, unit)
    total = draft.add(
        PrintedSum, amount.place, document=rows[0].document, name="Jumlah anggaran", quantity="money", value=value,
        text=amount.text, terms=tuple(row.id for row in terms), rule=shown.text if shown is not amount else "Jumlah",
    )  # fmt: skip
    if doubt:
        draft.doubt(f"Jumlah anggaran: {doubt}.", "Tulis sebagai satu angka.", amount.place, total.id, "value")
