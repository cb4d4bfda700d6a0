"""Words and place names that one document spells in several ways."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from selaras.engine.tables.wording import fold

_KINDS: Final = frozenset({"kecamatan", "kelurahan", "desa", "kabupaten", "kota", "kantor", "camat"})
_SHORTEST: Final = 6  # shorter names meet other words by chance


@lru_cache(maxsize=4096)
def place_name(organisation: str) -> str:
    """The name of a kecamatan or kelurahan without the word for what it is: ``KECAMATAN SANGASANGA`` → SANGASANGA."""
    words = organisation.split()
    while words and fold(words[0]) in _KINDS:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=256)
def _loose(letters: str) -> re.Pattern[str]:
    between = r"\s?[-–]?\s?"
    # Not inside an address: sangasanga@…, sangasanga.kukarkab.go.id
    return re.compile(rf"(?<![\w@./]){between.join(map(re.escape, letters))}(?![\w@]|[./]\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def other_spellings(names: tuple[str, ...]) -> Callable[[str], tuple[tuple[str, str, int], ...]]:
    """What finds in a text for each name that it spells in another way the name, that spelling, and where it starts.
    It remembers the texts it has seen."""

    @lru_cache(maxsize=8192)
    def found(text: str) -> tuple[tuple[str, str, int], ...]:
        return tuple((name, *other) for name in names if (other := other_spelling(text, name)) is not None)

    return found


def other_spelling(text: str, name: str) -> tuple[str, int] | None:
    """Another spelling of a name in a text and where it starts: blanks and hyphens set differently, letters the same.

    Names under six letters are not looked for: they meet other words by chance.
    """
    letters = fold(name).replace(" ", "")
    if len(letters) < _SHORTEST or letters not in fold(text).replace(" ", ""):
        return None
    right = " ".join(name.split()).casefold()
    for found in _loose(letters).finditer(text):
        if found.group().casefold() != right:
            return found.group(), found.start()
    return None


@lru_cache(maxsize=8)
def found_words(words: frozenset[str]) -> Callable[[str], tuple[tuple[str, int], ...]]:
    """What finds in a text the words of a set, in small letters, with where they start. It remembers the texts it has
    seen."""
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})\b", re.IGNORECASE)

    @lru_cache(maxsize=8192)
    def found(text: str) -> tuple[tuple[str, int], ...]:
        return tuple((word.group().lower(), word.start()) for word in pattern.finditer(text))

    return found


@lru_cache(maxsize=16384)
def _folded_words(name: str) -> tuple[str, frozenset[str]]:
    folded = fold(name).removeprefix("program ").removeprefix("kegiatan ")
    return folded, frozenset(folded.split())


def own_phrases(names: Iterable[str], variants: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """For each variant the folded official names that spell it so, without the word for their level. A name of one
    word, like that of the regulation on Kecamatan, is a word and no quotation."""
    phrases: dict[str, list[str]] = {}
    for name in names:
        folded, words = _folded_words(name)
        for word in variants & words if len(words) > 1 else ():
            phrases.setdefault(word, []).append(folded)
    return {word: tuple(sorted(set(found), key=len, reverse=True)) for word, found in phrases.items()}


@lru_cache(maxsize=4096)
def _phrase(folded: str) -> re.Pattern[str]:
    between = r"[^0-9A-Za-z%]+"
    return re.compile(rf"\b{between.join(map(re.escape, folded.split()))}\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def is_quoted(text: str, start: int, phrases: tuple[str, ...]) -> bool:
    """True when the word that starts there stands inside an official name that the text quotes."""
    return any(found.start() <= start < found.end() for phrase in phrases for found in _phrase(phrase).finditer(text))
