"""Budget realisation: what was planned and spent by program, kegiatan and sub kegiatan in a year, quarters, months."""

import re
from collections.abc import Collection

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures, rupiah_unit
from selaras.engine.readers.forms import form_of
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.work.code_column import code_columns
from selaras.engine.readers.work.lines import aspects
from selaras.engine.readers.work.table import read_work
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.wording import fold

_CODE = r"^kode\b|^(no|nomor) (rek|kode)|^rekening"
COLUMNS = {
    "code": Column(_CODE, "Kode"),
    "name": Column(
        r"^(?!realisasi|anggaran|pagu)(uraian|nama (program|(sub ?)?kegiatan)|program|kegiatan|sub ?kegiatan"
        r"|nomenklatur|.*program.*kegiatan"
        r"|.*bidang urusan)", "Uraian", needed=True,
    ),
    "budget": Column(r"^(?!.*(realisasi|sisa|selisih)).*(anggaran|pagu|alokasi)", "Anggaran"),
    "spent": Column(r"^(?!.*(sisa|selisih|%)).*realisasi", "Realisasi"),
    "fund_source": Column(r"^sumber (dana|pendanaan)$", "Sumber Dana"),
    "location": Column(r"lokasi|lokus", "Lokasi"),
    "note": Column(r"^ket(erangan)?$|^catatan$", "Keterangan"),
    "owner": Column(r"penanggung ?jawab|pptk|bidang pelaksana|unit kerja", "Penanggung Jawab"),
    "number": Column(r"^(no|nomor)( urut)?$", "No"),
}  # fmt: skip
_THIS_TIME = re.compile(r"\b(?:bulan|triwulan|tw|periode|minggu) (?:ini|lalu|sebelumnya)\b")
_LEFT = re.compile(r"\b(?:sisa|selisih|lebih|kurang)\b")


def _telling(table: Grid, columns: Columns) -> bool:
    spent = any(figure.role == "actual" for figure in _figures(table, 1))
    known = {"name", "budget", "spent"} <= columns.numbers.keys()
    return known and spent and not aspects(table) and form_of(table) is None


def _figures(table: Grid, year: int) -> list[Figure]:
    """Where nothing is measured, what is planned and spent is money. What was spent until the end of the year is what
    the year came to; ``bulan ini`` and ``bulan lalu`` name no month, so only what has run up until now is known."""
    found = []
    for figure in figures(table.headings, year, year):
        words = table.headings[figure.column]
        nameless = bool(_THIS_TIME.search(words))
        past = nameless and re.search(r"\b(?:lalu|sebelumnya)\b", words)
        if figure.role not in ("target", "actual") or past or (nameless and not figure.upto):
            continue
        if not figure.money and re.search(r"\b(?:fisik|kinerja|volume|target|k)\b", words):
            continue
        when, upto = figure.period, figure.upto
        whole = when is None or (when.quarter in (None, 4) and when.month in (None, 12) and when.semester in (None, 2))
        if upto and whole and not nameless:
            when, upto = (replace(when, quarter=None, month=None) if when else None), False
        found.append(replace(figure, money=True, period=when, upto=upto))
    return found


def _takes(table: Grid) -> Collection[int]:
    """Also shares and what is left, which follow from the others."""
    shares = {figure.column for figure in figures(table.headings, 1, 1) if figure.role == "percent"}
    follows = re.compile(rf"{_LEFT.pattern}|^(?:%|persen(?:tase)?)$|{_THIS_TIME.pattern}")
    left = {n for n, heading in enumerate(table.headings) if follows.search(heading)}
    return {*code_columns(table, _CODE), *(figure.column for figure in _figures(table, 1)), *shares, *left}


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    found = {figure.column: figure for figure in _figures(table, draft.period.last)}
    budget = columns.numbers.get("budget")
    if budget is not None and budget not in found:
        unit = rupiah_unit(f"{table.headings[budget]} {fold(table.caption)}")
        found[budget] = Figure(budget, "target", money=True, unit=unit)
    read_work(table, columns, draft, list(found.values()), _CODE)


LAYOUTS.append(Layout("realisasi anggaran", COLUMNS, _telling, _read, {"realisation": 3}, _takes))
