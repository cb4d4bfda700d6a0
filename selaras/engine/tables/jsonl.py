"""A Book as JSON lines and back: one header line with the schema number, then one row a line."""

import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from selaras.engine.tables.book import Book
from selaras.engine.tables.evidence import Term
from selaras.engine.tables.frozen import defaults, hints, names
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import ROW_TYPES
from selaras.engine.tables.rows import Figure, Paragraph, Row

SCHEMA = 1

Reader = Callable[[Any], Any]
_REQUIRED = object()
_PLAIN = {str, int, bool, type(None)}
_TEXT = (str,)
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_DEFAULTS: dict[type, tuple[tuple[str, Any], ...]] = {}
_AS_THEY_ARE: dict[type, Mapping[str, tuple[type, ...]]] = {}


class BadBook(ValueError):
    """The text is not a Book of this schema; the message says where and why."""


def dump(book: Book) -> str:
    """The Book as text: UTF-8 JSON lines, fields with their default left out, rows in order."""
    return "\n".join([*lines_of(book), ""])


def lines_of(book: Book) -> Iterator[str]:
    """The lines of the Book as ``dump`` writes them."""
    yield json.dumps({"schema": SCHEMA})
    for row in book:
        yield _encoded(pack(row))


def load(text: str) -> Book:
    """The Book that ``dump`` wrote. Raises ``BadBook`` with the line number when it cannot be one."""
    return Book(_rows(row_lines(text)))


def row_lines(text: str) -> list[str]:
    """The lines of a Book's rows. Raises ``BadBook`` where its header is not of this schema."""
    first, *lines = text.split("\n")  # and not where a text holds another mark of a line's end
    if lines and not lines[-1]:
        lines.pop()
    try:
        header = json.loads(first)
    except json.JSONDecodeError as error:
        raise BadBook("baris 1: kepala berkas tidak terbaca") from error
    if not isinstance(header, dict) or header.get("schema") != SCHEMA:
        raise BadBook(f"baris 1: skema harus {SCHEMA}")
    return lines


def _parsed(lines: Sequence[str]) -> Iterable[Any]:
    """The value of each line. All lines are read at once, in half the time; where that fails, each by itself."""
    try:
        found: list[Any] = json.loads(f"[{','.join(lines)}]")
    except json.JSONDecodeError:
        return map(json.loads, lines)
    return found if len(found) == len(lines) else map(json.loads, lines)


def _rows(lines: Sequence[str]) -> Iterator[Row]:
    parsed = iter(_parsed(lines))
    for number in range(2, len(lines) + 2):
        try:
            packed = next(parsed)
            yield unpack(ROW_TYPES[packed.pop("type")], packed)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadBook(f"baris {number}: {error}") from error


def pack(row: Row) -> dict[str, Any]:
    """One row as plain JSON values, with its type."""
    return {"type": type(row).__name__, **_plain_fields(row)}


def unpack(kind: type[Row], packed: Mapping[str, Any]) -> Row:
    """The row of this type from plain JSON values. Raises ``TypeError`` on unknown, missing or wrongly typed fields."""
    row: Row = _built(kind, packed)
    return row


def _built(kind: type, packed: Mapping[str, Any]) -> Any:
    plain = _AS_THEY_ARE.get(kind) or _as_they_are(kind)
    fields = dict(packed)
    for name, value in packed.items():
        if type(value) not in plain.get(name, ()):  # exactly: a bool is no int here
            fields[name] = _reader(hints(kind)[name])(value)
    return kind(**fields)


def _plain_fields(thing: Any) -> dict[str, Any]:
    return {
        name: value if type(value) is str else _plain(value)
        for name, default in _defaults(type(thing))
        if (value := getattr(thing, name)) != default
    }


def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = tuple((name, defaults(kind).get(name, _REQUIRED)) for name in names(kind))
    return _DEFAULTS[kind]


def _plain(value: Any) -> Any:
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else _plain_fields(value)


def _as_they_are(kind: type) -> Mapping[str, tuple[type, ...]]:
    """The types whose JSON values stand as they are in a field; worked out once a type."""
    _AS_THEY_ARE[kind] = {name: _TEXT if hint is str else _plain_types(hint) for name, hint in hints(kind).items()}
    return _AS_THEY_ARE[kind]


@cache
def _plain_types(hint: Any) -> tuple[type, ...]:
    return tuple(each for each in _alternatives(hint) if each in _PLAIN)


def _alternatives(hint: Any) -> tuple[Any, ...]:
    """What a hint joins by ``|``; a hint that joins nothing by itself."""
    return typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else (hint,)


@cache
def _reader(hint: Any) -> Reader:
    """The function that makes the value of a field from JSON."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in (Place, Paragraph, Figure, Term):
        return partial(_built, hint)
    if origin is tuple:
        item = _reader(inner[0])
        return lambda value: tuple(map(item, value))
    if len(_alternatives(hint)) > 1:
        given = _reader(next(each for each in inner if each is not type(None)))
        return lambda value: None if value is None else given(value)
    if origin is typing.Literal:
        return partial(_one_of, inner)
    return date.fromisoformat if hint is date else partial(_of_type, hint)


def _of_type(hint: type, value: Any) -> Any:
    if type(value) is not hint:
        raise TypeError(f"{value!r} bukan {hint.__name__}")
    return value


def _one_of(allowed: tuple[Any, ...], value: Any) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} tidak dikenal; yang ada: {', '.join(map(repr, allowed))}")
    return value
