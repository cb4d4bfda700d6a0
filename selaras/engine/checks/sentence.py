"""The sentences of a check: templates filled with a row's figures as an officer reads them."""

import re
import string
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from selaras.engine.tables.number import decimal_text, rupiah_in_text
from selaras.engine.tables.period import long_date

UNKNOWN = "(belum diisi)"
# What only tells a row by more than its name: its code before the name, its unit behind it in parentheses.
_BESIDE_NAME = re.compile(r"\{(?P<code>(?:\w+_)?code)\} (?=\{)| \(\{(?P<unit>unit_name)\}\)")


class _Parsed(NamedTuple):
    """A template with ``%s`` for each field, the names and the formats of these; without fields its plain text."""

    text: str
    names: tuple[str, ...]
    forms: tuple[str, ...]
    formed: bool  # any field has a format


@lru_cache(maxsize=1024)
def _parsed(template: str) -> _Parsed:
    pieces = [(text, name or "", form or "") for text, name, form, _ in string.Formatter().parse(template)]
    names = tuple(name for _, name, _ in pieces if name)
    forms = tuple(form for _, name, form in pieces if name)
    texts = [text.replace("%", "%%") + ("%s" if name else "") if names else text for text, name, _ in pieces]
    return _Parsed("".join(texts), names, forms, any(forms))


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

    Raises ``KeyError`` for a field that is not there; an unknown value reads ``(belum diisi)``, but a code before a
    name and a unit in parentheses behind it are left out.
    """
    text, names, forms, formed = _parsed(template)
    if not names:
        return text
    shown: Any = tuple(map(values.__getitem__, names))
    if None in shown or "" in shown:
        text, names, forms, _ = _parsed(_without_unknown(template, values))
        shown = tuple(map(_shown, map(values.__getitem__, names), forms))
    elif formed:
        shown = tuple(map(_shown, shown, forms))
    sentence: str = text % shown
    return sentence


def _without_unknown(template: str, values: Mapping[str, Any]) -> str:
    return _BESIDE_NAME.sub(lambda found: found[0] if values[found["code"] or found["unit"]] else "", template)


def fields_of(template: str) -> list[str]:
    """The names of the fields of a template, in order."""
    return list(_parsed(template).names)
