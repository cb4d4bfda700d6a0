"""The budget tree: organisations, programs, kegiatan and sub kegiatan with indicator, target, place and pagu."""

import re
from dataclasses import dataclass, field
from datetime import date

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.codes import is_code, level_of, organisation_kind, propose_codes, without_blanks
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Column, Columns, Layout
from selaras.engine.readers.measures import add_indicator
from selaras.engine.tables.number import NotANumber, money
from selaras.engine.tables.rows import Ceiling, Organisation, WorkItem, WorkLevel
from selaras.engine.tables.wording import fold

COLUMNS = {
    "code": Column(r"^kode\b|^(no|nomor) rek|^rekening", "Kode", needed=True),
    "name": Column(r"program.*kegiatan|^uraian|^nomenklatur|^program$|bidang urusan", "Program/Kegiatan", needed=True),
    "indicator": Column(r"indikator|tolok ukur", "Indikator Kinerja"),
    "target": Column(r"target|^volume", "Target Capaian"),
    "unit": Column(r"^satuan", "Satuan"),
    "location": Column(r"lokasi|lokus", "Lokasi"),
    "budget": Column(r"pagu|anggaran|kebutuhan dana|jumlah|\brp\b", "Pagu", needed=True),
    "fund_source": Column(r"sumber dana", "Sumber Dana"),
}
_UNDER = {"program": "organisation", "kegiatan": "program", "sub_kegiatan": "kegiatan"}
_TOTAL = re.compile(r"^(sub ?|grand )?(jumlah|total)\b")


@dataclass(slots=True)
class _Tree:
    """The state of reading from top to bottom: the unit, and the last item of each level in it.

    ``above`` are the codes of urusan and bidang that the codes of the table begin with (``7``, ``7.01``).
    """

    organisation: str
    above: frozenset[str] = frozenset()
    last: dict[str, WorkItem] = field(default_factory=dict)
    items: list[WorkItem] = field(default_factory=list)


def _telling(table: Grid, columns: Columns) -> bool:
    found = columns.numbers.keys() & {"code", "name", "budget"}
    return "name" in found and len(found) >= 2 and len(table.years()) < 2


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    tree = _Tree(draft.agency, _above(table, columns))
    for line in table.body:
        _read_line(line, columns, draft, tree)
    propose_codes(tree.items, draft)


def _above(table: Grid, columns: Columns) -> frozenset[str]:
    codes = (without_blanks(columns.text(line, "code")).split(".") for line in table.body)
    return frozenset(".".join(parts[:n]) for parts in codes if len(parts) > 2 for n in (1, 2))


def _read_line(line: Line, columns: Columns, draft: Draft, tree: _Tree) -> None:
    """One line by what it holds. Lines of urusan and bidang (``7``, ``7.01``) head the programs of a Renja; they belong
    to no level of the tree, and their sums are those of the programs."""
    code, name = columns.cell(line, "code"), columns.cell(line, "name")
    filled = [cell for cell in line if cell.text]
    if is_code(code.text):
        _read_item(line, columns, draft, tree)
    elif len(filled) == 1 and name.text:
        _read_title(name, draft)
    elif not code.text and not name.text and columns.text(line, "indicator") and tree.items:
        _add_indicator(line, columns, tree.items[-1], draft)
    elif not (_is_total(line, columns) or without_blanks(code.text).rstrip(".") in tree.above):
        _refuse_line(line, code, name, draft)


def _is_total(line: Line, columns: Columns) -> bool:
    """A line that sums up the lines above: it measures nothing and has no code."""
    code, name = columns.text(line, "code"), columns.text(line, "name")
    return bool(_TOTAL.match(fold(name or code))) and not columns.text(line, "indicator")


def _read_title(name: Cell, draft: Draft) -> None:
    """A title over the lines of one organisation: ``7.01.1.03.0.00.17.0000 KECAMATAN SANGASANGA``."""
    code, _, title = name.text.partition(" ")
    agency = draft.rows[draft.agency]
    if isinstance(agency, Organisation) and is_code(code) and fold(title) == fold(agency.name):
        draft.change(agency, code_proposed=code)
    elif not is_code(code):
        draft.doubt(f"Baris judul “{name.text}” tidak dikenali.", "Abaikan bila hanya judul.", name.place)


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


def _read_item(line: Line, columns: Columns, draft: Draft, tree: _Tree) -> None:
    code, name = columns.cell(line, "code"), columns.cell(line, "name")
    level = level_of(code.text, name.text)
    if level is None:
        draft.refuse(
            f"Kode “{code.text}” bukan kode organisasi, program, kegiatan, atau sub kegiatan.",
            "Perbaiki kode menurut nomenklatur yang dipakai dokumen ini.",
            code.place,
            code.text,
        )
        return
    if level == "organisation":
        _start_organisation(code, name, draft, tree)
    item = _add_item(line, columns, draft, tree, level)
    _add_ceiling(columns.cell(line, "budget"), item, draft)
    if columns.text(line, "indicator"):
        _add_indicator(line, columns, item, draft)
    elif columns.text(line, "target"):
        target = columns.cell(line, "target")
        draft.doubt(
            f"Target “{target.text}” pada {code.text} tidak mempunyai indikator.",
            "Isi indikatornya, atau kosongkan targetnya.", target.place, item.id, "indicator", target.text,
        )  # fmt: skip


def _add_indicator(line: Line, columns: Columns, item: WorkItem, draft: Draft) -> None:
    name, target = columns.cell(line, "indicator"), columns.cell(line, "target")
    add_indicator(draft, item, name, target, unit=columns.text(line, "unit"))


def _start_organisation(code: Cell, name: Cell, draft: Draft, tree: _Tree) -> None:
    tree.last = {}
    agency = draft.rows[draft.agency]
    printed = without_blanks(code.text)
    kind = organisation_kind(name.text)
    if isinstance(agency, Organisation) and _is_agency(agency, printed, name.text):
        named = {} if agency.name else {"name": name.text, "kind": kind}
        tree.organisation = draft.change(agency, code=printed, **named).id
        return
    unit = draft.add(
        Organisation, code.place, level="unit", kind=kind, code=printed, name=name.text,
        parent=draft.agency, supervised=kind == "desa",
    )  # fmt: skip
    tree.organisation = draft.change(unit, organisation=unit.id).id


def _is_agency(agency: Organisation, printed: str, name: str) -> bool:
    """Whether a line is the plan's own agency: by its name however spaced; else the first line of the same kind, or
    with the unit number 0000 that only an agency has, whose name has a word of the title's (a title may say Kantor
    Camat Contoh, the table Kecamatan Contoh). A line of quite another name is another office."""
    own, other = fold(agency.name), fold(name)
    if own.replace(" ", "") == other.replace(" ", ""):
        return True
    head = printed.endswith(".0000") or organisation_kind(name) == agency.kind != ""
    shared = {*own.split()[1:]} & {*other.split()[1:]}
    return not agency.code and head and (own == "" or bool(shared) or other.startswith(f"{own} "))


def _add_item(line: Line, columns: Columns, draft: Draft, tree: _Tree, level: WorkLevel) -> WorkItem:
    code, printed = columns.cell(line, "code"), without_blanks(columns.text(line, "code"))
    parent = tree.last.get(_UNDER.get(level, ""))
    item = draft.add(
        WorkItem, code.place, organisation=tree.organisation, order=draft.count(WorkItem) + 1, level=level,
        code=printed, code_text=code.text if code.text != printed else "", name=columns.text(line, "name"),
        parent=parent.id if parent else "", location=columns.text(line, "location"),
        fund_source=columns.text(line, "fund_source"),
    )  # fmt: skip
    tree.last[level] = item
    tree.items.append(item)
    return item


def _add_ceiling(cell: Cell, item: WorkItem, draft: Draft) -> None:
    amount, doubt = None, ""
    if cell.text.strip("-– "):
        try:
            number = money(cell.text)
            amount, doubt = number.value, number.doubt
        except NotANumber as error:
            doubt = str(error)
    if amount is not None and not 0 <= amount <= _largest(draft):
        what = "negatif" if amount < 0 else "tidak masuk akal besarnya"
        draft.refuse(f"Pagu “{cell.text}” {what}.", "Perbaiki pagu pada sel ini.", cell.place, cell.text)
        amount = None
    if doubt:
        draft.doubt(
            f"Pagu {item.code}: {doubt}.", "Tulis pagu sebagai satu angka, misalnya 45.000.000.",
            cell.place, item.id, "amount", cell.text,
        )  # fmt: skip
    draft.add(Ceiling, cell.place, organisation=item.organisation, item=item.id, amount=amount, text=cell.text)


def _largest(draft: Draft) -> int:
    """More sen than a whole agency can have; no single row holds more."""
    return draft.law.value("budget.agency_ceiling_sen", on=date.max).number


LAYOUTS.append(Layout("daftar program dan kegiatan", COLUMNS, _telling, _read, {"rkt": 2, "renja": 2, "dpa": 1}))
