"""The level of lines that have no code: by their words, their numbers, their indentation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.codes import is_code
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.rows import WorkLevel
from selaras.engine.tables.wording import fold

_CODED = 4  # one coded line in so many makes a table one of codes: the others lack theirs
_WORDS: tuple[tuple[WorkLevel, str], ...] = (
    ("program", r"program\b"),
    ("sub_kegiatan", r"sub ?kegiatan\b"),
    ("kegiatan", r"kegiatan\b"),
)
_ORDER: tuple[WorkLevel, ...] = ("program", "kegiatan", "sub_kegiatan")
_TOTAL = re.compile(r"^(sub ?|grand )?(jumlah|total)\b")


def is_coded(codes: Sequence[str]) -> bool:
    """Whether the lines of a table are told apart by codes, so that a line without one lacks it."""
    return not codes or sum(is_code(code) for code in codes) * _CODED >= len(codes)


def level_by_words(name: str) -> WorkLevel | None:
    """The level that a name itself says (``Program …``, ``Sub Kegiatan …``), None where it says none."""
    return next((level for level, pattern in _WORDS if re.match(pattern, fold(name))), None)


@dataclass(slots=True)
class Levels:
    """The levels of the lines of one table. ``ranks`` are the distinct ways its names are set off, the outermost first;
    one way alone tells nothing."""

    name: int
    numbered: tuple[int, ...]
    ranks: tuple[tuple[int, bool], ...]
    within: WorkLevel | None = None

    @classmethod
    def of(cls, lines: Sequence[Line], columns: Mapping[str, int], table: Grid, draft: Draft) -> "Levels":
        """What tells the levels of a table without codes; that they are read so is said once for the table."""
        name = columns["name"]
        ranks = sorted({_rank(line[name]) for line in lines})
        numbered = tuple(columns[field] for field in ("code", "number") if field in columns)
        draft.doubt(
            f"Program dan kegiatan pada {table.part} tidak berkode; tingkatnya dibaca dari kata, nomor, dan letaknya.",
            "Periksa pohon rencana pada pratinjau, dan isi kodenya menurut nomenklatur.", table.place,
        )  # fmt: skip
        return cls(name, numbered, tuple(ranks))

    def level(self, line: Line, code: Cell) -> WorkLevel | None:
        """The level of a line, None where it is no item: nothing is named, a total, or a coded line."""
        name = line[self.name]
        words = fold(name.text)
        if not words or _TOTAL.match(words):
            return None
        found = level_by_words(name.text) or self._by_rank(name) or self._by_number(line, code)
        self.within = found if found in ("program", "kegiatan") else self.within
        return found

    def _by_rank(self, name: Cell) -> WorkLevel | None:
        if not 2 <= len(self.ranks) <= 3:
            return None
        return _ORDER[self.ranks.index(_rank(name))]

    def _by_number(self, line: Line, code: Cell) -> WorkLevel | None:
        """1 and 2 under a program are kegiatan, 1.1 and a. below them sub kegiatan; the first lines are programs. A
        line above them that only says something is none."""
        printed = code.text or next((line[n].text for n in self.numbered if line[n].text), "")
        if self.within is None:
            return "program" if printed or sum(bool(cell.text) for cell in line) > 1 else None
        deep = bool(re.fullmatch(r"[a-z][.)]?|\d+\.\d+\.?", printed.strip()))
        return "sub_kegiatan" if deep and self.within == "kegiatan" else "kegiatan"


def _rank(cell: Cell) -> tuple[int, bool]:
    return cell.indent, not cell.bold
