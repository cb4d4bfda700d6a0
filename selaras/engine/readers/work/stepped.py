"""Program, kegiatan and sub kegiatan in a column each, brought to one column of names with a line for each level."""

import re
from collections.abc import Iterator, Mapping

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.work.codes import is_code
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import WorkLevel

_LEVEL = r"(program|kegiatan|sub ?kegiatan)"
_NAME = re.compile(rf"(?:nama |uraian )?{_LEVEL}")
_CODE = re.compile(rf"kode {_LEVEL}")
_ANY_CODE = re.compile(r"\b(?:kode|rekening|rek)\b")
_ORDER = ("program", "kegiatan", "subkegiatan")
_LEVELS: Mapping[str, WorkLevel] = {"program": "program", "kegiatan": "kegiatan", "subkegiatan": "sub_kegiatan"}


def level_columns(table: Grid) -> set[int]:
    """The columns of a table that names its levels beside one another; empty for any other table."""
    return {*_columns(table, _CODE).values(), *_columns(table, _NAME).values()} if _is_stepped(table) else set()


def uncoded_levels(table: Grid) -> dict[WorkLevel, int]:
    """The column of each level, the outermost first, of a table that names them beside one another and has no codes;
    empty for any other table."""
    names = _columns(table, _NAME)
    if len(names) < 2 or any(_ANY_CODE.search(heading) for heading in table.headings):
        return {}
    if any(is_code(line[n].text.partition(" ")[0]) for line in table.body for n in names.values()):
        return {}
    return {_LEVELS[level]: n for level, n in names.items()}


def in_one_column(table: Grid, name: int) -> Grid:
    """The table with all names in the column ``name``, as if its lines had been written one below another."""
    if not _is_stepped(table):
        return table
    names, codes = _columns(table, _NAME), _columns(table, _CODE)
    if len(names.keys() & codes.keys()) > 1:
        return replace(table, body=tuple(_apart(table, names, codes, name)))
    return replace(table, body=tuple(_moved(line, names, name) for line in table.body))


def _is_stepped(table: Grid) -> bool:
    """Several columns of names, of which a line fills one; or several, each with the code of its level."""
    names, codes = _columns(table, _NAME), _columns(table, _CODE)
    if len(names) < 2:
        return False
    single = all(sum(bool(line[n].text) for n in names.values()) <= 1 for line in table.body)
    return single or len(names.keys() & codes.keys()) > 1


def _columns(table: Grid, pattern: re.Pattern[str]) -> dict[str, int]:
    """The column of each level, the outermost first."""
    found: dict[str, int] = {}
    for n, heading in enumerate(table.headings):
        if matched := pattern.fullmatch(heading):
            found.setdefault(matched[1].replace(" ", ""), n)
    return {level: found[level] for level in _ORDER if level in found}


def _moved(line: Line, names: Mapping[str, int], name: int) -> Line:
    filled = next((line[n] for n in names.values() if line[n].text), None)
    return line if filled is None else (*line[:name], filled, *line[name + 1 :])


def _apart(table: Grid, names: Mapping[str, int], codes: Mapping[str, int], name: int) -> Iterator[Line]:
    """A line for each level that a line begins; what it measures and costs belongs to the innermost."""
    levels = [level for level in _ORDER if level in names and level in codes]
    code = codes[levels[0]]
    of_levels = {*names.values(), *codes.values()}
    open_: dict[str, str] = {}
    for line in table.body:
        filled = [level for level in levels if line[codes[level]].text]
        for level in filled[:-1]:
            if open_.get(level) != line[codes[level]].text:
                blank = {n: Cell("", cell.place) for n, cell in enumerate(line)}
                yield _with(line, blank | {code: line[codes[level]], name: line[names[level]]})
        open_ = {level: line[codes[level]].text for level in filled}
        if filled:
            blank = {n: Cell("", line[n].place) for n in of_levels}
            yield _with(line, blank | {code: line[codes[filled[-1]]], name: line[names[filled[-1]]]})
        else:
            yield line


def _with(line: Line, cells: Mapping[int, Cell]) -> Line:
    return tuple(cells.get(n, cell) for n, cell in enumerate(line))
