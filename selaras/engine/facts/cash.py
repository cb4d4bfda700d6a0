"""The plan of cash of each work item beside its pagu: what its months add up to, and what is missing."""

from collections.abc import Mapping

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import rupiah_in_text
from selaras.engine.tables.planning import CashPlan


class Cash(Frozen):
    """The planned months of one item added up in sen, how many have an amount, and its pagu; None is unknown."""

    total: int
    months: int
    ceiling: int | None

    @property
    def remark(self) -> str:
        """What an officer should know of it in a sentence; empty where months and pagu agree."""
        if self.ceiling is None:
            return f"Rencana kas berjumlah {rupiah_in_text(self.total)}, sedangkan pagunya belum diisi."
        if self.total == self.ceiling:
            return ""
        by = self.total - self.ceiling
        word = "lebih" if by > 0 else "kurang"
        return (
            f"Rencana kas berjumlah {rupiah_in_text(self.total)}, {word} {rupiah_in_text(abs(by))} "
            f"dari pagu {rupiah_in_text(self.ceiling)}."
        )


def cash_of(book: Book) -> Mapping[str, Cash]:
    """The cash of every item that has any month planned. Quarters and months of one item are never added together:
    where there are months, they alone count."""
    found: dict[str, Cash] = {}
    for item, rows in book.under(CashPlan, "item").items():
        months = [row for row in rows if "-M" in row.period]
        amounts = [row.amount for row in months or rows if row.amount is not None]
        if amounts:
            own = book.ceilings.get(item)
            found[item] = Cash(sum(amounts), len(amounts), own.amount if own else None)
    return found
