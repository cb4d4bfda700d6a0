"""The part of SQL that means the same in SQLite and in DuckDB; everything else is refused (rules.md)."""

import re
from typing import Final

_TOKEN = re.compile(
    r"\s+|(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<word>[A-Za-z_]\w*)|(?P<sign><>|<=|>=|\|\||=(?!=)|-(?!-)|[<>+*(),])"
)
_KEYWORDS: Final = frozenset({"AND", "OR", "NOT", "IS", "NULL", "IN", "CASE", "WHEN", "THEN", "ELSE", "END"})
_FUNCTIONS: Final = frozenset({"COALESCE", "LENGTH", "SUBSTR"})


class BadPredicate(ValueError):
    """The predicate uses something that the two engines do not read alike."""


def columns_of(predicate: str) -> frozenset[str]:
    """The columns a predicate names. Raises ``BadPredicate`` for anything outside the subset.

    Keywords and functions are written in capitals, columns in small letters; numbers are whole.
    """
    columns, at, depth = set(), 0, 0
    while at < len(predicate):
        found = _TOKEN.match(predicate, at)
        if found is None:
            raise BadPredicate(f"{predicate!r}: {predicate[at : at + 10]!r} is outside the subset")
        at = found.end()
        depth += {"(": 1, ")": -1}.get(found.group(), 0)
        word = found["word"]
        if depth < 0:
            raise BadPredicate(f"{predicate!r}: brackets do not match")
        if word is None or word in _KEYWORDS:
            continue
        if word in _FUNCTIONS:
            _check_call(predicate, word, at)
        elif word != word.lower():
            raise BadPredicate(f"{predicate!r}: {word} is no column, keyword or function of the subset")
        else:
            columns.add(word)
    if depth:
        raise BadPredicate(f"{predicate!r}: brackets do not match")
    return frozenset(columns)


def _check_call(predicate: str, function: str, at: int) -> None:
    if not predicate.startswith("(", at):
        raise BadPredicate(f"{predicate!r}: {function} needs its brackets at once")
    # A start of 0 or below counts differently in the two engines.
    if function == "SUBSTR" and not re.match(r"\(\s*\w+\s*,\s*[1-9]\d*\s*(,\s*\d+\s*)?\)", predicate[at:]):
        raise BadPredicate(f"{predicate!r}: SUBSTR takes a column, a start from 1 and a length")
