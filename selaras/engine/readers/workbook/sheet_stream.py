"""Sheets that are read element by element from one XML file (ODS, SpreadsheetML): how far reading is, and what it
gives."""

from dataclasses import dataclass, field

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.material import Material
from selaras.engine.readers.workbook.sheet import Sheet, merge
from selaras.engine.readers.workbook.sheets import sheets_material, wanted
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


@dataclass(slots=True)
class SheetStream:
    """The sheets so far. ``row`` and ``column`` are the last ones met in the sheet that is being read."""

    file: str
    sheets: list[Sheet] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    doubts: list[Problem] = field(default_factory=list)
    row: int = 0
    column: int = 0

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being read."""
        return self.sheets[-1]

    def begin(self, name: str, *, hidden: bool = False) -> None:
        """Another sheet."""
        self.sheets.append(Sheet(Place(self.file, 1, 1, sheet=name), hidden=hidden))
        self.row, self.column, self.merges, self.hidden_rows = 0, 0, [], set()

    def end(self) -> None:
        """The sheet is whole: its merged cells are filled."""
        merge(self.sheet.cells, self.merges)
        self.sheet.hidden_rows = frozenset(self.hidden_rows)

    def material(self, format_: str, choices: Choices, misnamed: list[Problem]) -> Material:
        """The material of the sheets that are wanted, with what was doubted in them."""
        names = [(sheet.name, sheet.hidden) for sheet in self.sheets]
        chosen = set(wanted(names, choices))
        sheets = [sheet for sheet in self.sheets if sheet.name in chosen]
        doubts = [doubt for doubt in self.doubts if doubt.place.sheet in chosen]
        return sheets_material(self.file, format_, sheets, names, choices, doubts + misnamed)
