"""What became of an indicator, and where a trend of its values breaks because it is measured in another way."""

from collections.abc import Iterable
from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator

ENDED = frozenset({"replaced", "stopped"})
"""Changes after which an indicator is measured no more."""


class Turn(Frozen):
    """The change of an indicator: what became of it, from when and why. ``before`` is the one it took the place of,
    ``after`` the one that took its; None where there is none, or where it stands in another plan."""

    change: str
    since: date | None
    reason: str
    before: Indicator | None
    after: Indicator | None


def turn_of(book: Book, indicator: Indicator) -> Turn | None:
    """What is told of an indicator; None where nothing changed."""
    if not indicator.change:
        return None
    before = book.find(indicator.predecessor) if indicator.predecessor else None
    after = next((row for row in book.all(Indicator) if row.predecessor == indicator.id), None)
    return Turn(
        indicator.change, indicator.changed_on, indicator.change_reason,
        before if isinstance(before, Indicator) else None, after,
    )  # fmt: skip


def broken_at(indicator: Indicator, periods: Iterable[str]) -> str:
    """The period at which a trend breaks: the first that ends after the change; empty where none does. Values of it and
    of later ones are not to be compared with those before."""
    since = indicator.changed_on
    if since is None or not indicator.change:
        return ""
    timed = [(Period.parse(each), each) for each in periods if each]
    later = [(period.first, text) for period, text in timed if not period.upto and period.last >= since.year]
    return min(later, default=(0, ""))[1]
