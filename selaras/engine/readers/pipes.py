"""Tables drawn with upright lines, as Markdown has them: ``| a | b |`` over ``|---|:-:|``."""

import re
from collections.abc import Sequence

from selaras.engine.tables.frozen import Frozen

_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_SPLIT = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class PipeLine(Frozen):
    """One line of such a table: its cells, none on the line below the head; ``heads`` for the head itself."""

    cells: tuple[str, ...]
    heads: bool = False


def pipe_lines(lines: Sequence[str]) -> dict[int, PipeLine]:
    """The lines of tables by their number from 1. A line belongs to a table when it begins and ends with an upright
    line, or follows a head with its separator and holds one at all."""
    found: dict[int, PipeLine] = {}
    inside = False
    for number, line in enumerate(lines, start=1):
        if "|" not in line or not _SPLIT.search(line):
            inside = False
            continue
        below = lines[number] if number < len(lines) else ""
        heads = _separates(below) and not _separates(line)
        if _separates(line) and (inside or number - 1 in found):
            found[number] = PipeLine(())
        elif inside or heads or _boxed(line):
            found[number] = PipeLine(_cells(line), heads)
            inside = inside or heads
    return found


def _separates(line: str) -> bool:
    bare = line.strip()
    return "|" in bare and "-" in bare and bool(_SEPARATOR.fullmatch(bare))


def _boxed(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 2 and bare.startswith("|") and bare.endswith("|") and "\t" not in bare


def _cells(line: str) -> tuple[str, ...]:
    """The texts between the upright lines; an escaped one (``\\|``) is a sign of the text."""
    bare = line.strip()
    parts = _SPLIT.split(bare)
    parts = parts[1:] if bare.startswith("|") else parts
    parts = parts[:-1] if bare.endswith("|") and not bare.endswith("\\|") else parts
    return tuple(_BREAK.sub(" ", part).replace("\\|", "|") for part in parts)
