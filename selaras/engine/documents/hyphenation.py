"""Where an Indonesian word may be divided, for the few words that are wider than their cell.

Divided between syllables: before a single consonant that a vowel follows, between two consonants, with ng, ny, sy, kh
and stop + liquid kept together (Pedoman EYD V, pemenggalan kata). At least three letters stay on each side.
"""

import re
from functools import cache
from itertools import pairwise

_VOWELS = "aeiou"
_CLUSTERS = frozenset({"bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "sl", "sp", "st", "sw", "tr"})
_AT_ENDS = 3


@cache
def _sound() -> re.Pattern[str]:
    """One sound; compiled for the first word that is too wide."""
    return re.compile(r"ng|ny|sy|kh|[a-z]", re.IGNORECASE)


def syllables(word: str) -> list[str]:
    """The word in pieces it may be divided into; a word with anything but plain letters stays whole."""
    if not word.isascii() or not word.isalpha():
        return [word]
    sounds = [(match.group(), match.start()) for match in _sound().finditer(word)]
    vowels = [index for index, (sound, _) in enumerate(sounds) if sound.lower() in _VOWELS]
    cuts = []
    for left, right in pairwise(vowels):
        cut = _cut(sounds, left, right)
        if cut is not None and _AT_ENDS <= sounds[cut][1] <= len(word) - _AT_ENDS:
            cuts.append(sounds[cut][1])
    return [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def _cut(sounds: list[tuple[str, int]], left: int, right: int) -> int | None:
    between = right - left - 1
    if between == 0:
        return None
    if between == 1:
        return left + 1
    pair = (sounds[right - 2][0] + sounds[right - 1][0]).lower()
    return right - 2 if between > 2 and pair in _CLUSTERS else right - 1
