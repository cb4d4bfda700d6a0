"""Where a value was read or who typed it, so that every sentence about it can point there."""

from selaras.engine.tables.frozen import Frozen, replace


class Place(Frozen):
    """One spot in a source.

    ``line`` and ``column`` count from 1; in a table ``column`` is the cell, in prose the character.
    ``part`` names the piece of the file as a reader of it would: "Tabel 2.6".
    In a workbook ``sheet`` is the sheet's name, ``line`` and ``column`` its row and column. In a Word document
    ``table`` is the number of the table in the file (nested ones counted where they begin), ``line`` and ``column``
    its row and grid column; outside of tables ``line`` is the number of the paragraph. In a PDF ``page`` is the sheet
    of paper, ``box`` the rectangle ``x0 y0 x1 y1`` in points from its lower left corner, ``line`` and ``column`` the
    row and column of the table on that page, or the line of text.
    A value that was typed has ``by`` and ``at`` instead of a file.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    part: str = ""
    by: str = ""
    at: str = ""
    sheet: str = ""
    table: int | None = None
    page: int | None = None
    box: str = ""

    def __str__(self) -> str:
        """``file:line:column`` for machines and lists, ``file:Sheet!B12``, ``file:table 2:line:column``,
        ``file:page 3:line:column``; ``by … at …`` for what was typed."""
        if not self.file:
            return f"{self.by} {self.at}".strip()
        if self.sheet:
            return f"{self.file}:{self.sheet}!{self.coordinate}".rstrip("!")
        parts = [self.file]
        if self.page is not None:
            parts.append(f"page {self.page}")
        if self.table is not None:
            parts.append(f"table {self.table}")
        return ":".join([*parts, *(str(n) for n in (self.line, self.column) if n is not None)])

    @property
    def coordinate(self) -> str:
        """``B12`` of line 12, column 2; the line alone where there is no column; empty without a line."""
        letters = "" if self.column is None else column_letters(self.column)
        return f"{letters}{self.line}" if self.line is not None else ""

    @property
    def order(self) -> tuple[int, float, int, int, int]:
        """Where it comes in its file: by page from the head down where there are pages, then by table, row and column.
        Line numbers alone do not tell: in a PDF they begin anew on every page, in Word in every table."""
        top = float(self.box.split()[3]) if self.box else 0.0
        return (self.page or 0, -top, self.table or 0, self.line or 0, self.column or 0)

    def sentence(self) -> str:
        """The place as an officer would say it: ``Tabel 2.6, baris 353, kolom 3``; ``lembar PK, sel B12``;
        ``halaman 3, Tabel 2.6, baris 4, kolom 2``. A table without number is named by its first line, which is not
        said again: ``Tabel pada baris 364, kolom 1``."""
        if not self.file:
            return f"diisi oleh {self.by} pada {self.at}".strip()
        if self.sheet:
            return ", ".join(filter(None, [f"lembar {self.sheet}", self.coordinate and f"sel {self.coordinate}"]))
        words = [f"halaman {self.page}"] if self.page is not None else []
        words += [self.part] if self.part else []
        if self.line is not None and not self.part.endswith(f" baris {self.line}"):
            words.append(f"baris {self.line}")
        if self.column is not None:
            in_table = self.table is not None or self.part.startswith("Tabel")
            words.append(f"kolom {self.column}" if in_table else f"karakter {self.column}")
        return ", ".join(words) or self.file

    def at_column(self, column: int | None) -> "Place":
        """The same line, another cell or character; None for the line alone."""
        return replace(self, column=column)

    def in_part(self, part: str) -> "Place":
        """The same spot under the name of a piece of the file. Called for every cell, hence without ``replace``."""
        if self.part == part:
            return self
        return Place(
            self.file, self.line, self.column, part, self.by, self.at, self.sheet, self.table, self.page, self.box
        )


def column_letters(number: int) -> str:
    """The letters of a spreadsheet's column: 1 → ``A``, 27 → ``AA``. Raises ``ValueError`` below 1."""
    if number < 1:
        raise ValueError(f"{number} is no column")
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
