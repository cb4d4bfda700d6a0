"""The strategy of a Book as its page shows it: each goal with what stands below it, and the programs beside."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Goal, Indicator, Mission, Objective, PolicyDirection, Strategy, Vision, WorkItem

Aim: TypeAlias = Goal | Objective | Strategy | PolicyDirection | Vision | Mission
KINDS: Final[Mapping[str, type[Aim]]] = {
    "tujuan": Goal, "sasaran": Objective, "strategi": Strategy, "arah": PolicyDirection,
    "visi": Vision, "misi": Mission,
}  # fmt: skip
WORDS: Final[Mapping[type[Aim], str]] = {
    Goal: "Tujuan", Objective: "Sasaran", Strategy: "Strategi", PolicyDirection: "Arah kebijakan", Vision: "Visi",
    Mission: "Misi",
}  # fmt: skip
_BELOW: Final[Mapping[type[Aim], tuple[str, str]]] = {
    Goal: ("sasaran", "goal"), Objective: ("strategi", "objective"), Strategy: ("arah", "strategy"),
}  # fmt: skip
_OWNERS: Final = {"region": "daerah", "agency": "perangkat daerah"}
ABOVE: Final = {"sasaran": "goal", "strategi": "objective", "arah": "strategy"}
"""The reference by which each kind hangs below another."""
ABOVE_KINDS: Final[Mapping[str, type[Aim]]] = {"sasaran": Goal, "strategi": Objective, "arah": Strategy}


class Program(Frozen):
    """A program: the objective that it is said to serve."""

    id: str
    name: str
    objective: str


class Node(Frozen):
    """A goal, objective, strategy or policy direction with what stands below it. ``adds`` is the kind that may be added
    there, ``programs`` the links to programs by the id of the program; ``mission`` and ``serves`` are the mission of a
    goal and what it serves of the RPJMD, ``above`` what any other hangs below, by their ids."""

    id: str
    kind: str
    word: str
    number: str
    text: str
    measured: bool
    adds: str = ""
    adds_word: str = ""
    indicators: Sequence[str] = ()
    below: Sequence["Node"] = ()
    programs: Mapping[str, str] = EMPTY
    mission: str = ""
    serves: str = ""
    above: str = ""

    @property
    def called(self) -> str:
        """``Sasaran 1.2``."""
        return f"{self.word} {self.number.rstrip('.')}".strip()


def strategy_of(book: Book) -> tuple[list[Node], list[Program]]:
    """The goals of the plan in their order, then what hangs below none; and its programs."""
    plan = book.plan
    document = plan.id if plan else ""
    own = {kind: [row for row in book.all(kind) if row.document == document] for kind in KINDS.values()}
    drawn = _Drawn(book, own)
    found = [drawn.node(goal) for goal in own[Goal]]
    for kind, field in ((Objective, "goal"), (Strategy, "objective"), (PolicyDirection, "strategy")):
        found += [drawn.node(row) for row in own[kind] if not getattr(row, field)]
    programs = [
        Program(row.id, f"{row.code} {row.name}".strip(), row.objective)
        for row in book.all(WorkItem)
        if row.document == document and row.level == "program"
    ]
    return found, programs


def openings_of(book: Book) -> list[Node]:
    """Vision and missions of the plan."""
    drawn = _Drawn(book, {})
    kinds: tuple[type[Vision | Mission], ...] = (Vision, Mission)
    return [drawn.node(row) for kind in kinds for row in book.all(kind)]


class _Drawn:
    """What is looked up for every node."""

    def __init__(self, book: Book, own: Mapping[type[Aim], Sequence[Aim]]) -> None:
        self.own = own
        self.indicators = book.under(Indicator, "subject")
        self.links = book.under(StrategyProgram, "strategy")

    def node(self, row: Aim) -> Node:
        """The row with all below it."""
        kind = type(row)
        adds, field = _BELOW.get(kind, ("", ""))
        below = [each for each in self.own[KINDS[adds]] if getattr(each, field) == row.id] if adds else []
        word = next(word for word, each in KINDS.items() if each is kind)
        return Node(
            id=row.id,
            kind=word,
            word=f"{WORDS[kind]} {_OWNERS[row.owner]}" if isinstance(row, Vision | Mission) else WORDS[kind],
            number=getattr(row, "number", ""),
            text=row.text,
            measured=isinstance(row, Goal | Objective),
            adds=adds,
            adds_word=WORDS[KINDS[adds]].lower() if adds else "",
            indicators=[each.name for each in self.indicators.get(row.id, ())],
            below=[self.node(each) for each in below],
            mission=getattr(row, "mission", ""),
            above=getattr(row, ABOVE.get(word, ""), ""),
            serves=getattr(row, "serves", ""),
            programs={link.item: link.id for link in self.links.get(row.id, ())},
        )
