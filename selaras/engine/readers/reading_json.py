"""A Reading as text and back, so that it can come out of the process that read the file.

Every line is JSON: first what is told of the file, then the lines of its tables, then the Book. Most of a large reading
are the lines of tables: of a cell whose place follows from that of its line, and which is nothing but text, only the
text is written.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from selaras.engine.readers.cell import Cell, Line, Value
from selaras.engine.readers.reader import Reading, ReadTable
from selaras.engine.tables import jsonl
from selaras.engine.tables.frozen import defaults, replace, values
from selaras.engine.tables.judgement import LeftOut, Problem
from selaras.engine.tables.place import Place

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(reading: Reading) -> str:
    """The reading as text."""
    packed = {name: getattr(reading, name) for name in ("name", "kind", "reasons", "sure", "format", "sheets")}
    packed["problems"] = [_packed(problem) for problem in reading.problems]
    packed["left_out"] = [_packed(each) for each in reading.left_out]
    packed["tables"] = [_packed(replace(table, lines=())) | {"lines": len(table.lines)} for table in reading.tables]
    lines = (_encoded(_packed_line(line, table.place)) for table in reading.tables for line in table.lines)
    return "\n".join([_encoded(packed), *lines, *jsonl.lines_of(reading.book), ""])


def load(text: str) -> Reading:
    """The reading that ``dump`` wrote. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
    head, _, rest = text.partition("\n")
    packed = json.loads(head)
    *lines, book = rest.split("\n", sum(each["lines"] for each in packed["tables"]))
    following = map(json.loads, lines)
    return Reading(
        name=packed["name"], book=jsonl.load(book), kind=packed["kind"], sure=packed["sure"],
        reasons=tuple(packed["reasons"]), format=packed["format"], sheets=tuple(packed["sheets"]),
        problems=tuple(Problem(**each | {"place": Place(**each["place"])}) for each in packed["problems"]),
        tables=tuple(_table(each, following) for each in packed["tables"]),
        left_out=tuple(LeftOut(**each | {"place": Place(**each["place"])}) for each in packed.get("left_out", ())),
    )  # fmt: skip


def _packed(thing: Any) -> dict[str, Any]:
    """A frozen value as plain values, fields at their default left out."""
    usual = defaults(type(thing))
    return {name: _plain(value) for name, value in values(thing).items() if name not in usual or value != usual[name]}


def _plain(value: Any) -> Any:
    if isinstance(value, Place):
        return _packed(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return {"date": value.isoformat()}
    return str(value) if isinstance(value, Decimal) else value


def _packed_line(line: Line, table: Place) -> list[Any]:
    """The place of the first cell (its line alone where the rest is the table's own) and the cells."""
    first = line[0].place if line else table
    same = first == replace(table, line=first.line)
    return [first.line if same else _packed(first), *(_packed_cell(cell, first, n) for n, cell in enumerate(line))]


def _packed_cell(cell: Cell, first: Place, number: int) -> Any:
    """The text of a plain cell, in a list of its own where it is the value as well; the fields of any other."""
    beside = _is_beside(cell.place, first, number)
    plain = beside and not (cell.formula or cell.format or cell.bold or cell.indent) and cell.rows == cell.columns == 1
    if plain and cell.value is None:
        return cell.text
    if plain and isinstance(cell.value, str) and cell.value == cell.text:
        return [cell.text]
    if plain:
        return {"text": cell.text, "value": _plain(cell.value)}
    packed = _packed(cell)
    if beside:
        del packed["place"]
    return packed


def _is_beside(place: Place, first: Place, number: int) -> bool:
    """Whether a place is so many cells to the right of the first one. Called for every cell: none is made for it."""
    if place is first:
        return first.column is not None
    if first.column is None or place.column != first.column + number or place.line != first.line:
        return False
    alike = place.file == first.file and place.part == first.part and place.by == first.by and place.at == first.at
    return alike and (place.sheet, place.table, place.page, place.box) == (
        first.sheet, first.table, first.page, first.box
    )  # fmt: skip


def _beside(first: Place, number: int) -> Place:
    """The place so many cells to the right. Called for every cell, hence without ``replace``."""
    return Place(
        first.file, first.line, (first.column or 0) + number, first.part, first.by, first.at, first.sheet, first.table,
        first.page, first.box,
    )  # fmt: skip


def _table(packed: dict[str, Any], following: Iterator[Any]) -> ReadTable:
    place = Place(**packed["place"])
    return ReadTable(
        part=packed["part"], caption=packed["caption"], signature=packed["signature"], place=place,
        layout=packed["layout"], headings=tuple(packed["headings"]),
        fields={int(number): name for number, name in packed["fields"].items()},
        lines=tuple(_line(line, place) for line in islice(following, packed["lines"])),
        taken=tuple(packed.get("taken", ())),
    )  # fmt: skip


def _line(packed: list[Any], table: Place) -> Line:
    at = packed[0]
    first = Place(**at) if isinstance(at, dict) else replace(table, line=at)
    return tuple(_cell(cell, first, n) for n, cell in enumerate(packed[1:]))


def _cell(packed: Any, first: Place, number: int) -> Cell:
    if isinstance(packed, str):
        return Cell(packed, _beside(first, number))
    if isinstance(packed, list):
        return Cell(packed[0], _beside(first, number), packed[0])
    place = Place(**packed["place"]) if "place" in packed else _beside(first, number)
    return Cell(**packed | {"place": place, "value": _value(packed.get("value"))})


def _value(packed: Any) -> Value:
    if not isinstance(packed, dict):
        return packed  # type: ignore[no-any-return]  # a number, a text or nothing, as JSON gives it
    text = packed["date"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
