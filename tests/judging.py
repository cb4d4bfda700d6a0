"""What tests of checks share: running one check on a small Book, and writing a budget tree in a few lines."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb

from selaras.engine.checks.run import Judgement, in_memory, run
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.judgement import Finding
from selaras.engine.tables.rows import Row, WorkItem
from tests.making import AGENCY, ceiling, indicator, row, target

LAW = load_law()
ENGINES: dict[str, Callable[[], Any]] = {"sqlite": in_memory, "duckdb": duckdb.connect}

Line = tuple[str, str, str, int | None]
_DEPTH = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}


def judged(check: str, book: Book, law: Law = LAW, on: date | None = None) -> Judgement:
    """What one check says of a Book."""
    return run(book, law, on, [check])


def found(check: str, book: Book, law: Law = LAW, on: date | None = None) -> list[Finding]:
    """The findings of one check."""
    return list(judged(check, book, law, on).findings)


def said(check: str, book: Book, law: Law = LAW) -> list[str]:
    """The messages of one check."""
    return [finding.message for finding in found(check, book, law)]


def reason(check: str, book: Book, law: Law = LAW, on: date | None = None) -> str:
    """Why a check did not judge a Book; an empty text where it did."""
    judgement = judged(check, book, law, on)
    return {**judgement.not_applicable, **judgement.absent}.get(check, "")


def budget(*lines: Line, unit: str = AGENCY) -> list[Row]:
    """Work items with their ceilings from (level, code, name, rupiah); the parent is the nearest line above of the
    next higher level. No rupiah: no ceiling."""
    rows: list[Row] = []
    above: dict[int, WorkItem] = {}
    for level, code, name, rupiah in lines:
        depth = _DEPTH[level]
        parent = above[depth - 1].id if depth - 1 in above else ""
        item = row(WorkItem, order=len(rows), level=level, code=code, name=name, parent=parent, organisation=unit)
        above = {known: other for known, other in above.items() if known < depth} | {depth: item}
        rows.append(item)
        if rupiah is not None:
            rows.append(ceiling(item, rupiah * 100))
    return rows


def item_of(rows: list[Row], code: str) -> WorkItem:
    """The work item of a code among rows."""
    return next(item for item in rows if isinstance(item, WorkItem) and item.code == code)


def measured(item: Row, name: str, text: str = "", value: int | None = None, unit: str = "") -> list[Row]:
    """An indicator of a row, with a target where a text is given."""
    made = indicator(item, name)
    return [made, target(made, value, text=text, unit=unit)] if text else [made]
