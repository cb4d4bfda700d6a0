"""Which goal or objective a line of a table is about, when goal and objective share one column."""

import re
from collections.abc import Iterable

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.tables.rows import Goal, Objective
from selaras.engine.tables.wording import fold


class Subjects:
    """Goals and objectives of one table, read from top to bottom.

    A line that only says TUJUAN or SASARAN opens a group. Without groups, numbers tell: 1.a stands below 1. Where they
    do not, wording that another table of the plan shows as a goal is a goal. An empty cell continues the line above.
    """

    def __init__(self, draft: Draft, document: str, numbers: Iterable[str] = ()) -> None:
        self.draft = draft
        self.document = document
        self.group = ""
        self.current: Goal | Objective | None = None
        self.parents = _parents(numbers)
        self.numbered: dict[tuple[str, ...], str] = {}
        # The goals of the tables above; one found in this table without groups is worded as one of these.
        self.goals = frozenset(fold(goal.text) for goal in draft.all(Goal))

    def opens_group(self, texts: list[str]) -> bool:
        """Whether the only text of a line is the name of a group; remembers it."""
        filled = [fold(text) for text in texts if text]
        if len(filled) == 1 and filled[0] in {"tujuan", "sasaran", "sasaran strategis"}:
            self.group = filled[0].partition(" ")[0]
            return True
        return False

    def of(self, cell: Cell, number: str) -> Goal | Objective | None:
        """The subject of a line; a new row where the cell has text."""
        if not cell.text:
            return self.current
        parts = _parts(number)
        if self._is_goal(cell.text, parts):
            self.current = self.draft.add(Goal, cell.place, document=self.document, number=number, text=cell.text)
            self.numbered[parts] = self.current.id
        else:
            goal = self.numbered.get(self.parents.get(parts, ()), "")
            self.current = self.draft.add(
                Objective, cell.place, document=self.document, number=number, text=cell.text, goal=goal
            )
        return self.current

    def _is_goal(self, text: str, parts: tuple[str, ...]) -> bool:
        if self.group:
            return self.group == "tujuan"
        if self.parents:
            return bool(parts) and parts not in self.parents
        return fold(text) in self.goals

    def refuse(self, indicator: Cell) -> None:
        """An indicator above the first goal or objective."""
        self.draft.refuse(
            f"Indikator “{indicator.text[:80]}” tidak mempunyai tujuan atau sasaran di atasnya.",
            "Isi kolom Tujuan/Sasaran pada baris ini atau baris di atasnya.",
            indicator.place,
        )


def _parts(number: str) -> tuple[str, ...]:
    """``2.1.a`` as its steps."""
    return tuple(re.findall(r"\d+|[a-z]+", fold(number)))


def _parents(numbers: Iterable[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The number that each number stands below: the shortest one of the table that begins it. Empty where none does."""
    known = {parts for number in numbers if (parts := _parts(number))}
    begun = {parts: [parts[:n] for n in range(1, len(parts)) if parts[:n] in known] for parts in known}
    return {parts: found[0] for parts, found in begun.items() if found}
