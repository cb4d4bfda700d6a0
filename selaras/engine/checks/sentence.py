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
def _parsed(template: str) -> tuple[tuple[str, str, str], ...]:
    """The template as literal text, field and format; the last piece may have no field."""
    pieces = string.Formatter().parse(template)
    return tuple((text, name or "", form or "") for text, name, form, _ in pieces)


def _shown(value: Any, form: str) -> str:
    if value is None or value == "":
        return UNKNOWN
    if form == "rupiah":
        return rupiah_in_text(value)
    if form == "number":
        return decimal_text(value)
    if form == "date":
        return long_date(value if isinstance(value, date) else date.fromisoformat(value))
    if form:
        raise ValueError(f"unknown format {form!r}")
    return str(value)


def filled(template: str, values: Mapping[str, Any]) -> str:
    """The template with its fields filled: ``{ceiling:rupiah}``, ``{value:number}``, ``{day:date}``, ``{name}``.

    Raises ``KeyError`` for a field that is not there; an unknown value reads ``(belum diisi)``.
    """
    return "".join([text + _shown(values[name], form) if name else text for text, name, form in _parsed(template)])


def fields_of(template: str) -> list[str]:
    """The names of the fields of a template, in order."""
    return [name for _, name, _ in _parsed(template) if name]
