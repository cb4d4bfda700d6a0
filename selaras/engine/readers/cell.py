"""One cell of a table in whatever format it stood, and a line of cells."""

import re
from datetime import date
from math import isfinite

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place

Value = int | float | bool | date | str | None


class Cell(Frozen):
    """The printed text of a cell without markup, and where it stands.

    A workbook also gives the ``value`` behind the text (None where the text is all there is), its ``formula`` (with
    ``=``) and number ``format``; ``bold`` and ``indent`` tell the level where nothing else does. ``rows`` and
    ``columns`` are what it spans; the cells it covers follow as empty cells of their own.
    """

    text: str
    place: Place
    value: Value = None
    formula: str = ""
    format: str = ""
    bold: bool = False
    indent: int = 0
    rows: int = 1
    columns: int = 1

    @property
    def number(self) -> int | float | None:
        """The number behind the text, where the file keeps one."""
        value = self.value
        return value if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value) else None

    @property
    def is_share(self) -> bool:
        """Whether the number behind the text is a share of one (1 behind ``100%``): the format turns it into percent.
        A sign that the format only sets behind the number (``0" %"``) leaves it as it is."""
        if not self.text.rstrip().endswith("%"):
            return False
        return not self.format or "%" in re.sub(r'"[^"]*"|\\.|_.', "", self.format)

    @property
    def blank(self) -> bool:
        """Whether the cell says nothing: no text, or only a dash that stands for no number, also behind ``Rp``."""
        text = self.text.strip("-–— ")
        rupiah = text[:2] in ("Rp", "RP", "rp") and not text[2:].strip(".,:-–— \u00a0")
        return (not text or rupiah) and self.number is None

    def in_part(self, part: str) -> "Cell":
        """The same cell, its place under the name of its table. Called for every cell, hence without ``replace``."""
        place = self.place.in_part(part)
        if place is self.place:
            return self
        return Cell(
            self.text, place, self.value, self.formula, self.format, self.bold, self.indent, self.rows, self.columns
        )


Line = tuple[Cell, ...]
