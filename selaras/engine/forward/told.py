"""What carrying a plan into the next year did with one value, and what it left for a person."""

from collections import Counter
from typing import Literal

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.rows import Row

Matter = Literal["year", "target", "ceiling", "code", "official", "date", "kind"]


class Moved(Frozen):
    """One value that is another in the new plan: of which row and field, as people read it before and after, and in
    Indonesian from where. ``paragraph`` is its place in a section, from 0; None elsewhere."""

    matter: Matter
    row: str
    field: str
    before: str
    after: str
    why: str
    paragraph: int | None = None


class Forward(Frozen):
    """The rows of the new plan under the ids of the old one, what moved, what a person has to look at, and how many
    rows of which type stay behind because they tell of the old year."""

    rows: tuple[Row, ...]
    moved: tuple[Moved, ...]
    doubts: tuple[Problem, ...]
    left: Counter[str]

    def count(self, matter: Matter) -> int:
        """How many values of one matter moved."""
        return sum(each.matter == matter for each in self.moved)
