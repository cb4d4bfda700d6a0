"""What is said about rows: problems of reading and findings of checks, as plain data."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.place import Place


class Severity(StrEnum):
    """How heavy a finding is. The order of declaration is the order of reading."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(Frozen):
    """Something of a file that could not be understood as it stands.

    ``unreadable`` refuses the file; a doubt is kept with the row it is about (``row`` and ``field``) until somebody
    confirms it. ``message`` says what and why, ``hint`` what to do, both in Indonesian.
    """

    message: str
    hint: str
    place: Place
    unreadable: bool = False
    row: str = ""
    field: str = ""
    value: str = ""


class LeftOut(Frozen):
    """What a reader understood and kept out of the text of a plan, because it is no part of it: a signature that every
    issue prints anew. ``message`` says in Indonesian what and why; nothing is asked of anybody."""

    message: str
    place: Place


class Finding(NamedTuple):  # more than a hundred are made for each plan; a dataclass costs four times as much
    """One faulty row at its own place.

    ``cause`` groups findings that one decision settles; ``row``, ``field`` and ``proposal`` say what value would
    mend it, where that is known. ``values`` keeps the raw values, with ``others``: places of the same cause.
    """

    check: str
    severity: Severity
    message: str
    hint: str
    basis: str
    place: Place
    subject: str
    cause: str
    row: str = ""
    field: str = ""
    proposal: str | None = None
    values: Mapping[str, Any] = EMPTY
