"""What a live formula of a sheet adds up, cell by cell; formulas that do anything else add up nothing."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from selaras.engine.tables.frozen import Frozen

Spot = tuple[str, int, int]
"""Sheet, row and column of a cell; the sheet is empty where the formula names none."""
_TOKEN = re.compile(
    r"\s*(?:(?P<sheet>'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})(?![\w(])"
    r"|\s*(?P<name>[A-Z][A-Z0-9.]*)\(|\s*(?P<number>\d+(?:\.\d+)?)|\s*(?P<sign>[-+*/(),;:])"
)
_SUMS = frozenset({"SUM", "SUBTOTAL"})
_AVERAGES = frozenset({"AVERAGE"})
_WRAPPERS = frozenset({"ROUND", "IFERROR"})
_MOST = 5_000
"""Cells that one formula adds at the most; whole columns are no list of figures."""


class Added(Frozen):
    """The cells that a formula adds up, as often as it names them."""

    function: Literal["sum", "average"]
    cells: tuple[Spot, ...]


class _Other(Exception):
    """The formula does something else than adding cells."""


@lru_cache(maxsize=4096)
def added(formula: str) -> Added | None:
    """The cells that a formula adds or averages: ``=SUM(K1:K3)``, ``=K1+K5``, ``=AVERAGE(Q1,Q4)``, ``=K9``."""
    try:
        reading = _Reading(_tokens(formula.removeprefix("=")))
        cells = reading.chain()
        if reading.at != len(reading.tokens) or not cells:
            return None
    except _Other:
        return None
    return Added("average" if reading.averages else "sum", tuple(cells))


def _tokens(text: str) -> list[re.Match[str]]:
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or len(tokens) > _MOST:
            raise _Other
        tokens.append(found)
        at = found.end()
    return tokens


@dataclass(slots=True)
class _Reading:
    """The tokens of one formula, and where reading stands. ``averages`` once its only function is an average."""

    tokens: list[re.Match[str]]
    at: int = 0
    averages: bool = False
    depth: int = 0

    def chain(self) -> list[Spot]:
        """``A + B + …``; a sign in front is no harm, zeros add nothing."""
        self._take("+")
        cells = self._item()
        while self._take("+"):
            if self.averages:
                raise _Other
            cells += self._item()
            if self.averages:
                raise _Other
        if len(cells) > _MOST:
            raise _Other
        return cells

    def _item(self) -> list[Spot]:
        token = self._next()
        if token["column"]:
            return self._cells(token)
        if token["number"]:
            if float(token["number"]) != 0:
                raise _Other
            return []
        if token["name"]:
            return self._call(token["name"])
        if token["sign"] == "(":
            return self._inside()
        raise _Other

    def _inside(self) -> list[Spot]:
        self.depth += 1
        if self.depth > 20:
            raise _Other
        cells = self.chain()
        self.depth -= 1
        if not self._take(")"):
            raise _Other
        return cells

    def _call(self, name: str) -> list[Spot]:
        self.depth += 1
        if self.depth > 20 or self.averages or (self.depth > 1 and name in _AVERAGES and not self._wrapped()):
            raise _Other
        if name in _WRAPPERS:
            cells = self._wrapper()
        elif name in _SUMS | _AVERAGES:
            average = name in _AVERAGES
            if name == "SUBTOTAL":
                average = self._subtotal()
            cells = self._arguments()
            if average:
                self.averages = True
        else:
            raise _Other
        self.depth -= 1
        return cells

    def _wrapped(self) -> bool:
        """Whether nothing but ``ROUND(`` and the like stands before the function just read."""
        return all(token.group("name") in _WRAPPERS for token in self.tokens[: self.at - 1])

    def _subtotal(self) -> bool:
        """Whether ``SUBTOTAL(1, …`` averages; 9 adds, others do neither."""
        code = self._next()["number"]
        if code not in ("1", "9", "101", "109") or not (self._take(",") or self._take(";")):
            raise _Other
        return code in ("1", "101")

    def _wrapper(self) -> list[Spot]:
        """The first argument of a function that leaves it as it is, but for rounding or an error."""
        cells = self.chain()
        if not (self._take(",") or self._take(";")):
            raise _Other
        self._take("-")
        if not self._next()["number"] or not self._take(")"):
            raise _Other
        return cells

    def _arguments(self) -> list[Spot]:
        cells = self.chain()
        while self._take(",") or self._take(";"):
            cells += self.chain()
        if not self._take(")"):
            raise _Other
        return cells

    def _cells(self, first: re.Match[str]) -> list[Spot]:
        """A cell, or a range with all its cells; of ``A1:A3:A5`` the whole of it."""
        corners = [_spot(first)]
        while self._take(":"):
            token = self._next()
            if not token["column"]:
                raise _Other
            corners.append(_spot(token))
        rows, columns = [spot[1] for spot in corners], [spot[2] for spot in corners]
        height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
        if height * width > _MOST:
            raise _Other
        sheet = corners[0][0]
        return [
            (sheet, row, column)
            for row in range(min(rows), max(rows) + 1)
            for column in range(min(columns), max(columns) + 1)
        ]

    def _next(self) -> re.Match[str]:
        if self.at >= len(self.tokens):
            raise _Other
        self.at += 1
        return self.tokens[self.at - 1]

    def _take(self, sign: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at]["sign"] == sign:
            self.at += 1
            return True
        return False


def _spot(token: re.Match[str]) -> Spot:
    sheet = token["sheet"] or ""
    sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
    number = 0
    for letter in token["column"]:
        number = number * 26 + ord(letter) - 64
    return sheet, int(token["row"]), number
