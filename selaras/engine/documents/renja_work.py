"""The program tables of a Renja: T-C.33 of Permendagri 86/2017 and Tabel 4.1 of Permendagri 14/2026."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from selaras.engine.documents.annual_sources import ANNUAL, Sources, State, share
from selaras.engine.documents.blocks import Cell, Column, Row, Sum, Table, numbered
from selaras.engine.documents.measured import target_cell
from selaras.engine.documents.signing import titled
from selaras.engine.documents.work_table import UNKNOWN, totals
from selaras.engine.tables.actuals import STATE_WORDS, Actual
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, Target, WorkItem

NONE = "–"
_DEPTHS = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}
Cells = Callable[[WorkItem, Indicator | None, bool], tuple[Cell, ...]]


def figure(row: Target | Actual | None) -> Cell:
    """A target or an actual with its unit; why there is no value where that is said, a dash where nobody knows it."""
    if isinstance(row, Actual) and row.value is None and row.state not in ("", "unknown"):
        return Cell(STATE_WORDS[row.state], align="center")
    if row is None or (row.value is None and not row.text):
        return Cell(None, "target", unknown=NONE, align="center")
    return target_cell(row, with_unit=True)


def end_figure(state: State, shown: Callable[[Target], Cell] = figure) -> Cell:
    """A state at the end of the Renstra: a target as ``shown`` prints it, or what its years give together."""
    return shown(state) if isinstance(state, Target) else number(state)


def number(value: int | None, unit: str = "") -> Cell:
    """A computed value with its unit; a dash where it cannot be computed."""
    return Cell(value, "target", unit=unit, unknown=NONE, align="center")


def percent(part: int | None, whole: int | None) -> Cell:
    """A share in percent; a dash where it cannot be computed."""
    return Cell(share(part, whole), "percent", unknown=NONE, align="center")


def words(text: str) -> Cell:
    """Text, or a dash where nothing is stored."""
    return Cell(text) if text else Cell(NONE, align="center")


def lines(sources: Sources, cells: Cells, items: Sequence[WorkItem] | None = None) -> tuple[Row, ...]:
    """A row for each work item with its first indicator, and one for each further indicator. ``cells`` gets the item,
    the indicator and whether it is the item's first; ``items`` are those of the plan in its order unless given."""
    measured = sources.own.under(Indicator, "subject")
    return tuple(_lines(sources.work.items if items is None else items, measured, cells))


def _lines(items: Sequence[WorkItem], measured: Mapping[str, Sequence[Indicator]], cells: Cells) -> Iterator[Row]:
    for item in items:
        for index, indicator in enumerate(measured.get(item.id) or (None,)):
            first = index == 0
            parent = first and item.level != "sub_kegiatan"
            yield Row(
                cells(item, indicator, first), item.id if first else "", _DEPTHS[item.level],
                shade=first and item.level == "organisation", bold=parent,
            )  # fmt: skip


def live_sum(sources: Sources, item: WorkItem, amount: int | None) -> Sum | None:
    """The sum of the item's children where it gives the item's own amount."""
    children = sources.work.children.get(item.id, ())
    agrees = bool(children) and amount is not None and sources.work.sum(children) == amount
    return Sum(tuple(child.id for child in children)) if agrees else None


def ceiling(sources: Sources, item: WorkItem) -> Cell:
    """The item's pagu of the plan's own year."""
    amount = sources.work.amount(item)
    return Cell(amount, "money", formula=live_sum(sources, item, amount), unknown=UNKNOWN)


def foreseen(sources: Sources, item: WorkItem) -> Cell:
    """The item's pagu of the next year (prakiraan maju); a dash where none is stored."""
    rows: Sequence[Ceiling] = sources.work.ceilings.get(item.id, ())
    found = [row.amount for row in rows if row.period == str(sources.year + 1)]
    return Cell(found[-1] if found else None, "money", unknown=NONE)


def own_target(sources: Sources, indicator: Indicator | None, year: int) -> Cell:
    """The plan's own target of that year. In the plan's own year an unknown one stays empty, to be filled by hand."""
    if indicator is None:
        return Cell()
    rows = [row for row in sources.own.under(Target, "indicator").get(indicator.id, ()) if row.period == str(year)]
    if year == sources.year:
        return target_cell(rows[-1] if rows else None, with_unit=True)
    return figure(rows[-1] if rows else None)


def program_table(sources: Sources) -> Table:
    """T-C.33: programs, kegiatan and sub kegiatan of year n and their forward estimate (regulations.md §5.3)."""
    year = sources.year
    columns = (
        Column("code", 1.5), Column("name", 2.9), Column("indicator", 2.6), Column("location", 1.2),
        Column("target", 1.2), Column("ceiling", 1.35, "right"), Column("fund", 0.9), Column("note", 1),
        Column("next_target", 1.1), Column("next_ceiling", 1.25, "right"),
    )  # fmt: skip
    tall = [
        Cell(label, rowspan=2)
        for label in (
            "Kode", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan/Sub Kegiatan",
            "Indikator Kinerja Program/Kegiatan/Sub Kegiatan", "Catatan Penting",
        )
    ]  # fmt: skip
    over = Row((*tall[:3], Cell(f"Rencana Tahun {year}", colspan=4), tall[3],
                Cell(f"Prakiraan Maju Rencana Tahun {year + 1}", colspan=2)))  # fmt: skip
    under = Row(tuple(Cell(label) for label in (
        "Lokasi", "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif (Rp)", "Sumber Dana",
        "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif (Rp)",
    )))  # fmt: skip

    def cells(item: WorkItem, indicator: Indicator | None, first: bool) -> tuple[Cell, ...]:
        measure = (Cell(indicator.name) if indicator else Cell(),)
        now, then = own_target(sources, indicator, year), own_target(sources, indicator, year + 1)
        if not first:
            return Cell(), Cell(), *measure, Cell(), now, Cell(), Cell(), Cell(), then, Cell()
        return (
            Cell(item.code, "code"), Cell(item.name), *measure, Cell(item.location), now, ceiling(sources, item),
            Cell(item.fund_source), Cell(item.note), then, foreseen(sources, item),
        )  # fmt: skip

    title = f"Tabel T-C.33\nRumusan Rencana Program dan Kegiatan Perangkat Daerah Tahun {year}\n"
    return Table(
        columns, (over, under), lines(sources, cells), "Tabel T-C.33", total=_closing(sources, len(columns), 5, 5),
        numbers=numbered(len(columns)), caption=f"{title}dan Prakiraan Maju Tahun {year + 1}", size=7.5,
    )  # fmt: skip


def _closing(sources: Sources, columns: int, span: int, at: int) -> tuple[Row, ...]:
    """The totals of the tree: a label over ``span`` columns, the amount under the plan's own pagu (``at``, from 0)."""
    closed = []
    for row in totals(sources.own, sources.work):
        label, amount = row.cells
        between, rest = (Cell(),) * (at - span), (Cell(),) * (columns - at - 1)
        cells = (Cell(label.value, colspan=span, align="right"), *between, amount, *rest)
        closed.append(Row(cells, row.key, shade=True, bold=True))
    return tuple(closed)


def program_table_2026(sources: Sources) -> Table:
    """Tabel 4.1 of Permendagri 14/2026 with its 17 columns (regulations.md §5.3)."""
    year = sources.year
    shares = (0.5, 1.5, 2.5, 2.2, 1, 0.9, 0.9, 1.05, 1.35, 0.95, 0.8, 0.9, 0.9, 0.95, 1, 1.25, 1.1)
    keys = (
        "number", "code", "name", "indicator", "last", "reached", "estimate", "target", "ceiling", "location", "fund",
        "national", "regional", "group", "next_target", "next_ceiling", "owner",
    )  # fmt: skip
    tall = {
        0: "No", 1: "Kode", 2: "Urusan/Bidang Urusan/Program/Outcome/Kegiatan/Sub Kegiatan/Output", 3: "Indikator",
        4: "Target Akhir Renstra", 5: f"Realisasi Tahun {year - 2}", 6: f"Prakiraan Tahun {year - 1}",
        13: "Kelompok Sasaran", 16: "Perangkat Daerah Penanggung Jawab",
    }  # fmt: skip
    over = Row((
        *(Cell(tall[at], rowspan=2) for at in range(7)),
        Cell(f"Capaian Kinerja dan Kerangka Pendanaan Tahun {year}", colspan=6), Cell(tall[13], rowspan=2),
        Cell(f"Prakiraan Maju Tahun {year + 1}", colspan=2), Cell(tall[16], rowspan=2),
    ))  # fmt: skip
    under = Row(tuple(Cell(label) for label in (
        "Target", "Pagu Indikatif (Rp)", "Lokasi", "Sumber Dana", "Prioritas Nasional", "Prioritas Daerah", "Target",
        "Pagu Indikatif (Rp)",
    )))  # fmt: skip
    counted = {item.id: index for index, item in enumerate(sources.work.items, start=1)}

    def cells(item: WorkItem, indicator: Indicator | None, first: bool) -> tuple[Cell, ...]:
        told = _told(sources, indicator)
        now, then = own_target(sources, indicator, year), own_target(sources, indicator, year + 1)
        name = Cell(indicator.name) if indicator else Cell()
        if not first:
            return Cell(), Cell(), Cell(), name, *told, now, *(Cell(),) * 6, then, Cell(), Cell()
        serves = (words(item.national_priority), words(item.regional_priority), words(item.target_group))
        return (
            Cell(counted[item.id], "count", align="center"), Cell(item.code, "code"), Cell(_with_result(item)), name,
            *told, now, ceiling(sources, item), Cell(item.location), Cell(item.fund_source), *serves, then,
            foreseen(sources, item), Cell(_owner(sources, item, indicator)),
        )  # fmt: skip

    columns = tuple(
        Column(key, width, "right" if "ceiling" in key else None) for key, width in zip(keys, shares, strict=True)
    )
    return Table(
        columns, (over, under), lines(sources, cells), "Tabel 4.1", total=_closing(sources, 17, 3, 8),
        numbers=numbered(17), size=6.5,
        caption=f"Tabel 4.1\nProgram, Kegiatan, dan Sub Kegiatan beserta Pendanaannya Tahun {year}",
    )  # fmt: skip


def _told(sources: Sources, indicator: Indicator | None) -> tuple[Cell, Cell, Cell]:
    """The end of the Renstra, what was reached in year n-2, and what year n-1 is expected to reach (its target)."""
    if indicator is None:
        return Cell(), Cell(), Cell()
    reached = sources.actual(indicator, str(sources.year - 2))
    return (
        end_figure(sources.end_of_strategy(indicator)), figure(reached),
        figure(sources.target(indicator, sources.year - 1, ANNUAL)),
    )  # fmt: skip


def _with_result(item: WorkItem) -> str:
    return f"{item.name}\n{item.result}" if item.result else item.name


def _owner(sources: Sources, item: WorkItem, indicator: Indicator | None) -> str:
    """Who answers: the owner of the indicator, else the organisation of the item."""
    if indicator and indicator.owner:
        return indicator.owner
    owner = sources.own.find(item.organisation)
    return titled(owner.name) if isinstance(owner, Organisation) else ""
