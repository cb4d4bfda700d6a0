"""Gives an expression back: in symbols, in words with the names of its components, and with their values."""

from collections.abc import Callable, Mapping
from typing import Final

from selaras.engine.formulas.expression import Call, Function, Negative, Node, Number, Operation, Symbol
from selaras.engine.tables.number import decimal_text

UNKNOWN: Final = "(belum diketahui)"
_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_WORDS: Final[dict[Function, str]] = {
    "min": "yang terkecil dari", "max": "yang terbesar dari", "mean": "rata-rata dari", "sum": "jumlah dari",
    "weighted": "rata-rata tertimbang (nilai; bobot) dari", "percent": "persen dari",
}  # fmt: skip
_NAMES: Final[dict[Function, str]] = {
    "min": "min", "max": "maks", "mean": "rata-rata", "sum": "jumlah", "weighted": "tertimbang", "percent": "persen",
}  # fmt: skip
_TIGHT: Final = {"+": 1, "-": 1, "*": 2, "/": 2}
_VALUE: Final = 3


def in_symbols(node: Node) -> str:
    """The expression as one would type it, in one way of writing: read again it is the same expression."""
    return _text(node, lambda symbol: symbol, lambda function: _NAMES[function], 0)


def in_words(node: Node, names: Mapping[str, str]) -> str:
    """The formula over names by symbol: ``Jumlah keluhan ditindaklanjuti ÷ jumlah keluhan × 100``."""
    folded = {symbol.casefold(): name for symbol, name in names.items() if name}
    text = _text(node, lambda symbol: _inside(folded.get(symbol.casefold(), symbol)), _worded, 0)
    return text[:1].upper() + text[1:]


def in_values(node: Node, values: Mapping[str, int | None]) -> str:
    """The formula with the values in the place of the symbols: ``18 ÷ 20 × 100``; an unknown one is said to be so."""
    folded = {symbol.casefold(): value for symbol, value in values.items()}

    def told(symbol: str) -> str:
        value = folded.get(symbol.casefold())
        if value is None:
            return UNKNOWN
        return f"({decimal_text(value)})" if value < 0 else decimal_text(value)

    return _text(node, told, _worded, 0)


def _worded(function: Function) -> str:
    return f"{_WORDS[function]} "


def _inside(name: str) -> str:
    """A name in the middle of a formula: its first letter small, unless the word is an abbreviation or a symbol."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _text(node: Node, symbol: Callable[[str], str], function: Callable[[Function], str], around: int) -> str:
    """``around`` is how tightly the surroundings bind; what binds less is bracketed."""
    if isinstance(node, Number):
        return f"{node.text}%" if node.percent else node.text
    if isinstance(node, Symbol):
        return symbol(node.name)
    if isinstance(node, Call):
        inside = "; ".join(_text(argument, symbol, function, 0) for argument in node.arguments)
        return f"{function(node.function)}({inside})"
    if isinstance(node, Negative):
        text = f"−{_text(node.of, symbol, function, _VALUE)}"
        return f"({text})" if around >= _VALUE else text
    return _joined(node, symbol, function, around)


def _joined(node: Operation, symbol: Callable[[str], str], function: Callable[[Function], str], around: int) -> str:
    tight = _TIGHT[node.sign]
    left = _text(node.left, symbol, function, tight)
    right = _text(node.right, symbol, function, tight + 1)
    text = f"{left} {_SIGNS[node.sign]} {right}"
    return f"({text})" if around > tight else text
