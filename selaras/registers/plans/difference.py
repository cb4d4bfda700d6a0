"""What a Book would change in a stored plan, row by row; the same for the preview and for acceptance."""

from collections.abc import Iterable, Mapping
from typing import Any

from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Paragraph, PlanDocument, Row, field_names

_NOT_COMPARED = frozenset({"id", "place", "carried"})


class Changed(Frozen):
    """One row that says something else: as it was, as it will be, and the fields that differ."""

    before: Row
    after: Row
    fields: tuple[str, ...]

    def values(self) -> list[tuple[str, Any, Any]]:
        """(field, before, after) for each difference."""
        return [(name, getattr(self.before, name), getattr(self.after, name)) for name in self.fields]


class Difference(Frozen):
    """New, changed, unchanged and retired rows. A row that only stands elsewhere in the file is unchanged."""

    new: tuple[Row, ...] = ()
    changed: tuple[Changed, ...] = ()
    same: tuple[Row, ...] = ()
    retired: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.retired)

    def sentence(self) -> str:
        """In words: ``594 baris baru, 3 berubah, 1 tidak dipakai lagi``."""
        parts = [
            f"{len(found)} {word}"
            for found, word in (
                (self.new, "baris baru"),
                (self.changed, "berubah"),
                (self.retired, "tidak dipakai lagi"),
            )
            if found
        ]
        return ", ".join(parts) or "tidak ada perubahan"


def adopted(row: Row, version: str, status: str) -> Row:
    """The row as it stands in this version of the plan, whatever its file says about version and status."""
    if isinstance(row, PlanDocument):
        return replace(row, version=version, status="approved" if status == "approved" else "draft")
    return replace(row, version=version)


def difference(rows: Iterable[Row], active: Mapping[str, Row]) -> Difference:
    """Compares rows under their stored ids with the rows of the plan that are in use."""
    new, changed, same = [], [], []
    seen = set()
    for row in rows:
        seen.add(row.id)
        before = active.get(row.id)
        if before is None:
            new.append(row)
        elif differing := _differing(before, row):
            changed.append(Changed(before, row, differing))
        else:
            same.append(row)
    retired = tuple(row for row_id, row in active.items() if row_id not in seen)
    return Difference(tuple(new), tuple(changed), tuple(same), retired)


def _differing(before: Row, after: Row) -> tuple[str, ...]:
    names = (name for name in field_names(type(after)) if name not in _NOT_COMPARED)
    return tuple(name for name in names if _said(getattr(before, name)) != _said(getattr(after, name)))


def _said(value: Any) -> Any:
    """The value without places: a paragraph that only stands elsewhere, or in a file of another name, says the same."""
    if isinstance(value, tuple):
        return tuple(
            replace(part, place=Place(), carried=False) if isinstance(part, Paragraph) else part for part in value
        )
    return value
