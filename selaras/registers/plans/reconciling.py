"""The annual plan beside the DPA, line by line: what is equal, what differs, what stands in one of them only."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, Literal

from selaras.engine.facts.code import in_width, width
from selaras.engine.formulas.budget_tree import tree
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Organisation, WorkItem
from selaras.engine.tables.wording import fold
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.matching import tight
from selaras.registers.plans.models import Edit, Plan
from selaras.registers.plans.stages import is_shift
from selaras.registers.plans.store import book_of

State = Literal["equal", "differs", "only_plan", "only_dpa"]
_WIDE: Final = 4  # digits of the last group of a sub kegiatan since 2023


class Side(Frozen):
    """A line as one of the two documents has it: the row, its pagu in sen (None is unknown) and its fund source."""

    row: str
    code: str
    name: str
    amount: int | None
    fund_source: str


Line = tuple[WorkItem, Side]


class Beside(Frozen):
    """One line of work in both documents. ``organisation`` is its unit in the plan, else in the DPA; ``unit`` its name;
    ``own`` is true of the agency itself. A ``supervised`` unit (desa) is shown and never summed."""

    organisation: str
    unit: str
    own: bool
    supervised: bool
    level: str
    plan: Side | None
    dpa: Side | None

    @property
    def state(self) -> State:
        """How the two stand to each other; an unknown pagu equals only another unknown one."""
        if self.plan is None:
            return "only_dpa"
        if self.dpa is None:
            return "only_plan"
        return "equal" if self.plan.amount == self.dpa.amount else "differs"

    @property
    def difference(self) -> int | None:
        """The DPA's pagu less the plan's, in sen; None where one of them is unknown or missing."""
        if self.plan is None or self.dpa is None or None in (self.plan.amount, self.dpa.amount):
            return None
        return (self.dpa.amount or 0) - (self.plan.amount or 0)

    @property
    def other_source(self) -> bool:
        """Whether the DPA names a fund source that the plan does not have there."""
        both = self.plan is not None and self.dpa is not None
        return both and bool(self.dpa and self.dpa.fund_source) and not _same(self.dpa, self.plan)


class Sums(Frozen):
    """Pagu in sen of the agency itself, of its kelurahan, and of both, of one document; None where nothing is known."""

    own: int | None
    units: int | None

    @property
    def both(self) -> int | None:
        """With kelurahan; None where neither is known."""
        return None if self.own is None and self.units is None else (self.own or 0) + (self.units or 0)


class Reconciliation(Frozen):
    """All lines in the order of the plan, what only the DPA has last, and what each document adds up to."""

    lines: tuple[Beside, ...]
    plan: Sums
    dpa: Sums

    def count(self, state: State) -> int:
        """How many lines stand so."""
        return sum(line.state == state for line in self.lines)


def reconcile(plan: Book, dpa: Book) -> Reconciliation:
    """The lowest lines of both documents beside each other: of one unit by code, then by name."""
    mine, theirs = _sides(plan), _sides(dpa)
    left = {key: list(sides) for key, sides in theirs.items()}
    matched: dict[str, Side] = {}
    for key_of in (code_of, name_of):
        for unit, sides in mine.items():
            for item, side in sides:
                match = None if side.row in matched else _match(key_of, item, left.get(unit, ()))
                if match is not None:
                    left[unit].remove(match)
                    matched[side.row] = match[1]
    lines = [_beside(plan, item, side, matched.get(side.row)) for of in mine.values() for item, side in of]
    order = {item.id: item.order for item in plan.all(WorkItem)}
    lines.sort(key=lambda line: order[line.plan.row] if line.plan else 0)
    only = [_beside(dpa, item, None, side) for of in left.values() for item, side in of]
    whole = (*lines, *only)
    return Reconciliation(whole, _sums(whole, "plan"), _sums(whole, "dpa"))


def take_over(plan: Plan, dpa: Plan, rows: Iterable[str] | None, *, on: datetime | None = None) -> list[Edit]:
    """Writes the DPA's pagu and fund source into the draft's lines: of the rows named, or of all that differ. What lies
    above a line changes by as much, so that sums that agreed still agree. One decision, which can be undone.

    Raises ``Refused`` as ``apply`` does, and where nothing of it differs any more.
    """
    book = book_of(plan)
    wanted = None if rows is None else set(rows)
    lines = [
        line
        for line in reconcile(book, book_of(dpa)).lines
        if line.plan and line.dpa and (wanted is None or line.plan.row in wanted)
    ]
    changes = [*_amounts(book, lines), *([] if is_shift(plan.version) else _fund_sources(lines))]
    if not changes:
        raise Refused("Baris ini sudah sama dengan DPA. Muat ulang halaman.")
    return apply(plan, changes, f"mengikuti {dpa}", on=on)


def _amounts(book: Book, lines: Sequence[Beside]) -> list[Change]:
    """The pagu of the lines and of all above them. What is unknown above stays unknown."""
    after: dict[str, int] = {}
    now = {item: row.amount for item, row in book.ceilings.items()}
    for line in lines:
        if line.plan is None or line.dpa is None or line.dpa.amount is None or line.state == "equal":
            continue
        after[line.plan.row] = line.dpa.amount
        moved = line.dpa.amount - (line.plan.amount or 0)
        for above in _above(book, line.plan.row):
            before = now.get(above)
            if before is not None:
                after[above] = after.get(above, before) + moved
    return [_change(book, item, now.get(item), amount) for item, amount in after.items() if amount != now.get(item)]


def raised(book: Book, rises: Mapping[str, int]) -> list[Change]:
    """The pagu of lines of a plan that rise by an amount in sen, and of all above them. What is unknown stays so."""
    after: dict[str, int] = {}
    for line, amount in rises.items():
        for item in (line, *_above(book, line)):
            before = book.ceilings[item].amount if item in book.ceilings else None
            if before is not None:
                after[item] = after.get(item, before) + amount
    return [
        _change(book, item, book.ceilings[item].amount, amount)
        for item, amount in after.items()
        if amount != book.ceilings[item].amount
    ]


def _above(book: Book, row: str) -> Iterable[str]:
    """The lines above a line in its unit."""
    item, seen = book.find(row), {row}
    while isinstance(item, WorkItem) and item.parent and item.parent not in seen:
        seen.add(item.parent)
        yield item.parent
        item = book.find(item.parent)


def _change(book: Book, item: str, before: int | None, after: int) -> Change:
    ceiling = book.ceilings.get(item)
    return Change("Ceiling", ceiling.id if ceiling else "", "amount", before, after, of="" if ceiling else item)


def _fund_sources(lines: Iterable[Beside]) -> list[Change]:
    return [
        Change("WorkItem", line.plan.row, "fund_source", line.plan.fund_source, line.dpa.fund_source)
        for line in lines
        if line.plan and line.dpa and line.other_source
    ]


def _sides(book: Book) -> dict[str, list[Line]]:
    """The lowest lines of a document by unit: the key of the agency is empty, of a unit its folded name."""
    work = tree(book, book.plan.id) if book.plan else None
    found: dict[str, list[Line]] = defaultdict(list)
    for item in work.items if work else ():
        # A line that stands for its whole unit is no work.
        if work is None or work.children.get(item.id) or item.level == "organisation":
            continue
        side = Side(item.id, item.code_proposed or item.code, item.name, work.amount(item), item.fund_source)
        found[unit_key(book, item.organisation)].append((item, side))
    return found


def unit_key(book: Book, organisation: str) -> str:
    """By what a unit is known in both documents: its name without blanks; empty for the agency itself."""
    row = book.find(organisation)
    return tight(row.name) if isinstance(row, Organisation) and row.level == "unit" else ""


def code_of(item: WorkItem) -> str:
    """The code in one width for all editions, the support program as its own bidang writes it."""
    code = item.code_proposed or item.code
    return (in_width(code, _WIDE) or code) if width(code) else code


def name_of(item: WorkItem) -> str:
    """The name folded and without blanks."""
    return fold(item.name).replace(" ", "")


def _match(key_of: Callable[[WorkItem], str], item: WorkItem, others: Iterable[Line]) -> Line | None:
    """The first line of the same level with the same key; None where this one has no key."""
    key = key_of(item)
    return next((each for each in others if key and each[0].level == item.level and key_of(each[0]) == key), None)


def _same(one: Side | None, other: Side | None) -> bool:
    return bool(one and other) and fold(one.fund_source if one else "") == fold(other.fund_source if other else "")


def _beside(book: Book, item: WorkItem, plan: Side | None, dpa: Side | None) -> Beside:
    row = book.find(item.organisation)
    named = row if isinstance(row, Organisation) else None
    own, supervised = not (named and named.level == "unit"), bool(named and named.supervised)
    return Beside(item.organisation, named.name if named else "", own, supervised, item.level, plan, dpa)


def _sums(lines: Iterable[Beside], which: Literal["plan", "dpa"]) -> Sums:
    known = [
        (line.own, side.amount)
        for line in lines
        if not line.supervised and (side := line.plan if which == "plan" else line.dpa) and side.amount is not None
    ]
    parts = [[amount for own, amount in known if own is wanted] for wanted in (True, False)]
    own, units = (sum(part) if part else None for part in parts)
    return Sums(own, units)
