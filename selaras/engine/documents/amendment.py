"""A first agreement beside the one that amends it: which lines stay, change, are new or are no longer promised."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.rows import Agreement, AgreementLine, Goal, Indicator, Objective, Target
from selaras.engine.tables.wording import fold

Word = Literal["tetap", "berubah", "baru", "tidak lagi"]
T = TypeVar("T")


class Promise(Frozen):
    """One promised line as it is printed: its objective, indicator, unit and target of the year."""

    objective: str
    indicator: str
    unit: str
    target: str
    source: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """What a reader compares; the source is no part of it."""
        return self.objective, self.indicator, self.unit, self.target


class Compared(Frozen):
    """The same line before and after; None on the side that does not have it."""

    before: Promise | None
    after: Promise | None

    @property
    def word(self) -> Word:
        """What became of it."""
        if self.before is None:
            return "baru"
        if self.after is None:
            return "tidak lagi"
        return "tetap" if self.before.told == self.after.told else "berubah"

    @property
    def shown(self) -> Promise:
        """The side that names the line: the later one where it is still promised."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  # one of the two is always there
        return found


class ComparedBudget(Frozen):
    """One line of the list of money before and after, in sen; None where it is unknown or not in the list."""

    code: str
    name: str
    before: int | None
    after: int | None
    was: bool
    is_: bool

    @property
    def difference(self) -> int | None:
        """After less before; a line that is in one list alone counts as nothing in the other, an unknown amount does
        not."""
        if (self.was and self.before is None) or (self.is_ and self.after is None):
            return None
        return (self.after or 0) - (self.before or 0)


def amended(book: Book) -> tuple[Agreement, Agreement] | None:
    """The agreement that another of the Book replaces, and that other one; None where the Book holds no such pair."""
    by_id = {row.id: row for row in book.all(Agreement)}
    return next(((by_id[row.replaces], row) for row in by_id.values() if row.replaces in by_id), None)


def compare_lines(book: Book, first: Agreement, second: Agreement) -> list[Compared]:
    """The lines of both in the order of the second, then those that it promises no longer."""
    before, after = promises(book, first), promises(book, second)
    keys = (_by_source, _by_wording, _by_indicator)
    return [Compared(old, new) for old, new in _paired(before, after, keys)]


def compare_budgets(book: Book, first: Agreement, second: Agreement) -> list[ComparedBudget]:
    """The lists of money of both, by code and else by name."""
    before, after = _budgets(book, first), _budgets(book, second)
    return [
        ComparedBudget(
            (new or old).code, (new or old).name,  # type: ignore[union-attr]  # one of the two is always there
            old.amount if old else None, new.amount if new else None, old is not None, new is not None,
        )
        for old, new in _paired(before, after, (lambda row: row.code, lambda row: fold(row.name)))
    ]  # fmt: skip


def promises(book: Book, agreement: Agreement) -> list[Promise]:
    """The lines of an agreement in their order."""
    targets = book.under(Target, "indicator")
    rows = sorted(
        (row for row in book.all(AgreementLine) if row.document == agreement.document), key=lambda row: row.order
    )
    return [_promise(book, row, targets.get(row.indicator, ()), str(agreement.year)) for row in rows]


def _promise(book: Book, line: AgreementLine, targets: Iterable[Target], year: str) -> Promise:
    subject, indicator = book.find(line.objective), book.find(line.indicator)
    measured = indicator if isinstance(indicator, Indicator) else None
    return Promise(
        subject.text if isinstance(subject, Goal | Objective) else "",
        measured.name if measured else "",
        measured.unit if measured else "",
        next((target_words(row) for row in targets if row.period == year), ""),
        line.source,
    )


def target_words(target: Target) -> str:
    """The target as it is printed: as the plan words it, else the number."""
    if target.text or target.value is None:
        return target.text
    return decimal_text(target.value)


def _budgets(book: Book, agreement: Agreement) -> list[AgreementBudget]:
    rows = (row for row in book.all(AgreementBudget) if row.document == agreement.document)
    return sorted(rows, key=lambda row: row.order)


def _by_source(line: Promise) -> str:
    return line.source


def _by_wording(line: Promise) -> str:
    return f"{fold(line.objective)}/{fold(line.indicator)}"


def _by_indicator(line: Promise) -> str:
    return fold(line.indicator)


def _paired(
    before: Sequence[T], after: Sequence[T], keys: Sequence[Callable[[T], str]]
) -> list[tuple[T | None, T | None]]:
    """Pairs by the first key that fits exactly one on each side; what is left over stands alone."""
    partner: dict[int, int] = {}
    for key in keys:
        open_before = [n for n in range(len(before)) if n not in partner.values()]
        for n, row in enumerate(after):
            alike = [m for m in open_before if key(before[m]) and key(before[m]) == key(row)]
            rivals = [m for m in range(len(after)) if m not in partner and key(after[m]) == key(row)]
            if n not in partner and len(alike) == 1 and len(rivals) == 1:
                partner[n] = alike[0]
                open_before.remove(alike[0])
    pairs: list[tuple[T | None, T | None]] = [
        (before[partner[n]] if n in partner else None, row) for n, row in enumerate(after)
    ]
    return [*pairs, *((row, None) for m, row in enumerate(before) if m not in partner.values())]
