"""What last year's plan foresaw for the new year (prakiraan maju): its rows of that period, by what they belong to."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Agreement, Ceiling, PlanDocument, Row, Target


class Amounts:
    """The targets and ceilings of the new year that stand in the own documents of the old plan.

    ``taken`` are those of which the old year has a row too: that row takes their value, and they go. ``carried`` counts
    the known ceilings of the old year for which nothing was foreseen.
    """

    def __init__(self, book: Book, year: int) -> None:
        own = {row.id for row in book.all(PlanDocument) if row.first_year == row.last_year == year - 1}
        own |= {row.id for row in book.all(Agreement)}
        rows: list[Target | Ceiling] = [*book.all(Target), *book.all(Ceiling)]
        ahead = {_key(row): row for row in rows if row.document in own and row.period == str(year)}
        now = [row for row in rows if row.document in own and row.period == str(year - 1)]
        self._ahead = ahead
        self.taken = frozenset(ahead[_key(row)].id for row in now if _key(row) in ahead)
        self.carried = sum(
            isinstance(row, Ceiling) and row.amount is not None and not self._known(_key(row)) for row in now
        )

    def foreseen(self, row: Row) -> Target | Ceiling | None:
        """What was foreseen for the indicator or work item of this row; None where nothing was."""
        return self._ahead.get(_key(row)) if isinstance(row, Target | Ceiling) else None

    def _known(self, key: tuple[str, str]) -> bool:
        found = self._ahead.get(key)
        return isinstance(found, Ceiling) and found.amount is not None


def _key(row: Target | Ceiling) -> tuple[str, str]:
    return (type(row).__name__, row.item if isinstance(row, Ceiling) else row.indicator)
