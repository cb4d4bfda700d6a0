"""The table of a Renstra about its work: T-C.27 of Permendagri 86/2017.

It has a pair of target and money for every year. On one sheet that is too small to read, so the years stand in
tables of at most three, each with code and name. Unknown is a dash, never zero.
"""

from collections.abc import Sequence
from typing import Final

from selaras.engine.documents.annual_sources import Sources
from selaras.engine.documents.blocks import Cell, Column, Row, Table, numbered
from selaras.engine.documents.end_of_plan import END_RULE, Ends
from selaras.engine.documents.renja_work import NONE, end_figure, lines, words
from selaras.engine.documents.renstra_aims import measured_figure, year_words, years_of
from selaras.engine.documents.signing import titled
from selaras.engine.formulas.cascade import Cascade
from selaras.engine.tables.rows import Ceiling, Goal, Indicator, Objective, Organisation, WorkItem

YEARS_A_TABLE: Final = 3
PROGRAM_RULE = f"Rp pada akhir periode adalah jumlah pagu seluruh tahun. {END_RULE}"


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
    ends, began = Ends(sources), str(sources.plan.first_year - 1)
    served, has_results = _served(sources), _has_results(sources)

    def cells(item: WorkItem, indicator: Indicator | None, leading: bool) -> tuple[Cell, ...]:
        own = [Cell(item.code, "code"), Cell(item.name)] if leading else [Cell(), Cell()]
        if first:
            own = [*(Cell(text) if leading else Cell() for text in served.get(item.id, ("", ""))), *own]
            own += [Cell(item.result if leading else "")] if has_results else []
        own += [Cell(indicator.name), Cell(indicator.unit, align="center")] if indicator else [Cell(), Cell()]
        if first:
            own.append(measured_figure(sources.actual(indicator, began)) if indicator else Cell())
        for year in years:
            own.append(measured_figure(ends.target(indicator, year)) if indicator else Cell())
            own.append(Cell(_amount(sources, item, year), "money", unknown=NONE, align="right") if leading else Cell())
        if last:
            own.append(end_figure(ends.state(indicator), measured_figure) if indicator else Cell())
            own.append(_whole(sources, item) if leading else Cell())
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


def _amount(sources: Sources, item: WorkItem, year: int) -> int | None:
    rows: Sequence[Ceiling] = sources.work.ceilings.get(item.id, ())
    found = [row.amount for row in rows if row.period == str(year)]
    return found[-1] if found else None


def _whole(sources: Sources, item: WorkItem) -> Cell:
    """What all years cost together; unknown as soon as one of them is."""
    amounts = [_amount(sources, item, year) for year in years_of(sources)]
    known = [amount for amount in amounts if amount is not None]
    return Cell(sum(known) if len(known) == len(amounts) else None, "money", unknown=NONE, align="right")


def _unit(sources: Sources, item: WorkItem) -> Cell:
    owner = sources.own.find(item.organisation)
    return words(titled(owner.name) if isinstance(owner, Organisation) else "")
