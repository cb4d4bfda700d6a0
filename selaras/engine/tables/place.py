"""Where a value was read or who typed it, so that every sentence about it can point there."""

from selaras.engine.tables.frozen import Frozen


class Place(Frozen):
    """One spot in a source.

    ``line`` and ``column`` count from 1; in a table ``column`` is the cell, in prose the character.
    ``part`` names the piece of the file as a reader of it would: "Tabel 2.6", a sheet, a page.
    A value that was typed has ``by`` and ``at`` instead of a file.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    part: str = ""
    by: str = ""
    at: str = ""

    def __str__(self) -> str:
        """``file:line:column`` for machines and lists; ``by … at …`` for what was typed."""
        if not self.file:
            return f"{self.by} {self.at}".strip()
        line = "" if self.line is None else f":{self.line}"
        return f"{self.file}{line}" if self.column is None else f"{self.file}{line}:{self.column}"

    def sentence(self) -> str:
        """The place as an officer would say it: ``Tabel 2.6, baris 353, kolom 3``. A table without number is named by
        its first line, which is not said again: ``Tabel pada baris 364, kolom 1``."""
        if not self.file:
            return f"diisi oleh {self.by} pada {self.at}".strip()
        words = [self.part] if self.part else []
        if self.line is not None and not self.part.endswith(f" baris {self.line}"):
            words.append(f"baris {self.line}")
        if self.column is not None:
            words.append(f"kolom {self.column}" if self.part.startswith("Tabel") else f"karakter {self.column}")
        return ", ".join(words) or self.file

    def at_column(self, column: int | None) -> "Place":
        """The same line, another cell or character; None for the line alone."""
        return Place(self.file, self.line, column, self.part, self.by, self.at)
