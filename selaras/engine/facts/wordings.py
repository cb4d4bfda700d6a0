"""The view of goals, objectives and strategies: how each place of the plan words them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NUMBER, TEXT, Fact, Record, view
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

_WORDS: Final = {"Goal": "tujuan", "Objective": "sasaran"}
_NEAR: Final = 88
_MOST: Final = 1000  # goals and objectives, or strategies, that are compared with each other; a plan has some fifty
_WHOLE: Final = 4  # words a short wording needs before it can be part of a longer one


@view("wordings", COLUMNS)
def wordings(facts: Facts) -> list[Record]:
    """One line per goal, objective and strategy. ``state`` compares with the Renstra of the same Book: same, differs
    (another wording of the same thing), moved (a goal worded as an objective), none; unknown where there is none."""
    rows = _strategic_rows(facts)
    references = [row for row in rows if facts.kinds.get(row.document) == "renstra"]
    strategic = [_strategic(facts, row, references) for row in rows]
    return strategic + _strategies(facts)


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


def _strategic(facts: Facts, row: Goal | Objective, references: Sequence[Goal | Objective]) -> Record:
    kind = type(row).__name__
    own = [other for other in references if type(other) is type(row)]
    state, reference = _compared(facts, row, own)
    if state in ("none", "differs") and isinstance(row, Goal):
        objective = next((o for o in references if isinstance(o, Objective) and fold(o.text) == fold(row.text)), None)
        state, reference = ("moved", objective) if objective else (state, reference)
    values: dict[str, Fact] = {
        "kind": kind.lower(),
        "kind_word": _WORDS[kind],
        "document_kind": facts.kinds.get(row.document),
        "text": row.text,
        "state": state if references and row not in references else None,
        "reference_text": reference.text if reference else None,
        "reference_place": reference.place.sentence() if reference else None,
        "only_goal": own[0].text if isinstance(row, Goal) and len(own) == 1 else None,
        "absent": None,
        "absent_places": None,
        "fullest_place": None,
    }
    key = f"{facts.kinds.get(row.document)}/{row.place.part}/{fold(row.text)}"
    return Record(row, row.text, key, values)


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


def _strategies(facts: Facts) -> list[Record]:
    lists = _lists(facts.book.all(Strategy)[:_MOST])
    fullest = max(lists, key=len, default=[])
    return [_strategy(facts, row, lists, fullest) for rows in lists for row in rows]


def _lists(rows: Sequence[Strategy]) -> list[list[Strategy]]:
    """Strategies by the list or table they stand in: another part, or a number one, begins another."""
    lists: list[list[Strategy]] = []
    for row in rows:
        if not lists or row.place.part != lists[-1][-1].place.part or row.number.strip(".) ") == "1":
            lists.append([])
        lists[-1].append(row)
    return lists


def _strategy(facts: Facts, row: Strategy, lists: list[list[Strategy]], fullest: list[Strategy]) -> Record:
    others = [rows for rows in lists if row not in rows]
    lacking = [rows for rows in others if not any(same_wording(row.text, other.text) for other in rows)]
    if row not in fullest and not any(same_wording(row.text, other.text) for other in fullest):
        lacking = [fullest]
    elif row not in fullest:
        lacking = []
    values: Mapping[str, Fact] = {
        "kind": "strategy",
        "kind_word": "strategi",
        "document_kind": facts.kinds.get(row.document),
        "text": row.text,
        "state": None,
        "reference_text": None,
        "reference_place": None,
        "only_goal": None,
        "absent": len(lacking) if others else None,
        "absent_places": " dan ".join(_named(rows) for rows in lacking) or None,
        "fullest_place": _named(fullest),
    }
    return Record(row, row.text, f"strategi/{fold(row.text)}", values)


def _named(rows: Sequence[Strategy]) -> str:
    place = rows[0].place
    return place.part or f"daftar pada baris {place.line}"
