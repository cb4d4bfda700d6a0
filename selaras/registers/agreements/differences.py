"""What an agreement says otherwise than the row it was taken from, each with the change that takes its value."""

from collections.abc import Iterable, Mapping
from typing import Any

from selaras.engine.documents.amendment import target_words
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.rows import AgreementLine, Goal, Indicator, Objective, Target
from selaras.engine.tables.wording import fold
from selaras.registers.agreements.following import newest_ids
from selaras.registers.agreements.sources import Money, Source
from selaras.registers.plans.editing import Change


class Difference(Frozen):
    """One value that differs: the line it stands in, what it is called, what stands here and there, and the change."""

    line: str
    label: str
    here: str
    there: str
    change: Change


def followed(book: Book, sources: Mapping[str, Source]) -> dict[str, Source]:
    """The source of each line as it stands now, by the line's id; a line whose source is gone has none."""
    lines = [row for row in book.all(AgreementLine) if row.source]
    strange = [row.source for row in lines if row.source not in sources]
    now = newest_ids(Indicator, strange) if strange else {}
    found = {row.id: sources.get(now.get(row.source, row.source)) for row in lines}
    return {line: source for line, source in found.items() if source is not None}


def line_differences(book: Book, sources: Mapping[str, Source], year: int) -> dict[str, list[Difference]]:
    """By the line's id: objective, indicator, unit and target that differ from its source."""
    targets = book.under(Target, "indicator")
    found = {}
    lines = {row.id: row for row in book.all(AgreementLine)}
    for id_, source in followed(book, sources).items():
        line = lines[id_]
        told = [*_worded(book, line, source), *_target(line, targets.get(line.indicator, ()), source, year)]
        if told:
            found[id_] = told
    return found


def _worded(book: Book, line: AgreementLine, source: Source) -> Iterable[Difference]:
    subject, indicator = book.find(line.objective), book.find(line.indicator)
    if isinstance(subject, Goal | Objective) and fold(subject.text) != fold(source.objective):
        change = Change(type(subject).__name__, subject.id, "text", subject.text, source.objective)
        yield Difference(line.id, "sasaran", subject.text, source.objective, change)
    if isinstance(indicator, Indicator):
        for field, label in (("name", "indikator"), ("unit", "satuan")):
            here, there = getattr(indicator, field), getattr(source.indicator, field)
            if there and fold(here) != fold(there):
                yield Difference(line.id, label, here, there, Change("Indicator", indicator.id, field, here, there))


def _target(line: AgreementLine, own: Iterable[Target], source: Source, year: int) -> Iterable[Difference]:
    there = source.target
    if there is None or not target_words(there):
        return
    here = next((row for row in own if row.period == str(year)), None)
    if here is not None and _same(here, there):
        return
    words = target_words(here) if here else ""
    row: dict[str, Any] = {"row": here.id} if here else {"row": "", "of": line.indicator}
    change = Change("Target", field="text", before=here.text if here else "", after=target_words(there), **row)
    yield Difference(line.id, "target", words, target_words(there), change)


def _same(here: Target, there: Target) -> bool:
    if here.value is not None and there.value is not None:
        return here.value == there.value and fold(here.grade) == fold(there.grade)
    return fold(target_words(here)) == fold(target_words(there))


def budget_differences(book: Book, money: Mapping[str, Money]) -> dict[str, Difference]:
    """By the id of the line of the list: the amount that differs from the pagu of the same code."""
    found = {}
    for row in book.all(AgreementBudget):
        there = money.get(row.code)
        if there is not None and there.amount is not None and there.amount != row.amount:
            change = Change("AgreementBudget", row.id, "amount", row.amount, there.amount)
            here = rupiah(row.amount) if row.amount is not None else ""
            found[row.id] = Difference(row.id, "anggaran", here, rupiah(there.amount), change)
    return found
