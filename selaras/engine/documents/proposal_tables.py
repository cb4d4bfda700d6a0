"""Proposals as tables: every column of the register, the form T-C.32, and the sums that close them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from selaras.engine.documents.blocks import Cell, Column, Paragraph, Row, Sum, Table, head_row, numbered
from selaras.engine.documents.signing import agency_name, titled
from selaras.engine.documents.work_table import UNKNOWN
from selaras.engine.facts.proposal_tallies import DECISIONS, Tally, UnitProposals, tally
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import decimal_text, rupiah_in_text
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation
from selaras.engine.tables.wording import listed

NOTHING: Final = "Belum ada usulan yang dapat dicetak. Catat usulannya atau unggah berkasnya lebih dahulu."
SUM: Final = "Jumlah perkiraan biaya"
_SHEET = 31  # characters of a sheet's name at the most


def _volume(row: Proposal) -> Cell:
    return volume_cell(row)


def words_of(decision: str) -> str:
    """The decision as papers print it; nothing where nobody has decided."""
    return DECISIONS[decision].capitalize() if decision else ""


def volume_cell(row: Proposal, *, with_unit: bool = False) -> Cell:
    """The volume as a number wherever it is plainly one, else as it was written."""
    unit = row.unit if with_unit else ""
    if row.volume is None:
        return Cell(" ".join(filter(None, (row.volume_text, unit))), align="center")
    plain = decimal_text(row.volume)
    if row.volume_text in ("", plain, row.volume_text.replace(".", ""), f"{plain} {row.unit}".strip()):
        return Cell(row.volume, "target", unit=unit, align="center")
    return Cell(row.volume_text, align="center")


class _Listed(Frozen):
    """One column of the register: its heading, its width and the cell of a proposal."""

    column: Column
    heading: str
    cell: Callable[[Proposal], Cell]


_LISTED: Final = (
    _Listed(Column("name", 2.2), "USULAN", lambda row: Cell(row.name)),
    _Listed(Column("problem", 1.9), "PERMASALAHAN", lambda row: Cell(row.problem)),
    _Listed(Column("location", 1.3), "LOKASI", lambda row: Cell(row.location)),
    _Listed(Column("volume", 1), "VOLUME", _volume),
    _Listed(Column("measured", 0.9), "SATUAN", lambda row: Cell(row.unit, align="center")),
    _Listed(
        Column("amount", 1.4, "right"), "PERKIRAAN BIAYA (Rp)", lambda row: Cell(row.amount, "money", unknown=UNKNOWN)
    ),
    _Listed(Column("proposer", 1.3), "PENGUSUL", lambda row: Cell(row.proposer)),
    _Listed(Column("asked", 1.4), "PERANGKAT DAERAH TUJUAN", lambda row: Cell(row.agency_asked)),
    _Listed(Column("priority", 1.1), "PRIORITAS", lambda row: Cell(row.priority, "count", align="center")),
    _Listed(Column("decision", 1.2), "KEPUTUSAN", lambda row: Cell(words_of(row.decision))),
    _Listed(Column("reason", 1.5), "ALASAN ATAU CATATAN", lambda row: Cell(row.reason)),
)
COLUMNS: Final = (Column("number", 0.5, "center"), Column("unit", 1.3), *(each.column for each in _LISTED))
HEADS: Final = ("NO", "KELURAHAN/DESA", *(each.heading for each in _LISTED))
_BEFORE: Final = next(n for n, column in enumerate(COLUMNS) if column.key == "amount")


def register(book: Book, proposals: Sequence[Proposal], caption: str, name: str, total: str = SUM) -> Table:
    """The proposals in the order given, with every column of the register.

    ``total`` labels the sum of the known costs. Beside others the proposals of a desa stand in the list and not in the
    sum; in a list of their own they have one. An unknown cost is said and never summed.
    """
    body = tuple(
        Row(
            (
                Cell(n, "count", align="center"),
                Cell(unit_name(book, row.organisation)),
                *(each.cell(row) for each in _LISTED),
            ),
            row.id,
        )
        for n, row in enumerate(proposals, start=1)
    )
    inside = [row for row in proposals if not _supervised(book, row.organisation)] or proposals
    label = f"{total}, tidak termasuk usulan desa" if len(inside) < len(proposals) else total
    return Table(
        COLUMNS, (head_row(*HEADS),), body, name[:_SHEET], total=(_total(inside, label),),
        numbers=numbered(len(COLUMNS)), caption=caption, size=8.0,
    )  # fmt: skip


def _supervised(book: Book, organisation: str) -> bool:
    found = book.find(organisation)
    return isinstance(found, Organisation) and found.supervised


def _total(proposals: Sequence[Proposal], label: str) -> Row:
    """The line that closes a register: what is known to be asked for, and how many do not say."""
    found = tally(proposals)
    keys = tuple(row.id for row in proposals if row.amount is not None)
    amount = Cell(found.amount, "money", formula=Sum(keys) if keys else None, unknown=UNKNOWN)
    missing = Cell(unpriced(found), colspan=len(COLUMNS) - _BEFORE - 1)
    return Row((Cell(label, colspan=_BEFORE, align="right"), amount, missing), shade=True, bold=True)


def unpriced(found: Tally) -> str:
    """``2 usulan tanpa perkiraan biaya``; nothing where every cost is known."""
    return f"{found.unpriced} usulan tanpa perkiraan biaya" if found.unpriced else ""


def tally_words(found: Tally) -> str:
    """``3 usulan dengan perkiraan biaya Rp255.000.000, 1 di antaranya tanpa perkiraan biaya``."""
    if not found.count:
        return "tidak ada usulan"
    if found.amount is None:
        return f"{found.count} usulan, semuanya tanpa perkiraan biaya"
    missing = f"; {found.unpriced} usulan tanpa perkiraan biaya tidak ikut dijumlahkan" if found.unpriced else ""
    return f"{found.count} usulan dengan perkiraan biaya {rupiah_in_text(found.amount)}{missing}"


def unit_name(book: Book, organisation: str) -> str:
    """The name of a unit as a title; the agency's for a row of no unit."""
    found = book.find(organisation)
    return titled(found.name) if isinstance(found, Organisation) and found.name else agency_name(book)


def form(book: Book, groups: Iterable[UnitProposals], caption: str) -> Table:
    """Tabel T-C.32 in the columns of the regulation; a line above each unit's proposals names it."""
    heads = ("NO", "PROGRAM/KEGIATAN", "LOKASI", "INDIKATOR KINERJA", "BESARAN/VOLUME", "CATATAN")
    columns = (Column("number", 0.5, "center"), Column("name", 3), Column("location", 1.8), Column("indicator", 2.4),
               Column("volume", 1.3), Column("note", 2.2))  # fmt: skip
    body: list[Row] = []
    for group in groups:
        title = titled(group.unit.name) if group.unit else agency_name(book)
        body.append(Row((Cell(title, colspan=len(columns)),), shade=True, bold=True))
        body += [_form_row(n, row) for n, row in enumerate(group.proposals, start=1)]
    return Table(columns, (head_row(*heads),), tuple(body), "T-C.32", numbers=numbered(len(heads)), caption=caption)


def _form_row(number: int, row: Proposal) -> Row:
    note = ": ".join(filter(None, (words_of(row.decision), row.reason)))
    cells = (Cell(number, "count", align="center"), Cell(row.name), Cell(row.location), Cell(row.indicator_text),
             volume_cell(row, with_unit=True), Cell(note))  # fmt: skip
    return Row(cells)


def own_order(groups: Iterable[UnitProposals]) -> list[Paragraph]:
    """What a list of all units says of desa, where there are any."""
    names = [titled(group.unit.name) for group in groups if group.supervised and group.unit]
    if not names:
        return []
    return [Paragraph(f"Usulan {listed(names)} dicatat tersendiri dan tidak ikut dijumlahkan.")]
