"""Rencana aksi: what a Perjanjian Kinerja promises, by quarter, with the steps, their money and who answers for them.

No national form exists; the columns are those in use (regulations.md §1.5), and whether targets are cumulative is said.
"""

from collections.abc import Mapping, Sequence

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.measured import target_cell, target_of
from selaras.engine.documents.plan_tables import Line, agreement_lines
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head_of, place_date, unit_lines, whose
from selaras.engine.documents.work_table import UNKNOWN
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.period import QUARTERS
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.rows import Agreement, Indicator, Target

HOW = {"sum": "Jumlah", "last": "Nilai akhir", "mean": "Rata-rata", "": ""}
READINGS = {
    "cumulative": "target triwulan kumulatif",
    "single": "target triwulan tidak kumulatif",
    "": "cara baca triwulan belum dinyatakan",
}
_EXPLAINED = {
    "cumulative": "Target triwulan dihitung sejak awal tahun, sehingga target TW IV sama dengan target setahun.",
    "single": "Target setiap triwulan berdiri sendiri; target setahun dihitung menurut kolom Cara Hitung.",
}
_NO_LINES = "Rencana aksi ini belum memuat indikator. Buat dahulu dari Perjanjian Kinerja, lalu cetak lagi."
_COLUMNS = (
    Column("number", 0.4, "center"), Column("subject", 1.9), Column("indicator", 2), Column("unit", 0.9),
    Column("target", 0.85), *(Column(f"q{n}", 0.75) for n in range(1, 5)), Column("how", 0.9), Column("step", 2.2),
    Column("work", 2.1), Column("amount", 1.35, "right"), Column("responsible", 1.5),
)  # fmt: skip


@document_type(
    "rencana_aksi", "Rencana Aksi", ("perpres-29-2014", "permenpanrb-88-2021"),
    plans=("action_plan",), file_name="Rencana-Aksi", official=True, order=35, due_from=("action_plan",),
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The plan of action of the head of an agency or unit. Raises ``NotDrawn`` when the Book holds no line."""
    agreement = next(iter(book.all(Agreement)), None)
    shown = agreement_lines(book, agreement.document) if agreement else []
    if agreement is None or not shown:
        raise NotDrawn(_NO_LINES)
    year, on = agreement.year, options.issue.on
    changed = "PERUBAHAN " if agreement.version.startswith("perubahan") else ""
    title = "\n".join(
        (f"{changed}RENCANA AKSI PERJANJIAN KINERJA TAHUN {year}", *unit_lines(book, agreement.organisation))
    )
    signer = head_of(book, agreement.organisation, on).signer()
    blocks: list[Block] = [Heading(1, title, in_contents=False), action_table(book, shown, agreement)]
    if agreement.quarters:
        blocks.append(Paragraph(_EXPLAINED[agreement.quarters], align="left"))
    blocks.append(Signature(place_date(options, on, year), (signer,)))
    return dressed(
        options,
        title=f"Rencana Aksi Tahun {year} {whose(book, agreement.organisation)}",
        subject="Rencana aksi pencapaian Perjanjian Kinerja",
        author=agency_name(book),
        sections=(Section(tuple(blocks), landscape=True, numbering=""),),
        footer=options.issue.printed_number,
    )  # fmt: skip


def action_table(book: Book, shown: Sequence[Line], agreement: Agreement) -> Table:
    """One group of rows for each indicator: a row for each of its steps, and one where it has none yet."""
    targets, steps = book.under(Target, "indicator"), book.under(ActionPlan, "indicator")
    year = str(agreement.year)
    body: list[Row] = []
    above = ""
    for line in shown:
        again = line.subject.id == above  # an objective with several indicators is named at the first
        above = line.subject.id
        body += _rows(line, again, year, targets, steps)
    heads = head_row(
        "NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", f"TARGET {year}",
        *(f"TARGET TW {quarter}" for quarter in QUARTERS), "CARA HITUNG", "LANGKAH", "PROGRAM/KEGIATAN/SUB KEGIATAN",
        "ANGGARAN (Rp)", "PENANGGUNG JAWAB",
    )  # fmt: skip
    caption = f"Rencana Aksi Tahun {year} ({READINGS[agreement.quarters]})"
    return Table(
        _COLUMNS, (heads,), tuple(body), "Rencana Aksi", numbers=numbered(len(_COLUMNS)), caption=caption, size=7.5
    )


def _rows(
    line: Line,
    again: bool,
    year: str,
    targets: Mapping[str, tuple[Target, ...]],
    steps: Mapping[str, tuple[ActionPlan, ...]],
) -> list[Row]:
    own = sorted(steps.get(line.indicator.id, ()) if line.indicator else (), key=lambda row: row.order)
    span = max(1, len(own))
    measured = [
        Cell("" if again else line.number, rowspan=span), Cell("" if again else line.subject.text, rowspan=span),
        *_measure(line.indicator, targets, year, span),
    ]  # fmt: skip
    rows = []
    for index in range(span):
        before = tuple(measured) if index == 0 else ()
        rows.append(Row((*before, *_step(own[index] if own else None, line.indicator))))
    return rows


def _measure(
    indicator: Indicator | None, targets: Mapping[str, tuple[Target, ...]], year: str, span: int
) -> list[Cell]:
    if indicator is None:
        return [Cell(rowspan=span) for _ in range(8)]
    own = targets.get(indicator.id, ())
    cells = [Cell(indicator.name), Cell(indicator.unit, align="center"), target_cell(target_of(own, year))]
    cells += [target_cell(_of(own, f"{year}-Q{number}")) for number in range(1, 5)]
    cells.append(Cell(HOW[indicator.accumulation], align="center"))
    return [
        Cell(cell.value, cell.kind, cell.unit, rowspan=span, align=cell.align, unknown=cell.unknown) for cell in cells
    ]


def _of(targets: Sequence[Target], period: str) -> Target | None:
    return next((target for target in targets if target.period == period), None)


def _step(step: ActionPlan | None, indicator: Indicator | None) -> tuple[Cell, ...]:
    if step is None:
        owner = indicator.owner if indicator else ""
        return Cell(), Cell(), Cell(), Cell(owner)
    amount = Cell(step.amount, "money", unknown=UNKNOWN) if step.item_name or step.amount is not None else Cell()
    return Cell(step.text), Cell(f"{step.item_code} {step.item_name}".strip()), amount, Cell(step.responsible)
