"""The printed achievement of an actual against its target, by every way of counting it that is in use.

The ways themselves are the formulas of ``formulas/achievement``; here a printed percent is held against all of them at
once, in whole numbers, because thousands of lines are judged in some milliseconds. A test holds the two together.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from selaras.engine.formulas.achievement import WHOLE
from selaras.engine.tables.wording import fold

_CAPS: Final = (1_000_000, 1_100_000, 1_200_000, 1_500_000, 2_000_000)
# What should become less. Only names that begin so: "Persentase penurunan kemiskinan" should become more, and so
# should the share of cases that were dealt with.
_LESS = re.compile(
    r"(?:angka|tingkat|persentase|prosentase|jumlah|prevalensi|rasio|laju)? ?"
    r"(?:angka |penduduk |balita |kasus |rumah tangga )?"
    r"(?:kemiskinan|miskin|pengangguran|kematian|kesakitan|stunting|gizi buruk|kriminalitas|kejahatan|putus sekolah"
    r"|buta huruf|buta aksara|perceraian|pernikahan dini|kecelakaan|temuan|keluhan|pelanggaran)\b"
)
_SOONER = re.compile(r"(?:rata rata )?(?:waktu|lama|lamanya) (?:tunggu|tanggap|respon|penyelesaian|pelayanan)\b")
_MORE = re.compile(
    r"turun|kurang|tangani|penanganan|tindak ?lanjut|selesai|terpenuhi|cegah|tertib|sesuai|tepat waktu|memenuhi|entas"
    r"|mendapat|dilayani|terlayani|dibina|penanggulangan|penyelidikan|survei|dokumen|laporan|layanan"
)

_IN_TIME = re.compile(r"turun|kurang|sesuai|tepat waktu|memenuhi|standar|persen|jumlah")


@lru_cache(maxsize=4096)
def less_is_better(name: str, direction: str) -> bool:
    """Whether a lower figure is the better one: by the direction the table says, else by what the name begins with."""
    if direction:
        return direction == "down"
    words = fold(name)
    if _SOONER.match(words):
        return not _IN_TIME.search(words)
    return bool(_LESS.match(words)) and not _MORE.search(words)


def as_more(percent: int, values: Iterable[int], targets: Iterable[int]) -> bool:
    """Whether the percent is value by target, for any of the values and targets."""
    pairs = _pairs(values, targets)
    return any(_is(percent, value * WHOLE, target) for value, target in pairs)


def as_less(percent: int, values: Iterable[int], targets: Iterable[int]) -> bool:
    """Whether the percent is one of the two ways in use where less is better."""
    pairs = _pairs(values, targets)
    return any(
        _is(percent, max(0, 2 * target - value) * WHOLE, target) or (value > 0 and _is(percent, target * WHOLE, value))
        for value, target in pairs
    )


def under_way(percent: int, values: Iterable[int], targets: Iterable[int]) -> bool:
    """Whether the percent counts things that are not finished: three quarters of one document is no document yet."""
    return any(
        value * WHOLE <= percent * target < (value + 10_000) * WHOLE for value, target in _pairs(values, targets)
    )


def _pairs(values: Iterable[int], targets: Iterable[int]) -> list[tuple[int, int]]:
    kept = list(values)
    return [(value, target) for target in targets if target > 0 for value in kept if value >= 0]


def _is(percent: int, numerator: int, denominator: int) -> bool:
    """Whether a printed percent is this quotient, rounded to the places it has, or a cap that the quotient passes."""
    if abs(percent * denominator - numerator) <= _half(percent) * denominator:
        return True
    return percent in _CAPS and numerator >= percent * denominator


def _half(percent: int) -> int:
    """Half of the last place that is printed, and a little for the places of the value itself."""
    last = next((place for place in (10_000, 1_000, 100, 10) if percent % place == 0), 1)
    return last // 2 + 2
