"""Program, kegiatan and sub kegiatan in a column each, brought to one column of names with a line for each level."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.work.codes import is_code, level_of
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import WorkLevel

_LEVEL = r"(program|kegiatan|sub ?kegiatan)"
_NAME = re.compile(rf"(?:nama |uraian )?{_LEVEL}")
_CODE = re.compile(rf"kode {_LEVEL}")
_ANY_CODE = re.compile(r"\b(?:kode|rekening|rek)\b")
_UNIT = r"(?:sub unit|unit|sub skpd|skpd|opd|perangkat daerah)"
_ORDER = ("program", "kegiatan", "subkegiatan")
_LEVELS: Mapping[str, WorkLevel] = {"program": "program", "kegiatan": "kegiatan", "subkegiatan": "sub_kegiatan"}
_SEGMENTS: Mapping[str, int] = {"program": 3, "kegiatan": 5}  # of a code; those below begin with them

Steps = Literal["", "one a line", "paired", "before names", "of the innermost"]
"""How a table names its levels beside one another: a line fills ``one``; each level has a code ``paired`` with it, or
``before`` its name; or the one code of a line is that of its ``innermost`` level. Empty for any other table."""


def level_columns(table: Grid) -> set[int]:
    """The columns of a table that names its levels beside one another; empty for any other table."""
    if not (steps := steps_of(table)):
        return set()
    units = _unit_columns(table) if steps == "paired" else ()
    return {*_columns(table, _CODE).values(), *_columns(table, _NAME).values(), *units}


def uncoded_levels(table: Grid) -> dict[WorkLevel, int]:
    """The column of each level, the outermost first, of a table that names them beside one another and has no codes;
    empty for any other table."""
    names = _columns(table, _NAME)
    if len(names) < 2 or any(_ANY_CODE.search(heading) for heading in table.headings):
        return {}
    if any(is_code(line[n].text.partition(" ")[0]) for line in table.body for n in names.values()):
        return {}
    return {_LEVELS[level]: n for level, n in names.items()}


def in_one_column(table: Grid, name: int, code: int | None) -> Grid:
    """The table with all names in the column ``name`` and their codes in the column ``code``, as if its lines had been
    written one below another."""
    steps, names = steps_of(table), _columns(table, _NAME)
    if not steps:
        return table
    if steps == "one a line":
        return replace(table, body=tuple(_moved(line, names, name) for line in table.body))
    return replace(table, body=tuple(_apart(table, steps, name, code)))


def steps_of(table: Grid) -> Steps:
    """How a table names its levels beside one another."""
    names, codes = _columns(table, _NAME), _columns(table, _CODE)
    if len(names) < 2:
        return ""
    if len(names.keys() & codes.keys()) > 1:
        return "paired"
    if all(sum(bool(line[n].text) for n in names.values()) <= 1 for line in table.body):
        return "one a line"
    begun = [n for n in names.values() if any(is_code(line[n].text.partition(" ")[0]) for line in table.body)]
    if len(begun) > 1:
        return "before names"
    code = table.column(_ANY_CODE.pattern)
    if code is None or not any(is_code(line[code].text) for line in table.body):
        return ""
    return "of the innermost" if foreign_code(table) is None else ""


def foreign_code(table: Grid) -> Cell | None:
    """The first code that is not of the innermost level its line names, in a table whose lines name several levels
    beside one code: nobody can know what such a line is about. None where there is none, and for other tables."""
    names, code = _columns(table, _NAME), table.column(_ANY_CODE.pattern)
    paired = len(names.keys() & _columns(table, _CODE).keys()) > 1
    filled = [[level for level, n in names.items() if line[n].text] for line in table.body]
    if code is None or paired or len(names) < 2 or all(len(levels) < 2 for levels in filled):
        return None
    for line, levels in zip(table.body, filled, strict=True):
        level = level_of(line[code].text, "") if is_code(line[code].text) and levels else None
        if level in _LEVELS.values() and level != _LEVELS[levels[-1]]:
            return line[code]
    return None


def _columns(table: Grid, pattern: re.Pattern[str]) -> dict[str, int]:
    """The column of each level, the outermost first."""
    found: dict[str, int] = {}
    for n, heading in enumerate(table.headings):
        if matched := pattern.fullmatch(heading):
            found.setdefault(matched[1].replace(" ", ""), n)
    return {level: found[level] for level in _ORDER if level in found}


def _unit_columns(table: Grid) -> tuple[int, ...]:
    """Code and name of the unit whose work a line is, the innermost where several are named; empty without both."""
    codes = [n for n, heading in enumerate(table.headings) if re.fullmatch(rf"kode {_UNIT}", heading)]
    names = [n for n, heading in enumerate(table.headings) if re.fullmatch(rf"nama {_UNIT}", heading)]
    return (codes[-1], names[-1]) if codes and names else ()


def _moved(line: Line, names: Mapping[str, int], name: int) -> Line:
    filled = next((line[n] for n in names.values() if line[n].text), None)
    return line if filled is None else (*line[:name], filled, *line[name + 1 :])


def _apart(table: Grid, steps: Steps, name: int, code: int | None) -> Iterator[Line]:
    """A line for each unit and level that a line begins; what it measures and costs belongs to the innermost."""
    names, codes = _columns(table, _NAME), _columns(table, _CODE) if steps == "paired" else {}
    split = steps == "of the innermost"
    levels = [*names]
    units = _unit_columns(table) if steps == "paired" else ()
    moved = {*level_columns(table), *([] if code is None else [code]), name}
    open_: dict[str, str] = {}
    unit = ""
    for line in table.body:
        if units and line[units[0]].text not in ("", unit):
            unit, open_ = line[units[0]].text, {}
            yield _alone(line, {**_at(code, line[units[0]]), name: line[units[1]]})
        named = _named(line, names, codes, code if split else None)
        for level, (coded, worded) in named.items():
            innermost = level == [*named][-1]
            said = f"{coded.text if coded else ''} {worded.text}"
            if not innermost and open_.get(level) == said:
                continue
            open_ = {upper: open_[upper] for upper in levels[: levels.index(level)] if upper in open_} | {level: said}
            cells = {**_at(code, coded), name: worded}
            yield _with(line, {n: Cell("", line[n].place) for n in moved} | cells) if innermost else _alone(line, cells)
        if not named:
            yield line


def _at(code: int | None, cell: Cell | None) -> dict[int, Cell]:
    return {} if code is None or cell is None else {code: cell}


def _named(
    line: Line, names: Mapping[str, int], codes: Mapping[str, int], code: int | None
) -> dict[str, tuple[Cell | None, Cell]]:  # fmt: skip
    """The levels that a line names, the outermost first, with code and name of each. ``code`` is the column of the one
    code of a line, which those above its innermost level begin."""
    if codes:
        both = (level for level in names if level in codes and line[codes[level]].text)
        return {level: (line[codes[level]], line[names[level]]) for level in both}
    filled = [level for level in names if line[names[level]].text]
    if code is None:
        return {level: (None, line[names[level]]) for level in filled}
    segments = line[code].text.split(".")
    upper = {level: replace(line[code], text=".".join(segments[: _SEGMENTS[level]])) for level in filled[:-1]}
    return {level: (upper.get(level, line[code]), line[names[level]]) for level in filled}


def _alone(line: Line, cells: Mapping[int, Cell]) -> Line:
    return _with(line, {n: Cell("", cell.place) for n, cell in enumerate(line)} | {**cells})


def _with(line: Line, cells: Mapping[int, Cell]) -> Line:
    return tuple(cells.get(n, cell) for n, cell in enumerate(line))
