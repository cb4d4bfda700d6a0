"""The value that a finding speaks of, where a person can write it: it stands in a row, or in a row still to be made."""

from typing import Any

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.jsonl import pack
from selaras.engine.tables.rows import Indicator, Row, Target
from selaras.registers.plans.adding import OWN_ROWS
from selaras.registers.plans.editing import Change, editable_fields
from selaras.registers.plans.values import How, how_written


class Blank(Frozen):
    """One value to be written: the type of its row, the row (empty where it is still to be made for the row ``of``),
    the field, what stands there now as plain JSON, and the indicator where it is a target."""

    kind: str
    row: str
    of: str
    field: str
    before: Any
    how: How
    indicator: Indicator | None = None

    def change(self, before: Any, after: Any) -> Change:
        """The change of this value from what the person saw."""
        return Change(self.kind, self.row, self.field, before, after, of=self.of)


def blank_of(book: Book, row_id: str, field: str) -> Blank | None:
    """The value that a finding about this field of this row speaks of; None where people do not write it."""
    row = book.find(row_id)
    own = next((each for each in OWN_ROWS if isinstance(row, each.subject) and each.name == field), None)
    if row is None or own is None:
        return _standing(book, row, field) if row is not None else None
    how = how_written(own.kind, own.field)
    indicator = row if isinstance(row, Indicator) else None
    return Blank(own.kind.__name__, "", row.id, own.field, own.empty[own.field], how, indicator) if how else None


def _standing(book: Book, row: Row, field: str) -> Blank | None:
    how = how_written(type(row), field)
    if how is None or field not in editable_fields(type(row)):
        return None
    of = book.find(row.indicator) if isinstance(row, Target) else None
    before = pack(row).get(field, getattr(row, field))
    return Blank(type(row).__name__, row.id, "", field, before, how, of if isinstance(of, Indicator) else None)
