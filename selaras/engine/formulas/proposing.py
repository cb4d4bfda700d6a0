"""Proposes an expression and its components from a formula worded in prose, as plans print it:
``Jumlah kasus yang ditangani dibagi total kasus x 100``. A proposal only: somebody looks at it and takes it or not."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from selaras.engine.formulas.expression import Node, Operation, Symbol, children, parse
from selaras.engine.formulas.tokens import LONGEST, BadExpression
from selaras.engine.formulas.worded import in_symbols
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold

Role = Literal["", "numerator", "denominator"]
LONGEST_PROSE: Final = 4000
"""Characters that are looked at; a formula is a sentence or two."""
_MANY_WORDS: Final = 15
_MOST_COMPONENTS: Final = 26

_COUNTED: Final = r"(?:jumlah|total|banyaknya|realisasi|target|nilai|luas|panjang|volume)\b"
_SPLIT: Final = re.compile(
    r"(?P<div>\bdibagi(?:kan)?(?: (?:dengan|oleh))?\b|\bdibandingkan(?: dengan)?\b|÷|(?<= )[:/](?= )"
    r"|/(?=" + _COUNTED + r")"
    r"|(?<=\))\s*[:/]|[:/](?=\s*\()|(?<= )(?:-{3,}|_{3,}|[—–]{2,})(?= ))"
    r"|(?P<mul>\bdikali(?:kan)?(?: dengan)?\b|×|\*|\bx(?=\s*(?:[0-9(]|seratus\b)))"
    r"|(?P<add>\bditambah(?:kan)?(?: dengan)?\b|(?<= )\+(?= ))"
    r"|(?P<sub>\bdikurangi?(?: dengan)?\b|(?<= )[-−–](?= ))"
    r"|(?P<open>\()|(?P<close>\))",
    re.IGNORECASE,
)  # fmt: skip
_SIGNS: Final = {"div": "/", "mul": "*", "add": "+", "sub": "-", "open": "(", "close": ")"}
_LABEL: Final = re.compile(
    r"^(?:rumus(?:an)?|formula(?:si)?|cara (?:meng|peng)?hitung(?:an)?)(?: perhitungan)?\s*[:=]?\s+", re.IGNORECASE
)
_LINKS: Final = re.compile(
    r"^(?:(?:kemudian|lalu|selanjutnya|hasilnya|setelah itu|dan)\b[ ,]*)+"
    r"|[ ,;.]*(?:\b(?:kemudian|lalu|selanjutnya|hasilnya|setelah itu)\b[ ,]*)*$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"([0-9][0-9.,]*?)\s*(%|persen)?[.,;]?", re.IGNORECASE)
_HUNDRED: Final = re.compile(r"\bseratus\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"(?<=\w )\(([^()]*)\)")


class ProposedComponent(Frozen):
    """A component that the prose names, and what it is to the formula."""

    symbol: str
    name: str
    role: Role = ""


class Proposed(Frozen):
    """An expression that the prose seems to mean, with its components. ``doubts`` say in Indonesian what to look at."""

    expression: str
    components: tuple[ProposedComponent, ...]
    doubts: tuple[str, ...] = ()


class NoFormula(ValueError):
    """The prose words no formula; the message says why and what to do, in Indonesian."""


def propose(prose: str) -> Proposed:
    """The expression and components that a worded formula seems to mean. Raises ``NoFormula``."""
    text = " ".join(prose.split())
    if len(text) > LONGEST_PROSE:
        raise NoFormula(f"Uraian lebih panjang dari {LONGEST_PROSE} karakter. Tulis rumusnya saja.")
    right, doubts = _right_side(_LABEL.sub("", text))
    names: dict[str, tuple[str, str]] = {}
    pieces = [_piece(kind, words, names) for kind, words in _pieces(_HUNDRED.sub("100", right))]
    written = " ".join(piece for piece in pieces if piece)
    if not names or not any(piece in ("+", "-", "*", "/") for piece in pieces):
        raise NoFormula(
            "Uraian ini tidak memuat rumus hitung (dibagi, dikali, ditambah). Tulis rumusnya dengan komponen."
        )
    if len(written) > LONGEST or len(names) > _MOST_COMPONENTS:
        raise NoFormula("Uraian ini memuat terlalu banyak bagian. Tulis rumusnya saja.")
    try:
        node = parse(written)
    except BadExpression:
        raise NoFormula(
            "Rumus di dalam uraian ini tidak utuh. Tulis rumusnya dengan lambang, misalnya A / B × 100."
        ) from None
    roles = _roles(node)
    components = tuple(ProposedComponent(symbol, name, roles.get(symbol, "")) for symbol, name in names.values())
    return Proposed(in_symbols(node), components, (*doubts, *_doubts(pieces, components)))


def _right_side(text: str) -> tuple[str, list[str]]:
    """What stands behind the only equals sign, and that the words before it are left out."""
    left, equals, right = text.partition("=")
    if not equals or not right.strip():
        return text, []
    return right.strip(), [f"Yang di kiri tanda “=” tidak dipakai: “{left.strip()}”."]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its signs: ``("name", words)`` and ``("div", sign)`` in turn. A bracketed aside of a name
    (``ASN (PNS dan PPPK)``) stays with it."""
    signs = {found.end() for found in _SPLIT.finditer(text)}
    asides = {
        place
        for found in _ASIDE.finditer(text)
        if not _SPLIT.search(found[1]) and found.start() - 1 not in signs  # behind a sign it is a part of the formula
        for place in (found.start(), found.end() - 1)
    }
    begun = 0
    for found in _SPLIT.finditer(text):
        if found.start() in asides:
            continue
        yield "name", text[begun : found.start()]
        yield found.lastgroup or "", found[0]
        begun = found.end()
    yield "name", text[begun:]


def _piece(kind: str, words: str, names: dict[str, tuple[str, str]]) -> str:
    if kind != "name":
        return _SIGNS[kind]
    bare = _LINKS.sub("", words.strip(" ,;")).strip(" ,;.")
    if not bare:
        return ""
    if number := _NUMBER.fullmatch(bare):
        return number[1].rstrip(".,") + ("%" if number[2] else "")
    symbol = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[min(len(names), _MOST_COMPONENTS - 1)]
    return names.setdefault(fold(bare), (symbol, bare))[0] if len(names) < _MOST_COMPONENTS else _extra(bare, names)


def _extra(bare: str, names: dict[str, tuple[str, str]]) -> str:
    return names.setdefault(fold(bare), ("Z", bare))[0]


def _roles(node: Node) -> dict[str, Role]:
    """What each component is to the quotient, where it is only one of the two."""
    found: dict[str, set[Role]] = {}
    _walk(node, "", found)
    return {symbol: roles.pop() for symbol, roles in found.items() if len(roles) == 1}


def _walk(node: Node, role: Role, found: dict[str, set[Role]]) -> None:
    if isinstance(node, Symbol):
        found.setdefault(node.name, set()).add(role)
    elif isinstance(node, Operation) and node.sign == "/" and not role:
        _walk(node.left, "numerator", found)
        _walk(node.right, "denominator", found)
    else:
        for child in children(node):
            _walk(child, role, found)


def _doubts(pieces: list[str], components: tuple[ProposedComponent, ...]) -> Iterator[str]:
    signs = set(pieces)
    if signs & {"+", "-"} and signs & {"*", "/"} and "(" not in signs:
        yield "Urutan hitungnya tidak pasti; periksa apakah perlu kurung."
    for component in components:
        if len(component.name.split()) > _MANY_WORDS:
            yield f"Nama komponen {component.symbol} panjang; periksa apakah seluruhnya nama."
        if ". " in component.name:
            yield f"Nama komponen {component.symbol} memuat lebih dari satu kalimat."
