"""What is wrong with the code of a work item, by the grammar of the code lists (regulations.md §6.2)."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from selaras.engine.law.nomenclature import level_of
from selaras.engine.tables.rows import WorkItem

CodeFault = Literal["", "missing", "cut", "digits", "level", "grammar"]

_GROUPS = {"program": 3, "kegiatan": 5, "sub_kegiatan": 6}


@lru_cache(maxsize=16384)
def code_fault(code: str, level: str) -> CodeFault:
    """What is wrong with a code for its level; empty when nothing is.

    ``cut``: its last groups are missing. ``digits``: a sub kegiatan with another count of digits than two or four.
    ``level``: a code of another level. ``grammar``: anything else that no edition knows.
    """
    if not code:
        return "missing"
    found = level_of(code)
    if found == level:
        return ""
    parts = code.split(".")
    head = level_of(".".join(parts[:-1]))
    if level == "sub_kegiatan" and head == "kegiatan" and parts[-1].isascii() and parts[-1].isdigit():
        return "digits"
    if found is not None:
        return "level"
    cut = len(parts) < _GROUPS[level] and all(part.isascii() and part.isdigit() for part in parts)
    return "cut" if cut and level_of(".".join(parts[:3])) == "program" else "grammar"


@lru_cache(maxsize=16384)
def width(code: str) -> int | None:
    """Digits of the last group of a valid sub kegiatan code, else None."""
    return len(code.rpartition(".")[2]) if level_of(code) == "sub_kegiatan" else None


def usual_width(items: Iterable[WorkItem]) -> int | None:
    """The count of digits most sub kegiatan of a document have; None where there are none or as many of each."""
    counts = Counter(found for item in items if (found := width(item.code)) is not None).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def in_width(code: str, wanted: int) -> str | None:
    """A valid sub kegiatan code with so many digits in its last group; None where the number does not fit."""
    head, _, last = code.rpartition(".")
    digits = last.lstrip("0").rjust(wanted, "0")
    return f"{head}.{digits}" if len(digits) == wanted else None


def stands_under(code: str, parent: str) -> bool:
    """True when a code continues its parent's code by whole groups."""
    return code.startswith(parent + ".")
