"""The key indicators (IKU) of a plan in the column variants that regions use (regulations.md §3)."""

from collections.abc import Callable
from itertools import groupby

from selaras.engine.documents.blocks import Cell, Column, Row, Table, head_row, numbered
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, Indicator, Objective
from selaras.engine.tables.wording import fold

VARIANTS = (
    ("definition", "Definisi operasional, formulasi, sumber data"),
    ("explained", "Penjelasan (alasan, formulasi, sumber data) dan keterangan"),
    ("owner", "Penjelasan (alasan, formulasi), sumber data, penanggung jawab (PER/20/M.PAN/11/2008)"),
)
Measured = tuple[Goal | Objective, Indicator]
_Told = Callable[[Indicator], str]
# variant → (heading, its part of a common heading or nothing, width, what is told)
_COLUMNS: dict[str, tuple[tuple[str, str, float, _Told], ...]] = {
    "definition": (
        ("SATUAN", "", 0.9, lambda row: row.unit),
        ("DEFINISI OPERASIONAL", "", 3, lambda row: row.definition),
        ("FORMULASI/RUMUS PERHITUNGAN", "", 3.2, lambda row: row.formula),
        ("SUMBER DATA", "", 1.8, lambda row: row.source),
    ),
    "explained": (
        ("SATUAN", "", 0.9, lambda row: row.unit),
        ("ALASAN", "PENJELASAN", 2, lambda row: row.reason),
        ("FORMULASI/CARA PENGUKURAN", "PENJELASAN", 3, lambda row: row.formula),
        ("SUMBER DATA", "PENJELASAN", 1.7, lambda row: row.source),
        ("KETERANGAN/KRITERIA", "", 2.4, lambda row: row.definition),
    ),
    "owner": (
        ("ALASAN", "PENJELASAN", 2.2, lambda row: row.reason),
        ("FORMULASI", "PENJELASAN", 3, lambda row: row.formula),
        ("SUMBER DATA", "", 1.8, lambda row: row.source),
        ("PENANGGUNG JAWAB", "", 1.8, lambda row: row.owner),
    ),
}


def key_indicators(book: Book) -> list[Measured]:
    """Each key indicator once with what it measures, in the order of the Book; the fullest row of one name stands."""
    found: dict[str, Measured] = {}
    for row in book.all(Indicator):
        subject = book.find(row.subject)
        if row.is_key and isinstance(subject, Goal | Objective):
            held = found.get(fold(row.name))
            if held is None or _told(row) > _told(held[1]):
                found[fold(row.name)] = (subject, row)
    return list(found.values())


def _told(row: Indicator) -> int:
    return sum(bool(text) for text in (row.definition, row.reason, row.formula, row.source, row.owner))


def untold(measured: list[Measured]) -> tuple[str, ...]:
    """What a decree cannot be without and a row does not say: its formula and its source, one sentence part each."""
    return tuple(
        f"{words} IKU “{row.name}”"
        for _, row in measured
        for words, text in (("formulasi", row.formula), ("sumber data", row.source))
        if not text
    )


def indicator_table(measured: list[Measured], variant: str) -> Table:
    """The annex in one variant; goals and objectives with several indicators are one cell, under lines of
    their own where both occur."""
    told = _COLUMNS[variant]
    head = ["NO", "TUJUAN/SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA"]
    columns = (
        Column("number", 0.4, "center"), Column("subject", 2.3), Column("indicator", 2.3),
        *(Column(f"told{at}", width) for at, (_, _, width, _) in enumerate(told)),
    )  # fmt: skip
    body = []
    grouped = any(isinstance(subject, Goal) for subject, _ in measured)
    before: type | None = None
    for number, (_, group) in enumerate(groupby(measured, key=lambda pair: pair[0].id), start=1):
        rows = list(group)
        if grouped and type(rows[0][0]) is not before:
            before = type(rows[0][0])
            label = Cell("TUJUAN" if before is Goal else "SASARAN", colspan=len(columns) - 1)
            body.append(Row((Cell(), label), shade=True, bold=True))
        for at, (subject, indicator) in enumerate(rows):
            first = (Cell(number, "count"), Cell(subject.text)) if at == 0 else ()
            spanned = tuple(Cell(c.value, c.kind, rowspan=len(rows)) for c in first)
            body.append(Row((*spanned, Cell(indicator.name), *(Cell(tell(indicator)) for *_, tell in told))))
    return Table(
        columns, _head(head, told), tuple(body), "Indikator Kinerja Utama", numbers=numbered(len(columns)), size=8
    )


def _head(first: list[str], told: tuple[tuple[str, str, float, _Told], ...]) -> tuple[Row, ...]:
    if not any(common for _, common, _, _ in told):
        return (head_row(*first, *(label for label, *_ in told)),)
    over = [Cell(label, rowspan=2) for label in first]
    under = []
    for common, group in groupby(told, key=lambda column: column[1]):
        labels = [label for label, *_ in group]
        if common:
            over.append(Cell(common, colspan=len(labels)))
            under += [Cell(label) for label in labels]
        else:
            over += [Cell(label, rowspan=2) for label in labels]
    return Row(tuple(over)), Row(tuple(under))
