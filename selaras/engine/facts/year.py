"""What stands together in a Book of all documents of a year: which version speaks for each, and the same in another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.tables.rows import (
    Agreement,
    Ceiling,
    Indicator,
    Organisation,
    PlanDocument,
    Row,
    Target,
    WorkItem,
)
from selaras.engine.tables.wording import fold, fold_letters

ANNUAL: Final = ("rkt", "renja")
"""The plans of the year's work; the budget document (dpa) follows them."""


class Year:
    """The documents of a Book by kind and unit. Of several versions of one document the first that the Book has speaks
    for it; the others are there to be compared with (``former``). A document that another plan quotes speaks only where
    the plan itself is not in the Book."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.current: dict[str, PlanDocument] = {}
        self.former: dict[str, PlanDocument] = {}
        seen: dict[tuple[str, str], str] = {}
        for row in sorted(facts.book.all(PlanDocument), key=lambda row: row.id in facts.book.quoted):
            key = (row.kind, self.unit(row.organisation))
            if key in seen:
                self.former.setdefault(seen[key], row)
            else:
                seen[key] = row.id
                self.current[row.id] = row

    def unit(self, organisation: str) -> str:
        """The name of an organisation as two documents may print it; each document has a row of its own for it."""
        return self._facts.unit_key(organisation) or organisation

    def kind(self, row: Row) -> str:
        """The kind of the document a row stands in; empty where that is no document that speaks for the year. What an
        annual plan quotes of an agreement is judged with that plan (AGR-001 to AGR-003)."""
        found = self.current.get(row.document)
        return found.kind if found is not None else ""

    def of(self, kinds: Iterable[str]) -> tuple[PlanDocument, ...]:
        """The documents of these kinds that speak for the year, in the order of the kinds."""
        return tuple(row for kind in kinds for row in self.current.values() if row.kind == kind)

    def organisation(self, id: str) -> Organisation | None:
        """The row of an organisation."""
        return self._facts.organisation_by_id.get(id)

    @cached_property
    def annual(self) -> PlanDocument | None:
        """The plan that speaks for the year's work: RKT before Renja."""
        return next(iter(self.of(ANNUAL)), None)

    @cached_property
    def indicator_by_id(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {row.id: row for row in self._facts.book.all(Indicator)}

    @cached_property
    def targets(self) -> Mapping[str, Sequence[Target]]:
        """The targets of each indicator."""
        return self._facts.book.under(Target, "indicator")

    def target(self, indicator: str, period: str) -> Target | None:
        """The target of an indicator for one period."""
        return next((row for row in self.targets.get(indicator, ()) if row.period == period), None)

    @cached_property
    def ceilings(self) -> Mapping[tuple[str, str], Ceiling]:
        """The pagu of a work item in a period."""
        return {(row.item, row.period): row for row in self._facts.book.all(Ceiling)}

    def ceiling(self, item: WorkItem) -> Ceiling | None:
        """The pagu of a work item in the year of its own document."""
        return self.ceilings.get((item.id, item.period))

    @cached_property
    def budget(self) -> Mapping[tuple[str, str], Ceiling]:
        """The pagu of the DPA by unit and code, where exactly one line has both; under an empty unit the sum over all
        units is not made here, because it is no line of the document."""
        return self._money_of("dpa")

    def _money_of(self, kind: str) -> Mapping[tuple[str, str], Ceiling]:
        found: dict[tuple[str, str], list[Ceiling]] = defaultdict(list)
        for item in self._facts.book.all(WorkItem):
            money = self.ceiling(item)
            if money is not None and item.code and item.level != "organisation" and self.kind(item) == kind:
                found[self.unit(item.organisation), item.code].append(money)
        return {key: rows[0] for key, rows in found.items() if len(rows) == 1}

    @cached_property
    def budget_of_all(self) -> Mapping[str, int]:
        """The sum of the DPA over all units by code; a code of which one amount is unknown is left out."""
        amounts: dict[str, list[int | None]] = defaultdict(list)
        for item in self._facts.book.all(WorkItem):
            money = self.ceiling(item)
            if item.code and item.level != "organisation" and self.kind(item) == "dpa":
                amounts[item.code].append(money.amount if money else None)
        return {code: sum(n for n in each if n is not None) for code, each in amounts.items() if None not in each}

    @cached_property
    def planned(self) -> Mapping[tuple[str, str], tuple[Indicator, Target]]:
        """By unit and folded name the indicator of a plan with its target of the year: of the annual plan first, else
        of the Renstra. A name that one plan has twice in a unit tells nothing."""
        found: dict[tuple[str, str], tuple[Indicator, Target]] = {}
        for document in self.of((*ANNUAL, "iku", "renstra")):
            own: dict[tuple[str, str], list[tuple[Indicator, Target]]] = defaultdict(list)
            for row in self._facts.book.all(Indicator):
                if row.document != document.id or row.subject not in self._facts.strategic:
                    continue
                target = self.target(row.id, self.year_text)
                if target is not None:
                    own[self.unit(row.organisation), fold_letters(row.name)].append((row, target))
            for key, pairs in own.items():
                if len({(target.value, fold(target.text)) for _, target in pairs}) == 1:
                    found.setdefault(key, pairs[0])
        return found

    @property
    def year_text(self) -> str:
        """The year as rows name it, empty where the Book is not about one year."""
        first = self.annual or next(iter(self.current.values()), None)
        agreements = self._facts.book.all(Agreement)
        if first is not None and first.first_year == first.last_year:
            return str(first.first_year)
        return str(agreements[0].year) if agreements else ""


@lru_cache(maxsize=2)
def year_of(facts: Facts) -> Year:
    """The year of a Book, worked out once while its views are filled."""
    return Year(facts)
