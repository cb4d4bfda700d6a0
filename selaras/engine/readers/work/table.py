"""A table of work read line by line: organisations, programs, kegiatan and sub kegiatan with what they measure and
cost, heads of urusan and bidang, totals."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.line_sums import LineSums
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.footer import Footer
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import Columns
from selaras.engine.readers.totals import is_total
from selaras.engine.readers.work.accounts import Accounts
from selaras.engine.readers.work.code_column import CodeColumn, code_columns, plain
from selaras.engine.readers.work.codes import is_code, without_blanks
from selaras.engine.readers.work.legible import Legible
from selaras.engine.readers.work.lines import Aspect, add_line_indicators, aspects
from selaras.engine.readers.work.served import Served
from selaras.engine.readers.work.tree import Tree, add_money, item_texts
from selaras.engine.readers.work.uncoded import Levels
from selaras.engine.readers.work.units import organisation_of, read_title
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import read_day
from selaras.engine.tables.rows import WorkItem, WorkLevel
from selaras.engine.tables.wording import fold

_HEADS = re.compile(r"(unsur|urusan|bidang|sub bidang|sub sub bidang)\b")


class _Reading(Frozen):
    """One table being read: its columns, its figures, the tree so far."""

    table: Grid
    columns: Columns
    draft: Draft
    tree: Tree
    codes: CodeColumn
    figures: tuple[Figure, ...]
    aspects: tuple[Aspect, ...]
    served: Served
    levels: Levels | None
    sums: LineSums
    footer: Footer
    accounts: Accounts

    def code(self, line: Line) -> Cell:
        """The code of a line as printed, joined where it stands in several columns."""
        return self.codes.cell(line)

    def name(self, line: Line) -> Cell:
        """The name in a line, without the code that some write before it."""
        return self.codes.name_of(line, self.columns.cell(line, "name"))

    def measures(self, line: Line) -> bool:
        """Whether a line names an indicator."""
        return any(line[aspect.column].text for aspect in self.aspects)


def read_work(table: Grid, columns: Columns, draft: Draft, figures: Sequence[Figure], code: str) -> None:
    """Reads all lines of a table of work. ``code`` is the pattern of the headings of codes."""
    chosen = columns.numbers.get("code")
    whole = chosen is None or chosen == table.column(code)
    name = columns.numbers.get("name")
    codes = CodeColumn(table.body, code_columns(table, code) if whole or chosen is None else (chosen,), name)
    named = [line for line in table.body if columns.text(line, "name")]
    measured = aspects(table)
    levels = None
    if not codes.tells(named):
        levels = Levels.of(named, columns.numbers, table, draft, [each.column for each in measured])
    reading = _Reading(
        table, columns, draft, Tree.of(draft), codes, tuple(figures), measured, Served(draft),
        levels, LineSums(table, figures, draft), Footer(draft), Accounts(draft),
    )  # fmt: skip
    for line in table.body:
        _read_line(line, reading)
    if levels is not None:
        levels.close()
    reading.sums.close()
    reading.accounts.close(len(reading.tree.items))


def _read_line(line: Line, reading: _Reading) -> None:
    """One line by what it holds. Lines of urusan and bidang (``7``, ``7.01``) head the programs of a Renja; they belong
    to no level of the tree, and their sums are those of the programs."""
    code, name = reading.code(line), reading.name(line)
    measures = reading.measures(line)
    if not any(cell.text for cell in line) or reading.footer.takes(line, code, measures):
        return
    if reading.accounts.take(line, code, name, measures):
        return
    reading.served.see(line, reading.columns)
    head = bool(_HEADS.match(fold(name.text))) and not measures and plain(code.text).count(".") < 2
    level = "head" if head else reading.levels.level(line, code) if reading.levels is not None else None
    if level == "head":
        _read_head(line, reading)
    elif level is not None:
        _read_item(line, level, None, reading)
    elif (legible := reading.codes.read(line)) is not None:
        if legible.level == "organisation":
            reading.tree.enter(organisation_of(code, name, reading.draft))
        _read_item(line, legible.level, legible, reading)
    else:
        _read_other(line, reading)


def _read_head(line: Line, reading: _Reading) -> None:
    """A line of urusan or bidang: what it sums, and the code that those below it begin with."""
    code, name = reading.code(line), reading.name(line)
    printed = plain(code.text)
    if printed:
        depth = printed.count(".")
    elif reading.levels is not None:
        depth = reading.levels.depth(line)
    else:
        depth = 0 if re.match(r"unsur|urusan", fold(name.text)) else 1
    if bidang := reading.codes.enter(line):
        reading.draft.heads.add(bidang)
    reading.sums.head(line, name if name.text else code, depth)


def _read_other(line: Line, reading: _Reading) -> None:
    """A line without a code of its own: a title, a further indicator, a head, a total; else nobody knows what."""
    code, name = reading.code(line), reading.name(line)
    measures = reading.measures(line)
    if sum(bool(cell.text) for cell in line) == 1 and name.text:
        read_title(name, reading.draft)
    elif not code.text and not name.text and measures and (item := reading.tree.current()):
        _add_indicators(line, item, reading)
    elif reading.codes.is_head(line):
        _read_head(line, reading)
    elif not measures and (is_total(_label(line, code, name).text) or _only_money(line, reading)):
        reading.sums.total(line, _label(line, code, name))
    else:
        _refuse_line(line, code, name, reading.draft)


def _label(line: Line, code: Cell, name: Cell) -> Cell:
    """What names a total: its name, else what stands under the code, else its first text (in the column of numbers)."""
    return next((cell for cell in (name, code, *line) if cell.text), code)


def _only_money(line: Line, reading: _Reading) -> bool:
    """Whether nothing but money and shares stands in a line: a total that nobody named."""
    money = {figure.column for figure in reading.figures if figure.money}
    shares = {figure.column for figure in reading.figures if figure.role == "percent"}
    filled = {n for n, cell in enumerate(line) if cell.text}
    return bool(reading.tree.items) and bool(filled & money) and filled <= money | shares


def _refuse_line(line: Line, code: Cell, name: Cell, draft: Draft) -> None:
    misplaced = next((cell for cell in line if cell is not code and is_code(cell.text.partition(" ")[0])), None)
    if misplaced is not None:
        draft.refuse(
            f"Kode “{misplaced.text[:60]}” berada di kolom {misplaced.place.column}, bukan di kolom Kode.",
            "Pindahkan kode itu ke kolom Kode pada baris yang sama.",
            misplaced.place,
            misplaced.text,
        )
        return
    shown = name.text or code.text or next((cell.text for cell in line if cell.text), "")
    draft.refuse(
        f"Baris “{shown[:80]}” tidak berkode sehingga tingkat dan induknya tidak dapat diketahui.",
        "Isi kolom Kode pada baris ini, atau hapus barisnya bila bukan bagian rencana.",
        (name if name.text else code).place,
        shown[:80],
    )


def _read_item(line: Line, level: WorkLevel, legible: Legible | None, reading: _Reading) -> None:
    columns, tree = reading.columns, reading.tree
    fields = item_texts(columns, line)
    fields["name"] = reading.name(line).text
    place = reading.code(line) if legible is not None else reading.name(line)
    printed = without_blanks(place.text) if legible is not None else ""
    days = {name: day for name in ("begins", "ends") if (day := _day(columns.cell(line, name), reading.draft))}
    item = tree.add(level, printed, place, objective=reading.served.objective, **fields, **days)
    if legible is not None:
        reading.draft.legible.setdefault(item.id, legible)
    reading.sums.item(item)
    add_money(tree, item, line, reading.figures, reading.table)
    _add_indicators(line, item, reading)


def _day(cell: Cell, draft: Draft) -> date | None:
    """The day in a cell; a text that is none is doubted and left out."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    if cell.blank:
        return None
    day = read_day(cell.text)
    if day is None:
        draft.doubt_once(
            f"“{cell.text[:40]}” bukan tanggal; waktu pelaksanaan ini tidak dipakai.",
            "Tulis sebagai tanggal, misalnya 2 Januari 2025.", cell.place, cell.text[:40],
        )  # fmt: skip
    return day


def _add_indicators(line: Line, item: WorkItem, reading: _Reading) -> None:
    owner = reading.columns.text(line, "owner")
    add_line_indicators(
        line, item, reading.aspects, reading.figures, reading.table, reading.draft,
        unit=reading.columns.text(line, "unit"), owner=owner,
    )  # fmt: skip
