"""Which edition of the nomenclature a document's codes follow, by the width of its sub kegiatan codes."""

from collections import Counter
from datetime import date

from selaras.engine.law.law import Law
from selaras.engine.readers.draft import Draft
from selaras.engine.tables.rows import PlanDocument, WorkItem


def name_editions(draft: Draft) -> None:
    """Sets the edition of the document (its majority, design §8) and of each work item (by its own digits)."""
    items = draft.all(WorkItem)
    widths = Counter(width for item in items if (width := _width(item.level, item.code)))
    if not widths:
        return
    by_width = {width: _edition(draft.law, draft.period.first, width) for width in (2, 4)}
    usual = by_width.get(widths.most_common(1)[0][0], "")
    for item in items:
        draft.change(item, edition=by_width.get(_width(item.level, item.code), usual))
    plan = draft.rows[draft.document]
    if isinstance(plan, PlanDocument):
        draft.change(plan, edition=usual)


def edition_of(law: Law, year: int, level: str, code: str) -> str:
    """The edition that a code of a plan of this year follows by its own digits; empty where the code says nothing."""
    width = _width(level, code)
    return _edition(law, year, width) if width else ""


def _width(level: str, code: str) -> int:
    """The digits of the last group of a sub kegiatan: 2 or 4; 0 where the code says nothing."""
    digits = len(code.rpartition(".")[2])
    return digits if level == "sub_kegiatan" and digits in (2, 4) else 0


def _edition(law: Law, year: int, width: int) -> str:
    """The decree of this width in force when the year begins, else the latest before, else the first."""
    decrees = sorted(
        (e for e in law.nomenclature.editions.values() if e.decree and e.width == width), key=lambda e: e.from_
    )
    begun = [edition for edition in decrees if edition.from_ <= date(year, 1, 1)]
    chosen = begun[-1:] or decrees[:1]
    return chosen[0].id if chosen else ""
