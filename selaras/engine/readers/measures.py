"""Indicators with their targets and actuals from table cells, the same for every layout."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures, rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.value_hints import is_day, value_hint
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import LARGEST, SCALE, decimal_text
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator, PlanDocument, Row, Target
from selaras.engine.tables.target import TargetText, read_target
from selaras.engine.tables.wording import fold

_PERCENT = ("%", "persen", "persentase")
_MOST_YEARS = 10  # that a plan counts; larger numbers are years


def add_indicator(
    draft: Draft, subject: Row, name: Cell, target: Cell | None = None, **fields: str | bool
) -> Indicator:
    """An indicator of a subject with its target for the plan's period; an empty target cell adds no target."""
    common = {"document": subject.document, "organisation": subject.organisation}
    indicator = draft.add(Indicator, name.place, subject=subject.id, name=name.text, **common, **fields)
    if target is not None and target.text:
        add_target(draft, indicator, target, str(draft.period))
    return indicator


def add_target(draft: Draft, indicator: Indicator, cell: Cell, period: str) -> Target:
    """The target in a cell; what is unclear in it is a doubt at that cell."""
    read = _meant_as_percent(read_value(cell, indicator.unit), indicator.unit, cell)
    target = draft.add(
        Target, cell.place, document=indicator.document, organisation=indicator.organisation, period=period,
        indicator=indicator.id, text=cell.text, value=read.value, unit=read.unit or indicator.unit, grade=read.grade,
    )  # fmt: skip
    _doubt(draft, read, f"Target “{indicator.name[:80]}”", target, cell)
    return target


def add_actual(draft: Draft, indicator: Indicator, cell: Cell, period: str) -> Actual:
    """What a cell says was reached in a period; what is unclear in it is a doubt at that cell. A share of the target
    (``50%`` where the unit is Dokumen) is a percent and no value."""
    read = read_value(cell, indicator.unit)
    share = read.value if is_share(cell, indicator.unit) else None
    if share is not None:
        draft.doubt_once(
            f"Realisasi “{cell.text}” ditulis dalam persen, sedangkan satuannya {indicator.unit}; "
            f"dibaca sebagai tingkat capaian, bukan jumlah {indicator.unit}.",
            "Tulis realisasi dalam satuan indikatornya.", cell.place, cell.text,
        )  # fmt: skip
        read = replace(read, value=None, unit="")
    read = _meant_as_percent(read, indicator.unit, cell)
    actual = draft.add(
        Actual, cell.place, document=indicator.document, organisation=indicator.organisation, period=period,
        indicator=indicator.id, text=cell.text, value=read.value, unit=read.unit or indicator.unit, grade=read.grade,
        percent=share,
    )  # fmt: skip
    _doubt(draft, read, f"Capaian “{indicator.name[:80]}”", actual, cell)
    return actual


def read_value(cell: Cell, unit: str = "") -> TargetText:
    """Number, unit and grade of a target or actual. Where the file keeps the number behind the text, that is the value:
    what is shown may be rounded (``1`` for 0,94), and has no doubtful point."""
    read = read_target(cell.text, unit)
    if dated := is_day(cell):
        return TargetText(None, doubt=f"target “{dated}” berisi tanggal")
    if cell.number is None:
        return read
    share = cell.is_share
    value = scaled(cell.number, SCALE * (100 if share else 1))
    if abs(value) > LARGEST:
        return replace(read, value=None, doubt=f"“{cell.text[:40]}” terlalu besar", pointed=False)
    return replace(read, value=value, unit=read.unit or ("%" if share else ""), doubt="", pointed=False)


def is_share(cell: Cell, unit: str) -> bool:
    """Whether an actual is printed as a share of its target (``50%`` of 12 Dokumen) and not in its own unit."""
    own = unit.strip().casefold()
    return bool(own) and own not in ("%", "persen", "persentase", "prosentase") and cell.text.rstrip().endswith("%")


def scaled(number: float, scale: int) -> int:
    """A number of a sheet in units of 1/scale, rounded; 15 digits, as sheets keep them."""
    with localcontext() as context:
        context.prec = 400  # digits: the largest number of a sheet has 309
        return int((Decimal(f"{number:.15g}") * scale).quantize(Decimal(1), ROUND_HALF_UP))


def _doubt(draft: Draft, read: TargetText, what: str, row: Target | Actual, cell: Cell) -> None:
    draft.commas += "," in cell.text and not read.doubt and cell.number is None
    if read.doubt:
        word = "target" if isinstance(row, Target) else "capaian"
        draft.doubt(
            f"{what}: {read.doubt.replace('target', word, 1)}.", value_hint(read, word),
            cell.place, row.id, "value", cell.text, pointed=read.pointed,
        )  # fmt: skip


def _meant_as_percent(read: TargetText, unit: str, cell: Cell) -> TargetText:
    """A share of one where percent are meant (``0,95``, unit %) is a doubt."""
    if read.doubt or read.unit or read.value is None or not 0 < read.value < SCALE or unit.casefold() not in _PERCENT:
        return read
    more = decimal_text(read.value * 100)
    return replace(read, doubt=f"“{cell.text}” dibaca {cell.text} persen, dan mungkin berarti {more} persen")


def figures_of(draft: Draft, table: Grid) -> list[Figure]:
    """The figures of a table with their years. ``Tahun ke-1`` counts from the first year of the Renstra that the file
    is or quotes; where that has one year more than the table counts, from its second, and that is said."""
    years = _medium(draft)
    known = years.first != years.last
    first = years.first if known else 1
    counted = [each.period.first for each in figures(table.headings, 1, draft.period.first) if each.period]
    highest = max((number for number in counted if number <= _MOST_YEARS), default=0)
    if highest and known and highest == years.last - years.first:
        first += 1
        draft.doubt_once(
            f"{table.part} menghitung {highest} tahun, sedangkan rencana {years} mempunyai {highest + 1}; "
            f"tahun ke-1 dibaca sebagai {first}.",
            "Tulis tahunnya pada judul kolom.", table.place, value=str(first),
        )  # fmt: skip
    if highest and not known:
        draft.doubt_once(
            f"Tahun ke-1 pada {table.part} tidak diketahui tahunnya; kolom-kolom itu tidak dipakai.",
            "Tulis tahunnya pada judul kolom, atau periode Renstra pada judul dokumen.", table.place,
        )  # fmt: skip
    found = figures(table.headings, first, draft.period.first)
    unit = rupiah_unit(fold(table.caption))
    found = tuple(replace(each, unit=max(each.unit, unit)) for each in found)
    kept = [each for each in found if each.period is None or each.period.first > _MOST_YEARS]
    return [replace(each, role="unit") if _is_unit(each, table) else each for each in kept]


def _is_unit(figure: Figure, table: Grid) -> bool:
    """Whether a column holds the units of the one before it, under one heading (``Target`` over 12 and dokumen)."""
    n = figure.column
    if figure.money or not n or table.headings[n] != table.headings[n - 1]:
        return False
    texts = [line[n].text for line in table.body if line[n].text]
    return bool(texts) and not any(re.search(r"\d|^[-–—]$", text) for text in texts)


def planned(draft: Draft, table: Grid, *, own: bool = False) -> list[Figure]:
    """The figures of a table of a plan. In a plan of one year the columns of the plan (``own``, or beside a forecast)
    may name another year (a form filled for the year before): they are read as the plan's, and that is said."""
    found = figures_of(draft, table)
    ahead = [figure for figure in found if figure.phase == "forecast"]
    now = [figure for figure in found if figure.role == "target" and not figure.phase]
    years = {figure.period.first for figure in now if figure.period is not None and not figure.period.within_year}
    one = draft.period.first == draft.period.last and len(years) == 1 and (own or bool(ahead))
    if not one or years == {draft.period.first}:
        return found
    year = draft.period.first
    foreseen = f" dan prakiraan maju tahun {year + 1}" if ahead else ""
    draft.doubt(
        f"Judul kolom {table.part} menyebut tahun {years.pop()}, sedangkan dokumen ini tahun {year}; "
        f"angkanya dibaca sebagai rencana tahun {year}{foreseen}.",
        "Perbaiki tahun pada judul kolom, atau tahun pada judul dokumen.", table.place, value=str(year),
    )  # fmt: skip
    moved = {figure.column: Period(year + 1, year + 1) for figure in ahead} | {f.column: draft.period for f in now}
    return [replace(figure, period=moved.get(figure.column, figure.period)) for figure in found]


def period_of(draft: Draft, figure: Figure, table: Grid) -> str:
    """The period of what stands in a column, empty where nobody can know it. The state at the start of a plan is that
    of the year before its first where the heading names none; that is said once."""
    if figure.phase == "end" and figure.role == "target":
        return _whole(draft, figure)
    if figure.upto:
        return str(replace(figure.period or draft.period, upto=True))
    if figure.period is not None:
        return str(figure.period)
    if figure.phase == "start":
        first = _medium(draft).first
        before = str(first - 1)
        draft.doubt_once(
            f"Tahun kondisi awal pada {table.part} tidak disebut; dibaca sebagai capaian tahun {before}, "
            f"setahun sebelum rencana dimulai.",
            "Sebut tahunnya pada judul kolom, misalnya “Kondisi awal 2025”.",
            table.place.at_column(figure.column + 1), value=before,
        )  # fmt: skip
        return before
    return str(draft.period)


def _whole(draft: Draft, figure: Figure) -> str:
    """The period whose end a column shows: the Renstra's, where it is known; else the year the heading names."""
    years = _medium(draft)
    if years.first != years.last:
        return str(years)
    return str(figure.period) if figure.period else ""


def _medium(draft: Draft) -> Period:
    """The years of the Renstra that the file is or quotes; else the plan's own."""
    return renstra_of(draft) or draft.period


def renstra_of(draft: Draft) -> Period | None:
    """The years of the Renstra that the file is or quotes, None where it says nothing of them."""
    plans = [plan for plan in draft.all(PlanDocument) if plan.kind == "renstra"]
    return Period(plans[0].first_year, plans[0].last_year) if plans else None


def add_values(draft: Draft, indicator: Indicator, line: Line, found: Iterable[Figure], table: Grid) -> None:
    """The targets and actuals of an indicator in one line. A value that another table already shows for the period is
    not added again; one that differs from it is a doubt. A unit of their own beside them, or in the heading above them,
    is the indicator's."""
    found = _in_force(tuple(found), line, table, draft)
    units = [line[figure.column].text for figure in found if figure.role == "unit" and line[figure.column].text]
    if units and not indicator.unit:
        indicator = draft.change(indicator, unit=units[0])
    for figure in found:
        cell = line[figure.column]
        if figure.money or figure.role not in ("target", "actual") or cell.blank:
            continue
        period = period_of(draft, figure, table)
        if not period:
            continue
        if figure.measure and not indicator.unit and _is_bare(cell):
            indicator = draft.change(indicator, unit=figure.measure)
        kind: type[Target | Actual] = Target if figure.role == "target" else Actual
        before = draft.figure(kind, indicator.id, period)
        if before is None:
            add = add_target if kind is Target else add_actual
            draft.keep_figure(add(draft, indicator, cell, period))
        elif read_value(cell, indicator.unit).value != getattr(before, "value", None):
            draft.doubt(
                f"Target “{indicator.name[:80]}” tahun {period} tercetak dua kali dengan nilai berbeda: "
                f"“{getattr(before, 'text', '')}” dan “{cell.text}”.",
                "Periksa mana yang benar; yang pertama yang dipakai.", cell.place, before.id, "value", cell.text,
            )  # fmt: skip


def _in_force(found: tuple[Figure, ...], line: Line, table: Grid, draft: Draft) -> tuple[Figure, ...]:
    """The figures without the targets that a change of the plan replaced, where the line says the new one. An indicator
    has one target for a period, so the old one is only told."""
    filled = [each for each in found if each.role == "target" and not each.money and not line[each.column].blank]
    new = {each.period for each in filled if each.version == "after"}
    old = [each for each in filled if each.version != "after" and not each.phase and each.period in new]
    if old:
        draft.doubt_once(
            f"{table.part} memuat target sebelum dan sesudah perubahan; yang dipakai target sesudah perubahan.",
            "Tidak ada yang perlu dilakukan bila dokumen ini memang perubahan.",
            table.place.at_column((table.place.column or 1) + old[0].column), value=line[old[0].column].text,
        )  # fmt: skip
    return tuple(each for each in found if each not in old)


def _is_bare(cell: Cell) -> bool:
    """Whether a cell holds a number without a unit of its own."""
    read = read_value(cell)
    return read.value is not None and not read.unit


def value_columns(found: Iterable[Figure]) -> set[int]:
    """The columns that ``add_values`` reads."""
    return {figure.column for figure in found if not figure.money and figure.role in ("target", "actual")}
