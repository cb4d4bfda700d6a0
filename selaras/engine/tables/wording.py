"""How two printed texts are compared (folded: case, spacing and punctuation do not count), and words in a row."""

import re
from collections.abc import Sequence
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z%]+")
_DOUBLED = re.compile(r"([a-z])\1+")  # letters only: 11 is not 1


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, accents dropped, every run of other signs one blank: ``SANGA - SANGA,`` → ``sanga sanga``."""
    return _NOT_WORD.sub(" ", (text if text.isascii() else _plain(text)).casefold()).strip()


def _plain(text: str) -> str:
    import unicodedata  # a megabyte, which a document of plain letters need not load

    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


@lru_cache(maxsize=65536)
def fold_letters(text: str) -> str:
    """``fold`` with the slips of typists folded too: c→s, v→f, doubled letters one, blanks dropped.

    ``Percentase`` and ``Persentase`` give the same (rules.md: the real copies differ by one letter).
    """
    return _DOUBLED.sub(r"\1", fold(text).replace("c", "s").replace("v", "f").replace(" ", ""))


def clean(text: str) -> str:
    """Printed text without markup signs (``**bold**``, ``<b>``, links) and with single blanks; words untouched."""
    bare = re.sub(r"</?[a-zA-Z][^<>]*>", "", text) if "<" in text else text
    bare = re.sub(r"\[([^\]]*)\]\((?:[^)]*)\)", r"\1", bare) if "](" in bare else bare
    return " ".join(bare.replace("**", "").split())


def listed(words: Sequence[str]) -> str:
    """Words in a row as a sentence has them: ``a``, ``a dan b``, ``a, b, dan c``."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"
