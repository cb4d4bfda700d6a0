"""The Book: a set of typed rows that readers make, checks judge, registers keep and documents print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from selaras.engine.tables.rows import Ceiling, Organisation, PlanDocument, Row

R = TypeVar("R", bound=Row)
_ONE_YEAR = 4  # characters of a period of one year


class Book:
    """Rows in their order, by type and by id. Frozen: a changed Book is a new Book.

    Raises ``ValueError`` when two rows share an id.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        by_type: dict[type[Row], list[Row]] = defaultdict(list)
        by_id: dict[str, Row] = {}
        for row in rows:
            if row.id in by_id:
                raise ValueError(f"two rows share the id {row.id!r}")
            by_id[row.id] = row
            by_type[type(row)].append(row)
        self._by_type: dict[type[Row], tuple[Row, ...]] = {kind: tuple(found) for kind, found in by_type.items()}
        self._by_id = by_id

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of one type, in order; empty where there is none."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]  # keyed by the type itself

    def find(self, row_id: str) -> Row | None:
        """The row with this id, or None."""
        return self._by_id.get(row_id)

    def get(self, kind: type[R], row_id: str) -> R:
        """The row of this type with this id. Raises ``KeyError`` when it is missing or of another type."""
        row = self._by_id[row_id]
        if not isinstance(row, kind):
            raise KeyError(f"{row_id} is a {type(row).__name__}, not a {kind.__name__}")
        return row

    def under(self, kind: type[R], field: str) -> Mapping[str, tuple[R, ...]]:
        """Rows of one type grouped by a field that holds an id: children by ``parent``, targets by ``indicator``."""
        groups: dict[str, list[R]] = defaultdict(list)
        for row in self.all(kind):
            groups[getattr(row, field)].append(row)
        return {key: tuple(rows) for key, rows in groups.items()}

    @cached_property
    def plan(self) -> PlanDocument | None:
        """The document the Book is about: the first of its plan documents, or None."""
        plans = self.all(PlanDocument)
        return plans[0] if plans else None

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The ids of the documents that another plan of the Book quotes. Every plan has a row of its own for its
        agency, of which what it quotes is said as well: of the documents of one such row the first is the plan."""
        plans = self.all(PlanDocument)
        heads = {row.organisation: row.id for row in reversed(plans)}
        return frozenset(row.id for row in plans if heads[row.organisation] != row.id)

    @cached_property
    def agency(self) -> Organisation | None:
        """The agency the Book is about: the organisation of its plan, else its first agency; None where there is
        none."""
        owner = self.find(self.plan.organisation) if self.plan else None
        if isinstance(owner, Organisation) and owner.level == "agency":
            return owner
        return next((row for row in self.all(Organisation) if row.level == "agency"), None)

    @cached_property
    def ceilings(self) -> Mapping[str, Ceiling]:
        """The pagu of each work item in the own year of its document (``own_period``); of several versions the last.
        What is only foreseen for another year is no pagu of the plan."""
        own = {plan.id: self.own_period(plan) for plan in self.all(PlanDocument)}
        return {row.item: row for row in self.all(Ceiling) if row.period == own.get(row.document, row.period)}

    def own_period(self, plan: PlanDocument) -> str:
        """The year whose pagu is the plan's: of several the first that has any; its whole period where it has none by
        year."""
        if plan.first_year == plan.last_year:
            return str(plan.first_year)
        rows = (row for row in self.all(Ceiling) if row.document == plan.id and len(row.period) == _ONE_YEAR)
        return min((row.period for row in rows if int(row.period) >= plan.first_year), default=plan.period)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash(tuple(self._by_id))
