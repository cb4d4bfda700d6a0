"""A Book that makes a row of its JSON line when that row is asked for.

A fresh process that draws a document looks at few rows: a PK of the sample at 130 of 747. Making the others too
would take longer than writing its pages (docs/decisions/0007).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import defaults
from selaras.engine.tables.jsonl import BadBook, row_lines, unpack
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import Row

R = TypeVar("R", bound=Row)
Packed = dict[str, Any]


class _Rows(Generic[R]):
    """The rows of one type; a line becomes a row once."""

    def __init__(self, kind: type[R], lines: Sequence[str]) -> None:
        self._kind = kind
        self._lines = lines
        self._made: dict[int, R] = {}

    @cached_property
    def packed(self) -> Sequence[Packed]:
        """The rows as plain JSON values."""
        found: list[Packed] = json.loads(f"[{','.join(self._lines)}]")
        for packed in found:
            del packed["type"]
        return found

    @cached_property
    def all(self) -> tuple[R, ...]:
        """All of them, in order."""
        self.packed  # noqa: B018  # all lines are read at once, in half the time
        return tuple(map(self.row, range(len(self._lines))))

    def under(self, field: str) -> Mapping[str, tuple[R, ...]]:
        """The rows grouped by a field that holds an id; those of a group that nobody asks for are not even read."""
        groups: dict[str, list[int]] = {}
        missing = defaults(self._kind).get(field)
        sign = f',"{field}":"'  # this and the next quote stand in no text: there a quote has a backslash before it
        for at, line in enumerate(self._lines):
            value: Any = line.partition(sign)[2].partition('"')[0]
            if not value or "\\" in value:
                value = _packed(line).get(field, missing)
            groups.setdefault(value, []).append(at)
        return _Groups(self, groups)

    def row(self, at: int) -> R:
        """The row of one line."""
        if at not in self._made:
            packed = self.packed[at] if "packed" in self.__dict__ else _packed(self._lines[at])
            self._made[at] = cast("R", unpack(self._kind, packed))
        return self._made[at]


def _packed(line: str) -> Packed:
    found: Packed = json.loads(line)
    del found["type"]
    return found


class _Groups(Mapping[str, tuple[R, ...]]):
    """Rows by what stands in one of their fields."""

    def __init__(self, rows: _Rows[R], groups: Mapping[str, Sequence[int]]) -> None:
        self._rows = rows
        self._groups = groups

    def __getitem__(self, key: str) -> tuple[R, ...]:
        return tuple(map(self._rows.row, self._groups[key]))

    def __contains__(self, key: object) -> bool:
        return key in self._groups  # Mapping itself would make the rows to see

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


class PackedBook(Book):
    """The Book of a text that ``jsonl.dump`` wrote: whoever asks it is told what the one of ``jsonl.load`` tells.

    Raises ``BadBook`` for a text that cannot be one, and ``KeyError``, ``TypeError`` or ``ValueError`` when a row is
    asked for whose values are wrong.
    """

    def __init__(self, text: str) -> None:
        lines: dict[str, list[str]] = {}
        self._where: dict[str, tuple[type[Row], int]] = {}
        for number, line in enumerate(row_lines(text), start=2):
            name, id = _begun(line, number)
            if id in self._where:
                raise BadBook(f"baris {number}: id {id!r} sudah dipakai")
            of_type = lines.setdefault(name, [])
            self._where[id] = ROW_TYPES[name], len(of_type)
            of_type.append(line)
        self._rows: dict[type[Row], _Rows[Any]] = {
            ROW_TYPES[name]: _Rows(ROW_TYPES[name], lines[name]) for name in lines
        }

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of one type, in order; empty where there is none."""
        return self._rows[kind].all if kind in self._rows else ()

    def find(self, row_id: str) -> Row | None:
        """The row with this id, or None."""
        if row_id not in self._where:
            return None
        kind, at = self._where[row_id]
        found: Row = self._rows[kind].row(at)
        return found

    def get(self, kind: type[R], row_id: str) -> R:
        """The row of this type with this id. Raises ``KeyError`` when it is missing or of another type."""
        row = self.find(row_id)
        if not isinstance(row, kind):
            raise KeyError(f"{row_id} is no {kind.__name__}")
        return row

    def under(self, kind: type[R], field: str) -> Mapping[str, tuple[R, ...]]:
        """Rows of one type grouped by a field that holds an id."""
        return self._rows[kind].under(field) if kind in self._rows else {}

    def __iter__(self) -> Iterator[Row]:
        return iter([self._rows[kind].row(at) for kind, at in self._where.values()])

    def __len__(self) -> int:
        return len(self._where)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and {row.id: row for row in self} == {row.id: row for row in other}

    def __hash__(self) -> int:
        return hash(tuple(self._where))


def _begun(line: str, number: int) -> tuple[str, str]:
    """The type and the id that a line begins with."""
    try:
        _, _, _, name, _, key, _, id, _ = line.split('"', 8)  # {"type":"Duty","id":"…", as ``dump`` begins it
        if key != "id" or "\\" in id:
            packed = json.loads(line)
            name, id = packed["type"], packed["id"]
        ROW_TYPES[name]
    except (KeyError, TypeError, ValueError) as error:
        raise BadBook(f"baris {number}: {error}") from error
    return name, id
