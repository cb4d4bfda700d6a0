"""Organisations, programs, kegiatan and sub kegiatan with indicators, targets and pagu: of one year as an RKT has them,
with the forecast of the next (T-C.33), or by year as a Renstra has them (T-C.27), in one table or in several."""

import re

from selaras.engine.readers.agreement import promised_document
from selaras.engine.readers.budget_list import read_list
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.codes import is_code, level_of, without_blanks
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure, figures, rupiah_unit
from selaras.engine.readers.forms import form_of, is_about_the_past
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import planned
from selaras.engine.readers.served import Served
from selaras.engine.readers.sums import Sums
from selaras.engine.readers.uncoded import Levels, is_coded
from selaras.engine.readers.units import organisation_of, read_title
from selaras.engine.readers.work import Tree, add_money
from selaras.engine.readers.work_lines import Aspect, add_line_indicators, aspects, code_cells
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import WorkItem, WorkLevel
from selaras.engine.tables.wording import fold

_NOT_NAME = r"(?!indikator|sasaran|target|capaian|hasil|keluaran|outcome|output|rancangan|usulan|realisasi|unit)"
COLUMNS = {
    "code": Column(r"^kode\b|^(no|nomor) (rek|kode)|^rekening", "Kode", needed=True),
    "name": Column(
        rf"^{_NOT_NAME}(.*program.*kegiatan|uraian|nomenklatur|program$|(sub ?)?kegiatan$|sub kegiatan"
        r"|nama (program|(sub )?kegiatan)|.*bidang urusan)",
        "Program/Kegiatan", needed=True,
    ),
    "indicator": Column(r"indikator|tol[ao]k ukur", "Indikator Kinerja"),
    "target": Column(r"^(?!realisasi|.*(akhir|prakiraan maju)).*target|^volume", "Target Capaian"),
    "unit": Column(r"^satuan", "Satuan"),
    "location": Column(r"lokasi|lokus", "Lokasi"),
    "budget": Column(
        r"^(?!.*realisasi|.*(akhir|prakiraan maju)).*(pagu|anggaran|kebutuhan dana|jumlah|\brp\b)", "Pagu", needed=True
    ),
    "fund_source": Column(r"sumber (dana|pendanaan)$", "Sumber Dana"),
    "result": Column(r"^(outcome|hasil|sasaran (program|(sub )?kegiatan))$", "Outcome"),
    "goal": Column(r"^tujuan( perangkat daerah| pd)?$", "Tujuan"),
    "objective": Column(r"^sasaran( strategis)?( perangkat daerah| pd| renstra)?$", "Sasaran"),
    "owner": Column(r"penanggung ?jawab|unit kerja", "Penanggung Jawab"),
    "number": Column(r"^(no|nomor)( urut)?$", "No"),
}  # fmt: skip
_FORMS_OF_OTHERS = re.compile(r"triwulan|\btw\b")
_HEADS = re.compile(r"(unsur|urusan|bidang|sub bidang|sub sub bidang)\b")
_WORDS = 3  # of a target in words (Wajar Tanpa Pengecualian) at the most
_TOTAL = re.compile(r"^(sub ?|grand )?(jumlah|total)\b")
_MONEY = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d+)?(?:,-)?|\d{7,}|\d{1,3}(?:\.\d{3})+,\d\d|0,00")


class _Reading(Frozen):
    """One table being read: its columns, its figures, the tree so far."""

    table: Grid
    columns: Columns
    draft: Draft
    tree: Tree
    codes: tuple[int, ...]
    figures: tuple[Figure, ...]
    aspects: tuple[Aspect, ...]
    above: frozenset[str]
    served: Served
    levels: Levels | None
    sums: Sums

    def code(self, line: Line) -> Cell:
        """The code of a line, joined where it stands in several columns."""
        return code_cells(line, self.codes)


def _telling(table: Grid, columns: Columns) -> bool:
    found = columns.numbers.keys()
    others = any(_FORMS_OF_OTHERS.search(heading) for heading in table.headings)
    if others or is_about_the_past(table) or form_of(table) is not None:
        return False
    if "name" in found and ("budget" in found or "code" in found):
        return True
    figured = any(figure.role == "target" for figure in figures(table.headings, 1, 1))
    coded = "code" in found and any(is_code(columns.text(line, "code")) for line in table.body)
    return coded and figured


def _takes(table: Grid) -> set[int]:
    codes = code_columns(table)
    found = [each for each in figures(table.headings, 1, 1) if each.phase != "estimate" and not _is_prose(table, each)]
    read = {figure.column for figure in found if figure.role in ("target", "actual", "unit")}
    return {*codes, *read, *(aspect.column for aspect in aspects(table))}


def _spares(table: Grid) -> tuple[str, ...]:
    """A table by year need not have everything: pagu by code alone, or targets without pagu."""
    found = [figure for figure in figures(table.headings, 1, 1) if figure.role == "target" and figure.period]
    several = len({figure.period for figure in found}) > 1
    numbered = any(re.search(r"^(no|nomor)\b", heading) for heading in table.headings)
    return (*(("name", "budget") if several else ()), *(("code",) if numbered else ()))


def code_columns(table: Grid) -> tuple[int, ...]:
    """The columns that a code is split over: those under one heading, or under none behind it, that hold only parts of
    codes."""
    first = table.column(COLUMNS["code"].pattern)
    if first is None:
        return ()
    found = [first]
    for number in range(first + 1, len(table.headings)):
        parts = [line[number].text for line in table.body if line[number].text]
        alike = table.headings[number] in ("", table.headings[first])
        if not alike or not all(re.fullmatch(r"[\dX]{1,4}(?:\.\d{1,4})*\.?", part) for part in parts):
            break
        found.append(number)
    return tuple(found)


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    """The lines of a table of work; in a Perjanjian Kinerja a table that measures nothing is its list of budgets."""
    if draft.kind == "pk" and "indicator" not in columns.numbers and {"name", "budget"} <= columns.numbers.keys():
        renamed = {"budget": "amount", "fund_source": "note"}
        known = {renamed.get(field, field): number for field, number in columns.numbers.items()}
        read_list(table, Columns(known), draft, promised_document(table, draft))
        return
    chosen = columns.numbers.get("code")
    codes = code_columns(table) if chosen is None or chosen == table.column(COLUMNS["code"].pattern) else (chosen,)
    named = [line for line in table.body if columns.text(line, "name")]
    coded = is_coded([code_cells(line, codes).text for line in named])
    reading = _Reading(
        table, columns, draft, Tree.of(draft), codes, tuple(_figures(table, columns, draft)), aspects(table),
        _above(table, codes), Served(draft), None if coded else Levels.of(named, columns.numbers, table, draft), Sums(),
    )  # fmt: skip
    for line in table.body:
        _read_line(line, reading)
    reading.sums.keep(reading.tree, reading.figures, table)


def _figures(table: Grid, columns: Columns, draft: Draft) -> list[Figure]:
    """The figures of the table with the columns that only the layout knows (or a person chose) as target or pagu."""
    found = {figure.column: figure for figure in planned(draft, table, own=True)}
    for name, money in (("target", False), ("budget", True)):
        number = columns.numbers.get(name)
        if number is None:
            continue
        by_heading = re.search(COLUMNS[name].pattern, table.headings[number])
        if number not in found or not by_heading:
            unit = rupiah_unit(f"{table.headings[number]} {fold(table.caption)}")
            found[number] = replace(found.get(number, Figure(number, "target", unit=unit)), role="target", money=money)
    measured = "indicator" in columns.numbers
    plain = {figure.column: _is_money(table, figure.column, measured) for figure in found.values() if figure.plain}
    return [
        replace(figure, money=figure.money or plain.get(figure.column, False))
        for figure in found.values()
        if figure.phase != "estimate" and not _is_prose(table, figure)
    ]


def _is_prose(table: Grid, figure: Figure) -> bool:
    """Whether most cells of a column headed like values hold sentences (Capaian Program: Persentase layanan yang …)."""
    texts = [line[figure.column].text for line in table.body if line[figure.column].text]
    prose = sum(len(text.split()) > _WORDS and not re.search(r"\d", text) for text in texts)
    return not figure.money and prose * 2 > len(texts)


def _is_money(table: Grid, column: int, measured: bool) -> bool:
    """Whether a column headed by a year alone holds money: where nothing is measured, by its cells, by its caption."""
    texts = [line[column].text for line in table.body if line[column].text.strip("- ")]
    money = sum(bool(_MONEY.fullmatch(text)) for text in texts)
    if not measured or (texts and money * 2 > len(texts)):
        return True
    caption = fold(table.caption)
    return not texts and bool(re.search(r"\b(pagu|anggaran|rp)\b", caption)) and "target" not in caption


def _above(table: Grid, codes: tuple[int, ...]) -> frozenset[str]:
    """The codes of urusan and bidang that the codes of the table begin with (``7``, ``7.01``)."""
    printed = (without_blanks(code_cells(line, codes).text).split(".") for line in table.body)
    return frozenset(".".join(parts[:n]) for parts in printed if len(parts) > 2 for n in (1, 2))


def _read_line(line: Line, reading: _Reading) -> None:
    """One line by what it holds. Lines of urusan and bidang (``7``, ``7.01``) head the programs of a Renja; they belong
    to no level of the tree, and their sums are those of the programs."""
    code, name = reading.code(line), reading.columns.cell(line, "name")
    filled = [cell for cell in line if cell.text]
    measures = any(line[aspect.column].text for aspect in reading.aspects)
    reading.served.see(line, reading.columns)
    bare = without_blanks(code.text).rstrip(".")
    head = _HEADS.match(fold(name.text)) and not measures
    if head and (reading.levels is not None or not (is_code(code.text) or bare in reading.above)):
        return
    if reading.levels is not None and (level := reading.levels.level(line, code)):
        _read_item(line, level, "", reading)
    elif is_code(code.text):
        _read_coded(line, code, name, reading)
    elif len(filled) == 1 and name.text:
        read_title(name, reading.draft)
    elif not code.text and not name.text and measures and (item := reading.tree.current()):
        _add_indicators(line, item, reading)
    elif bare in reading.above:
        reading.sums.add(name, line, bare)
    elif _is_total(code, name, measures):
        reading.sums.add(name if name.text else code, line, "")
    elif filled:
        _refuse_line(line, code, name, reading.draft)


def _is_total(code: Cell, name: Cell, measures: bool) -> bool:
    """A line that sums up the lines above: it measures nothing and has no code."""
    return bool(_TOTAL.match(fold(name.text or code.text))) and not measures


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


def _read_coded(line: Line, code: Cell, name: Cell, reading: _Reading) -> None:
    level = level_of(code.text, name.text)
    if level is None:
        reading.draft.refuse(
            f"Kode “{code.text}” bukan kode organisasi, program, kegiatan, atau sub kegiatan.",
            "Perbaiki kode menurut nomenklatur yang dipakai dokumen ini.",
            code.place,
            code.text,
        )
        return
    if level == "organisation":
        reading.tree.enter(organisation_of(code, name, reading.draft))
    _read_item(line, level, without_blanks(code.text), reading)


def _read_item(line: Line, level: WorkLevel, printed: str, reading: _Reading) -> None:
    columns, tree = reading.columns, reading.tree
    fields = {name: columns.text(line, name) for name in ("name", "location", "fund_source", "result")}
    place = reading.code(line) if printed else columns.cell(line, "name")
    item = tree.add(level, printed, place, objective=reading.served.objective, **fields)
    add_money(tree, item, line, reading.figures, reading.table)
    _add_indicators(line, item, reading)


def _add_indicators(line: Line, item: WorkItem, reading: _Reading) -> None:
    owner = reading.columns.text(line, "owner")
    add_line_indicators(
        line, item, reading.aspects, reading.figures, reading.table, reading.draft,
        unit=reading.columns.text(line, "unit"), owner=owner,
    )  # fmt: skip


LAYOUTS.append(
    Layout(
        "daftar program dan kegiatan", COLUMNS, _telling, _read, {"rkt": 2, "renja": 2, "renstra": 1, "dpa": 1},
        _takes, _spares,
    )
)  # fmt: skip
