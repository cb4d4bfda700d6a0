"""The view of figures that two tables of a file show: the same target, actual or ceiling, each by its first place."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from selaras.engine.facts.actuals import words_of
from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Told, view
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem
from selaras.engine.tables.wording import fold, fold_letters

COLUMNS = {
    "value": AMOUNT,
    "first_value": AMOUNT,
    "unit_differs": NUMBER,
    "name": TEXT,
    "time_words": TEXT,
    "text": TEXT,
    "first_text": TEXT,
    "first_place": TEXT,
}

Figure = Target | Actual | Ceiling
Table = tuple[str, str, str, int | None]


@view("targets_said_twice", COLUMNS, beside=True)
def targets_said_twice(facts: Facts) -> Lines:
    """One line per target whose indicator and period another table showed before. What the Renstra says is compared
    elsewhere; agreements of several officials may promise different values."""
    return _said_twice(facts, Target)


@view("actuals_said_twice", COLUMNS, beside=True)
def actuals_said_twice(facts: Facts) -> Lines:
    """One line per actual whose indicator and period another table showed before."""
    return _said_twice(facts, Actual)


@view("ceilings_said_twice", COLUMNS, beside=True)
def ceilings_said_twice(facts: Facts) -> Lines:
    """One line per ceiling whose work item and period another table of the same document showed before, in the same
    version of the budget."""
    return _said_twice(facts, Ceiling)


def _said_twice(facts: Facts, kind: type[Figure]) -> Lines:
    pairs = list(_pairs(facts, kind))
    if not pairs:
        return NO_LINES
    columns: dict[str, Column] = {
        "value": [_value(row) for row, *_ in pairs],
        "first_value": [_value(first) for _, first, _ in pairs],
        "unit_differs": [int(_units_differ(row, first)) for row, first, _ in pairs],
    }

    def told(line: int) -> Told:
        row, first, name = pairs[line]
        values: dict[str, Fact] = {
            "name": name,
            "time_words": words_of(row.period),
            "text": row.text,
            "first_text": first.text,
            "first_place": first.place.sentence(),
        }
        key = f"{facts.unit_key(row.organisation)}/{facts.kinds.get(row.document)}/{fold(name)}/{row.period}"
        return Told(row, f"{name}: {words_of(row.period)}", f"{key}/{type(row).__name__}", values)

    return Lines(columns, told)


def _table(row: Row) -> Table:
    return row.document, row.place.part, row.place.sheet, row.place.table


def _pairs(facts: Facts, kind: type[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    indicators = {row.id: row for row in facts.book.all(Indicator)} if facts.book.all(kind) else {}
    for rows in filter(_in_several_tables, _groups(facts, kind, indicators)):
        first: dict[Hashable, Figure] = {}
        for row in rows:
            named = _named(facts, row, indicators)
            if named is None or facts.kinds.get(row.document) == "renstra":
                continue
            key, name = named
            before = first.setdefault((key, row.organisation, row.period, row.version), row)
            if before is not row and _table(before) != _table(row) and _comparable(facts, row, before):
                yield row, before, name


def _groups(facts: Facts, kind: type[Figure], indicators: Mapping[str, Indicator]) -> Sequence[Sequence[Figure]]:
    """The figures of work and those of goals and objectives apart: most plans have one table of work."""
    if kind is Ceiling:
        return [facts.book.all(Ceiling)]
    items = facts.item_by_id
    of_work = {id for id, indicator in indicators.items() if indicator.subject in items}
    rows = facts.book.all(Target) if kind is Target else facts.book.all(Actual)
    return [
        [row for row in rows if row.indicator in of_work],
        [row for row in rows if row.indicator not in of_work],
    ]


def _in_several_tables(rows: Sequence[Figure]) -> bool:
    """Most tables have a name of their own, so that the first of these tells."""
    parts = {row.place.part for row in rows}
    return len(parts) > 1 or len({(row.place.table, row.place.sheet) for row in rows}) > 1


def _named(facts: Facts, row: Figure, indicators: Mapping[str, Indicator]) -> tuple[Hashable, str] | None:
    """What tells the thing a figure is about, and its name. A work item needs its code: names alone repeat."""
    if isinstance(row, Ceiling):
        item = facts.item_by_id.get(row.item)
        return ((item.code, fold(item.name)), item.name) if item and item.code else None
    measured = indicators.get(row.indicator)
    if measured is None:
        return None
    item = facts.item_by_id.get(measured.subject)
    if isinstance(item, WorkItem) and not item.code:
        return None
    return (item.code if item else "", fold_letters(measured.name)), measured.name


def _comparable(facts: Facts, row: Figure, first: Figure) -> bool:
    kinds = facts.kinds.get(row.document), facts.kinds.get(first.document)
    if isinstance(row, Ceiling):
        return row.document == first.document  # another plan may have another pagu
    return row.document == first.document or kinds != ("pk", "pk")


def _value(row: Figure) -> int | None:
    return row.amount if isinstance(row, Ceiling) else row.value


def _units_differ(row: Figure, first: Figure) -> bool:
    if isinstance(row, Ceiling) or isinstance(first, Ceiling):
        return False
    return bool(row.unit and first.unit) and fold(row.unit) != fold(first.unit)
