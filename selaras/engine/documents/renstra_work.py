"""The tables of a Renstra about its work: T-C.27, and T-C.23 and T-C.24 about the period before.

T-C.27 has a pair of target and money for every year. On one sheet that is too small to read, so the years stand in
tables of at most three, each with code and name. Unknown is a dash, never zero.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from selaras.engine.documents.annual_sources import Sources, accumulated, share
from selaras.engine.documents.blocks import Cell, Column, Row, Table, numbered
from selaras.engine.documents.renja_work import NONE, figure, lines, number, percent, words
from selaras.engine.documents.renstra_aims import target_in, year_words, years_of
from selaras.engine.documents.signing import titled
from selaras.engine.formulas.cascade import Cascade
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, Organisation, PlanDocument, Target, WorkItem
from selaras.engine.tables.wording import fold

YEARS_A_TABLE: Final = 3
PROGRAM_RULE = (
    "Kondisi akhir: Rp adalah jumlah pagu seluruh tahun; target adalah target tahun terakhir, atau jumlah semua tahun "
    "bila capaian indikator itu dijumlahkan. Tanda – berarti angkanya tidak diketahui."
)
HISTORY_RULE = (
    "Rasio = realisasi : target × 100, hanya untuk indikator yang makin tinggi makin baik. Tanda – berarti angkanya "
    "tidak diketahui atau tidak dihitung."
)
FUNDING_RULE = (
    "Dalam ribuan rupiah. Rata-rata pertumbuhan = rata-rata kenaikan terhadap tahun sebelumnya, dari tahun-tahun yang "
    "diketahui. Tanda – berarti angkanya tidak diketahui."
)
_THOUSAND = 1000


def program_tables(sources: Sources) -> Sequence[Table]:
    """T-C.27, in parts of at most three years; empty where the plan has no work."""
    if not sources.work.items:
        return ()
    years = years_of(sources)
    groups = [years[at : at + YEARS_A_TABLE] for at in range(0, len(years), YEARS_A_TABLE)]
    return tuple(_part(sources, group, at, len(groups)) for at, group in enumerate(groups))


def _part(sources: Sources, years: Sequence[int], at: int, parts: int) -> Table:
    """One part: what a program serves, its outcome and its baseline stand in the first, the end and who does it in the
    last. The form has no column of units; ours has one, so that a target is a number."""
    first, last = at == 0, at == parts - 1
    served, has_results = _served(sources), _has_results(sources)

    def cells(item: WorkItem, indicator: Indicator | None, leading: bool) -> tuple[Cell, ...]:
        own = [Cell(item.code, "code"), Cell(item.name)] if leading else [Cell(), Cell()]
        if first:
            own = [*(Cell(text) if leading else Cell() for text in served.get(item.id, ("", ""))), *own]
            own += [Cell(item.result if leading else "")] if has_results else []
        own += [Cell(indicator.name), Cell(indicator.unit, align="center")] if indicator else [Cell(), Cell()]
        if first:
            own.append(figure(sources.actual(indicator, str(sources.plan.first_year - 1))) if indicator else Cell())
        for year in years:
            own.append(_target(target_in(sources, indicator, year)) if indicator else Cell())
            own.append(Cell(_amount(sources, item, year), "money", unknown=NONE) if leading else Cell())
        if last:
            own += [_end(sources, indicator), _whole(sources, item) if leading else Cell()]
            own += [_unit(sources, item), Cell(item.location)] if leading else [Cell(), Cell()]
        return tuple(own)

    heads, under, columns = _heads(sources, years, first=first, last=last)
    more = f" (bagian {at + 1} dari {parts})" if parts > 1 else ""
    name = f"Tabel T-C.27 {at + 1}" if parts > 1 else "Tabel T-C.27"
    return Table(
        columns, (heads, under), lines(sources, cells, sources.work.nested), name,
        numbers=numbered(len(columns)), size=7.0,
        caption=f"Tabel T-C.27\nRencana Program, Kegiatan, dan Pendanaan Perangkat Daerah{more}",
    )  # fmt: skip


def _has_results(sources: Sources) -> bool:
    """Whether the plan words the outcome of any program or kegiatan."""
    return any(item.result for item in sources.work.items)


def _heads(sources: Sources, years: Sequence[int], *, first: bool, last: bool) -> tuple[Row, Row, tuple[Column, ...]]:
    tall = [("Tujuan", 1.4), ("Sasaran", 1.5)] if first else []
    tall += [("Kode", 1.5), ("Program dan Kegiatan", 2.4)]
    tall += [("Outcome", 1.7)] if first and _has_results(sources) else []
    tall += [("Indikator Kinerja", 2.2), ("Satuan", 0.8)]
    before = f"Data Capaian pada Tahun Awal Perencanaan ({sources.plan.first_year - 1})"
    tall += [(before, 1.1)] if first else []
    over = [Cell(head, rowspan=2) for head, _ in tall]
    over += [Cell(year_words(sources, year), colspan=2) for year in years]
    behind = [("Unit Kerja Penanggung Jawab", 1.5), ("Lokasi", 1.1)] if last else []
    over += [Cell("Kondisi Kinerja pada Akhir Periode Renstra", colspan=2)] if last else []
    over += [Cell(head, rowspan=2) for head, _ in behind]
    pairs = len(years) + int(last)
    under = Row((Cell("Target"), Cell("Rp")) * pairs)
    widths = [wide for _, wide in tall] + [0.8, 1.5] * pairs + [wide for _, wide in behind]
    return Row(tuple(over)), under, tuple(Column(f"c{at}", wide) for at, wide in enumerate(widths, start=1))


def _served(sources: Sources) -> dict[str, tuple[str, str]]:
    """Goals and objectives of each program, in words."""
    found = {}
    for item, served in Cascade(sources.own).served.items():
        rows = [row for id_ in served if isinstance(row := sources.own.find(id_), Objective)]
        goals = [row for each in rows if isinstance(row := sources.own.find(each.goal), Goal)]
        if rows:
            found[item] = ("\n".join(dict.fromkeys(goal.text for goal in goals)), "\n".join(row.text for row in rows))
    return found


def _target(row: Target | None) -> Cell:
    """A target; a bare number of another notation (95.5) is printed as ours."""
    if row is None or row.value is None or row.grade or re.search(r"[^\d.,\s]", row.text):
        return figure(row)
    return Cell(row.value, "target", align="center")


def _amount(sources: Sources, item: WorkItem, year: int) -> int | None:
    rows: Sequence[Ceiling] = sources.work.ceilings.get(item.id, ())
    found = [row.amount for row in rows if row.period == str(year)]
    return found[-1] if found else None


def _whole(sources: Sources, item: WorkItem) -> Cell:
    """What all years cost together; unknown as soon as one of them is."""
    amounts = [_amount(sources, item, year) for year in years_of(sources)]
    known = [amount for amount in amounts if amount is not None]
    return Cell(sum(known) if len(known) == len(amounts) else None, "money", unknown=NONE)


def _end(sources: Sources, indicator: Indicator | None) -> Cell:
    """The target at the end: that of the last year, or of all years together where the indicator adds them up."""
    if indicator is None:
        return Cell()
    targets = [target_in(sources, indicator, year) for year in years_of(sources)]
    if indicator.accumulation != "sum":
        return _target(targets[-1])
    total = accumulated([target.value if target else None for target in targets], "sum")
    return number(total)


def _unit(sources: Sources, item: WorkItem) -> Cell:
    owner = sources.own.find(item.organisation)
    return words(titled(owner.name) if isinstance(owner, Organisation) else "")


def before(sources: Sources) -> PlanDocument | None:
    """The Renstra of the period before that stands in the Book; None where none does."""
    earlier = [
        row
        for row in sources.kinds.values()
        if row.kind == "renstra" and row.id != sources.plan.id and row.last_year < sources.plan.last_year
    ]
    return max(earlier, key=lambda row: row.last_year, default=None)


def history_table(sources: Sources) -> Table | None:
    """T-C.23: targets and what was reached in the years of the Renstra before; None where none is stored."""
    plan = before(sources)
    if plan is None:
        return None
    years = range(plan.first_year, plan.last_year + 1)
    shown: dict[str, Indicator] = {}
    for row in sources.whole.all(Indicator):
        if row.document == plan.id and isinstance(sources.whole.find(row.subject), Goal | Objective):
            shown.setdefault(fold(row.name), row)
    if not shown:
        return None
    groups = (
        "Target Renstra Perangkat Daerah Tahun ke-",
        "Realisasi Capaian Tahun ke-",
        "Rasio Capaian pada Tahun ke-",
    )
    tall = ("No", "Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah", "Target NSPK", "Target IKK",
            "Target Indikator Lainnya")  # fmt: skip
    over = Row((*(Cell(head, rowspan=2) for head in tall), *(Cell(head, colspan=len(years)) for head in groups)))
    under = Row(tuple(Cell(f"{at} ({year})") for _ in groups for at, year in enumerate(years, start=1)))
    body = []
    for at, indicator in enumerate(shown.values(), start=1):
        aims = [sources.target(indicator, year, ("renstra",)) for year in years]
        reached = [sources.actual(indicator, str(year)) for year in years]
        rising = indicator.direction in ("", "up")
        ratios = [
            percent(got.value if got else None, aim.value if aim else None) if rising else number(None)
            for aim, got in zip(aims, reached, strict=True)
        ]
        body.append(Row((Cell(at, "count", align="center"), Cell(indicator.name), words(indicator.standard),
                         words(indicator.ikk), words(""), *map(figure, aims), *map(figure, reached),
                         *ratios)))  # fmt: skip
    columns = (Column("number", 0.4), Column("indicator", 2.6), *(Column(f"t{at}", 0.8) for at in range(3)),
               *(Column(f"y{at}", 0.85) for at in range(3 * len(years))))  # fmt: skip
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.23", numbers=numbered(len(columns)), size=7.0,
        caption="Tabel T-C.23\nPencapaian Kinerja Pelayanan Perangkat Daerah",
    )  # fmt: skip


def funding_table(sources: Sources) -> Table | None:
    """T-C.24: budget and spending of the programs of the Renstra before; None where none is stored."""
    plan = before(sources)
    programs = [
        row for row in sources.whole.all(WorkItem) if plan and row.document == plan.id and row.level == "program"
    ]
    if plan is None or not programs:
        return None
    years = range(plan.first_year, plan.last_year + 1)
    budget = {(row.item, row.period): row.amount for row in sources.whole.all(Ceiling)}
    spent = _spent(sources, programs)
    groups = ("Anggaran pada Tahun ke-", "Realisasi Anggaran pada Tahun ke-", "Rasio antara Realisasi dan Anggaran (%)")
    over = Row((Cell("Uraian", rowspan=2), *(Cell(head, colspan=len(years)) for head in groups),
                Cell("Rata-rata Pertumbuhan (%)", colspan=2)))  # fmt: skip
    under = Row((*(Cell(f"{at} ({year})") for _ in groups for at, year in enumerate(years, start=1)),
                 Cell("Anggaran"), Cell("Realisasi")))  # fmt: skip
    body = []
    for item in programs:
        planned = [budget.get((item.id, str(year))) for year in years]
        used = [spent.get((item.code, _owner_name(sources, item), str(year))) for year in years]
        ratios = [percent(part, whole) for part, whole in zip(used, planned, strict=True)]
        growth = (Cell(_growth(planned), "percent", unknown=NONE), Cell(_growth(used), "percent", unknown=NONE))
        body.append(Row((Cell(f"{item.code} {item.name}".strip()), *map(_thousands, planned), *map(_thousands, used),
                         *ratios, *growth)))  # fmt: skip
    columns = (Column("name", 2.4), *(Column(f"m{at}", 1.1) for at in range(2 * len(years))),
               *(Column(f"r{at}", 0.8) for at in range(len(years) + 2)))  # fmt: skip
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.24", numbers=numbered(len(columns)), size=7.0,
        caption="Tabel T-C.24\nAnggaran dan Realisasi Pendanaan Pelayanan Perangkat Daerah",
    )  # fmt: skip


def _spent(sources: Sources, programs: Sequence[WorkItem]) -> dict[tuple[str, str, str], int | None]:
    """What was spent on each program by code, spending organisation and year, as the plans of the Book print it."""
    wanted = {row.code for row in programs}
    items = {row.id: row for row in sources.whole.all(WorkItem) if row.code in wanted}
    return {
        (item.code, _owner_name(sources, item), row.period): row.amount
        for row in sources.whole.all(Spending)
        if (item := items.get(row.item)) is not None
    }


def _owner_name(sources: Sources, item: WorkItem) -> str:
    """Whose line it is, by name, because the ids of an organisation differ from plan to plan."""
    owner = sources.whole.find(item.organisation)
    return fold(owner.name) if isinstance(owner, Organisation) else ""


def _thousands(amount: int | None) -> Cell:
    return Cell(None if amount is None else (amount + _THOUSAND // 2) // _THOUSAND, "money", unknown=NONE)


def _growth(amounts: Sequence[int | None]) -> int | None:
    """The mean growth from year to year in ten-thousandths of a percent; None where no two years are known."""
    steps = [
        share(after - earlier, earlier)
        for earlier, after in pairwise(amounts)
        if earlier is not None and after is not None
    ]
    known = [step for step in steps if step is not None]
    return round(sum(known) / len(known)) if known else None
