"""A Reading as JSON and back, so that it can come out of the process that read the file."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from selaras.engine.readers.cell import Cell, Value
from selaras.engine.readers.reader import Reading, ReadTable
from selaras.engine.tables import jsonl
from selaras.engine.tables.frozen import defaults, values
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place


def dump(reading: Reading) -> str:
    """The reading as one JSON text."""
    packed = {name: getattr(reading, name) for name in ("name", "kind", "reasons", "sure", "format", "sheets")}
    packed["book"] = jsonl.dump(reading.book)
    packed["problems"] = [_packed(problem) for problem in reading.problems]
    packed["tables"] = [_packed(table) for table in reading.tables]
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Reading:
    """The reading that ``dump`` wrote. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
    packed = json.loads(text)
    return Reading(
        name=packed["name"], book=jsonl.load(packed["book"]), kind=packed["kind"], sure=packed["sure"],
        reasons=tuple(packed["reasons"]), format=packed["format"], sheets=tuple(packed["sheets"]),
        problems=tuple(Problem(**each | {"place": Place(**each["place"])}) for each in packed["problems"]),
        tables=tuple(_table(each) for each in packed["tables"]),
    )  # fmt: skip


def _packed(thing: Any) -> dict[str, Any]:
    """A frozen value as plain values, fields at their default left out."""
    usual = defaults(type(thing))
    return {name: _plain(value) for name, value in values(thing).items() if name not in usual or value != usual[name]}


def _plain(value: Any) -> Any:
    if isinstance(value, Place | Cell):
        return _packed(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return {"date": value.isoformat()}
    return str(value) if isinstance(value, Decimal) else value


def _table(packed: dict[str, Any]) -> ReadTable:
    return ReadTable(
        part=packed["part"], caption=packed["caption"], signature=packed["signature"], place=Place(**packed["place"]),
        layout=packed["layout"], headings=tuple(packed["headings"]),
        fields={int(number): name for number, name in packed["fields"].items()},
        lines=tuple(tuple(_cell(cell) for cell in line) for line in packed["lines"]),
        taken=tuple(packed.get("taken", ())),
    )  # fmt: skip


def _cell(packed: dict[str, Any]) -> Cell:
    return Cell(**packed | {"place": Place(**packed["place"]), "value": _value(packed.get("value"))})


def _value(packed: Any) -> Value:
    if not isinstance(packed, dict):
        return packed  # type: ignore[no-any-return]  # a number, a text or nothing, as JSON gives it
    text = packed["date"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
