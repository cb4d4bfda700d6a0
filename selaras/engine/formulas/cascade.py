"""The cascade of a plan from goals to work: what hangs below what, as the plan itself links it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Goal, Objective, PlanDocument, Strategy, WorkItem

Step: TypeAlias = Goal | Objective | WorkItem


class Path(Frozen):
    """One way from the top to the lowest line; None where a step is lacking. ``unlinked`` is true below a step that the
    plan names no higher one for."""

    steps: Sequence[Step | None]
    unlinked: bool = False


class Cascade(Frozen, eq=False):
    """The goals and objectives of a Book's plan, or of the Renstra that an annual plan quotes, and the plan's work."""

    book: Book

    @cached_property
    def strategic(self) -> PlanDocument | None:
        """The document whose goals and objectives are meant: the one whose objectives the programs serve, else a
        Renstra, before what another plan quotes of it, else the first; None where there are none."""
        having = {row.document for kind in (Goal, Objective) for row in self.book.all(kind)}
        plans = [plan for plan in self.book.all(PlanDocument) if plan.id in having]
        served = {objective for rows in self._linked.values() for objective in rows}
        used = {row.document for row in self.book.all(Objective) if row.id in served}
        wanted = [plan for plan in plans if plan.id in used] or plans
        named = [plan for plan in wanted if plan.kind == "renstra"]
        own = [plan for plan in named if plan.id not in self.book.quoted]
        return next(iter([*own, *named, *wanted]), None)

    def _of_strategic(self, row: Goal | Objective | Strategy) -> bool:
        return self.strategic is not None and row.document == self.strategic.id

    @cached_property
    def goals(self) -> Sequence[Goal]:
        """The goals in their order."""
        return [row for row in self.book.all(Goal) if self._of_strategic(row)]

    @cached_property
    def objectives(self) -> Mapping[str, Sequence[Objective]]:
        """The objectives by their goal; those that name none under an empty id."""
        known = {goal.id for goal in self.goals}
        found: dict[str, list[Objective]] = {}
        for row in self.book.all(Objective):
            if self._of_strategic(row):
                found.setdefault(row.goal if row.goal in known else "", []).append(row)
        return found

    @cached_property
    def strategies(self) -> Mapping[str, Sequence[Strategy]]:
        """The strategies by their objective; those that name none under an empty id."""
        found: dict[str, list[Strategy]] = {}
        for row in self.book.all(Strategy):
            if self._of_strategic(row):
                found.setdefault(row.objective, []).append(row)
        return found

    @cached_property
    def served(self) -> Mapping[str, Sequence[str]]:
        """The objectives that each program serves: the one named at the program first, then those of its strategies. A
        program that an annual plan links to nothing serves what the program of its code in the Renstra serves."""
        return self._as_in_the_renstra(self._linked)

    def _as_in_the_renstra(self, told: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
        found = dict(told)
        for item, twins in self._twins.items():
            theirs = list(dict.fromkeys(each for twin in twins for each in told.get(twin, ())))
            if item not in found and theirs:
                found[item] = theirs
        return found

    @cached_property
    def _twins(self) -> Mapping[str, Sequence[str]]:
        """By each program of the plan the programs of its code in a Renstra beside it."""
        plan = self.book.plan
        renstra = {
            row.id for row in self.book.all(PlanDocument) if row.kind == "renstra" and plan and row.id != plan.id
        }
        programs = [row for row in self.book.all(WorkItem) if row.level == "program" and row.code]
        beside: dict[str, list[str]] = {}
        for row in programs:
            if row.document in renstra:
                beside.setdefault(row.code, []).append(row.id)
        own = [row for row in programs if plan and row.document == plan.id]
        return {row.id: beside[row.code] for row in own if row.code in beside}

    @cached_property
    def _linked(self) -> Mapping[str, Sequence[str]]:
        """The objectives that each program of the Book is itself linked to."""
        of_strategy = {row.id: row.objective for row in self.book.all(Strategy)}
        pairs = [(row.id, row.objective) for row in self.book.all(WorkItem)]
        pairs += [(link.item, of_strategy.get(link.strategy, "")) for link in self.book.all(StrategyProgram)]
        found: dict[str, list[str]] = {}
        for item, objective in dict.fromkeys(pairs):
            if objective:
                found.setdefault(item, []).append(objective)
        return found

    @cached_property
    def carried_by(self) -> Mapping[str, Sequence[str]]:
        """The strategies that each program carries out, or that of its code in the Renstra does."""
        found: dict[str, list[str]] = {}
        for link in self.book.all(StrategyProgram):
            found.setdefault(link.item, []).append(link.strategy)
        return self._as_in_the_renstra(found)

    def items(self, level: str) -> Iterator[WorkItem]:
        """The plan's own lines of work of a level, in their order."""
        plan = self.book.plan
        lines = self.book.under(WorkItem, "level").get(level, ())
        return (row for row in sorted(lines, key=lambda row: row.order) if plan and row.document == plan.id)

    @cached_property
    def programs(self) -> Mapping[str, Sequence[WorkItem]]:
        """The programs by each objective they serve; those that serve none under an empty id."""
        known = {row.id for rows in self.objectives.values() for row in rows}
        found: dict[str, list[WorkItem]] = {}
        for item in self.items("program"):
            for objective in [each for each in self.served.get(item.id, ()) if each in known] or [""]:
                found.setdefault(objective, []).append(item)
        return found

    def below(self, item: WorkItem, level: str) -> Sequence[WorkItem]:
        """The lines of work of a level under a line."""
        return [row for row in self.book.under(WorkItem, "parent").get(item.id, ()) if row.level == level]

    def loose(self, level: str, upper: str) -> Iterator[WorkItem]:
        """The plan's lines of a level that stand under no line of the next higher one."""
        known = {row.id for row in self.items(upper)}
        return (row for row in self.items(level) if row.parent not in known)

    def aims(self) -> Iterator[tuple[Goal | None, Objective | None]]:
        """Each goal with each of its objectives, a goal without any by itself, then what names no goal."""
        for goal in self.goals:
            yield from ((goal, row) for row in self.objectives.get(goal.id, ()) or (None,))
        yield from ((None, row) for row in self.objectives.get("", ()))


def paths(cascade: Cascade) -> Iterator[Path]:
    """Every way from a goal to the lowest line of work, then the programs that serve nothing, then the kegiatan and
    sub kegiatan that the plan lists under nothing."""
    for goal, objective in cascade.aims():
        below = cascade.programs.get(objective.id, ()) if objective else ()
        for work in _work(cascade, below):
            yield Path((goal, objective, *work), unlinked=goal is None)
    for work in _work(cascade, cascade.programs.get("", ())) if cascade.programs.get("") else ():
        yield Path((None, None, *work), unlinked=True)
    for kegiatan in cascade.loose("kegiatan", "program"):
        for sub in cascade.below(kegiatan, "sub_kegiatan") or (None,):
            yield Path((None, None, None, kegiatan, sub), unlinked=True)
    for sub in cascade.loose("sub_kegiatan", "kegiatan"):
        yield Path((None, None, None, None, sub), unlinked=True)


def _work(cascade: Cascade, programs: Sequence[WorkItem]) -> Iterator[tuple[WorkItem | None, ...]]:
    if not programs:
        yield (None, None, None)
    for program in programs:
        for kegiatan in cascade.below(program, "kegiatan") or (None,):
            for sub in (cascade.below(kegiatan, "sub_kegiatan") if kegiatan else ()) or (None,):
                yield (program, kegiatan, sub)
