"""What stands in the boxes of a performance tree: the condition, how it is measured and by whom, what it lacks.

The colour of a box says how far its indicators of the year are reached, by the weakest that is known; the word stands
in the box. Nothing is averaged, neither over the indicators of a condition nor along edges (regulations.md §2.7).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final

from selaras.engine.documents.tree_drawing import Node, Text, Tone
from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.means import graded
from selaras.engine.formulas.performance_tree import Condition, Lack, PerformanceTree
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.called import subject_called
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.performance_tree import ANSWERS, NODE_KINDS, CrossLink, NodeOwner
from selaras.engine.tables.rows import Indicator, Target

LACKS: Final[Mapping[Lack, str]] = {
    "indicator": "belum ada indikator", "target": "belum ada target", "owner": "belum ada pengampu",
}  # fmt: skip
_MOST = 3  # indicators a box prints one by one
_FLAGS: Final = {lack: Text(words, "flag") for lack, words in LACKS.items()}
_OTHER_THAN_NUMBER: Final = re.compile(r"[^\d.,\s]")


class State(Frozen):
    """How far an indicator is reached in the year: in words, and how that is coloured."""

    words: str
    tone: Tone


class Boxes:
    """Makes the boxes of a tree in one year. ``on`` is the day whose scale gives the words for achievements."""

    def __init__(self, book: Book, law: Law, tree: PerformanceTree, year: int) -> None:
        self.law, self.tree, self.year = law, tree, year
        self.figures = Figures(book)
        self.on = date(year, 1, 1)  # the rules of a year are those that hold when it begins, as in explanations
        self.labels = {kind: Text(law.term(f"node.{kind}").upper(), "label") for kind in NODE_KINDS}
        self.measured = {row.indicator for row in book.all(Actual) if row.period.startswith(str(year))}

    def nodes(self) -> dict[str, Node]:
        """All boxes by the id of the condition, as documents draw them."""
        return {id_: self.node(condition) for id_, condition in self.tree.conditions.items()}

    def node(self, condition: Condition) -> Node:
        """The box of one condition with what is drawn below it."""
        states = self.states(condition)
        tones = {state.tone for state in states.values()}
        tone: Tone = next((tone for tone in _WORST if tone in tones), "plain")
        id_ = condition.node.id
        return Node(id_, tuple(self._texts(condition, states)), tone, self.tree.below.get(id_, ()))

    def states(self, condition: Condition) -> dict[str, State]:
        """How far the indicators are reached, by their ids; those without a known achievement are left out."""
        found = {}
        for indicator in condition.indicators:
            # without an actual of the year or of its quarters, and without a formula of its own, none is reached
            if (indicator.id in self.measured or indicator.expression) and (state := self._state(indicator)):
                found[indicator.id] = state
        return found

    def _state(self, indicator: Indicator) -> State | None:
        reached = self.figures.achievement(self.law, indicator, str(self.year), self.on)
        if reached.value is None:
            return None
        given = graded(self.law, reached.value, self.on)
        word = given.band.word if given.band else "di luar skala"
        return State(f"capaian {decimal_text(reached.value)}% · {word}", _tone(given.scale.bands, given.band))

    def _texts(self, condition: Condition, states: Mapping[str, State]) -> Iterator[Text]:
        node = condition.node
        yield self.labels[node.kind]
        yield Text(node.text or "(belum dirumuskan)", "head")
        worded: dict[str, Indicator] = {}  # several units have the same indicator with the same target: it is said once
        for indicator in condition.indicators:
            worded.setdefault(measured_words(indicator, condition.targets.get(indicator.id)), indicator)
        for words, indicator in islice(worded.items(), _MOST):
            yield Text(words)
            if state := states.get(indicator.id):
                yield Text(state.words, state.tone if state.tone != "plain" else "soft")
        if (more := len(worded) - _MOST) > 0:
            yield Text(f"dan {more} indikator lain", "soft")
        if condition.subjects:
            yield Text("; ".join(dict.fromkeys(subject_called(row) for row in condition.subjects)), "soft")
        if condition.owner is not None:
            yield Text(f"Pengampu: {owner_words(condition.owner)}", "soft")
        for link in condition.links:
            yield Text(link_words(link), "soft")
        for lack in condition.lacks:
            yield _FLAGS[lack]


_WORST: Final[Sequence[Tone]] = ("poor", "fair", "good")


def _tone(bands: Sequence[object], band: object | None) -> Tone:
    """Of the bands of a scale, from the highest to the lowest: the upper two good, the middle fair, the others poor."""
    if band is None:
        return "plain"
    at = bands.index(band)
    return "good" if at * 5 < len(bands) * 2 else "fair" if at * 5 < len(bands) * 3 else "poor"


def measured_words(indicator: Indicator, target: Target | None) -> str:
    """``Indeks Kepuasan Masyarakat: 88,3 Indeks``; the name alone where the year has no target."""
    if target is None:
        return indicator.name
    text = target.text
    if target.value is not None and not _OTHER_THAN_NUMBER.search(text):
        text = decimal_text(target.value)  # a bare number of another notation (95.5) is printed as ours
    unit = target.unit or indicator.unit
    return f"{indicator.name}: {text}" + (f" {unit}" if unit and unit.lower() not in text.lower() else "")


def owner_words(owner: NodeOwner) -> str:
    """``Lurah, Kelurahan Satu``; the post alone where it names its unit."""
    if owner.unit_name.casefold() in owner.position.casefold():
        return owner.position
    return ", ".join(filter(None, (owner.position, owner.unit_name)))


def link_words(link: CrossLink) -> str:
    """``Dukungan Dinas Contoh: data penduduk (belum dijawab)``."""
    return f"Dukungan {link.unit_name}: {link.asked} ({ANSWERS[link.state]})"
