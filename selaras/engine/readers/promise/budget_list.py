"""The lines of a list of budgets below a Perjanjian Kinerja, and its total."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.line_sums import doubt_reach
from selaras.engine.readers.figures import figures, rupiah_unit
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import Columns
from selaras.engine.readers.promise.agreement import add_budget
from selaras.engine.readers.totals import Listed, Total, is_total, reaches
from selaras.engine.readers.work.codes import level_of
from selaras.engine.readers.work.tree import read_amount
from selaras.engine.readers.work.uncoded import level_by_words
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.judgement import LeftOut
from selaras.engine.tables.wording import fold

_LEVELS = ("program", "kegiatan", "sub_kegiatan")
_WHOLE = re.compile(r"\b(jumlah|total)( seluruhnya)?$")

_SPLIT = (
    "{part} membagi anggaran ke beberapa kolom; yang disimpan kolom jumlahnya, sehingga pembagiannya tidak tercetak "
    "lagi bila perjanjian ini diterbitkan dari isinya."
)


def read_list(table: Grid, columns: Columns, draft: Draft, document: str) -> None:
    """The lines of a list of budgets and its total, by the columns ``name``, ``amount``, ``note``, ``code``."""
    number, name = _number_and_name(table, columns)
    first = columns.numbers["amount"]
    amount = _together(table, first)
    if amount != first:
        place = table.place.at_column((table.place.column or 1) + first)
        draft.left_out.append(LeftOut(_SPLIT.format(part=table.part), place))
    amount = _in_force(table, amount, draft)
    amount = _column(table, amount, lambda text: bool(re.search(r"\d{3}", text)))
    unit = rupiah_unit(f"{table.headings[amount]} {fold(table.caption)}")
    rows: list[AgreementBudget] = []
    totals: list[tuple[Total, Cell, Cell]] = []
    for line in table.body:
        shown = next((line[n] for n in (name, number) if line[n].text and is_total(line[n].text)), None)
        if shown is not None:
            totals.append((Total(shown.text, len(rows)), shown, line[amount]))
        elif line[name].text:
            note, code = columns.text(line, "note"), columns.text(line, "code")
            marker = line[number].text if number != name else ""
            rows.append(add_budget(draft, document, line[name], line[amount], note, marker, code, unit))
        elif line[amount].text:
            totals.append((Total("Jumlah", len(rows)), line[amount], line[amount]))
    _add_totals(totals, rows, draft, unit)


def _number_and_name(table: Grid, columns: Columns) -> tuple[int, int]:
    """The columns of the numbers and of the names: the heading Program may stand over both."""
    name = _column(table, columns.numbers["name"], lambda text: len(text) > 4 and not text.isdigit())
    number = columns.numbers.get("number", columns.numbers["name"])
    return number, name


def _together(table: Grid, first: int) -> int:
    """The column of an amount: where one is split (own, units, both), that of the whole."""
    begins = table.headings[first].split()[:1]
    whole = (n for n, heading in enumerate(table.headings) if n > first and heading.split()[:1] == begins)
    return next((n for n in whole if _WHOLE.search(table.headings[n])), first)


def _in_force(table: Grid, first: int, draft: Draft) -> int:
    """The column of an amount: where the list shows the one before a change and the one after it, the latter."""
    found = figures(table.headings, draft.period.first, draft.period.first)
    versions = {each.column: each.version for each in found if each.money and each.role == "target"}
    after = [column for column, version in versions.items() if version == "after"]
    if versions.get(first) != "before" or not after:
        return first
    draft.doubt_once(
        f"{table.part} memuat anggaran sebelum dan sesudah perubahan; yang dipakai anggaran sesudah perubahan.",
        "Tidak ada yang perlu dilakukan bila perjanjian ini memang perubahan.",
        table.place.at_column((table.place.column or 1) + first), value=table.headings[first],
    )  # fmt: skip
    return after[0]


def _column(table: Grid, first: int, holds: Callable[[str], bool]) -> int:
    """Of the columns under one heading the one whose cells hold most of what is looked for."""
    alike = [n for n, heading in enumerate(table.headings) if heading == table.headings[first] and n >= first]
    return max(alike, key=lambda n: sum(holds(line[n].text) for line in table.body))


def _add_totals(
    totals: Sequence[tuple[Total, Cell, Cell]], rows: Sequence[AgreementBudget], draft: Draft, unit: int
) -> None:
    """The total lines, each with the lines above that it adds up."""
    listed = _listed(rows)
    below: dict[int, list[int]] = {}
    for n, each in enumerate(listed):
        if each.above is not None:
            below.setdefault(each.above, []).append(n)
    told = reaches([total for total, _, _ in totals], listed)
    for (total, shown, amount), found in zip(totals, told, strict=True):
        if not total.at or not amount.text:
            continue
        value, doubt = read_amount(amount, "Jumlah anggaran", draft, unit)
        terms = [_known(reach.lines, rows, below) for reach in found]
        agreeing = [each for each in terms if value is not None and _comes_to(each) == value]
        if len(terms) != 1 and not agreeing:
            doubt_reach(draft, total.text, shown.place)
            continue
        row = draft.add(
            PrintedSum, amount.place, document=rows[0].document, quantity="money", value=value, text=amount.text,
            name="Jumlah anggaran" if len(totals) == 1 else total.text, rule=total.text,
            terms=tuple(each.id for each in (agreeing or terms)[0]),
        )  # fmt: skip
        if doubt:
            draft.doubt(f"Jumlah anggaran: {doubt}.", "Tulis sebagai satu angka.", amount.place, row.id, "value")


def _listed(rows: Sequence[AgreementBudget]) -> list[Listed]:
    """The rows as a list: a line belongs to the nearest above of a higher level, where names or codes say levels."""
    listed: list[Listed] = []
    last: dict[int, int] = {}
    for n, row in enumerate(rows):
        level = _level(row)
        higher = [at for depth, at in last.items() if level is not None and depth < level]
        listed.append(Listed(fold(row.name), fold(row.code), max(higher, default=None)))
        if level is not None:
            last = {depth: at for depth, at in last.items() if depth < level} | {level: n}
    return listed


def _level(row: AgreementBudget) -> int | None:
    found = level_of(row.code, row.name) if row.code else level_by_words(row.name)
    return _LEVELS.index(found) if found in _LEVELS else None


def _known(
    lines: Iterable[int], rows: Sequence[AgreementBudget], below: Mapping[int, Sequence[int]]
) -> list[AgreementBudget]:
    """The lines themselves, or those below where the lines say no amount (a program that only heads its kegiatan)."""
    known: list[AgreementBudget] = []
    for n in lines:
        known += _known(below[n], rows, below) if rows[n].amount is None and n in below else [rows[n]]
    return known


def _comes_to(rows: Sequence[AgreementBudget]) -> int | None:
    amounts = [row.amount for row in rows]
    return None if None in amounts else sum(amount or 0 for amount in amounts)
