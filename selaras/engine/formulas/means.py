"""Means of achievements with the number they rest on, and the word of a scale for one (regulations.md §4.4, §4.5)."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache

from selaras.engine.formulas.computing import round_half_away
from selaras.engine.law.law import Law
from selaras.engine.law.scale import Band, Scale
from selaras.engine.law.strict import LawError
from selaras.engine.tables.frozen import Frozen


class Mean(Frozen):
    """A simple mean in ten-thousandths; None where nothing is known. It rests on ``n`` of ``of`` figures; the others
    have no value and count for nothing. ``exact`` is the fraction of ten-thousandths before rounding."""

    value: int | None
    n: int
    of: int
    exact: Fraction | None = None

    def words(self) -> str:
        """What it rests on, as it is printed: ``rata-rata dari 2 di antara 3``."""
        return f"rata-rata dari {self.n}" + ("" if self.n == self.of else f" di antara {self.of}")


class Graded(Frozen):
    """The word of a scale for a figure. ``band`` is None where the figure is outside the scale; ``rule`` says how holes
    between the printed bands are closed."""

    scale: Scale
    band: Band | None

    @property
    def rule(self) -> str:
        """How the scale's holes are closed, in Indonesian; empty where it has none."""
        return self.scale.rule


def mean(figures: Iterable[int | Fraction | None], cap: int | None = None) -> Mean:
    """The mean of the known figures, each capped before where there is a cap."""
    found = list(figures)
    known = [figure if cap is None else min(figure, cap) for figure in found if figure is not None]
    if not known:
        return Mean(None, 0, len(found))
    exact = sum(map(Fraction, known), Fraction()) / len(known)
    return Mean(round_half_away(exact), len(known), len(found), exact)


def mean_of_means(means: Iterable[Mean]) -> Mean:
    """The mean of an agency over its objectives: each counts once, whatever it rests on; exact until the end."""
    return mean(each.exact for each in means)


@lru_cache(maxsize=4096)
def graded(law: Law, figure: int, on: date, scale: str = "") -> Graded:
    """The word for an achievement by a scale, or by the one that the law's data names. Raises ``LawError`` for an
    unknown scale, and for one that does not hold on the day."""
    found = _scale(law, scale, on)
    return Graded(found, found.band(figure))


@lru_cache(maxsize=64)
def _scale(law: Law, scale: str, on: date) -> Scale:
    id = scale or law.value("achievement.scale", on).text
    found = law.scales.get(id)
    if found is None or found.from_ > on or (found.until is not None and found.until <= on):
        raise LawError(f"no scale {id!r} on {on}")
    return found
