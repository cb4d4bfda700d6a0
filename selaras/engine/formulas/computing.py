"""Computes an expression over the values of its components, exactly, and rounds once at the end.

Unknown is never zero: one unknown component makes the result unknown. Nothing divided by nothing is no value either,
with the reason that there was no case (regulations.md §4.7); it is neither 0 nor 100.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import add, mul, sub
from typing import Final, Literal

from selaras.engine.formulas.expression import Call, Negative, Node, Number, Operation, Symbol, demand, symbols
from selaras.engine.formulas.worded import in_words
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import LARGEST, SCALE

Lack = Literal["", "unknown", "no_case", "too_large", "undefined", "unchosen"]
"""Why there is no value: unknown, no case, past int64, undefined by its formula, or nobody has chosen a formula."""
ROUNDING: Final = "dihitung tepat, lalu dibulatkan satu kali pada empat angka desimal; setengah dibulatkan menjauhi nol"
"""The one rule of rounding, as it is printed."""
_MOST_BITS: Final = 4096
"""Of a numerator or denominator on the way: far more than 200 pieces of real figures need."""
_SIGNS: Final[dict[str, Callable[[Fraction, Fraction], Fraction]]] = {"+": add, "-": sub, "*": mul}


class Outcome(Frozen):
    """What an expression comes to: ``value`` in ten-thousandths, or None with ``lack`` and the reason in Indonesian.
    ``exact`` is the fraction before rounding, None where there is no value."""

    value: int | None
    lack: Lack = ""
    reason: str = ""
    exact: Fraction | None = None

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
    demand(node, values)
    folded = {symbol.casefold(): value for symbol, value in values.items()}
    named = {symbol.casefold(): name for symbol, name in (names or {}).items() if name}
    missing = [named.get(symbol.casefold(), symbol) for symbol in symbols(node) if folded[symbol.casefold()] is None]
    if missing:
        listed = ", ".join(f"“{name}”" for name in missing)
        return Outcome(None, "unknown", f"Nilai komponen {listed} belum diketahui. Isi nilainya pada periode ini.")
    known = {symbol: Fraction(value, SCALE) for symbol, value in folded.items() if value is not None}
    try:
        return rounded(_value(node, known))
    except _NoCase as none:
        what = f"penyebut ({in_words(none.divisor, named)})" if none.divisor else "jumlah bobot"
        return Outcome(
            None, "no_case", f"Tidak ada kasus: {what} nol, sehingga tidak ada nilai; bukan 0 dan bukan 100."
        )
    except _TooLarge:
        return _too_large()


def rounded(exact: Fraction) -> Outcome:
    """The outcome of an exact figure: ten-thousandths, half away from zero."""
    value = round_half_away(exact * SCALE)
    return _too_large() if abs(value) > LARGEST else Outcome(value, exact=exact)


def round_half_away(exact: Fraction) -> int:
    """The nearest whole number, half away from zero, as officers round."""
    magnitude = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -magnitude if exact < 0 else magnitude


def _too_large() -> Outcome:
    return Outcome(None, "too_large", "Hasilnya terlalu besar untuk disimpan. Periksa nilai komponen dan satuannya.")


def _value(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Symbol):
        return values[node.name.casefold()]
    if isinstance(node, Negative):
        return -_value(node.of, values)
    if isinstance(node, Operation):
        return _joined(node, values)
    return _bounded(_called(node, [_value(argument, values) for argument in node.arguments]))


def _joined(node: Operation, values: Mapping[str, Fraction]) -> Fraction:
    left, right = _value(node.left, values), _value(node.right, values)
    if node.sign == "/":
        if not right:
            raise _NoCase(node.right)
        return _bounded(left / right)
    return _bounded(_SIGNS[node.sign](left, right))


def _called(node: Call, found: Sequence[Fraction]) -> Fraction:
    if node.function == "min":
        return min(found)
    if node.function == "max":
        return max(found)
    if node.function == "percent":
        return found[0] * 100
    if node.function == "weighted":
        weights = sum(found[1::2], Fraction())
        if not weights:
            raise _NoCase(None)
        return (
            sum((value * weight for value, weight in zip(found[::2], found[1::2], strict=True)), Fraction()) / weights
        )
    total = sum(found, Fraction())
    return total / len(found) if node.function == "mean" else total


def _bounded(value: Fraction) -> Fraction:
    if value.numerator.bit_length() > _MOST_BITS or value.denominator.bit_length() > _MOST_BITS:
        raise _TooLarge
    return value
