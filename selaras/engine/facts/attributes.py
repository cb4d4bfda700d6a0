"""The view of how the indicators of goals and objectives are described: what is lacking, what fits their level."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.rows import Goal, Indicator, Target
from selaras.engine.tables.wording import fold

COLUMNS = {
    "level": TEXT,
    "is_key": NUMBER,
    "described": NUMBER,
    "lacking": TEXT,
    "counts_output": NUMBER,
    "of_kecamatan": NUMBER,
    "wider": TEXT,
    "twin": TEXT,
    "name": TEXT,
}
_LONG: Final = 20  # letters of a formula or definition below which two may be the same by chance
_KECAMATAN: Final = ("kecamatan", "kelurahan")


@view("attributes", COLUMNS, beside=True)
def attributes(facts: Facts) -> Lines:
    """One line per indicator of a goal or objective of the plan itself, or of the table of IKU that it holds.

    ``lacking`` names the attributes of SMART that are empty, ``described`` is 1 where the plan describes any indicator;
    ``twin`` is another indicator with the same formula or definition and another target.
    """
    plan = facts.plan
    if plan is None:
        return NO_LINES
    rows = [
        row
        for row in facts.book.all(Indicator)
        if row.subject in facts.strategic and (row.document == plan.id or facts.kinds.get(row.document) == "iku")
    ]
    if not rows:
        return NO_LINES
    smart = facts.law.value("wording.smart", facts.on).table
    lacking = ["; ".join(str(words) for field, words in smart.items() if not getattr(row, field)) for row in rows]
    agency = facts.book.agency
    columns: dict[str, Column] = {
        "level": ["goal" if isinstance(facts.strategic[row.subject], Goal) else "objective" for row in rows],
        "is_key": [int(row.is_key) for row in rows],
        "described": [int(any(row.definition or row.formula for row in rows))] * len(rows),
        "lacking": lacking,
        "counts_output": [int(_counts_output(facts, row.name)) for row in rows],
        "of_kecamatan": [int(agency is not None and agency.kind in _KECAMATAN)] * len(rows),
        "wider": [_wider(facts, row.name) for row in rows],
        "twin": _twins(facts, rows),
    }
    return Lines(columns, lambda at: _told(rows, at))


def _told(rows: Sequence[Indicator], at: int) -> Told:
    values: dict[str, Fact] = {"name": rows[at].name}
    return Told(rows[at], rows[at].name, fold(rows[at].name), values)


def _counts_output(facts: Facts, name: str) -> bool:
    counted = facts.law.value("wording.output_first", facts.on).texts
    words = fold(name).split()[:2]
    return len(words) > 1 and words[0] == "jumlah" and words[1] in counted


def _wider(facts: Facts, name: str) -> str:
    wider = facts.law.value("wording.wider_region", facts.on).texts
    return next((word for word in fold(name).split() if word in wider), "")


def _twins(facts: Facts, rows: Sequence[Indicator]) -> list[str]:
    """For each indicator the name of one that is measured in the same way and has another target in the same year."""
    targets = facts.book.under(Target, "indicator")
    alike: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for row in rows:
        for field in ("formula", "definition"):
            text = fold(getattr(row, field))
            if len(text) >= _LONG:
                alike[field, text].append(row)
    found: dict[str, str] = {}
    for group in alike.values():
        for row in group:
            other = next((each for each in group if each.id != row.id and _differ(targets, row, each)), None)
            if other is not None:
                found.setdefault(row.id, other.name)
    return [found.get(row.id, "") for row in rows]


def _differ(targets: Mapping[str, Sequence[Target]], one: Indicator, other: Indicator) -> bool:
    """Whether two indicators have known targets of the same period that are not the same."""
    values = {target.period: target.value for target in targets.get(other.id, ()) if target.value is not None}
    return any(
        target.value is not None and values.get(target.period, target.value) != target.value
        for target in targets.get(one.id, ())
    )
