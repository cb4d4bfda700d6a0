"""The tables of a Renstra about the years before it: T-C.23 and T-C.24 of Permendagri 86/2017.

They are filled from the Renstra of the period before, and what that does not tell from the annual plans of its years.
Where no earlier Renstra is stored, the annual plans alone fill them. Unknown is a dash, never zero.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, TypeAlias

from selaras.engine.documents.annual_sources import ANNUAL, Sources, share
from selaras.engine.documents.blocks import Cell, Column, Row, Table, numbered
from selaras.engine.documents.renja_work import NONE, figure, number, percent, words
from selaras.engine.documents.renstra_aims import measured_figure
from selaras.engine.documents.renstra_work import YEARS_A_TABLE
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import SEN
from selaras.engine.tables.rows import (
    Ceiling,
    Goal,
    Indicator,
    Objective,
    Organisation,
    PlanDocument,
    Target,
    WorkItem,
)
from selaras.engine.tables.wording import fold

BESIDE: Final = (*ANNUAL, "renja_evaluation", "realisation")
"""The kinds of annual plan that tell what was aimed at, reached, planned and spent in a year."""
HISTORY_REMEDY = (
    "Simpan Renstra periode sebelumnya, atau RKT atau Renja tahun-tahun sebelum Renstra ini, beserta indikator tujuan "
    "dan sasaran, target, dan capaiannya agar tabel ini tercetak."
)
FUNDING_REMEDY = (
    "Simpan Renstra periode sebelumnya, atau RKT atau Renja tahun-tahun sebelum Renstra ini, beserta pagu program dan "
    "realisasi anggarannya agar tabel ini tercetak."
)
_FROM_ANNUAL = "Renstra periode sebelumnya tidak tersimpan; isi tabel diambil dari rencana tahunan. "
_HISTORY_RULE = (
    "Rasio = realisasi : target × 100, hanya untuk indikator yang makin tinggi makin baik. Tanda – berarti angkanya "
    "tidak diketahui atau tidak dihitung."
)
_FUNDING_RULE = (
    "Rata-rata pertumbuhan = rata-rata kenaikan terhadap tahun sebelumnya, dari tahun-tahun yang "
    "diketahui. Tanda – berarti angkanya tidak diketahui."
)
_THOUSAND = 1000
Line: TypeAlias = tuple[str, str]
"""A program in every plan: its code and whose it is, by name, because the ids of an organisation differ."""


class Past(Frozen, eq=False):
    """What the plans of the Book tell of the years before a Renstra."""

    sources: Sources

    @cached_property
    def renstra(self) -> PlanDocument | None:
        """The Renstra of the period before, as it is stored or else as an annual plan quotes it; None where none is."""
        plan, measured = self.sources.plan, self.sources.whole.under(Indicator, "document")
        earlier = [
            row
            for row in self.sources.kinds.values()
            if row.kind == "renstra" and row.id != plan.id and row.last_year < plan.last_year
        ]
        return max(earlier, key=lambda row: (row.last_year, len(measured.get(row.id, ()))), default=None)

    @cached_property
    def annual(self) -> Sequence[PlanDocument]:
        """The annual plans of the years before, the newest first."""
        found = [
            row
            for row in self.sources.kinds.values()
            if row.kind in BESIDE and row.last_year < self.sources.plan.first_year
        ]
        return sorted(found, key=lambda row: -row.last_year)

    @cached_property
    def years(self) -> range:
        """The years of the Renstra before; else from the first annual plan until this Renstra begins."""
        if self.renstra:
            return range(self.renstra.first_year, self.renstra.last_year + 1)
        last = self.sources.plan.first_year
        return range(min((row.first_year for row in self.annual), default=last), last)

    @cached_property
    def indicators(self) -> Sequence[Indicator]:
        """The indicators of goals and objectives of the Renstra before, else of the annual plans; each name once."""
        measured = self.sources.whole.under(Indicator, "document")
        found: dict[str, Indicator] = {}
        for document in self._documents:
            for row in measured.get(document.id, ()):
                if isinstance(self.sources.whole.find(row.subject), Goal | Objective):
                    found.setdefault(fold(row.name), row)
            if found and document is self.renstra:
                break
        return list(found.values())

    @cached_property
    def programs(self) -> dict[Line, WorkItem]:
        """The programs of the Renstra before, else of the annual plans; each line once."""
        items = self.sources.whole.under(WorkItem, "document")
        found: dict[Line, WorkItem] = {}
        for document in self._documents:
            for row in items.get(document.id, ()):
                if row.level == "program":
                    found.setdefault(self.line(row), row)
            if found and document is self.renstra:
                return found
        return dict(sorted(found.items()))

    @property
    def _documents(self) -> Iterator[PlanDocument]:
        yield from (self.renstra,) if self.renstra else ()
        yield from self.annual

    def line(self, item: WorkItem) -> Line:
        """What makes a program the same one in another plan."""
        owner = self.sources.whole.find(item.organisation)
        return item.code, fold(owner.name) if isinstance(owner, Organisation) else ""

    def planned(self, line: Line, year: int) -> int | None:
        """The budget of a program in a year: of the Renstra before, else of an annual plan."""
        return self._money[Ceiling].get((line, str(year)))

    def spent(self, line: Line, year: int) -> int | None:
        """What was spent on a program in a year, whichever plan tells it."""
        return self._money[Spending].get((line, str(year)))

    @cached_property
    def _money(self) -> dict[type[Ceiling | Spending], dict[tuple[Line, str], int | None]]:
        lines = {row.id: self.line(row) for row in self.sources.whole.all(WorkItem) if row.level == "program"}
        ceilings = self.sources.whole.under(Ceiling, "document")
        found: dict[type[Ceiling | Spending], dict[tuple[Line, str], int | None]] = defaultdict(dict)
        for document in self._documents:
            for row in ceilings.get(document.id, ()) if document.kind in ("renstra", *ANNUAL) else ():
                if row.item in lines and row.amount is not None:
                    found[Ceiling].setdefault((lines[row.item], row.period), row.amount)
        for spending in self.sources.whole.all(Spending):
            if spending.item in lines and spending.amount is not None:
                found[Spending][lines[spending.item], spending.period] = spending.amount
        return found


def history_rule(past: Past) -> str:
    """What stands below T-C.23: how its ratio is worked out, and where its figures come from."""
    return _HISTORY_RULE if past.renstra else _FROM_ANNUAL + _HISTORY_RULE


def funding_rule(past: Past) -> str:
    """What stands below T-C.24."""
    return _FUNDING_RULE if past.renstra else _FROM_ANNUAL + _FUNDING_RULE


def history_table(past: Past) -> Table | None:
    """T-C.23: targets and what was reached in the years before; None where no stored plan tells of them."""
    if not past.indicators:
        return None
    groups = (
        "Target Renstra Perangkat Daerah Tahun ke-",
        "Realisasi Capaian Tahun ke-",
        "Rasio Capaian pada Tahun ke-",
    )
    tall = ("No", "Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah", "Target NSPK", "Target IKK",
            "Target Indikator Lainnya")  # fmt: skip
    years = past.years
    over = Row((*(Cell(head, rowspan=2) for head in tall), *(Cell(head, colspan=len(years)) for head in groups)))
    under = Row(tuple(Cell(f"{at} ({year})") for _ in groups for at, year in enumerate(years, start=1)))
    body = [Row((Cell(at, "count", align="center"), *_reached(past, indicator)))
            for at, indicator in enumerate(past.indicators, start=1)]  # fmt: skip
    columns = (Column("number", 0.4), Column("indicator", 2.6), *(Column(f"t{at}", 0.8) for at in range(3)),
               *(Column(f"y{at}", 0.85) for at in range(3 * len(years))))  # fmt: skip
    return Table(
        columns, (over, under), tuple(body), "Tabel T-C.23", numbers=numbered(len(columns)), size=7.0,
        caption="Tabel T-C.23\nPencapaian Kinerja Pelayanan Perangkat Daerah",
    )  # fmt: skip


def _reached(past: Past, indicator: Indicator) -> Iterator[Cell]:
    """Columns 2 and following of one indicator."""
    sources = past.sources
    aims = [sources.target(indicator, year, ("renstra",)) or sources.target(indicator, year, ANNUAL)
            for year in past.years]  # fmt: skip
    reached = [sources.actual(indicator, str(year)) for year in past.years]
    yield from (Cell(indicator.name), words(indicator.standard), words(indicator.ikk), words(""))
    yield from map(_with_unit, (*aims, *reached))
    for aim, got in zip(aims, reached, strict=True):
        rising = indicator.direction in ("", "up")
        yield percent(got.value if got else None, aim.value if aim else None) if rising else number(None)


def _with_unit(row: Target | Actual | None) -> Cell:
    """A figure in a table without a column of units: with its own where it was typed as number and unit."""
    return measured_figure(row) if row and row.text else figure(row)


def funding_tables(past: Past, fits: Callable[[Table], bool]) -> Sequence[Table]:
    """T-C.24: budget and spending of the programs in the years before; empty where no stored plan tells of them.

    In one table where ``fits`` says that it stays readable on the sheet, else in parts of three years or fewer, like
    T-C.27: two columns of money for each of six years leave no room for the names of the programs."""
    if not past.programs:
        return ()
    years = list(past.years)
    tables: Sequence[Table] = ()
    for at_once in (len(years), *range(YEARS_A_TABLE, 0, -1)):
        groups = [years[at : at + at_once] for at in range(0, len(years), at_once)]
        tables = tuple(_funding_part(past, group, at, len(groups)) for at, group in enumerate(groups))
        if all(map(fits, tables)):
            break
    return tables


def _funding_part(past: Past, years: Sequence[int], at: int, parts: int) -> Table:
    """One part; the growth over all years stands in the last."""
    last, first_year = at == parts - 1, past.years[0]
    groups = ("Anggaran pada Tahun ke-", "Realisasi Anggaran pada Tahun ke-", "Rasio antara Realisasi dan Anggaran (%)")
    over = (Cell("Uraian", rowspan=2), *(Cell(head, colspan=len(years)) for head in groups))
    over += (Cell("Rata-rata Pertumbuhan (%)", colspan=2),) if last else ()
    under = tuple(Cell(f"{year - first_year + 1} ({year})") for _ in groups for year in years)
    under += (Cell("Anggaran"), Cell("Realisasi")) if last else ()
    body = tuple(Row(tuple(_funded(past, line, item, years, last=last))) for line, item in past.programs.items())
    columns = (Column("name", 2.4), *(Column(f"m{at}", 1.1) for at in range(2 * len(years))),
               *(Column(f"r{at}", 0.8) for at in range(len(years) + 2 * last)))  # fmt: skip
    unit = f"(dalam ribuan rupiah; bagian {at + 1} dari {parts})" if parts > 1 else "(dalam ribuan rupiah)"
    return Table(
        columns, (Row(over), Row(under)), body, f"Tabel T-C.24 {at + 1}" if parts > 1 else "Tabel T-C.24",
        numbers=numbered(len(columns)), size=7.0,
        caption=f"Tabel T-C.24\nAnggaran dan Realisasi Pendanaan Pelayanan Perangkat Daerah\n{unit}",
    )  # fmt: skip


def _funded(past: Past, line: Line, item: WorkItem, years: Sequence[int], *, last: bool) -> Iterator[Cell]:
    """The cells of one program in a part."""
    planned, used = [past.planned(line, year) for year in years], [past.spent(line, year) for year in years]
    yield Cell(f"{item.code} {item.name}".strip())
    yield from map(_thousands, (*planned, *used))
    yield from (percent(part, whole) for part, whole in zip(used, planned, strict=True))
    for money in (past.planned, past.spent) if last else ():
        yield Cell(_growth([money(line, year) for year in past.years]), "percent", unknown=NONE, align="right")


def _thousands(amount: int | None) -> Cell:
    """Whole thousands, rounded; a part of one would take the room of the figure."""
    whole = None if amount is None else (amount + _THOUSAND * SEN // 2) // (_THOUSAND * SEN) * SEN
    return Cell(whole, "money", unknown=NONE, align="right")


def _growth(amounts: Sequence[int | None]) -> int | None:
    """The mean growth from year to year in ten-thousandths of a percent; None where no two years are known."""
    steps = [
        share(after - earlier, earlier)
        for earlier, after in pairwise(amounts)
        if earlier is not None and after is not None
    ]
    known = [step for step in steps if step is not None]
    return round(sum(known) / len(known)) if known else None
