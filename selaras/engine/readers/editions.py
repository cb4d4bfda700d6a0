"""Which edition of the nomenclature a document's codes follow, by the width of its sub kegiatan codes."""

from collections import Counter
from datetime import date

from selaras.engine.readers.draft import Draft
from selaras.engine.tables.rows import PlanDocument, WorkItem


def name_editions(draft: Draft) -> None:
    """Sets the edition of the document (its majority, design §8) and of each work item (by its own digits)."""
    items = draft.all(WorkItem)
    widths = Counter(width for item in items if (width := _width(item)))
    if not widths:
        return
    by_width = {width: _edition(draft, width) for width in (2, 4)}
    usual = by_width.get(widths.most_common(1)[0][0], "")
    for item in items:
        draft.change(item, edition=by_width.get(_width(item), usual))
    plan = draft.rows[draft.document]
    if isinstance(plan, PlanDocument):
        draft.change(plan, edition=usual)


def _width(item: WorkItem) -> int:
    """The digits of the last group of a sub kegiatan: 2 or 4; 0 where the code says nothing."""
    digits = len(item.code.rpartition(".")[2])
    return digits if item.level == "sub_kegiatan" and digits in (2, 4) else 0


def _edition(draft: Draft, width: int) -> str:
    """The decree of this width in force when the plan's year begins, else the latest before, else the first."""
    decrees = sorted(
        (e for e in draft.law.nomenclature.editions.values() if e.decree and e.width == width), key=lambda e: e.from_
    )
    begun = [edition for edition in decrees if edition.from_ <= date(draft.period.first, 1, 1)]
    chosen = begun[-1:] or decrees[:1]
    return chosen[0].id if chosen else ""
