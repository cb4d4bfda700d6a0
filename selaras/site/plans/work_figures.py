"""What an officer counts first in a plan: its programs, kegiatan and sub kegiatan, and the money of the last."""

from collections import Counter

from selaras.engine.formulas.budget_tree import Tree, tree
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Organisation


class WorkFigures(Frozen):
    """How many items of each level there are, and what the pagu of the lowest ones add up to in sen: ``level`` says of
    which. Without a pagu are ``unpriced`` of them; ``amount`` is None where none has one."""

    programs: int
    kegiatan: int
    sub_kegiatan: int
    level: str
    amount: int | None
    unpriced: int

    @property
    def lowest(self) -> int:
        """How many items the amount is of."""
        return {"program": self.programs, "kegiatan": self.kegiatan}.get(self.level, self.sub_kegiatan)

    @property
    def word(self) -> str:
        """The lowest level as it is written."""
        return self.level.replace("_", " ")


def work_figures(book: Book) -> WorkFigures | None:
    """The figures of the Book's plan; None where it lists no work."""
    work = tree(book, book.plan.id) if book.plan else None
    return figures_of(book, work) if work else None


def figures_of(book: Book, work: Tree) -> WorkFigures | None:
    """The figures of one budget tree of the Book; None where it lists no work. What a desa has beside it is not
    counted and not summed."""
    supervised = {row.id for row in book.all(Organisation) if row.supervised}
    items = [item for item in work.items if item.organisation not in supervised]
    counted = Counter(item.level for item in items)
    level = next((each for each in ("sub_kegiatan", "kegiatan", "program") if counted[each]), "")
    if not level:
        return None
    amounts = [work.amount(item) for item in items if item.level == level]
    known = [amount for amount in amounts if amount is not None]
    return WorkFigures(
        counted["program"], counted["kegiatan"], counted["sub_kegiatan"], level,
        sum(known) if known else None, len(amounts) - len(known),
    )  # fmt: skip
