"""A plan of action as its page shows it: indicators with their quarters, steps, and what does not add up."""

from collections.abc import Mapping, Sequence
from typing import Final

from selaras.engine.documents.amendment import target_words
from selaras.engine.documents.types.rencana_aksi import HOW
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.rows import Agreement, AgreementLine, Goal, Indicator, Objective, Target
from selaras.registers.agreements.action_plans import QUARTERS, Steering, doubtful, steering
from selaras.registers.agreements.differences import Difference, line_differences
from selaras.registers.agreements.sources import Source
from selaras.registers.plans.editing import Change
from selaras.registers.plans.values import How
from selaras.site.agreements.fields import Field

READINGS: Final = {
    "": "belum dipilih",
    "single": "per triwulan (tidak kumulatif)",
    "cumulative": "kumulatif sejak awal tahun",
}
_HOW: Final = {"": "belum dipilih", **{key: words for key, words in HOW.items() if key}}
_BETWEEN: Final = "~"


class Measure(Frozen):
    """One indicator: its year, its four quarters, how they are counted, its steps, and what is wrong with them."""

    id: str
    line: str
    position: int
    objective: str
    name: str
    unit: str
    year: str
    quarters: Sequence[Field]
    how: Field
    steps: Sequence[ActionPlan]
    doubt: str
    differences: Sequence[Difference]


class Actions(Frozen):
    """The whole plan of action, and how far it is behind its agreement."""

    agreement: Agreement
    reading: Field
    measures: Sequence[Measure]
    apart: Steering

    @property
    def fields(self) -> list[Field]:
        """All that can be written on the page."""
        return [self.reading, *(field for one in self.measures for field in (one.how, *one.quarters))]

    @property
    def doubts(self) -> int:
        """How many indicators do not add up."""
        return sum(bool(one.doubt) for one in self.measures)

    def again(self, given: Mapping[str, Field]) -> "Actions":
        """The same with what was typed."""
        measures = [
            replace(
                one,
                how=given.get(one.how.name, one.how),
                quarters=[given.get(field.name, field) for field in one.quarters],
            )
            for one in self.measures
        ]
        return replace(self, reading=given.get(self.reading.name, self.reading), measures=measures)


def actions_of(book: Book, agreed: Sequence[Source], year: int) -> Actions | None:
    """The plan of action of a Book beside the agreement as it is now; None where it holds none."""
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        return None
    reading = Field("Agreement", agreement.id, "quarters", "Cara membaca target triwulan", agreement.quarters,
                    choices=READINGS)  # fmt: skip
    doubts = {one.indicator: one.message for one in doubtful(book)}
    apart = line_differences(book, {source.id: source for source in agreed}, year)
    targets, steps = book.under(Target, "indicator"), book.under(ActionPlan, "indicator")
    measures = []
    for position, line in enumerate(sorted(book.all(AgreementLine), key=lambda row: row.order), start=1):
        indicator, subject = book.find(line.indicator), book.find(line.objective)
        if isinstance(indicator, Indicator):
            own = {target.period: target for target in targets.get(indicator.id, ())}
            of_year = own.get(str(year))
            measures.append(
                Measure(
                    id=indicator.id, line=line.id, position=position,
                    objective=subject.text if isinstance(subject, Goal | Objective) else "",
                    name=indicator.name, unit=indicator.unit, year=target_words(of_year) if of_year else "",
                    quarters=[_quarter(indicator, own.get(f"{year}-Q{n}"), n, position) for n in QUARTERS],
                    how=Field("Indicator", indicator.id, "accumulation", f"Cara hitung baris {position}",
                              indicator.accumulation, choices=_HOW),
                    steps=sorted(steps.get(indicator.id, ()), key=lambda row: row.order),
                    doubt=doubts.get(indicator.id, ""), differences=apart.get(line.id, ()),
                )
            )  # fmt: skip
    return Actions(agreement, reading, measures, steering(book, agreed))


def _quarter(indicator: Indicator, target: Target | None, number: int, position: int) -> Field:
    """A quarter is named by its indicator and number: its row is made when something is first written."""
    label = f"Target TW {('I', 'II', 'III', 'IV')[number - 1]} baris {position}"
    return Field("Target", "", "text", label, target.text if target else "", How.TARGET,
                 of=f"{indicator.id}{_BETWEEN}{number}", indicator=indicator)  # fmt: skip


def quarter_changes(changes: Sequence[Change]) -> tuple[dict[tuple[str, int], tuple[str, str]], list[Change]]:
    """What was written into quarters, by indicator and quarter, and the other changes."""
    quarters = {}
    others = []
    for change in changes:
        indicator, between, number = change.of.partition(_BETWEEN)
        if between:
            quarters[indicator, int(number)] = (str(change.before), str(change.after))
        else:
            others.append(change)
    return quarters, others
