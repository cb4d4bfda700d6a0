"""Long paragraphs that say again what an earlier one said."""

from functools import lru_cache
from typing import Final

from selaras.engine.tables.wording import fold

_LONG: Final = 20  # words; shorter paragraphs repeat by nature
_RUN: Final = 4  # words that must follow each other to count as the same
_MOST: Final = 1000  # long paragraphs that are compared with each other; more are no plan, and would take minutes
_SHARE: Final = 80  # percent of the shorter paragraph's runs that must stand in the longer one


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[str]:
    words = fold(text).split()
    if len(words) < _LONG:
        return frozenset()
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


@lru_cache(maxsize=64)
def repeats(texts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Positions of repeating paragraphs with the earlier one each repeats."""
    long = [(at, runs) for at, text in enumerate(texts) if (runs := _runs(text))][:_MOST]
    found = []
    for later, (at, runs) in enumerate(long):
        first = next(
            (other for other, known in long[:later] if _same(runs, known) and _no_new_word(texts[at], texts[other])),
            None,
        )
        if first is not None:
            found.append((at, first))
    return tuple(found)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) * 100 >= _SHARE * min(len(one), len(other))


def _no_new_word(one: str, other: str) -> bool:
    """True when the shorter text has no word that the longer one lacks: the same sentence about another kelurahan, or
    with another figure, says something else."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return short <= long


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())
