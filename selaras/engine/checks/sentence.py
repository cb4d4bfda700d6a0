"""The sentences of a check: templates filled with a row's figures as an officer reads them."""

import string
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from selaras.engine.tables.number import decimal_text, rupiah_in_text
from selaras.engine.tables.period import long_date

UNKNOWN = "(belum diisi)"


@lru_cache(maxsize=1024)
def _parsed(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The template with ``%s`` for each field, and the name and format of each; without fields its plain text."""
    pieces = list(string.Formatter().parse(template))
    fields = tuple((name, form or "") for _, name, form, _ in pieces if name)
    texts = [text.replace("%", "%%") if fields else text for text, _, _, _ in pieces]
    return "".join(text + ("%s" if name else "") for text, (_, name, _, _) in zip(texts, pieces, strict=True)), fields


def _shown(value: Any, form: str) -> str:
    if value is None or value == "":
        return UNKNOWN
    if not form:
        return str(value)
    if form == "rupiah":
        return rupiah_in_text(value)
    if form == "number":
        return decimal_text(value)
    if form == "date":
        return long_date(value if isinstance(value, date) else date.fromisoformat(value))
    raise ValueError(f"unknown format {form!r}")


def filled(template: str, values: Mapping[str, Any]) -> str:
    """The template with its fields filled: ``{ceiling:rupiah}``, ``{value:number}``, ``{day:date}``, ``{name}``.

    Raises ``KeyError`` for a field that is not there; an unknown value reads ``(belum diisi)``.
    """
    text, fields = _parsed(template)
    return text if not fields else text % tuple([_shown(values[name], form) for name, form in fields])


def fields_of(template: str) -> list[str]:
    """The names of the fields of a template, in order."""
    return [name for name, _ in _parsed(template)[1]]
