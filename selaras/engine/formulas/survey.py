"""The satisfaction index (SKM) from counts of answers: exact until the end, with the grade and the sample it needs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from selaras.engine.formulas.computing import round_half_away
from selaras.engine.formulas.means import Graded, graded
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.number import plain
from selaras.engine.tables.services import SurveyAnswer

Counts = tuple[int, int, int, int]
"""How many answered 1, 2, 3 and 4 (PermenPANRB 14/2017)."""
_SCALE = 10_000
_CENT = 100


class Element(Frozen):
    """One of the nine elements with its answers: ``counts`` of 1, 2, 3 and 4. ``key`` stays whatever number a form
    gives the element."""

    code: str
    key: str
    name: str
    counts: Counts

    @property
    def answered(self) -> int:
        """How many answered it; who left it out counts for nothing, neither as 0 nor as a respondent."""
        return sum(self.counts)

    @property
    def total(self) -> int:
        """The sum of its answers."""
        return sum(value * count for value, count in enumerate(self.counts, start=1))

    @property
    def mean(self) -> Fraction | None:
        """Its mean (nilai rata-rata, NRR); None where nobody answered it."""
        return Fraction(self.total, self.answered) if self.answered else None


class SurveyIndex(Frozen):
    """The index over the nine elements: the sum of their means, each by one ninth exactly; None as long as one element
    has no answer. ``respondents`` are all who answered anything, ``complete`` those who answered every element."""

    elements: tuple[Element, ...]
    respondents: int
    complete: int
    factor: int
    graded: Graded | None = None

    @cached_property
    def index(self) -> Fraction | None:
        """Nilai SKM, 1 to 4."""
        means = [each.mean for each in self.elements]
        known = [mean for mean in means if mean is not None]
        return sum(known, Fraction()) / len(means) if means and len(known) == len(means) else None

    @property
    def converted(self) -> Fraction | None:
        """Nilai konversi, 25 to 100."""
        return None if self.index is None else self.index * self.factor

    @property
    def unanswered(self) -> tuple[Element, ...]:
        """The elements that nobody answered, which keep the index unknown."""
        return tuple(each for each in self.elements if not each.answered)

    def lowest(self, count: int = 3) -> tuple[Element, ...]:
        """The elements with the lowest means, the lowest first: those a follow-up plan begins with."""
        known = [each for each in self.elements if each.mean is not None]
        return tuple(sorted(known, key=lambda each: each.mean or 0)[:count])


def index_of(counts: Mapping[str, Counts], respondents: int, complete: int, law: Law, on: date) -> SurveyIndex:
    """The index of answers counted by element (U1 to U9), by the elements, the factor and the scale of the day."""
    elements = tuple(Element(code, key, name, counts.get(code, (0, 0, 0, 0))) for code, key, name in _elements(law, on))
    found = SurveyIndex(elements, respondents, complete, law.value("survey.conversion", on).number)
    if found.converted is None:
        return found
    scale = law.value("survey.scale", on).text
    return replace(found, graded=graded(law, in_cents(found.converted), on, scale))


@lru_cache(maxsize=16)
def _elements(law: Law, on: date) -> tuple[tuple[str, str, str], ...]:
    table = law.value("survey.elements", on).table
    return tuple((code, str(each["key"]), str(each["name"])) for code, each in table.items())


def tally(answers: Iterable[SurveyAnswer], law: Law, on: date) -> SurveyIndex:
    """The index of answers one by one; what somebody answered twice counts twice, and a check tells it."""
    counted: Counter[tuple[str, int]] = Counter()
    said: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        if answer.value is not None:
            counted[answer.element, answer.value] += 1
            said[answer.respondent].add(answer.element)
    codes = [code for code, _, _ in _elements(law, on)]
    counts = {code: (counted[code, 1], counted[code, 2], counted[code, 3], counted[code, 4]) for code in codes}
    return index_of(counts, len(said), sum(1 for found in said.values() if len(found) == len(codes)), law, on)


def in_cents(exact: Fraction) -> int:
    """A figure in ten-thousandths, rounded once to two decimals, half away from zero: what a grade is judged by and
    what is printed. Rounding to four decimals first would lift 88,304999 into the next grade."""
    return round_half_away(exact * _CENT) * (_SCALE // _CENT)


def in_words(exact: Fraction, places: int) -> str:
    """The figure with a comma and exactly so many decimals, rounded once, as survey papers print it."""
    scale = 10**places
    whole, _, decimals = plain(round_half_away(exact * scale), scale).partition(".")
    return f"{whole},{decimals.ljust(places, '0')}" if places else whole


def sample_size(population: int, law: Law, on: date) -> int:
    """How many respondents a wave needs for so many users of the service (Krejcie and Morgan, rounded to the nearest
    whole). Raises ``ValueError`` below one."""
    if population < 1:
        raise ValueError("a population has at least one member")
    table = {name: Fraction(str(text)) for name, text in law.value("survey.sample", on).table.items()}
    spread = table["proportion"] * (1 - table["proportion"])
    needed = table["chi_square"] * population * spread
    return round_half_away(needed / (table["margin"] ** 2 * (population - 1) + table["chi_square"] * spread))
