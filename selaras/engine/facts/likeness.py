"""How much two Indonesian phrases have in common, by the words that carry their meaning."""

from functools import lru_cache
from typing import Final

from selaras.engine.tables.wording import fold

# Function words, and the measure an indicator opens with: they say nothing about what is measured.
_EMPTY: Final = frozenset({
    "yang", "dan", "di", "ke", "dari", "pada", "dalam", "untuk", "dengan", "serta", "atau", "oleh", "kepada", "antar",
    "sebagai", "atas", "per", "jumlah", "persentase", "percentase", "prosentase", "nilai", "indeks", "tingkat",
    "rasio", "cakupan", "program",
})  # fmt: skip


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The folded words of a phrase without function words and measures."""
    return frozenset(fold(text).split()) - _EMPTY


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> int:
    """Shared words of two phrases in percent (twice the shared ones by all): 0 nothing, 100 the same words."""
    left, right = content_words(one), content_words(other)
    total = len(left) + len(right)
    return 200 * len(left & right) // total if total else 0
