"""Indicators and targets from table cells, the same for every layout."""

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.tables.rows import Indicator, Row, Target
from selaras.engine.tables.target import read_target


def add_indicator(draft: Draft, subject: Row, name: Cell, target: Cell, **fields: str | bool) -> Indicator:
    """An indicator of a subject with its target for the plan's period; an empty target cell adds no target."""
    common = {"document": subject.document, "organisation": subject.organisation}
    indicator = draft.add(Indicator, name.place, subject=subject.id, name=name.text, **common, **fields)
    if target.text:
        add_target(draft, indicator, target, str(draft.period))
    return indicator


def add_target(draft: Draft, indicator: Indicator, cell: Cell, period: str) -> Target:
    """The target in a cell; what is unclear in it is a doubt at that cell."""
    read = read_target(cell.text, indicator.unit)
    target = draft.add(
        Target, cell.place, document=indicator.document, organisation=indicator.organisation, period=period,
        indicator=indicator.id, text=cell.text, value=read.value, unit=read.unit or indicator.unit, grade=read.grade,
    )  # fmt: skip
    if read.doubt:
        draft.doubt(
            f"Target “{indicator.name[:80]}”: {read.doubt}.",
            "Tulis target sebagai satu angka dengan satuannya, misalnya 12 laporan.",
            cell.place, target.id, "value", cell.text,
        )  # fmt: skip
    return target
