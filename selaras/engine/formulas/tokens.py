"""The pieces of an expression, each with the character where it stands."""

import re
from typing import Final, Literal

from selaras.engine.tables.frozen import Frozen

Kind = Literal["number", "name", "+", "-", "*", "/", "(", ")", ";", "%", "end"]
LONGEST: Final = 500
"""Characters of an expression."""
MOST: Final = 200
"""Pieces of an expression; what is computed grows with them."""
_LONGEST_NAME: Final = 40
_MOST_DIGITS: Final = 15
_MOST_DECIMALS: Final = 6

_SIGNS: Final[dict[str, Kind]] = {
    "+": "+", "-": "-", "−": "-", "–": "-", "*": "*", "×": "*", "·": "*", "/": "/", ":": "/", "÷": "/",
    "(": "(", ")": ")", ";": ";", "%": "%",
}  # fmt: skip
_NUMBER: Final = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+)(?:,[0-9]+)?")
_NAME: Final = re.compile(r"rata-rata(?!\w)|[^\W\d]\w*", re.IGNORECASE)


class BadExpression(ValueError):
    """The text is no expression. ``at`` is the character from 1; the message says what is wrong there and what to do,
    in Indonesian."""

    def __init__(self, at: int, wrong: str, do: str) -> None:
        super().__init__(f"Karakter {at}: {wrong}. {do}.")
        self.at = at


class Token(Frozen):
    """One piece: what it is, as it is written, and its character from 1."""

    kind: Kind
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """The pieces of a text, closed by one of the kind ``end``. Raises ``BadExpression``."""
    if len(text) > LONGEST:
        raise BadExpression(LONGEST + 1, f"rumus lebih panjang dari {LONGEST} karakter", "Pecah menjadi komponen")
    found: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        token = _token(text, place)
        found.append(token)
        place += len(token.text)
        if len(found) > MOST:
            raise BadExpression(token.at, f"rumus memuat lebih dari {MOST} bagian", "Pecah menjadi komponen")
    return [*found, Token("end", "", len(text) + 1)]


def _token(text: str, place: int) -> Token:
    sign, at = text[place], place + 1
    if sign in _SIGNS:
        return Token(_SIGNS[sign], sign, at)
    if number := _NUMBER.match(text, place):
        return _number(text, number)
    if name := _NAME.match(text, place):
        if len(name[0]) > _LONGEST_NAME:
            raise BadExpression(
                at,
                f"nama komponen lebih panjang dari {_LONGEST_NAME} karakter",
                "Pakai lambang yang pendek, misalnya A",
            )
        return Token("name", name[0], at)
    if sign == ",":
        raise BadExpression(at, "koma hanya untuk desimal", "Pisahkan isian fungsi dengan titik koma “;”")
    if sign == "=":
        raise BadExpression(at, "tanda “=” tidak dipakai di sini", "Tulis hanya sisi kanan rumus")
    raise BadExpression(at, f"tanda “{_shown(sign)}” tidak dikenal", "Pakai + - × : / ( ) dan lambang komponen")


def _number(text: str, found: re.Match[str]) -> Token:
    digits, at = found[0], found.start() + 1
    follows = text[found.end() : found.end() + 2]
    if follows[:1] in (".", ",") and follows[1:].isdigit():
        raise BadExpression(
            found.end() + 1, "angka ditulis dengan cara yang tidak pasti",
            "Tulis desimal dengan koma (95,5) dan ribuan dengan titik (1.000)",
        )  # fmt: skip
    whole, _, decimals = digits.replace(".", "").partition(",")
    if len(whole) > _MOST_DIGITS or len(decimals) > _MOST_DECIMALS:
        raise BadExpression(
            at, f"angka melebihi {_MOST_DIGITS} digit atau {_MOST_DECIMALS} desimal", "Tulis angka yang lebih pendek"
        )
    return Token("number", digits, at)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"
