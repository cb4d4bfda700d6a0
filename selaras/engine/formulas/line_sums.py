"""What the pagu of the lowest lines add up to in each year: for the whole plan, and for each line above them."""

from collections import defaultdict
from collections.abc import Mapping

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Ceiling, WorkItem

WHOLE = ""
"""The key of the sum over the whole plan."""


def line_sums(book: Book) -> Mapping[tuple[str, str], int]:
    """By line above and period, or ``WHOLE`` and period, the sum in sen of the lowest lines that have a pagu in it. A
    line without one counts for nothing, so a sum is of what is filled in; where nothing is, there is none."""
    plan = book.plan
    items = {row.id: row for row in book.all(WorkItem) if plan and row.document == plan.id}
    above = {row.parent for row in items.values()}
    found: dict[tuple[str, str], int] = defaultdict(int)
    for row in book.all(Ceiling):
        if row.amount is None or row.item not in items or row.item in above or items[row.item].level == "organisation":
            continue
        found[WHOLE, row.period] += row.amount
        at, seen = items[row.item].parent, {row.item}
        while at in items and at not in seen:  # a stored circle ends
            seen.add(at)
            found[at, row.period] += row.amount
            at = items[at].parent
    return found
