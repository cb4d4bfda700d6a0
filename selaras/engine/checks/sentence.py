"""The sentences of a check: templates filled with a row's figures as an officer reads them."""

import string
from collections.abc import Mapping
from datetime import date
from typing import Any

from selaras.engine.tables.number import decimal_text, rupiah_in_text
from selaras.engine.tables.period import long_date

UNKNOWN = "(belum diisi)"


class _Sentence(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None or value == "":
            return UNKNOWN
        if format_spec == "rupiah":
            return rupiah_in_text(value)
        if format_spec == "number":
            return decimal_text(value)
        if format_spec == "date":
            return long_date(value if isinstance(value, date) else date.fromisoformat(value))
        if format_spec:
            raise ValueError(f"unknown format {format_spec!r}")
        return str(value)


_SENTENCE = _Sentence()


def filled(template: str, values: Mapping[str, Any]) -> str:
    """The template with its fields filled: ``{ceiling:rupiah}``, ``{value:number}``, ``{day:date}``, ``{name}``.

    Raises ``KeyError`` for a field that is not there; an unknown value reads ``(belum diisi)``.
    """
    return _SENTENCE.vformat(template, (), values)


def fields_of(template: str) -> list[str]:
    """The names of the fields of a template, in order."""
    return [name for _, name, _, _ in string.Formatter().parse(template) if name]
