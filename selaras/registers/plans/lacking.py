"""Lines that only the DPA has, added to the draft of the annual plan with what stands above them there."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Indicator, Organisation, Row, Target, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import apply, hold_draft
from selaras.registers.plans.growing import add_rows
from selaras.registers.plans.models import Plan
from selaras.registers.plans.reconciling import code_of, name_of, raised, reconcile, unit_key
from selaras.registers.plans.store import load


@transaction.atomic
def add_lacking(plan: Plan, dpa: Plan, rows: Iterable[str] | None, *, on: datetime | None = None) -> int:
    """Adds the lines that only the DPA has: those of the DPA's rows named, or all. Returns how many lines.

    A line comes with its pagu, indicators and targets, and with the lines above it that the plan lacks; a new line
    above has the pagu of what comes below it, one that stands there already rises by as much. All of it is one
    decision, which can be undone. Raises ``Refused`` as ``add_rows`` does, where nothing is lacking any more, and for
    a unit that the plan does not name.
    """
    held, at = hold_draft(plan), on or timezone.now()
    wanted = None if rows is None else set(rows)
    book, other = load(held), load(dpa)
    lines = [
        each.dpa
        for each in reconcile(book, other).lines
        if each.state == "only_dpa" and each.dpa and (wanted is None or each.dpa.row in wanted)
    ]
    if not lines:
        raise Refused("Baris ini tidak lagi hanya ada di DPA. Muat ulang halaman.")
    making = _Making(book, other, held.year)
    for line in lines:
        making.take(line.row, line.amount)
    reason = f"mengikuti {dpa}"
    for group in making.groups():
        add_rows(held, group, reason, on=at)
    if changes := raised(book, making.rises):
        apply(held, changes, reason, on=at)
    return len(lines)


class _Making:
    """Which rows are to be added, each under its id in the DPA, and by how much the pagu above them rises."""

    def __init__(self, book: Book, dpa: Book, year: int) -> None:
        self.book, self.dpa, self.year = book, dpa, year
        self.units = {tight: row.id for row in book.all(Organisation) if (tight := unit_key(book, row.id))}
        own = next((row for row in book.all(Organisation) if row.level == "agency"), None)
        self.units[""] = own.id if own else ""
        keys = ((key, row) for row in book.all(WorkItem) for key in _keys(book, row))
        self.there: dict[tuple[str, str, str], WorkItem] = {}
        for key, row in keys:
            self.there.setdefault(key, row)
        self.amounts: dict[str, int | None] = {}  # of the DPA's rows that are to be added
        self.rises: dict[str, int] = {}  # of the plan's rows

    def take(self, row: str, amount: int | None) -> None:
        """One lowest line with all that the plan lacks above it."""
        item = self.dpa.get(WorkItem, row)
        self.amounts[item.id] = amount
        for above in _above(self.dpa, item):
            standing = self._standing(above)
            if standing is None:
                before = self.amounts.get(above.id)
                self.amounts[above.id] = before if amount is None else (before or 0) + amount
                continue
            if amount is not None:
                self.rises[standing.id] = self.rises.get(standing.id, 0) + amount
            return

    def groups(self) -> Iterator[list[Row]]:
        """The new rows, those below one another together, in the order of the DPA."""
        whole: dict[str, list[Row]] = {}
        for item in self.dpa.all(WorkItem):
            if item.id in self.amounts:
                whole.setdefault(self._top(item), []).extend(self._rows(item))
        return iter(whole.values())

    def _standing(self, item: WorkItem) -> WorkItem | None:
        return next((self.there[key] for key in _keys(self.dpa, item) if key in self.there), None)

    def _top(self, item: WorkItem) -> str:
        lacking = [above.id for above in _above(self.dpa, item) if above.id in self.amounts]
        return lacking[-1] if lacking else item.id

    def _rows(self, item: WorkItem) -> Iterator[Row]:
        plan = self.book.plan
        key = unit_key(self.dpa, item.organisation)
        if plan is None or not self.units.get(key):
            named = self.dpa.find(item.organisation)
            name = named.name if isinstance(named, Organisation) else "Perangkat daerah"
            raise Refused(f"{name} belum ada dalam rencana ini. Tambahkan dahulu unitnya.")
        own = {"document": plan.id, "organisation": self.units[key], "period": str(self.year)}
        yield replace(item, parent=self._parent(item), **own)
        for indicator in self.dpa.under(Indicator, "subject").get(item.id, ()):
            yield replace(indicator, **own)
            targets = self.dpa.under(Target, "indicator").get(indicator.id, ())
            yield from (replace(target, **own) for target in targets if target.period == own["period"])
        amount, stored = self.amounts[item.id], self.dpa.ceilings.get(item.id)
        if stored is not None:
            same = stored.amount == amount
            yield replace(stored, amount=amount, text=stored.text if same else "", **own)

    def _parent(self, item: WorkItem) -> str:
        above = next(_above(self.dpa, item), None)
        if above is None or above.id in self.amounts:
            return above.id if above else ""
        standing = self._standing(above)
        return standing.id if standing else ""


def _keys(book: Book, item: WorkItem) -> Iterator[tuple[str, str, str]]:
    """Unit and level with the code, then with the name."""
    unit = unit_key(book, item.organisation)
    yield from ((unit, item.level, key) for key in (code_of(item), name_of(item)) if key)


def _above(book: Book, item: WorkItem) -> Iterator[WorkItem]:
    """The lines of work above a line, the nearest first; a unit's own line is none."""
    seen = {item.id}
    above = book.find(item.parent)
    while isinstance(above, WorkItem) and above.id not in seen and above.level != "organisation":
        seen.add(above.id)
        yield above
        above = book.find(above.parent)
