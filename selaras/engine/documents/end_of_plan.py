"""The state at the end of a plan of several years: one answer for an indicator wherever the document prints it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from selaras.engine.documents.annual_sources import Sources, State, state_at_end, stored_end
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Goal, Indicator, Objective, Target
from selaras.engine.tables.wording import fold

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
        """What an indicator is to reach at the end (``state_at_end``)."""
        known = list(self._known(indicator))
        stored = (stored_end(self._targets.get(row.id, ()), self.sources.plan) for row in known)
        how = next(filter(None, (self.sources.accumulation(row) for row in known)), "")
        return state_at_end(next(filter(None, stored), None), self._by_year(indicator), how)

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
        by_year = tuple(row.value if row else None for row in self._by_year(indicator))
        return fold(indicator.name), fold(indicator.unit), by_year

    def _by_year(self, indicator: Indicator) -> list[Target | None]:
        return [self.target(indicator, year) for year in self._years]
