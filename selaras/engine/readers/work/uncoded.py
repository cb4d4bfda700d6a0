"""The level of lines that have no code: by their words, the nomenclature, the sums that name them, how they are set
off, their numbers, their place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from selaras.engine.law.nomenclature import Nomenclature
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.summed import summed_by
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.totals import is_total
from selaras.engine.tables.rows import WorkLevel
from selaras.engine.tables.wording import fold

Level = WorkLevel | Literal["head"]
"""The level of a line; a head (urusan, bidang) stands over programs."""
Row = tuple[str, int | None, int | None, int | None]
"""A line by its place: sheet, page, table and line."""
_HEADS = re.compile(r"(?:unsur|urusan|bidang|sub bidang)\b")
_WORDS: tuple[tuple[WorkLevel, str], ...] = (
    ("program", r"program\b"),
    ("sub_kegiatan", r"sub ?kegiatan\b"),
    ("kegiatan", r"kegiatan\b"),
)
_FEW = 3  # so many doubts of one kind are told one by one; more are one doubt
_OFFICIAL: Mapping[str, Level] = {
    "urusan": "head", "bidang": "head", "program": "program", "kegiatan": "kegiatan", "sub_kegiatan": "sub_kegiatan",
}  # fmt: skip
_ORDER: tuple[WorkLevel, ...] = ("program", "kegiatan", "sub_kegiatan")
_BELOW: Mapping[Level, Level] = {"program": "kegiatan", "kegiatan": "sub_kegiatan"}
_ABOVE: Mapping[Level, Level] = {"program": "head", "kegiatan": "program", "sub_kegiatan": "kegiatan"}


def level_by_words(name: str) -> WorkLevel | None:
    """The level that a name itself says (``Program …``, ``Sub Kegiatan …``), None where it says none."""
    return next((level for level, pattern in _WORDS if re.match(pattern, fold(name))), None)


@dataclass(slots=True)
class Levels:
    """The levels of the lines of one table. ``told`` are those that words, nomenclature or sums tell, by row;
    ``ranks`` the distinct ways its names are set off, the outermost first: one way alone tells nothing. ``evident``
    where sums or official names tell most, so that the others are told by what they stand among."""

    name: int
    numbered: tuple[int, ...]
    ranks: tuple[tuple[int, bool], ...]
    draft: Draft
    told: Mapping[Row, Level] = field(default_factory=dict)
    heads: Mapping[Row, int] = field(default_factory=dict)
    evident: bool = False
    guessed: list[tuple[Cell, WorkLevel]] = field(default_factory=list)
    within: Level | None = None

    @classmethod
    def of(
        cls, lines: Sequence[Line], columns: Mapping[str, int], table: Grid, draft: Draft, measured: Sequence[int] = ()
    ) -> "Levels":
        """What tells the levels of a table without codes; that they are read so is said once for the table.
        ``measured`` are its columns of indicators."""
        name = columns["name"]
        items = [line for line in lines if line[name].text and not is_total(line[name].text)]
        ranks = sorted({_rank(line[name]) for line in items})
        numbered = tuple(columns[field] for field in ("code", "number") if field in columns)
        parents = summed_by(items)
        evidence = "kata, nomenklatur, rumus" if parents else "kata, nomor"
        draft.doubt(
            f"Program dan kegiatan pada {table.part} tidak berkode; tingkatnya dibaca dari {evidence}, dan letaknya.",
            "Periksa pohon rencana pada pratinjau, dan isi kodenya menurut nomenklatur.", table.place,
        )  # fmt: skip
        told = _told(items, name, parents, draft.law.nomenclature)
        _add_heads(items, told, measured)
        rows = {_row(items[n]): level for n, level in told.items()}
        evident = bool(parents) or _has_official(items, name, draft.law.nomenclature)
        return cls(name, numbered, tuple(ranks), draft, rows, _depths(items, told), evident)

    def level(self, line: Line, code: Cell) -> Level | None:
        """The level of a line, None where it is no item: nothing is named, a total, or a coded line."""
        name = line[self.name]
        words = fold(name.text)
        if not words or is_total(words):
            return None
        found = self.told.get(_row(line)) or self._by_place(line, code)
        self.within = None if found == "head" else found or self.within
        return found

    def depth(self, line: Line) -> int:
        """How deep a head stands: 0 where other heads stand below it, 1 right above programs."""
        return self.heads.get(_row(line), 1)

    def _by_place(self, line: Line, code: Cell) -> WorkLevel | None:
        name = line[self.name]
        if not self.evident or len(self.ranks) == len(_ORDER):
            return self._by_rank(name) or self._by_number(line, code)
        found: WorkLevel = "sub_kegiatan"
        if self.within in (None, "program"):
            found = "program" if self.within is None else "kegiatan"
        self.guessed.append((name, found))
        return found

    def close(self) -> None:
        """Says which levels only the place of a line told, each one or the first of many."""
        for name, found in self.guessed if len(self.guessed) <= _FEW else self.guessed[:1]:
            more = f" Demikian pula {len(self.guessed) - 1} baris lain." if len(self.guessed) > _FEW else ""
            self.draft.doubt(
                f"Tingkat “{name.text[:80]}” dibaca sebagai {found.replace('_', ' ')} dari letaknya; "
                f"tidak ada rumus atau nomenklatur yang menyebutnya.{more}",
                "Periksa apakah jumlah di atasnya memang memuat baris ini, dan isi kodenya.", name.place,
                value=name.text[:80],
            )  # fmt: skip

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
        return "sub_kegiatan" if deep and self.within in ("kegiatan", "sub_kegiatan") else "kegiatan"


def _told(
    items: Sequence[Line], name: int, parents: Mapping[int, int], nomenclature: Nomenclature
) -> dict[int, Level]:  # fmt: skip
    """The levels that words and nomenclature give, carried along the sums: what sums kegiatan is a program."""
    told: dict[int, Level] = {}
    for n, line in enumerate(items):
        level: Level | None = "head" if _HEADS.match(fold(line[name].text)) else level_by_words(line[name].text)
        official = nomenclature.levels_named(line[name].text)
        if level is None and len(official) == 1:
            level = _OFFICIAL[next(iter(official))]
        if level is not None:
            told[n] = level
    _carry(told, parents, len(items))
    return told


def _has_official(items: Sequence[Line], name: int, nomenclature: Nomenclature) -> bool:
    """Whether kegiatan or sub kegiatan have names of the nomenclature, so that the others stand among them."""
    deep = {"kegiatan", "sub_kegiatan"}
    return any(nomenclature.levels_named(line[name].text) & deep for line in items)


def _carry(told: dict[int, Level], parents: Mapping[int, int], count: int) -> None:
    """Levels along the sums, down and up, until nothing more follows; then what sums others within a program."""
    changed = True
    while changed:
        changed = False
        for child, parent in parents.items():
            if parent in told and child not in told and (below := _BELOW.get(told[parent])):
                told[child] = below
                changed = True
            elif child in told and parent not in told and (above := _ABOVE.get(told[child])):
                told[parent] = above
                changed = True
        if not changed:
            changed = _sums_within(told, parents, count)


def _sums_within(told: dict[int, Level], parents: Mapping[int, int], count: int) -> bool:
    """One line that sums lines of no known level and stands below a program with kegiatan: it is a kegiatan."""
    above: Level | None = None
    summing = set(parents.values())
    for n in range(count):
        if n in told:
            above = told[n]
        elif n in summing and n not in parents and above in ("program", "kegiatan", "sub_kegiatan"):
            told[n] = "kegiatan"
            return True
    return False


def _add_heads(items: Sequence[Line], told: dict[int, Level], measured: Sequence[int]) -> None:
    """Lines without indicator right above a program, or above such a line, head programs, where programs say that they
    are."""
    for n in range(len(items) - 2, -1, -1):
        plain = not any(items[n][column].text for column in measured)
        if n not in told and measured and plain and told.get(n + 1) in ("program", "head"):
            told[n] = "head"


def _depths(items: Sequence[Line], told: Mapping[int, Level]) -> dict[Row, int]:
    """The depth of each head by its row: 0 for one with heads right below it, 1 for one with programs below."""
    heads = [n for n, level in told.items() if level == "head"]
    return {_row(items[n]): 0 if told.get(n + 1) == "head" else 1 for n in heads}


def _rank(cell: Cell) -> tuple[int, bool]:
    return cell.indent, not cell.bold


def _row(line: Line) -> Row:
    place = line[0].place
    return place.sheet, place.page, place.table, place.line
