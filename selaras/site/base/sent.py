"""JSON text that a browser sends, and letters that no database keeps."""

import json
from collections.abc import Iterable
from typing import Any


def is_storable(text: str) -> bool:
    """Whether a database keeps this text: PostgreSQL keeps no NUL, and half of a surrogate pair is no letter."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def read_json(text: str | bytes) -> Any:
    """What JSON text says. Raises ``ValueError`` for what is none, for nests deeper than Python reads, and where a text
    in it is not storable."""
    try:
        told = json.loads(text)
        whole = all(is_storable(each) for each in _texts(told))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not whole:
        raise ValueError("a text that no database keeps")
    return told


def _texts(told: Any) -> Iterable[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif isinstance(told, dict):
        for key, each in told.items():
            yield key
            yield from _texts(each)
