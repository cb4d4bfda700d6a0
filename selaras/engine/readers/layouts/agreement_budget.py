"""The list below a Perjanjian Kinerja: program, kegiatan, sub kegiatan with anggaran and keterangan, and its total."""

import re

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout, doubt_unknown
from selaras.engine.readers.promise.agreement import promised_document
from selaras.engine.readers.promise.budget_list import read_list
from selaras.engine.readers.work.codes import is_code

_NAME = r"^(nama |uraian )?(program|kegiatan|sub ?kegiatan)\b|^uraian$"
_AMOUNT = r"anggaran|^pagu|^jumlah|\brp\b"
COLUMNS = {
    "number": Column(r"^(no|nomor)\b", "No"),
    "name": Column(_NAME, "Program/Kegiatan", needed=True),
    "amount": Column(_AMOUNT, "Anggaran", needed=True),
    "note": Column(r"^ket(erangan)?\b|^sumber (dana|anggaran|pembiayaan)", "Keterangan"),
}


def _telling(table: Grid, columns: Columns) -> bool:
    other = table.column(r"^kode\b|indikator|target|lokasi|sasaran|tujuan|realisasi|prakiraan")
    coded = any(is_code(line[n].text.partition(" ")[0]) for line in table.body for n in range(min(2, len(line))))
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


LAYOUTS.append(Layout("daftar anggaran perjanjian", COLUMNS, _telling, _read, {"pk": 2}, _takes))
