"""A view: one flat table of facts that predicates are written over."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Row

if TYPE_CHECKING:
    from selaras.engine.facts.facts import Facts

# Type names that SQLite and DuckDB read alike, both of numbers as int64. Flags are 0 or 1; money and the values of
# targets are amounts, which differ from plan to plan.
NUMBER = "BIGINT"
AMOUNT = "INT8"
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


class Told(NamedTuple):
    """What a finding about one line of a view needs besides the columns that are filled for every line.

    ``subject`` is the thing by its name; ``key`` stays the same when the plan is read again; ``values`` are the other
    columns; ``spots`` says where a field stands that is not on the row itself; ``more`` holds what no column has.
    """

    row: Row
    subject: str
    key: str
    values: Mapping[str, Fact] = _NOTHING
    spots: Mapping[str, Spot] = _NOTHING
    more: Mapping[str, Any] = _NOTHING

    def spot(self, name: str) -> Spot:
        """Where a field of this line stands; the row's own place where nothing nearer is known."""
        return self.spots.get(name) or Spot(self.row.id, self.row.place)


Column = Sequence[Fact]


class Lines:
    """The lines of a view, in their order: by name the columns that predicates ask for, each with a value for every
    line, and the rest of a line when something is said about it. Few lines are, so the rest is not filled for all."""

    def __init__(self, columns: Mapping[str, Column], tell: Callable[[int], Told]) -> None:
        self._columns = columns
        self._tell = tell
        self._told: dict[int, Told] = {}
        self._size = len(next(iter(columns.values()), ()))

    def __len__(self) -> int:
        return self._size

    def told(self, line: int) -> Told:
        """What is told of a line, worked out once."""
        if line not in self._told:
            self._told[line] = self._tell(line)
        return self._told[line]

    def values(self, line: int, names: Iterable[str]) -> dict[str, Any]:
        """The columns of these names of a line. Raises ``KeyError`` for a column that the view does not have."""
        columns, told = self._columns, self.told(line).values
        return {name: columns[name][line] if name in columns else told[name] for name in names}

    def column(self, name: str) -> Column:
        """The values of a column. One that is told only is worked out line by line, which costs more."""
        if name in self._columns:
            return self._columns[name]
        return [self.told(line).values[name] for line in range(self._size)]


def _nothing(line: int) -> Told:
    raise IndexError(line)


NO_LINES: Final = Lines({}, _nothing)


def here_and_there(names: Sequence[str], size: int, found: Mapping[int, Sequence[Fact]]) -> dict[str, Column]:
    """Columns of these names that few of the lines have values for."""
    columns: list[list[Fact]] = [[None] * size for _ in names]
    for line, values in found.items():
        for column, value in zip(columns, values, strict=True):
            column[line] = value
    return dict(zip(names, columns, strict=True))


def side_by_side(names: Sequence[str], lines: Iterable[Sequence[Fact]]) -> dict[str, Column]:
    """Columns of these names from tuples that have a value for each."""
    return dict(zip(names, zip(*lines, strict=True), strict=False))  # no line, no column


class View(Frozen):
    """A name, typed columns, and the function that fills them from the facts of a Book.

    ``beside`` is True for what plans need not have (formulas, actuals, evaluation sheets): where a file has none, the
    checks over it do not concern the file.
    """

    name: str
    columns: Mapping[str, str]
    fill: Callable[["Facts"], Lines]
    beside: bool = False

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The columns of money and of the values of targets."""
        return frozenset(name for name, kind in self.columns.items() if kind == AMOUNT)

    @cached_property
    def table(self) -> str:
        """The statement that makes its table."""
        typed = ", ".join([f"n {NUMBER}", *(f"{name} {kind}" for name, kind in self.columns.items())])
        return f"CREATE TABLE IF NOT EXISTS {self.name} ({typed})"


VIEWS: dict[str, View] = {}

Filler = Callable[["Facts"], Lines]


def view(name: str, columns: Mapping[str, str], *, beside: bool = False) -> Callable[[Filler], Filler]:
    """Registers a function as the filler of a view. Raises ``ValueError`` for a name that is taken."""
    if name in VIEWS:
        raise ValueError(f"the view {name!r} is declared twice")

    def declare(fill: Filler) -> Filler:
        VIEWS[name] = View(name, columns, fill, beside)
        return fill

    return declare


class Alike(NamedTuple):
    """The lines of a view by what they say in some columns: those that are alike share a row. ``rows`` has the number
    of each row, counted from 0, and ``numbers`` for each line that of its row. A column unknown in every line is left
    out: it is NULL without being said, and SQLite takes its time for each value."""

    columns: tuple[str, ...]
    rows: Mapping[tuple[Fact, ...], int]
    numbers: Sequence[int]


def alike(declared: View, lines: Lines, asked: Container[str]) -> Alike:
    """The lines of a view by the columns asked for."""
    columns = {name: lines.column(name) for name in declared.columns if name in asked}
    columns = {name: column for name, column in columns.items() if column.count(None) < len(column)}
    rows: dict[tuple[Fact, ...], int] = {}
    together = zip(*columns.values(), strict=True) if columns else repeat((), len(lines))
    numbers = [rows.setdefault(row, len(rows)) for row in together]
    return Alike(tuple(columns), rows, numbers)


def load(
    connection: Connection, declared: View, columns: tuple[str, ...], rows: Mapping[tuple[Fact, ...], int]
) -> None:
    """Puts rows with their numbers as ``n`` into the table of a view, in place of what it held before. The table has
    every column of the view, so that it serves the next plan too."""
    connection.execute(declared.table)
    connection.execute(f"DELETE FROM {declared.name}")  # noqa: S608  # our own name
    if rows:
        connection.executemany(_insert(declared.name, columns), [(n, *row) for row, n in rows.items()])


@lru_cache(maxsize=256)
def _insert(view: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(["n", *columns]), ", ".join("?" * (len(columns) + 1))
    return f"INSERT INTO {view} ({names}) VALUES ({marks})"  # noqa: S608  # our own names
