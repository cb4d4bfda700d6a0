"""Evaluation of Renja (E.81, its provincial twin E.55 and regional variants): the target at the end of the Renstra,
what was reached until last year, the target of the year, what each quarter, the year and the plan so far came to."""

import re
from collections.abc import Collection

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures
from selaras.engine.readers.forms import form_of
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import renstra_of
from selaras.engine.readers.work.code_column import code_columns
from selaras.engine.readers.work.lines import aspects
from selaras.engine.readers.work.table import read_work
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import Period

_CODE = r"^kode\b|^(no|nomor) (rek|kode)|^rekening"
_NOT_NAME = r"(?!indikator|sasaran|target|capaian|hasil|keluaran|outcome|output|realisasi|tingkat|unit|perangkat)"
COLUMNS = {
    "code": Column(_CODE, "Kode"),
    "name": Column(
        rf"^{_NOT_NAME}(.*program.*kegiatan|uraian|nomenklatur|program$|(sub ?)?kegiatan|.*bidang urusan)",
        "Program/Kegiatan", needed=True,
    ),
    "indicator": Column(r"^indikator|tola?o?k ukur", "Indikator Kinerja"),
    "unit": Column(r"^satuan", "Satuan"),
    "vision": Column(r"^visi\b", "Visi"),
    "mission": Column(r"^misi\b", "Misi"),
    "goal": Column(r"^tujuan( perangkat daerah| pd| opd| skpd)?$", "Tujuan"),
    "objective": Column(r"^sasaran( strategis)?( perangkat daerah| pd| opd| skpd| renstra)?$", "Sasaran"),
    "note": Column(r"^ket(erangan)?$|^catatan$", "Keterangan"),
    "owner": Column(r"penanggung ?jawab|unit (pd|opd|skpd|kerja|perangkat)", "Penanggung Jawab"),
    "number": Column(r"^(no|nomor)( urut)?$", "No"),
}  # fmt: skip
_BARE_PERCENT = re.compile(r"%|persen|persentase|prosentase|(?:tingkat )?capaian(?: kinerja)?(?: %)?")


def _telling(table: Grid, columns: Columns) -> bool:
    """Work with its indicators, and what was reached in quarters or in all beside the target."""
    if "name" not in columns.numbers or not aspects(table) or form_of(table) is not None:
        return False
    found = _figures(table, Period(2, 2))
    actuals = [figure for figure in found if figure.role == "actual" and figure.phase != "start"]
    quarters = {f.period.quarter for f in actuals if f.period is not None and f.period.quarter}
    judged = any(figure.role == "percent" or (figure.role == "actual" and figure.money) for figure in found)
    return any(figure.role == "target" for figure in found) and (len(quarters) >= 2 or (bool(actuals) and judged))


def _figures(table: Grid, period: Period) -> list[Figure]:
    """The figures of the form for the year evaluated. In the form of the law that year is n-1 (the plan being drafted
    is n): what its headings count from n moves with it."""
    year = period.last
    found = figures(table.headings, period.first, year)
    counted = {f.column for f in found if re.search(r"\bn \d\b", table.headings[f.column])}
    evaluated = any(re.search(r"\bberjalan\b.*\bn 1\b", table.headings[column]) for column in counted)
    moved = [_moved(f, 1) if evaluated and f.column in counted else f for f in found]
    timed = [_last_year(figure, table.headings[figure.column], year) for figure in moved]
    shares = _bare_percents(table, timed)
    return [*(each for each in timed if each.column not in {share.column for share in shares}), *shares]


def _bare_percents(table: Grid, found: list[Figure]) -> list[Figure]:
    """Columns headed by a bare ``%`` or ``Capaian`` right of what was reached: its share of the target."""
    before = {figure.column + 1: figure for figure in found if figure.role == "actual"}
    return [
        replace(before[n], column=n, role="percent")
        for n, heading in enumerate(table.headings)
        if n in before and _BARE_PERCENT.fullmatch(heading)
    ]


def _end_of_plan(figure: Figure, whole: Period | None) -> Figure:
    """The target at the end of the Renstra is that of its whole period; where nobody says when it began, what is to
    have run up until then, so that it is not taken for that of its last year."""
    if figure.phase != "end" or figure.role != "target" or whole is not None:
        return figure
    return replace(figure, phase="", upto=True)


def _moved(figure: Figure, by: int) -> Figure:
    when = figure.period
    return figure if when is None else replace(figure, period=replace(when, first=when.first + by, last=when.last + by))


def _last_year(figure: Figure, heading: str, year: int) -> Figure:
    """``s/d Renja tahun lalu`` without a year runs up to the year before."""
    if figure.period is None and figure.upto and re.search(r"\btahun (?:yang )?lalu\b|\btahun sebelumnya\b", heading):
        return replace(figure, period=Period(year - 1, year - 1))
    return figure


def _takes(table: Grid) -> Collection[int]:
    return {
        *code_columns(table, _CODE), *(figure.column for figure in _figures(table, Period(2, 2))),
        *(aspect.column for aspect in aspects(table)),
    }  # fmt: skip


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    found = [_end_of_plan(figure, renstra_of(draft)) for figure in _figures(table, draft.period)]
    read_work(table, columns, draft, found, _CODE)


LAYOUTS.append(
    Layout("evaluasi hasil Renja", COLUMNS, _telling, _read, {"renja_evaluation": 3, "action_plan": 1}, _takes)
)
