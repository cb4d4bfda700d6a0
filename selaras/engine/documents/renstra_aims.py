"""The tables of a Renstra about what it wants to reach: T-C.25, T-C.26 and T-C.28 of Permendagri 86/2017.

The years are those of the plan, however many they are. Unknown is a dash, never zero.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from selaras.engine.documents.annual_sources import Sources
from selaras.engine.documents.blocks import Cell, Column, Row, Table, head_row, numbered
from selaras.engine.documents.end_of_plan import Ends
from selaras.engine.documents.renja_work import end_figure, figure, words
from selaras.engine.formulas.cascade import Cascade
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Indicator, Mission, Objective, PolicyDirection, Strategy, Target, Vision

Aim = Goal | Objective


def years_of(sources: Sources) -> list[int]:
    """The years of the plan."""
    return list(range(sources.plan.first_year, sources.plan.last_year + 1))


def year_words(sources: Sources, year: int) -> str:
    """``Tahun ke-2 (2027)``."""
    return f"Tahun ke-{year - sources.plan.first_year + 1} ({year})"


def aims_of(sources: Sources) -> Iterator[Aim]:
    """Each goal with its objectives behind it, then the objectives that name none."""
    cascade, told = Cascade(sources.own), set[str]()
    for goal, objective in cascade.aims():
        for row in (goal, objective):
            if row is not None and row.id not in told:
                told.add(row.id)
                yield row


def measured(sources: Sources) -> Iterator[tuple[Aim, Indicator | None, bool]]:
    """Each goal and objective with each of its indicators, and whether it is the first."""
    by_subject = sources.own.under(Indicator, "subject")
    for row in aims_of(sources):
        for index, indicator in enumerate(by_subject.get(row.id) or (None,)):
            yield row, indicator, index == 0


def measured_figure(row: Target | Actual | None) -> Cell:
    """A target or an actual beside a column of units; a bare number of another notation (95.5) is printed as ours."""
    if row is None or row.value is None or row.grade or re.search(r"[^\d.,\s]", row.text):
        return figure(row)
    return Cell(row.value, "target", align="center")


def aims_table(sources: Sources) -> Table | None:
    """T-C.25: goals and objectives with indicator and target of each year; None where the plan has none."""
    years, ends = years_of(sources), Ends(sources)
    body = []
    for row, indicator, first in measured(sources):
        goal = row.text if isinstance(row, Goal) and first else ""
        objective = row.text if isinstance(row, Objective) and first else ""
        named = (Cell(indicator.name), Cell(indicator.unit, align="center")) if indicator else (words(""), Cell())
        cells = [measured_figure(ends.target(indicator, year)) for year in years]
        body.append(
            Row((Cell(row.number if first else "", align="center"), Cell(goal), Cell(objective), *named, *cells))
        )
    if not body:
        return None
    heads = ("No", "Tujuan", "Sasaran", "Indikator Tujuan/Sasaran", "Satuan")
    over = Row((*(Cell(head, rowspan=2) for head in heads),
                Cell("Target Kinerja Tujuan/Sasaran pada Tahun ke-", colspan=len(years))))  # fmt: skip
    under = Row(tuple(Cell(f"{at} ({year})") for at, year in enumerate(years, start=1)))
    columns = (Column("number", 0.5), Column("goal", 2.4), Column("objective", 2.4), Column("indicator", 2.6),
               Column("unit", 0.9), *(Column(f"y{year}", 0.9) for year in years))  # fmt: skip
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.25", numbers=numbered(len(columns)), size=8.5,
        caption="Tabel T-C.25\nTujuan dan Sasaran Jangka Menengah Pelayanan Perangkat Daerah",
    )  # fmt: skip


def _opening(book: Book) -> list[tuple[str, str]]:
    """Vision and missions with their words, those of the region first; whose they are is said where both have some."""
    rows: list[Vision | Mission] = [*book.all(Vision), *book.all(Mission)]
    several = len({row.owner for row in rows}) > 1
    whose = {"region": " daerah", "agency": " perangkat daerah"} if several else {"region": "", "agency": ""}
    found = []
    for row in sorted(rows, key=lambda each: each.owner == "agency"):
        word = f"Visi{whose[row.owner]}" if isinstance(row, Vision) else f"Misi{whose[row.owner]} {row.number}"
        found.append((word.strip(), row.text))
    return found


def strategy_table(sources: Sources) -> Table | None:
    """T-C.26: vision and missions above, then goal, objective, strategy and policy directions; None where the plan has
    neither strategies nor directions."""
    cascade = Cascade(sources.own)
    if not sources.own.all(Strategy):
        return None
    directions = sources.own.under(PolicyDirection, "strategy")
    opening = _opening(sources.own)
    # The word stands in a cell of its own: typst fails on a row of a single cell over all columns below a head.
    body = [Row((Cell(word), Cell(text, colspan=3)), shade=True) for word, text in opening]
    aims = [*cascade.aims(), (None, None)]
    goals: set[str] = set()
    for goal, objective in aims:
        strategies = cascade.strategies.get(objective.id if objective else "", ())
        if objective is None and goal is None and not strategies:
            continue
        told = goal.text if goal and goal.id not in goals else ""
        goals |= {goal.id} if goal else set()
        lines = list(_strategies(strategies, directions)) or [("", "")]
        for index, (strategy, direction) in enumerate(lines):
            named = (told, objective.text if objective else "") if index == 0 else ("", "")
            body.append(Row(tuple(Cell(text) for text in (*named, strategy, direction))))
    columns = tuple(Column(key, width) for key, width in zip("abcd", (2.4, 2.4, 2.8, 3.2), strict=True))
    heads = head_row("Tujuan", "Sasaran", "Strategi", "Arah Kebijakan")
    return Table(
        columns, (heads,), tuple(body), "Tabel T-C.26", numbers=numbered(4), size=8.5,
        caption="Tabel T-C.26\nTujuan, Sasaran, Strategi, dan Kebijakan",
    )  # fmt: skip


def _strategies(
    strategies: Sequence[Strategy], directions: Mapping[str, Sequence[PolicyDirection]]
) -> Iterator[tuple[str, str]]:
    for strategy in strategies:
        under = [row.text for row in directions.get(strategy.id, ())] or [""]
        yield from ((strategy.text if index == 0 else "", text) for index, text in enumerate(under))


def indicator_table(sources: Sources) -> Table | None:
    """T-C.28: the indicators of goals and objectives with baseline, the target of each year and the end of the period;
    None where the plan measures none."""
    years, ends = years_of(sources), Ends(sources)
    shown = [indicator for _, indicator, _ in measured(sources) if indicator is not None]
    if not shown:
        return None
    began = sources.plan.first_year - 1
    heads = ("No", "Indikator", "Satuan", f"Kondisi Kinerja pada Awal Periode RPJMD ({began})")
    over = Row((
        *(Cell(head, rowspan=2) for head in heads),
        Cell("Target Capaian Setiap Tahun", colspan=len(years)),
        Cell("Kondisi Kinerja pada Akhir Periode RPJMD", rowspan=2),
    ))  # fmt: skip
    under = Row(tuple(Cell(year_words(sources, year)) for year in years))
    body = []
    for at, indicator in enumerate(shown, start=1):
        before = measured_figure(sources.actual(indicator, str(began)))
        aims = [measured_figure(ends.target(indicator, year)) for year in years]
        named = (Cell(at, "count", align="center"), Cell(indicator.name), Cell(indicator.unit, align="center"))
        body.append(Row((*named, before, *aims, end_figure(ends.state(indicator), measured_figure))))
    columns = (Column("number", 0.5), Column("indicator", 3.2), Column("unit", 1), Column("before", 1.2),
               *(Column(f"y{year}", 1) for year in years), Column("after", 1.2))  # fmt: skip
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.28", numbers=numbered(len(columns)), size=8.5,
        caption="Tabel T-C.28\nIndikator Kinerja Perangkat Daerah yang Mengacu pada Tujuan dan Sasaran RPJMD",
    )  # fmt: skip
