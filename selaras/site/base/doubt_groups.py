"""Doubts about a file as a page tells them: those of the same kind together, each with the way to its cell."""

from collections.abc import Callable, Sequence

from selaras.engine.readers.reader import Reading
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.site.base.readings import way_to

MOST_OF_A_KIND = 50


class Doubt(Frozen):
    """One doubt; ``value`` is what the file says, where the sentence does not quote it. ``at`` leads to its line in
    the preview, empty where it stands in no table."""

    problem: Problem
    value: str
    at: str


class Kind(Frozen):
    """Doubts with the same advice: the first, others shown on demand, and how many there are in all."""

    first: Doubt
    others: Sequence[Doubt]
    count: int

    @property
    def more(self) -> int:
        """How many are not even shown on demand."""
        return self.count - 1 - len(self.others)


def grouped(reading: Reading, to: Callable[[Reading, Place], str] = way_to) -> list[Kind]:
    """What refuses the file first, then doubts in the order of the file. ``to`` gives the address of a place."""
    kinds: dict[tuple[bool, str], list[Problem]] = {}
    for problem in reading.problems:
        kinds.setdefault((not problem.unreadable, problem.hint), []).append(problem)
    return [
        Kind(_doubt(reading, group[0], to), [_doubt(reading, each, to) for each in group[1:MOST_OF_A_KIND]], len(group))
        for _, group in sorted(kinds.items(), key=lambda each: each[0][0])
    ]


def _doubt(reading: Reading, problem: Problem, to: Callable[[Reading, Place], str]) -> Doubt:
    value = "" if problem.value and problem.value in problem.message else problem.value
    return Doubt(problem, value, to(reading, problem.place))
