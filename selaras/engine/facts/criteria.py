"""The view of an evaluation sheet (LKE): each line with its weight, its answer, its score and what stands below it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.evaluation import Criterion
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.wording import fold

COLUMNS = {
    "level": TEXT,
    "step": TEXT,
    "answer": TEXT,
    "weight": AMOUNT,
    "factor": AMOUNT,
    "score": AMOUNT,
    "weighted": AMOUNT,
    "slack": NUMBER,
    "children": NUMBER,
    "children_weight": AMOUNT,
    "children_score": AMOUNT,
    "children_slack": NUMBER,
    "called": TEXT,
    "level_word": TEXT,
    "weight_difference": AMOUNT,
    "score_difference": AMOUNT,
}

_WORDS: Final = {
    "component": "komponen",
    "sub_component": "subkomponen",
    "criterion": "kriteria",
    "evidence": "bukti dukung",
}
_HUNDREDTH: Final = 100
"""Ten-thousandths of a point: scores are printed with two places, and the sheet rounds each."""


@view("criteria", COLUMNS, beside=True)
def criteria(facts: Facts) -> Lines:
    """One line per line of an evaluation sheet and per step of judgement that has an answer of its own."""
    rows = facts.book.all(Criterion)
    if not rows:
        return NO_LINES
    below = children_of(facts)
    weights = {row.id: row.weight for row in rows}
    own = [row.weight if row.step == "self" else weights.get(row.parent) for row in rows]
    under = [below.get(row.id, ()) if row.step == "self" else () for row in rows]
    columns: dict[str, Column] = {
        "level": [row.level for row in rows],
        "step": [row.step for row in rows],
        "answer": [row.answer for row in rows],
        "weight": own,
        "factor": [row.factor for row in rows],
        "score": [row.score for row in rows],
        "weighted": [_weighted(weight, row) for weight, row in zip(own, rows, strict=True)],
        "slack": [_HUNDREDTH] * len(rows),
        "children": [len(found) for found in under],
        "children_weight": [_total([child.weight for child in found]) for found in under],
        "children_score": [_total([child.score for child in found]) for found in under],
        "children_slack": [_HUNDREDTH * max(1, len(found) // 2) for found in under],
    }

    def told(line: int) -> Told:
        row = rows[line]
        subject = f"{row.number} {row.name}".strip()
        values: dict[str, Fact] = {
            "called": subject,
            "level_word": _WORDS[row.level],
            "weight_difference": _difference(row.weight, columns["children_weight"][line]),
            "score_difference": _difference(row.score, columns["children_score"][line]),
        }
        return Told(row, subject, f"{row.level}/{row.step}/{fold(subject)}", values)

    return Lines(columns, told)


@lru_cache(maxsize=1)
def children_of(facts: Facts) -> Mapping[str, Sequence[Criterion]]:
    """The lines just below each line, by the agency's own rows; the judgements of others stand beside them."""
    found: dict[str, list[Criterion]] = defaultdict(list)
    for row in facts.book.all(Criterion):
        if row.step == "self" and row.parent:
            found[row.parent].append(row)
    return found


def _weighted(weight: int | None, row: Criterion) -> int | None:
    """Weight by coefficient. A coefficient may be a share of one, or percent. A score that is the coefficient itself is
    not weighted yet, so nothing is known of its weighted one."""
    factor = row.factor
    if weight is None or factor is None or (factor and row.score in (factor, factor * 100)):
        return None
    return weight * factor // (SCALE * 100 if factor > SCALE else SCALE)


def _total(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


def _difference(one: Fact, other: Fact) -> int | None:
    return abs(one - other) if isinstance(one, int) and isinstance(other, int) else None
