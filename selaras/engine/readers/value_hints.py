"""What to do about a target or actual that is unclear: the advice fits what is unclear in it."""

import re
from datetime import date

from selaras.engine.readers.cell import Cell
from selaras.engine.tables.target import TargetText

_DAY = re.compile(r"(\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{1,2}-\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?")


def is_day(cell: Cell) -> str:
    """The day in a cell as printed, without its hour (Excel makes one of ``1-2``); empty where there is none."""
    found = _DAY.fullmatch(cell.text.strip())
    return found[1] if found else cell.text if isinstance(cell.value, date) else ""


def value_hint(read: TargetText, word: str) -> str:
    """The advice for one doubt; ``word`` is target or capaian."""
    if "berisi tanggal" in read.doubt:
        return f"Ubah format selnya menjadi teks, lalu tulis {word} yang dimaksud; Excel mengubah 1-2 menjadi tanggal."
    if read.pointed:
        return "Tulis tanda desimal dengan koma, misalnya 95,5; bila titik itu pemisah ribuan, perbaiki angkanya."
    if "mungkin berarti" in read.doubt:
        return f"Tulis {word} beserta tanda persennya, misalnya 95 %."
    if "dapat berarti" in read.doubt:
        return "Tulis desimal dengan koma (3,5), dan ribuan tanpa pemisah (1250)."
    if "tidak memuat angka" in read.doubt:
        return f"Tulis angkanya; bila {word} berupa predikat, dengan nilainya, misalnya B (65). Bila belum ada: “-”."
    return f"Tulis {word} sebagai satu angka dengan satuannya, misalnya 12 laporan."
