"""The targets that the Renstra sets for one year, to be found by the indicator they belong to."""

from collections.abc import Iterable

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Indicator, PlanDocument, Target, WorkItem
from selaras.engine.tables.wording import fold_letters


class RenstraTargets:
    """Targets of every Renstra in some Books, of several Books the first that knows an indicator.

    An indicator of goals and objectives is known by its folded name. One of a program or below is known by the code it
    stands at and its name, because many sub kegiatan share the same words.
    """

    def __init__(self, books: Iterable[Book]) -> None:
        self._strategy: dict[tuple[str, str], Target] = {}
        self._work: dict[tuple[str, str, str], Target] = {}
        self.last_year: int | None = None
        for book in books:
            self._take_in(book)

    def _take_in(self, book: Book) -> None:
        plans = {row.id: row for row in book.all(PlanDocument) if row.kind == "renstra"}
        indicators = {row.id: row for row in book.all(Indicator) if row.document in plans}
        for plan in plans.values():
            self.last_year = max(plan.last_year, self.last_year or 0)
        for target in book.all(Target):
            of = indicators.get(target.indicator)
            if of is None:
                continue
            subject = book.find(of.subject)
            if isinstance(subject, WorkItem):
                self._work.setdefault((subject.code, fold_letters(of.name), target.period), target)
            else:
                self._strategy.setdefault((fold_letters(of.name), target.period), target)

    def of(self, book: Book, indicator: Indicator, year: int) -> Target | None:
        """The Renstra's target of this indicator of ``book`` for a year; None where it has none."""
        name, subject = fold_letters(indicator.name), book.find(indicator.subject)
        found = None
        if isinstance(subject, WorkItem):
            found = self._work.get((subject.code, name, str(year)))
        return found or self._strategy.get((name, str(year)))
