"""Computes an expression over the values of its components, exactly, and rounds once at the end.

Unknown is never zero: one unknown component makes the result unknown. Nothing divided by nothing is no value either,
with the reason that there was no case (regulations.md §4.7); it is neither 0 nor 100.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from math import gcd
from operator import itemgetter
from typing import Final, Literal, TypeAlias

from selaras.engine.formulas.expression import Function, Negative, Node, Number, Operation, Symbol, demand
from selaras.engine.formulas.worded import in_words
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import LARGEST, SCALE

Lack = Literal["", "unknown", "no_case", "too_large", "undefined", "unchosen"]
"""Why there is no value: unknown, no case, past int64, undefined by its formula, or nobody has chosen a formula."""
ROUNDING: Final = "dihitung tepat, lalu dibulatkan satu kali pada empat angka desimal; setengah dibulatkan menjauhi nol"
"""The one rule of rounding, as it is printed."""
_MOST: Final = 1 << 4096
"""Of a numerator or denominator on the way: far more than 200 pieces of real figures need."""
Ratio: TypeAlias = tuple[int, int]
"""An exact figure on the way: numerator and denominator above zero, not reduced, for a ``Fraction`` that reduces after
every step takes four times as long."""
Program: TypeAlias = Callable[[Mapping[str, Ratio]], Ratio]
_ZERO: Final[Ratio] = (0, 1)
_MINUS: Final[Ratio] = (-1, 1)


class Outcome(Frozen):
    """What an expression comes to: ``value`` in ten-thousandths, or None with ``lack`` and the reason in Indonesian.
    ``ratio`` is what came out before rounding, None where there is no value."""

    value: int | None
    lack: Lack = ""
    reason: str = ""
    ratio: Ratio | None = None

    @property
    def exact(self) -> Fraction | None:
        """The fraction before rounding."""
        return None if self.ratio is None else Fraction(*self.ratio)

    @property
    def rounded(self) -> bool:
        """Whether rounding changed it."""
        return self.exact is not None and self.value is not None and self.exact * SCALE != self.value


class _NoCase(Exception):
    """Division by zero; carries what is zero."""

    def __init__(self, divisor: Node | None) -> None:
        super().__init__()
        self.divisor = divisor


class _TooLarge(Exception):
    """A figure on the way passed every bound."""


def compute(node: Node, values: Mapping[str, int | None], names: Mapping[str, str] | None = None) -> Outcome:
    """What the expression comes to, over values in ten-thousandths by symbol; ``names`` are the components in words.

    Raises ``BadExpression`` for a symbol that is no component.
    """
    folded = {symbol.casefold(): value for symbol, value in values.items()}
    known = {symbol: (value, SCALE) for symbol, value in folded.items() if value is not None}
    if not node.symbols.keys() <= known.keys():
        demand(node, values)
        named = _named(names)
        missing = [named.get(folded, symbol.name) for folded, symbol in node.symbols.items() if folded not in known]
        listed = ", ".join(f"“{name}”" for name in missing)
        return Outcome(None, "unknown", f"Nilai komponen {listed} belum diketahui. Isi nilainya pada periode ini.")
    try:
        return rounded(_program(node)(known))
    except _NoCase as none:
        what = f"penyebut ({in_words(none.divisor, _named(names))})" if none.divisor else "jumlah bobot"
        return Outcome(
            None, "no_case", f"Tidak ada kasus: {what} nol, sehingga tidak ada nilai; bukan 0 dan bukan 100."
        )
    except _TooLarge:
        return _too_large()


def rounded(exact: Ratio) -> Outcome:
    """The outcome of an exact figure: ten-thousandths, half away from zero."""
    value, shared = _rounded(exact[0] * SCALE, exact[1]), gcd(*exact)
    if abs(value) > LARGEST:
        return _too_large()
    return Outcome(value, ratio=(exact[0] // shared, exact[1] // shared))  # reduced, so that equal outcomes are equal


def round_half_away(exact: Fraction) -> int:
    """The nearest whole number, half away from zero, as officers round."""
    return _rounded(exact.numerator, exact.denominator)


def _rounded(numerator: int, denominator: int) -> int:
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -magnitude if numerator < 0 else magnitude


def _named(names: Mapping[str, str] | None) -> dict[str, str]:
    return {symbol.casefold(): name for symbol, name in (names or {}).items() if name}


def _too_large() -> Outcome:
    return Outcome(None, "too_large", "Hasilnya terlalu besar untuk disimpan. Periksa nilai komponen dan satuannya.")


@lru_cache(maxsize=4096)  # expressions are few, and each is computed for many indicators and periods
def _program(node: Node) -> Program:
    """What computes a piece over the known values by folded symbol."""
    if isinstance(node, Symbol):
        return itemgetter(node.name.casefold())
    if isinstance(node, Number):
        ratio = node.value.as_integer_ratio()
        return lambda values: ratio
    if isinstance(node, Negative):
        of = _program(node.of)
        return lambda values: _times(of(values), _MINUS)
    if isinstance(node, Operation):
        return _joined(node, _program(node.left), _program(node.right))
    arguments, call = [_program(argument) for argument in node.arguments], _CALLS[node.function]
    return lambda values: call([argument(values) for argument in arguments])


def _joined(node: Operation, left: Program, right: Program) -> Program:
    if node.sign == "/":
        return lambda values: _parted(left(values), right(values), node.right)
    if node.sign == "-":
        return lambda values: _plus(left(values), _times(right(values), _MINUS))
    join = _times if node.sign == "*" else _plus
    return lambda values: join(left(values), right(values))


def _less(left: Ratio, right: Ratio) -> bool:
    return left[0] * right[1] < right[0] * left[1]


def _plus(left: Ratio, right: Ratio) -> Ratio:
    if left[1] == right[1]:
        return _bounded(left[0] + right[0], left[1])
    return _bounded(left[0] * right[1] + right[0] * left[1], left[1] * right[1])


def _sum(found: Iterable[Ratio]) -> Ratio:
    return reduce(_plus, found, _ZERO)


def _times(left: Ratio, right: Ratio) -> Ratio:
    return _bounded(left[0] * right[0], left[1] * right[1])


def _parted(left: Ratio, right: Ratio, divisor: Node | None) -> Ratio:
    if not right[0]:
        raise _NoCase(divisor)
    sign = -1 if right[0] < 0 else 1
    return _bounded(sign * left[0] * right[1], abs(right[0]) * left[1])


def _bounded(numerator: int, denominator: int) -> Ratio:
    if not (-_MOST < numerator < _MOST and denominator < _MOST):
        shared = gcd(numerator, denominator)
        numerator, denominator = numerator // shared, denominator // shared
        if not (-_MOST < numerator < _MOST and denominator < _MOST):
            raise _TooLarge
    return numerator, denominator


def _least(found: Sequence[Ratio]) -> Ratio:
    return reduce(lambda least, each: each if _less(each, least) else least, found)


def _greatest(found: Sequence[Ratio]) -> Ratio:
    return reduce(lambda most, each: each if _less(most, each) else most, found)


_CALLS: Final[Mapping[Function, Callable[[Sequence[Ratio]], Ratio]]] = {
    "min": _least,
    "max": _greatest,
    "sum": _sum,
    "mean": lambda found: _parted(_sum(found), (len(found), 1), None),
    "percent": lambda found: _times(found[0], (100, 1)),
    "weighted": lambda found: _parted(_sum(map(_times, found[::2], found[1::2])), _sum(found[1::2]), None),
}
