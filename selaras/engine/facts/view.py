"""A view: one flat table of facts that predicates are written over."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Row

if TYPE_CHECKING:
    from selaras.engine.facts.facts import Facts

# Type names that SQLite and DuckDB read alike. Money and targets are int64, flags are 0 or 1.
NUMBER = "BIGINT"
TEXT = "VARCHAR"

Fact = int | str | None

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Cursor(Protocol):
    """What is needed of a cursor of sqlite3 or DuckDB."""

    def fetchall(self) -> list[Any]:
        """All rows of the last query."""


class Connection(Protocol):
    """What is needed of a connection of sqlite3 or DuckDB."""

    def execute(self, sql: str, /) -> Cursor:
        """Runs one statement."""

    def executemany(self, sql: str, rows: Sequence[Any], /) -> Any:
        """Runs one statement for each row."""


class Spot(NamedTuple):
    """The row that holds a field, and where it stands. ``field`` is that row's name of the field, where it differs."""

    row: str
    place: Place
    field: str = ""


class Record(NamedTuple):  # some five hundred are made for each plan; a Frozen takes twice as long
    """One line of a view: the row judged, its columns, and what a finding about it needs besides.

    ``subject`` is the thing by its name; ``key`` stays the same when the plan is read again; ``spots`` says where
    a field stands that is not on the row itself; ``more`` holds values that no predicate asks for.
    """

    row: Row
    subject: str
    key: str
    values: Mapping[str, Fact]
    spots: Mapping[str, Spot] = _NOTHING
    more: Mapping[str, Any] = _NOTHING

    def spot(self, name: str) -> Spot:
        """Where a field of this record stands; the row's own place where nothing nearer is known."""
        return self.spots.get(name) or Spot(self.row.id, self.row.place)


class View(Frozen):
    """A name, typed columns, and the function that fills them from the facts of a Book."""

    name: str
    columns: Mapping[str, str]
    records: Callable[["Facts"], list[Record]]


VIEWS: dict[str, View] = {}

Filler = Callable[["Facts"], list[Record]]


def view(name: str, columns: Mapping[str, str]) -> Callable[[Filler], Filler]:
    """Registers a function as the filler of a view. Raises ``ValueError`` for a name that is taken."""
    if name in VIEWS:
        raise ValueError(f"the view {name!r} is declared twice")

    def declare(records: Filler) -> Filler:
        VIEWS[name] = View(name, columns, records)
        return records

    return declare


def load(connection: Connection, declared: View, records: Iterable[Record], asked: Container[str]) -> list[int]:
    """Puts the columns asked for of a view into the table of its name, in place of what it held before. Records that
    are alike in them share a row; returns for each record the ``n`` of its row, counted from 0.

    The table has every column of the view, so that it serves the next plan too.
    """
    typed = ", ".join([f"n {NUMBER}", *(f"{name} {kind}" for name, kind in declared.columns.items())])
    connection.execute(f"CREATE TABLE IF NOT EXISTS {declared.name} ({typed})")
    connection.execute(f"DELETE FROM {declared.name}")  # noqa: S608  # our own name
    names = [name for name in declared.columns if name in asked]
    known: dict[tuple[Fact, ...], int] = {}
    numbers = [known.setdefault((*map(record.values.__getitem__, names),), len(known)) for record in records]
    if known:
        columns, marks = ", ".join(["n", *names]), ", ".join("?" * (len(names) + 1))
        insert = f"INSERT INTO {declared.name} ({columns}) VALUES ({marks})"  # noqa: S608  # our own names
        connection.executemany(insert, [(n, *row) for row, n in known.items()])
    return numbers
