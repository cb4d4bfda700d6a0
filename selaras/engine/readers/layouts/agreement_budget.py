"""The list below a Perjanjian Kinerja: program, kegiatan, sub kegiatan with anggaran and keterangan, and its total."""

import re
from collections.abc import Callable

from selaras.engine.readers.agreement import add_budget, promised_document
from selaras.engine.readers.cell import Cell
from selaras.engine.readers.codes import is_code
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout, doubt_unknown
from selaras.engine.readers.work import read_amount
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.wording import fold

_NAME = r"^(nama |uraian )?(program|kegiatan|sub ?kegiatan)\b|^uraian$"
_AMOUNT = r"anggaran|^pagu|^jumlah|\brp\b"
COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "name": Column(_NAME, "Program/Kegiatan", needed=True),
    "amount": Column(_AMOUNT, "Anggaran", needed=True),
    "note": Column(r"^ket(erangan)?\b|^sumber (dana|anggaran|pembiayaan)", "Keterangan"),
}
_TOTAL = re.compile(r"^(sub ?|grand )?(jumlah|total)\b")


def _telling(table: Grid, columns: Columns) -> bool:
    other = table.column(r"^kode\b|indikator|target|lokasi|sasaran|tujuan|realisasi|prakiraan")
    coded = any(is_code(line[n].text) for line in table.body for n in range(min(2, len(line))))
    years = len(table.years()) > 1
    return other is None and not years and not coded and {"name", "amount"} <= columns.numbers.keys()


def _takes(table: Grid) -> set[int]:
    """A heading over two columns (number and name, Rp and amount) heads both."""
    return {n for n, heading in enumerate(table.headings) if re.search(rf"{_NAME}|{_AMOUNT}", heading)}


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    """The list of a Perjanjian Kinerja; in any other document nobody knows what it is."""
    document = promised_document(table, draft)
    if not document:
        doubt_unknown(table, draft)
        return
    read_list(table, columns, draft, document)


def read_list(table: Grid, columns: Columns, draft: Draft, document: str) -> None:
    """The lines of a list of budgets and its total, by the columns ``name``, ``amount``, ``note``, ``code``."""
    number, name = _number_and_name(table, columns)
    amount = _column(table, columns.numbers["amount"], lambda text: bool(re.search(r"\d{3}", text)))
    rows: list[AgreementBudget] = []
    for line in table.body:
        shown = next((line[n] for n in (name, number) if line[n].text and _TOTAL.match(fold(line[n].text))), None)
        if shown is not None:
            _add_total(shown, line[amount], rows, draft)
        elif line[name].text:
            note, code = columns.text(line, "note"), columns.text(line, "code")
            marker = line[number].text if number != name else ""
            rows.append(add_budget(draft, document, line[name], line[amount], note, marker, code))
        elif line[amount].text:
            _add_total(line[amount], line[amount], rows, draft)


def _number_and_name(table: Grid, columns: Columns) -> tuple[int, int]:
    """The columns of the numbers and of the names: the heading Program may stand over both."""
    name = _column(table, columns.numbers["name"], lambda text: len(text) > 4 and not text.isdigit())
    number = columns.numbers.get("number", columns.numbers["name"])
    return number, name


def _column(table: Grid, first: int, holds: Callable[[str], bool]) -> int:
    """Of the columns under one heading the one whose cells hold most of what is looked for."""
    alike = [n for n, heading in enumerate(table.headings) if heading == table.headings[first] and n >= first]
    return max(alike, key=lambda n: sum(holds(line[n].text) for line in table.body))


def _add_total(shown: Cell, amount: Cell, rows: list[AgreementBudget], draft: Draft) -> None:
    """The total line, which says what all the lines above come to: of a list with program and kegiatan the programs."""
    if not rows or not amount.text:
        return
    programs = [row for row in rows if fold(row.name).startswith("program")]
    terms = programs if 0 < len(programs) < len(rows) else rows
    value, doubt = read_amount(amount, "Jumlah anggaran", draft)
    total = draft.add(
        PrintedSum, amount.place, document=rows[0].document, name="Jumlah anggaran", quantity="money", value=value,
        text=amount.text, terms=tuple(row.id for row in terms), rule=shown.text if shown is not amount else "Jumlah",
    )  # fmt: skip
    if doubt:
        draft.doubt(f"Jumlah anggaran: {doubt}.", "Tulis sebagai satu angka.", amount.place, total.id, "value")


LAYOUTS.append(Layout("daftar anggaran perjanjian", COLUMNS, _telling, _read, {"pk": 2}, _takes))
