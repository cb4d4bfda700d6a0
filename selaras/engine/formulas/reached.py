"""Achievement of the rows of a plan: which formula an indicator has, and what its target and actual say in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from selaras.engine.formulas.achievement import (
    Achievement,
    Bounds,
    Formula,
    by_expression,
    chosen,
    fixed,
    of_numbers,
    of_range,
)
from selaras.engine.formulas.computing import Lack
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual, ActualState
from selaras.engine.tables.number import SCALE, NotANumber, decimal
from selaras.engine.tables.rows import Indicator, Target
from selaras.engine.tables.wording import fold

STATES: Final[Mapping[ActualState, tuple[Lack, str]]] = {
    "no_case": ("no_case", "Tidak ada kasus pada periode ini, sehingga tidak ada nilai; bukan 0 dan bukan 100."),
    "not_due": ("unknown", "Belum jatuh tempo pada periode ini."),
    "late": ("unknown", "Terlambat: realisasi belum diisi."),
    "unknown": ("unknown", "Realisasi belum diketahui."),
}
"""What each state of an actual means for its value."""
_NO_TARGET: Final = "Target periode ini belum ada."
_NO_ACTUAL: Final = "Realisasi periode ini belum ada."
_UNCHOSEN: Final = {
    "": "Arah dan rumus capaian indikator belum dipilih. Pilih makin tinggi, makin rendah, atau rentang.",
    "down": "Rumus capaian belum dipilih: untuk makin rendah makin baik, bentuk A dan bentuk B memberi hasil berbeda. "
    "Pilih salah satu pada indikator.",
}
_RANGE: Final = re.compile(
    r"(?:[^\d−-]*?)([-−]?\d[\d.,]*)\s*%?\s*(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?|hingga)\s*([-−]?\d[\d.,]*)\D*",
    re.IGNORECASE,
)
Ladder = Sequence[Sequence[str]]
"""Words from the lowest step to the highest, each step with its other names."""


def achievement(law: Law, indicator: Indicator, target: Target | None, actual: Actual | None, on: date) -> Achievement:
    """The achievement of an indicator in one period, by its own formula and cap."""
    of = chosen(law, indicator.achievement, indicator.direction, on)
    if of is None:
        return _none(of, "unchosen", _unchosen(indicator), indicator.cap)
    if target is None:
        return _none(of, "unknown", _NO_TARGET, indicator.cap)
    if actual is None:
        return _none(of, "unknown", _NO_ACTUAL, indicator.cap)
    if actual.value is None and actual.state:
        return _none(of, *STATES[actual.state], indicator.cap)
    if of.id == "range":
        return of_range(of, actual.value, bounds(target.text), indicator.cap)
    if of.id == "scale":
        return _of_words(law, of, indicator, target, actual, on)
    if of.id == "yes_no":
        return _of_yes_no(law, of, indicator.cap, target, actual, on)
    return of_numbers(of, actual.value, target.value, indicator.cap)


def bounds(text: str) -> Bounds | None:
    """The range that a printed target names: ``80–90``, ``3,5 s.d. 4 persen``; None where it names none or its ends are
    turned round."""
    found = _RANGE.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    try:
        low, high = (decimal(part.rstrip(".,")) for part in found.groups())
    except NotANumber:
        return None
    return Bounds(low.value, high.value) if low.value <= high.value else None


def rank(ladder: Ladder, word: str) -> int | None:
    """The step of a word, the lowest being 1; None where the ladder does not know it."""
    folded = fold(word)
    steps = (number for number, step in enumerate(ladder, start=1) if folded in [fold(name) for name in step])
    return next(steps, None) if folded else None


def _none(of: Formula | None, lack: Lack, reason: str, cap: int | None) -> Achievement:
    return Achievement(of, None, None, lack, reason, cap=cap)


def _unchosen(indicator: Indicator) -> str:
    if indicator.achievement:
        return f"Rumus capaian “{indicator.achievement}” tidak dikenal. Pilih rumus yang ada pada indikator."
    return _UNCHOSEN["down" if indicator.direction == "down" else ""]


def _of_words(law: Law, of: Formula, indicator: Indicator, target: Target, actual: Actual, on: date) -> Achievement:
    aimed, got = _word(target), _word(actual)
    ladders = _ladders(law, f"{indicator.name} {indicator.definition} {indicator.formula}", on)
    steps = [(rank(ladder, got), rank(ladder, aimed)) for ladder in ladders]
    ranks = {(reached, wanted) for reached, wanted in steps if reached is not None and wanted is not None}
    if len(ranks) != 1:
        why = "dapat berarti beberapa jenjang" if ranks else "tidak ada pada jenjang yang dikenal"
        return _none(of, "unknown", f"Predikat “{got}” atau “{aimed}” {why}. Tulis sesuai skalanya.", indicator.cap)
    ((reached, wanted),) = ranks
    values = {"peringkat_realisasi": reached * SCALE, "peringkat_target": wanted * SCALE}
    return by_expression(of, "expression", values, indicator.cap, f"Realisasi “{got}”, target “{aimed}”.")


def _word(row: Target | Actual) -> str:
    return row.grade or row.text


@lru_cache(maxsize=1024)
def _ladders(law: Law, text: str, on: date) -> tuple[Ladder, ...]:
    """The ladders that an indicator may be measured on: the scale that it names, else those of the law's data and all
    scales in force."""
    named = law.scale_named(text, on)
    held = (scale for scale in law.scales.values() if scale.from_ <= on and (scale.until is None or on < scale.until))
    scales = [named] if named else list(held)
    steps: list[Ladder] = [[(band.grade, band.word) for band in reversed(scale.bands)] for scale in scales]
    given = [] if named else [law.value(id, on).value for id in law.parameters if id.startswith("achievement.ladder.")]
    return (*given, *steps)


def _of_yes_no(law: Law, of: Formula, cap: int | None, target: Target, actual: Actual, on: date) -> Achievement:
    aimed, got = _said(law, target, on), _said(law, actual, on)
    if got is None or aimed is None:
        row = "Realisasi" if got is None else "Target"
        return _none(of, "unknown", f"{row} tidak menyebut ya atau tidak. Tulis misalnya ada atau tidak ada.", cap)
    as_words = isinstance(got, bool) or isinstance(aimed, bool)  # a number then says yes unless it is zero
    hit = bool(got) is bool(aimed) if as_words else got >= aimed
    return fixed(of, "reached" if hit else "missed", f"Realisasi “{actual.text}”, target “{target.text}”.", cap)


def _said(law: Law, row: Target | Actual, on: date) -> bool | int | None:
    """Yes or no as a row words it, or its number; None where it says neither."""
    if row.value is not None:
        return row.value
    first = fold(_word(row)).split(" ")[0]
    if first in _folded(law.value("achievement.no_words", on).texts):
        return False
    return True if first in _folded(law.value("achievement.yes_words", on).texts) else None


def _folded(words: Iterable[str]) -> set[str]:
    return {fold(word) for word in words}
