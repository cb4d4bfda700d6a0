"""The small language in which the formula of an indicator is written over the symbols of its components.

Indonesian numbers (``1.000``, ``2,5``), ``+ - × * / :`` and brackets, ``min``, ``maks``, ``rata-rata``, ``jumlah``,
``tertimbang(nilai; bobot; …)`` and ``persen``; arguments are parted by ``;`` because the comma is the decimal. ``%``
stands only behind 100, as formulas print it (``× 100%``): the value is then in percent. Nothing is ever executed: the
text becomes a tree of the values below, bounded in length, pieces and depth.
"""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Final, Literal

from selaras.engine.formulas.tokens import BadExpression, Kind, Token, tokens
from selaras.engine.tables.frozen import Frozen

Function = Literal["min", "max", "mean", "sum", "weighted", "percent"]
DEEPEST: Final = 20
"""Brackets and functions inside each other."""
FUNCTIONS: Final[dict[str, Function]] = {
    "min": "min", "minimum": "min", "terkecil": "min",
    "maks": "max", "max": "max", "maksimum": "max", "terbesar": "max",
    "rata-rata": "mean", "rata_rata": "mean", "rerata": "mean", "mean": "mean",
    "jumlah": "sum", "sum": "sum", "total": "sum",
    "tertimbang": "weighted", "rata_tertimbang": "weighted",
    "persen": "percent",
}  # fmt: skip
"""Every name a function is known by."""
_HUNDRED: Final = 100
_TIMES: Final = re.compile(r"[xX][0-9]{1,15}")


class _Piece(Frozen, eq=False):
    """What all parts of an expression know of themselves; an expression that is kept works it out once. Each equals
    itself alone, for a text is parsed once, and what is kept of a piece is then found without comparing it whole."""

    @cached_property
    def symbols(self) -> Mapping[str, "Symbol"]:
        """The symbols in it by their folded name, each as it is first written and in that order."""
        found: dict[str, Symbol] = {}
        for part in children(self):
            for folded, symbol in part.symbols.items():
                found.setdefault(folded, symbol)
        return found


class Number(_Piece, eq=False):
    """A number as written; ``percent`` where a percent sign follows it, which only 100 may have."""

    value: Fraction
    text: str
    at: int
    percent: bool = False


class Symbol(_Piece, eq=False):
    """A component by its symbol, as written."""

    name: str
    at: int

    @cached_property
    def symbols(self) -> Mapping[str, "Symbol"]:
        """Itself by its folded name."""
        return {self.name.casefold(): self}


class Negative(_Piece, eq=False):
    """A value with its sign turned."""

    of: "Node"
    at: int


class Operation(_Piece, eq=False):
    """Two values joined by a sign; ``at`` is the character of the sign."""

    sign: Literal["+", "-", "*", "/"]
    left: "Node"
    right: "Node"
    at: int


class Call(_Piece, eq=False):
    """A function over its arguments."""

    function: Function
    arguments: tuple["Node", ...]
    at: int


Node = Number | Symbol | Negative | Operation | Call


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """The expression that a text writes. Raises ``BadExpression`` with the character and what to do."""
    return _Parser(tokens(text)).whole()


def symbols(node: Node) -> tuple[str, ...]:
    """The symbols of an expression, each once, as first written and in that order."""
    return tuple(symbol.name for symbol in node.symbols.values())


def demand(node: Node, known: Iterable[str]) -> None:
    """Raises ``BadExpression`` at the first symbol that is none of the known ones. Capitals make no difference."""
    listed = list(known)
    folded = {name.casefold() for name in listed}
    for name, symbol in node.symbols.items():
        if name not in folded:
            there = f"yang ada: {', '.join(listed)}" if listed else "belum ada satu pun"
            raise BadExpression(
                symbol.at,
                f"komponen “{symbol.name}” tidak ada; {there}",
                "Perbaiki lambangnya atau tambahkan komponennya",
            )


def children(node: _Piece) -> tuple[Node, ...]:
    """What a node is made of, from left to right."""
    if isinstance(node, Operation):
        return (node.left, node.right)
    if isinstance(node, Negative):
        return (node.of,)
    return node.arguments if isinstance(node, Call) else ()


class _Parser:
    """Goes through the pieces once, from left to right."""

    def __init__(self, found: list[Token]) -> None:
        self.found = found
        self.place = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.found[self.place]

    def take(self) -> Token:
        token = self.here
        self.place += 1
        return token

    def whole(self) -> Node:
        if self.ended():
            raise BadExpression(1, "rumus kosong", "Tulis misalnya A / B × 100")
        node = self.sum()
        if not self.ended():
            raise self.unexpected()
        return node

    def ended(self) -> bool:
        return self.here.kind == "end"

    def sum(self) -> Node:
        node = self.product()
        while self.here.kind in ("+", "-"):
            token = self.take()
            node = Operation("+" if token.kind == "+" else "-", node, self.product(), token.at)
        return node

    def product(self) -> Node:
        node = self.signed()
        while (sign := self.multiplying()) is not None:
            token = self.take()
            node = Operation(sign, node, self.signed(), token.at)
        return node

    def multiplying(self) -> Literal["*", "/"] | None:
        """The sign that stands here; the letter x between two values is a times sign, also close before a number."""
        token = self.here
        if token.kind == "name" and _TIMES.fullmatch(token.text):
            cut = [Token("name", token.text[0], token.at), Token("number", token.text[1:], token.at + 1)]
            self.found[self.place : self.place + 1] = cut
            token = self.here
        if token.kind == "name" and token.text in ("x", "X"):
            return "*"
        return "*" if token.kind == "*" else "/" if token.kind == "/" else None

    def signed(self) -> Node:
        if self.here.kind == "-":
            token = self.take()
            return Negative(self.value(), token.at)
        return self.value()

    def value(self) -> Node:
        token = self.take()
        if token.kind == "number":
            return self.number(token)
        if token.kind == "name":
            return self.call(token) if self.here.kind == "(" else Symbol(token.text, token.at)
        if token.kind == "(":
            return self.inside(token)
        self.place -= 1
        raise self.missing()

    def number(self, token: Token) -> Node:
        value = Fraction(token.text.replace(".", "").replace(",", "."))
        follows = self.here
        if follows.kind == "%" or (follows.kind == "name" and follows.text.casefold() == "persen"):
            self.percent_sign(value, follows)
            return Number(value, token.text, token.at, percent=True)
        return Number(value, token.text, token.at)

    def percent_sign(self, value: Fraction, sign: Token) -> None:
        if value != _HUNDRED:
            raise BadExpression(
                sign.at, "tanda persen hanya boleh di belakang 100", "Tulis bagian itu sebagai desimal, misalnya 0,05"
            )
        self.take()

    def inside(self, opening: Token) -> Node:
        self.deeper(opening)
        node = self.sum()
        self.closing(opening)
        self.depth -= 1
        return node

    def call(self, name: Token) -> Node:
        function = FUNCTIONS.get(name.text.casefold())
        if function is None:
            known = "min, maks, rata-rata, jumlah, tertimbang, persen"
            raise BadExpression(name.at, f"fungsi “{name.text}” tidak ada; yang ada: {known}", "Perbaiki namanya")
        opening = self.take()
        self.deeper(opening)
        arguments = [self.sum()]
        while self.here.kind == ";":
            self.take()
            arguments.append(self.sum())
        self.closing(opening)
        self.depth -= 1
        _demand_arguments(function, len(arguments), name)
        return Call(function, tuple(arguments), name.at)

    def deeper(self, opening: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadExpression(opening.at, f"kurung lebih dari {DEEPEST} tingkat", "Pecah menjadi komponen")

    def closing(self, opening: Token) -> None:
        if self.here.kind == "end":
            raise BadExpression(opening.at, "kurung ini tidak ditutup", "Tambahkan “)”")
        if self.here.kind != ")":
            raise self.unexpected()
        self.take()

    def missing(self) -> BadExpression:
        token = self.here
        found = "rumus berakhir" if token.kind == "end" else f"ada “{token.text}”"
        return BadExpression(
            token.at, f"{found}, padahal di sini harus ada angka, komponen, atau kurung buka", "Lengkapi rumusnya"
        )

    def unexpected(self) -> BadExpression:
        token = self.here
        told: dict[Kind, tuple[str, str]] = {
            ")": ("kurung tutup tidak mempunyai pasangan", "Hapus atau tambahkan “(”"),
            ";": ("titik koma hanya memisahkan isian fungsi", "Hapus atau tulis di dalam fungsi, misalnya min(A; B)"),
            "%": ("tanda persen hanya boleh di belakang 100", "Tulis × 100% untuk menjadikannya persen"),
        }
        wrong, do = told.get(
            token.kind, (f"sebelum “{token.text}” tidak ada tanda hitung", "Tambahkan +, -, ×, atau /")
        )
        return BadExpression(token.at, wrong, do)


def _demand_arguments(function: Function, count: int, name: Token) -> None:
    if function == "percent" and count != 1:
        raise BadExpression(name.at, f"“{name.text}” menerima tepat satu isian", "Tulis persen(A / B)")
    if function == "weighted" and count % 2:
        raise BadExpression(
            name.at, f"“{name.text}” menerima pasangan nilai dan bobot", "Tulis tertimbang(nilai; bobot; nilai; bobot)"
        )
