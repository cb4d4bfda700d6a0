"""What a reader has understood so far: rows with ids, problems, and the plan's own facts."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from selaras.engine.law.law import Law
from selaras.engine.readers.work.legible import Legible
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.evidence import Quantity
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import LeftOut, Problem
from selaras.engine.tables.period import Period
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Indicator, Organisation, Row, Target, WorkItem
from selaras.engine.tables.wording import fold

R = TypeVar("R", bound=Row)


@dataclass(slots=True)
class Draft:
    """Rows and problems of one file.

    ``document`` is the id of the plan itself, ``agency`` of its organisation row; both are empty in a file that is no
    plan. ``kind`` is the kind of document (``kinds.py``), ``unit`` the name of the unit that a person
    said it is of. ``commas`` counts the values written with a decimal comma.
    ``legible`` says of work items how their printed code can be read, ``heads`` are the codes of bidang above them;
    ``cells`` are the cells whose figure went into a row that stands at another cell.
    """

    law: Law
    document: str
    agency: str
    period: Period
    kind: str = "rkt"
    unit: str = ""
    rows: dict[str, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    commas: int = 0
    legible: dict[str, Legible] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    cells: dict[Place, tuple[str, Quantity]] = field(default_factory=dict)
    _pointed: list[Problem] = field(default_factory=list)
    _figures: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    _indicators: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    _items: dict[tuple[str, str], str] = field(default_factory=dict)
    _organisations: dict[str, str] = field(default_factory=dict)
    _once: set[str] = field(default_factory=set)
    _counts: Counter[str] = field(default_factory=Counter)
    _by_kind: dict[type[Row], dict[str, Row]] = field(default_factory=dict)

    def add(self, kind: type[R], place: Place, /, **fields: Any) -> R:
        """A new row with the plan's document, agency and period unless given otherwise; its id counts by type."""
        name = kind.__name__
        self._counts[name] += 1
        fields.setdefault("id", f"{name}-{self._counts[name]}")
        fields.setdefault("document", self.document)
        fields.setdefault("organisation", self.agency)
        if "period" not in fields:
            fields["period"] = str(self.period)
        row = kind(place=place, **fields)
        self._put(row)
        return row

    def change(self, row: R, /, **fields: Any) -> R:
        """The row with other fields, in its old place."""
        changed = replace(row, **fields)
        self._put(changed)
        return changed

    def _put(self, row: Row) -> None:
        if isinstance(row, Indicator) and row.id not in self.rows:
            self._indicators.setdefault((row.subject, fold(row.name)), {}).setdefault(row.place.part, row.id)
        if isinstance(row, Organisation) and row.code:
            self._organisations.setdefault(row.code, row.id)
        if isinstance(row, WorkItem) and row.code:
            self._items.setdefault((row.organisation, row.code), row.id)
        self.rows[row.id] = row
        self._by_kind.setdefault(type(row), {})[row.id] = row

    def doubt(
        self, message: str, hint: str, place: Place, row: str = "", column: str = "", value: str = "",
        *, pointed: bool = False,
    ) -> None:  # fmt: skip
        """Something to be confirmed; the file is still accepted. ``pointed``: only that a value has a decimal point."""
        problem = Problem(message, hint, place, row=row, field=column, value=value)
        (self._pointed if pointed else self.problems).append(problem)

    def doubt_once(self, message: str, hint: str, place: Place, value: str = "") -> None:
        """A doubt about how the file is written that is told for its first place only."""
        if hint not in self._once:
            self._once.add(hint)
            self.doubt(message, hint, place, value=value)

    def settle_points(self) -> None:
        """A file that writes its decimals with points throughout is doubted once, not cell by cell; a point among
        commas is doubted where it stands."""
        pointed, self._pointed = self._pointed, []
        if len(pointed) < 2 or self.commas >= len(pointed):
            self.problems.extend(pointed)
            return
        first = pointed[0]
        self.doubt(
            f"{len(pointed)} nilai ditulis dengan titik sebagai tanda desimal, misalnya “{first.value}”; "
            f"semuanya dibaca sebagai koma.",
            "Bila titik itu pemisah ribuan, perbaiki angkanya.", first.place, first.row, first.field, first.value,
        )  # fmt: skip

    def figure(self, kind: type[Row], about: str, period: str) -> Row | None:
        """The row kept of what is planned or reached (a Target, Ceiling, …) for an indicator or item in a period."""
        return self._figures.get((kind.__name__, about, period))

    def keep_figure(self, row: Target | Actual | Ceiling | Spending) -> None:
        """Remembers such a row, so that other tables of the file do not add it again."""
        about = row.indicator if isinstance(row, Target | Actual) else row.item
        self._figures[type(row).__name__, about, row.period] = row

    def note_cell(self, place: Place, row: str, quantity: Quantity) -> None:
        """Remembers which row holds the figure of a cell, where that is not the row's own place."""
        self.cells[place] = (row, quantity)

    def refuse(self, message: str, hint: str, place: Place, value: str = "") -> None:
        """Something that makes the file unreadable as a whole; reading goes on to name all of them at once."""
        self.problems.append(Problem(message, hint, place, unreadable=True, value=value))

    @property
    def refused(self) -> bool:
        """Whether something makes the file unreadable as a whole."""
        return any(problem.unreadable for problem in self.problems)

    def indicators_named(self, subject: str, name: str) -> list[Indicator]:
        """The indicators so worded of a goal, objective or work item so far: the first of each table, as it is now."""
        found = [self.rows[id_] for id_ in self._indicators.get((subject, fold(name)), {}).values()]
        return [row for row in found if isinstance(row, Indicator)]

    def item_of(self, organisation: str, code: str) -> WorkItem | None:
        """The first work item of an organisation under a code, as it is now."""
        found = self.rows.get(self._items.get((organisation, code), ""))
        return found if isinstance(found, WorkItem) else None

    def organisation_of(self, code: str) -> Organisation | None:
        """The first organisation under a printed code."""
        found = self.rows.get(self._organisations.get(code, ""))
        return found if isinstance(found, Organisation) else None

    def count(self, kind: type[Row]) -> int:
        """How many rows of one type there are so far."""
        return self._counts[kind.__name__]

    def all(self, kind: type[R]) -> list[R]:
        """The rows of one type so far."""
        return cast(list[R], list(self._by_kind.get(kind, {}).values()))
