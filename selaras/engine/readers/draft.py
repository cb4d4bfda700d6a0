"""What a reader has understood so far: rows with ids, problems, and the plan's own facts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.period import Period
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Row

R = TypeVar("R", bound=Row)


@dataclass(slots=True)
class Draft:
    """Rows and problems of one file. ``document`` is the id of the plan itself, ``agency`` of its organisation row."""

    law: Law
    document: str
    agency: str
    period: Period
    rows: dict[str, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _by_kind: dict[type[Row], dict[str, Row]] = field(default_factory=dict)

    def add(self, kind: type[R], place: Place, /, **fields: Any) -> R:
        """A new row with the plan's document, agency and period unless given otherwise; its id counts by type."""
        self._counts[kind.__name__] += 1
        common: Mapping[str, Any] = {
            "id": f"{kind.__name__}-{self._counts[kind.__name__]}",
            "document": self.document,
            "organisation": self.agency,
            "period": str(self.period),
            "place": place,
        }
        row = kind(**(dict(common) | fields))
        self._put(row)
        return row

    def change(self, row: R, /, **fields: Any) -> R:
        """The row with other fields, in its old place."""
        changed = replace(row, **fields)
        self._put(changed)
        return changed

    def _put(self, row: Row) -> None:
        self.rows[row.id] = row
        self._by_kind.setdefault(type(row), {})[row.id] = row

    def doubt(self, message: str, hint: str, place: Place, row: str = "", column: str = "", value: str = "") -> None:
        """Something to be confirmed; the file is still accepted."""
        self.problems.append(Problem(message, hint, place, row=row, field=column, value=value))

    def refuse(self, message: str, hint: str, place: Place, value: str = "") -> None:
        """Something that makes the file unreadable as a whole; reading goes on to name all of them at once."""
        self.problems.append(Problem(message, hint, place, unreadable=True, value=value))

    def count(self, kind: type[Row]) -> int:
        """How many rows of one type there are so far."""
        return self._counts[kind.__name__]

    def all(self, kind: type[R]) -> list[R]:
        """The rows of one type so far."""
        return cast(list[R], list(self._by_kind.get(kind, {}).values()))
