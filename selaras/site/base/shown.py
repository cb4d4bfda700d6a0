"""A window on one table of a file as a page draws it: columns, lines, cells, and the notes below their lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Problem
from selaras.site.base.notes import Note

AUTO = ""


class Option(Frozen):
    """One choice of a list; an empty value leaves it to the reader."""

    value: str
    label: str
    here: bool = False


class ShownColumn(Frozen):
    """One column: what it means, and what it could mean; ``used`` says whether anything was read from it, ``empty``
    that no line of the table has anything in it, ``frozen`` that it stays in view."""

    number: int
    heading: str
    meaning: str
    used: bool
    options: Sequence[Option]
    empty: bool = False
    frozen: bool = False

    @property
    def css(self) -> str:
        """The classes of its heading."""
        words = (("unread", not self.used), ("empty", self.empty), ("frozen", self.frozen))
        return " ".join(word for word, said in words if said)

    @property
    def is_chosen(self) -> bool:
        """Whether a person said what it means."""
        return any(option.here and option.value != AUTO for option in self.options)


@dataclass(slots=True)
class ShownCell:
    """One cell as printed, with the value understood where that says something else (``told``), the text before a
    correction, and the doubts about it."""

    column: int
    heading: str
    text: str
    place: str
    where: str
    css: str
    told: str = ""
    before: str | None = None
    doubts: list[Problem] = field(default_factory=list)


class PlacedNote(Frozen):
    """A note below its line: which cell it is about, in words, and the number of that column; 0 for the whole line."""

    note: Note
    where: str
    column: int


class Mending(Frozen):
    """Cells open for correction, with what is wrong with them: sentence and advice."""

    cells: Sequence[ShownCell]
    said: Sequence[tuple[str, str]]
    is_one: bool


@dataclass(slots=True)
class ShownRow:
    """One line of a table, numbered from 1, with the notes that open below it. ``label`` is how the file counts it."""

    number: int
    label: str
    cells: list[ShownCell]
    tone: str = ""
    notes: list[PlacedNote] = field(default_factory=list)
    mentions: list[Note] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """The line's own anchor on the page."""
        return f"baris-{self.number}"

    def mending(self, column: int) -> Mending:
        """Its cell in this column open for correction; the whole line where there is no such column."""
        asked = [cell for cell in self.cells if cell.column == column]
        cells = asked or self.cells
        said = [(doubt.message, doubt.hint) for cell in cells for doubt in cell.doubts]
        notes = (each for each in self.notes if not asked or each.column == column)
        return Mending(cells, [*said, *((each.note.message, each.note.hint) for each in notes)], bool(asked))


class Tab(Frozen):
    """One table among those of the file."""

    number: int
    label: str
    state: str
    lines: int
    here: bool


class ShownTable(Frozen):
    """A window on one table of a file."""

    number: int
    title: str
    caption: str
    signature: str
    layout: str
    layouts: Sequence[Option]
    columns: Sequence[ShownColumn]
    rows: Sequence[ShownRow]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of its first line shown."""
        return self.rows[0].number if self.rows else 0

    @property
    def last(self) -> int:
        """The number of its last line shown."""
        return self.rows[-1].number if self.rows else 0
