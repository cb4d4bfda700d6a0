"""Grade scales: which word belongs to which number, and how a text tells that it speaks of a scale."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from selaras.engine.law.parameter import scaled
from selaras.engine.law.strict import LawError, Mark, build, read_yaml
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.wording import fold


class Band(Frozen):
    """One grade: its letter or level, its word, and its lower bound."""

    grade: str
    word: str
    lower: str  # decimal with a point
    above: bool = False  # True: the bound itself belongs to the band below

    @property
    def bound(self) -> int:
        """The lower bound in units of 10⁻⁴."""
        return scaled(self.lower, self.grade)


class Scale(Frozen):
    """A scale of a regulation. Bands stand from the highest to the lowest; values outside lowest..highest have none."""

    id: str
    title: str
    basis: str
    from_: date
    lowest: str
    highest: str
    decimals: int | None  # the value is rounded to so many places before it is compared; None: as it is
    named_by: tuple[str, ...]  # phrases that tell the scale when they stand in a name, definition or formula
    bands: tuple[Band, ...]
    source: str
    mark: Mark
    until: date | None = None
    rule: str = ""  # how holes between the printed bands are closed (Indonesian), where we had to choose

    def band(self, value: int) -> Band | None:
        """The band of a value in units of 10⁻⁴; None outside the scale."""
        rounded = value if self.decimals is None else _rounded(value, 10 ** (4 - self.decimals))
        if not scaled(self.lowest, self.id) <= rounded <= scaled(self.highest, self.id):
            return None
        fits = (band for band in self.bands if (rounded > band.bound if band.above else rounded >= band.bound))
        return next(fits, None)

    def has_word(self, word: str) -> bool:
        """True when the word or letter is one of this scale's grades."""
        return fold(word) in {fold(text) for band in self.bands for text in (band.word, band.grade)}

    def fits(self, word: str, value: int) -> bool | None:
        """Whether a printed grade word or letter belongs to the value; None where this scale cannot say."""
        band = self.band(value)
        if band is None or not self.has_word(word):
            return None
        return fold(word) in (fold(band.word), fold(band.grade))

    def named_in(self, text: str) -> bool:
        """True when a phrase of this scale stands in the text, as whole words."""
        folded = f" {fold(text)} "
        return any(f" {fold(phrase)} " in folded for phrase in self.named_by)


def _rounded(value: int, step: int) -> int:
    """Half away from zero, as officers round; values of scales are never negative."""
    return (value + step // 2) // step * step


def scale_named(scales: Iterable[Scale], text: str, on: date) -> Scale | None:
    """The one scale in force that a text names; None where it names none or several."""
    held = (scale for scale in scales if scale.from_ <= on and (scale.until is None or on < scale.until))
    named = [scale for scale in held if scale.named_in(text)]
    return named[0] if len(named) == 1 else None


@cache
def read_scales(file: Path) -> Mapping[str, Scale]:
    """Every scale of scales.yaml by id; LawError where its bands are not in falling order."""
    found = {str(id): build(Scale, {**raw, "id": id}, f"{file.name}: {id}") for id, raw in read_yaml(file).items()}
    for scale in found.values():
        bounds = [band.bound for band in scale.bands]
        if not bounds or bounds != sorted(set(bounds), reverse=True):
            raise LawError(f"{file.name}: the bands of {scale.id} do not fall")
    return found
