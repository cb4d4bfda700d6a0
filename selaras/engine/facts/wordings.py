"""The view of goals, objectives and strategies: how each place of the plan words them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.rows import Goal, Objective, Strategy
from selaras.engine.tables.wording import fold

COLUMNS = {
    "kind": TEXT,
    "kind_word": TEXT,
    "document_kind": TEXT,
    "text": TEXT,
    "state": TEXT,
    "reference_text": TEXT,
    "reference_place": TEXT,
    "only_goal": TEXT,
    "absent": NUMBER,
    "absent_places": TEXT,
    "fullest_place": TEXT,
}

Worded = Goal | Objective | Strategy

# What a strategy has no word for, or a goal; the columns filled for every line are not among them.
_UNKNOWN: Final[dict[str, Fact]] = dict.fromkeys(
    ("reference_text", "reference_place", "only_goal", "absent_places", "fullest_place")
)
_WORDS: Final = {"Goal": "tujuan", "Objective": "sasaran"}
_NEAR: Final = 88
_MOST: Final = 1000  # goals and objectives, or strategies, that are compared with each other; a plan has some fifty
_WHOLE: Final = 4  # words a short wording needs before it can be part of a longer one


@view("wordings", COLUMNS)
def wordings(facts: Facts) -> Lines:
    """One line per goal, objective and strategy. ``state`` compares with the Renstra of the same Book: same, differs
    (another wording of the same thing), moved (a goal worded as an objective), none; unknown where there is none."""
    goals, lists = _strategic_rows(facts), _lists(facts.book.all(Strategy)[:_MOST])
    references = [row for row in goals if facts.kinds.get(row.document) == "renstra"]
    compared = [_compared_with(facts, row, references) for row in goals]
    lacking = _lacking(lists)
    rows: list[Worded] = [*goals, *(row for part in lists for row in part)]
    columns: dict[str, Column] = {
        "kind": [type(row).__name__.lower() for row in rows],
        "document_kind": [facts.kinds.get(row.document) for row in rows],
        "state": [state for state, _ in compared] + [None] * len(lacking),
        "absent": [None] * len(goals) + [len(absent) if len(lists) > 1 else None for absent in lacking],
    }

    def told(line: int) -> Told:
        if line < len(goals):
            return _told(facts, goals[line], compared[line][1], references)
        row, absent = rows[line], lacking[line - len(goals)]
        places = {"absent_places": " dan ".join(map(_named, absent)) or None, "fullest_place": _named(_fullest(lists))}
        values = _UNKNOWN | {"kind_word": "strategi", "text": row.text} | places
        return Told(row, row.text, f"strategi/{fold(row.text)}", values)

    return Lines(columns, told)


def _told(
    facts: Facts, row: Goal | Objective, reference: Goal | Objective | None, references: Sequence[Goal | Objective]
) -> Told:
    goals = [other.text for other in references if isinstance(other, Goal)] if isinstance(row, Goal) else []
    values = _UNKNOWN | {
        "kind_word": _WORDS[type(row).__name__],
        "text": row.text,
        "reference_text": reference.text if reference else None,
        "reference_place": reference.place.sentence() if reference else None,
        "only_goal": goals[0] if len(goals) == 1 else None,
    }
    return Told(row, row.text, f"{facts.kinds.get(row.document)}/{row.place.part}/{fold(row.text)}", values)


def _strategic_rows(facts: Facts) -> list[Goal | Objective]:
    return list(facts.strategic.values())[:_MOST]


@lru_cache(maxsize=16384)
def same_wording(one: str, other: str) -> bool:
    """True when both are the same thing, worded alike or nearly so: a word more, a word less, a slip."""
    left, right = fold(one), fold(other)
    if not left or not right:
        return False
    short, long = sorted((left.split(), right.split()), key=len)
    return (
        left == right
        or fuzz.ratio(left, right, score_cutoff=_NEAR) > 0
        or (len(short) >= _WHOLE and long[: len(short)] == short)
    )


def _compared_with(
    facts: Facts, row: Goal | Objective, references: Sequence[Goal | Objective]
) -> tuple[str | None, Goal | Objective | None]:
    state, reference = _compared(facts, row, [other for other in references if type(other) is type(row)])
    if state in ("none", "differs") and isinstance(row, Goal):
        objective = next((o for o in references if isinstance(o, Objective) and fold(o.text) == fold(row.text)), None)
        state, reference = ("moved", objective) if objective else (state, reference)
    return state if references and facts.kinds.get(row.document) != "renstra" else None, reference


def _compared(
    facts: Facts, row: Goal | Objective, own: Sequence[Goal | Objective]
) -> tuple[str, Goal | Objective | None]:
    same = next((other for other in own if fold(other.text) == fold(row.text)), None)
    if same is not None:
        return "same", same
    near = next((other for other in own if same_wording(other.text, row.text)), None)
    if near is None:
        return "none", None
    # Where the same table has the reference word by word too, this row is a thing of its own.
    beside = (other for other in _strategic_rows(facts) if _source(other) == _source(row))
    return ("none", None) if any(fold(other.text) == fold(near.text) for other in beside) else ("differs", near)


def _source(row: Goal | Objective) -> tuple[str, str]:
    return row.document, row.place.part


def _lists(rows: Sequence[Strategy]) -> list[list[Strategy]]:
    """Strategies by the list or table they stand in: another part, or a number one, begins another."""
    lists: list[list[Strategy]] = []
    for row in rows:
        if not lists or row.place.part != lists[-1][-1].place.part or row.number.strip(".) ") == "1":
            lists.append([])
        lists[-1].append(row)
    return lists


def _fullest(lists: Sequence[list[Strategy]]) -> list[Strategy]:
    return max(lists, key=len)


def _lacking(lists: Sequence[list[Strategy]]) -> list[list[list[Strategy]]]:
    """For each strategy the lists that lack it: of one that the fullest list has all others without it, of one that
    the fullest list lacks that list alone."""
    return [_lacking_one(row, rows, lists) for rows in lists for row in rows]


def _lacking_one(row: Strategy, rows: list[Strategy], lists: Sequence[list[Strategy]]) -> list[list[Strategy]]:
    fullest = _fullest(lists)
    others = [fullest] if rows is not fullest else [other for other in lists if other is not rows]
    return [other for other in others if not any(same_wording(row.text, one.text) for one in other)]


def _named(rows: Sequence[Strategy]) -> str:
    place = rows[0].place
    return place.part or f"daftar pada baris {place.line}"
