"""The view of what was carried over from the year before: rows, and paragraphs of sections, as long as nobody reviewed
them."""

from collections import Counter
from collections.abc import Mapping

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.facts.year import year_of
from selaras.engine.tables.place import Place
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.engine.tables.rows import Row, Section

COLUMNS = {"carried": NUMBER, "document": TEXT, "count": NUMBER, "what": TEXT}


@view("carried", COLUMNS, beside=True)
def carried(facts: Facts) -> Lines:
    """One line per type of row and document that has anything carried over and not reviewed; one with ``carried`` 0
    where everything of the year was reviewed or written anew."""
    year = year_of(facts)
    if not year.current:
        return NO_LINES
    first: dict[tuple[str, str], tuple[Row, Place]] = {}
    count: Counter[tuple[str, str]] = Counter()
    for row in facts.book:
        if row.document not in year.current:
            continue
        for where in _places(row):
            key = (row.document, type(row).__name__)
            first.setdefault(key, (row, where))
            count[key] += 1
    if not first:
        plan = next(iter(year.current.values()))
        return Lines({"carried": [0]}, lambda line: Told(plan, plan.title, "ditinjau", _NOTHING))
    keys = list(first)
    columns: dict[str, Column] = {"carried": [1 for _ in keys]}

    def told(at: int) -> Told:
        key = keys[at]
        row, where = first[key]
        document = year.current[key[0]]
        unit = facts.unit_name(document.organisation)
        named = f"{KIND_WORDS[document.kind]} {unit}".strip()
        values: dict[str, Fact] = {"document": named, "count": count[key], "what": facts.law.term(key[1]).lower()}
        return Told(row, named, f"{document.kind}/{unit}/{key[1]}".casefold(), values, {"": Spot(row.id, where)})

    return Lines(columns, told)


_NOTHING: Mapping[str, Fact] = {"document": None, "count": 0, "what": None}


def _places(row: Row) -> list[Place]:
    """Where a row stands that was carried over, or each of its paragraphs that was."""
    if isinstance(row, Section):
        return [part.place for part in row.paragraphs if part.carried] or ([row.place] if row.carried else [])
    return [row.place] if row.carried else []
