"""The state at the end of a plan of several years: one answer for an indicator wherever the document prints it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from selaras.engine.documents.annual_sources import Sources, accumulated
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Goal, Indicator, Objective, Target
from selaras.engine.tables.wording import fold

State: TypeAlias = Target | int | None
_Sameness: TypeAlias = tuple[str, str, tuple[int | None, ...]]

END_RULE = (
    "Kondisi akhir adalah angka akhir periode yang tersimpan dalam rencana; bila tidak ada, jumlah semua tahun untuk "
    "indikator yang capaiannya dijumlahkan, dan target tahun terakhir untuk indikator lain. Tanda – berarti rencana "
    "tidak menyebut angkanya."
)


class Ends(Frozen, eq=False):
    """The end states of the indicators of one plan."""

    sources: Sources

    @cached_property
    def _years(self) -> range:
        return range(self.sources.plan.first_year, self.sources.plan.last_year + 1)

    @cached_property
    def _targets(self) -> dict[str, tuple[Target, ...]]:
        return dict(self.sources.own.under(Target, "indicator"))

    @cached_property
    def _same(self) -> dict[_Sameness, list[Indicator]]:
        found: dict[_Sameness, list[Indicator]] = defaultdict(list)
        for row in self.sources.own.all(Indicator):
            found[self._sameness(row)].append(row)
        return found

    def state(self, indicator: Indicator) -> State:
        """What an indicator is to reach at the end: the stored target of the whole period as its row; else all years
        together in ten-thousandths where they are added up, None as soon as one is unknown; else the row of the last
        year. The mean of an index is taken within a year; at the end of the plan it stands where its last year does."""
        known = list(self._known(indicator))
        for row in known:
            if (stored := self._stored(row)) is not None:
                return stored
        how = next(filter(None, (self.sources.accumulation(row) for row in known)), "")
        if how == "sum":
            return accumulated(self._by_year(indicator), "sum")
        return self.target(indicator, self.sources.plan.last_year)

    def target(self, indicator: Indicator | None, year: int) -> Target | None:
        """The plan's own target of a year."""
        rows = [row for row in self._targets.get(indicator.id if indicator else "", ()) if row.period == str(year)]
        return rows[-1] if rows else None

    def _known(self, indicator: Indicator) -> Iterator[Indicator]:
        """The indicator, then the one at the other side of the plan, of its aims or of its work, that has the same
        name, unit and targets: it is the same one, whichever of the two says how its years add up."""
        yield indicator
        mine = self._is_aim(indicator)
        yield from (row for row in self._same[self._sameness(indicator)] if self._is_aim(row) is not mine)

    def _is_aim(self, indicator: Indicator) -> bool:
        return isinstance(self.sources.own.find(indicator.subject), Goal | Objective)

    def _sameness(self, indicator: Indicator) -> _Sameness:
        return fold(indicator.name), fold(indicator.unit), tuple(self._by_year(indicator))

    def _by_year(self, indicator: Indicator) -> list[int | None]:
        return [row.value if (row := self.target(indicator, year)) else None for year in self._years]

    def _stored(self, indicator: Indicator) -> Target | None:
        """The target of the whole period, as the last column of the forms gives it."""
        plan = self.sources.plan
        whole = (f"{plan.first_year}-{plan.last_year}", f"..{plan.last_year}")
        rows = [row for row in self._targets.get(indicator.id, ()) if row.period in whole]
        return next((row for row in reversed(rows) if row.text or row.value is not None), None)
