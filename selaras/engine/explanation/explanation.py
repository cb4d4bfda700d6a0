"""An explanation as plain rows, which pages, documents and the command line print alike."""

from collections.abc import Iterator
from typing import Final

from selaras.engine.explanation.reference import Reference
from selaras.engine.law.law import Law
from selaras.engine.law.parameter import Value
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import SCALE, decimal_text
from selaras.engine.tables.place import Place

UNKNOWN: Final = "belum diketahui"


class Input(Frozen):
    """One figure that another is made of: what it is, as it is shown, and where it stands or who typed it when.

    ``source`` is the record that it was taken from, as the plan says; ``reference`` the figure's own explanation,
    empty where it has none; ``row`` the row it stands in. ``place`` is None for what stands nowhere.
    """

    name: str
    shown: str
    place: Place | None = None
    source: str = ""
    reference: str = ""
    row: str = ""

    @property
    def origin(self) -> str:
        """Where it stands or who typed it when, and the record it was taken from."""
        told = [self.place.sentence() if self.place else "", f"sumber: {self.source}" if self.source else ""]
        return "; ".join(filter(None, told))


class Rule(Frozen):
    """The rule a figure rests on: its citation, the article in our own words, and how far it was verified. ``note`` is
    the source of dated data, where the rule is ours or of practice."""

    basis: str
    citation: str
    text: str
    mark: str
    verified: bool
    note: str = ""

    def sentence(self) -> str:
        """The rule on one line."""
        told = f"{self.citation}: {self.text}" if self.text else self.citation
        noted = f"{told} Sumber: {self.note}." if self.note else told
        return noted if self.verified else f"{noted} (belum diverifikasi)"


class Explanation(Frozen):
    """Everything there is to say about one figure.

    ``shown`` is the figure as it is printed with its unit, ``value`` the same as a number (sen, or ten-thousandths).
    ``formula`` is in words and ``substituted`` with its numbers, both empty for what was typed or read. ``treatment``
    says in sentences what cap, floor and rounding did and what else is to be known; ``unknown`` why there is no value.
    """

    reference: Reference
    figure: str
    shown: str
    value: int | None
    formula: str = ""
    substituted: str = ""
    inputs: tuple[Input, ...] = ()
    rules: tuple[Rule, ...] = ()
    treatment: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def lines(self) -> Iterator[tuple[str, str]]:
        """All of it as labels and texts in their order; what is empty is left out."""
        yield "Angka", self.figure
        yield "Nilai", self.shown
        if self.formula:
            yield "Rumus", self.formula
        if self.substituted:
            yield "Dengan angka", self.substituted
        for each in self.inputs:
            yield "Bahan", f"{each.name}: {each.shown}" + (f" ({each.origin})" if each.origin else "")
        for sentence in self.treatment:
            yield "Perlakuan", sentence
        for rule in self.rules:
            yield "Dasar", rule.sentence()
        for reason in self.unknown:
            yield "Yang belum diketahui", reason


def rule(law: Law, basis: str, value: Value | None = None) -> Rule:
    """The rule of a basis; with a dated value its source, and its mark unless the rule's own is the
    weaker one."""
    article = law.article(basis)
    regulation = law.regulation(basis)
    if article is None:
        citation, text = f"{regulation.short} tentang {regulation.title}", ""
    elif regulation.id == CONSISTENCY:
        citation, text = f"{regulation.short}, {article.title}", article.text
    else:
        citation, text = law.citation(basis), article.text
    own = law.mark(basis)
    mark = value.mark if value and own.verified else own
    return Rule(basis, citation, text, mark.value, mark.verified, value.source if value else "")


def measured(value: int | None, unit: str, text: str = "") -> str:
    """A measured figure with its unit, or as it is printed where it is no plain number."""
    if value is None:
        return text or UNKNOWN
    return f"{decimal_text(value)} {unit}".strip()


def percent(value: int | None) -> str:
    """A percentage to the two decimals that tables print, half away from zero: ``105,56 %``."""
    if value is None:
        return UNKNOWN
    cents = (2 * abs(value) + SCALE // 100) // (2 * (SCALE // 100))
    return f"{decimal_text((-cents if value < 0 else cents) * (SCALE // 100))} %"
