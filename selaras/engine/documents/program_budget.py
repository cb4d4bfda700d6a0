"""The programs of an agency with their money, the agency's own and that of its units in columns of their own."""

from collections.abc import Sequence

from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Expression,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Space,
    Sum,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.signing import agency
from selaras.engine.documents.work_table import UNKNOWN
from selaras.engine.formulas.budget_tree import Shares, Tree, shares, top
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import WorkItem
from selaras.engine.tables.wording import fold

UNITS_BASIS = "pp-17-2018#30"
NONE = "–"
_HEADS = ("NO", "PROGRAM", "ANGGARAN (Rp)", "KETERANGAN")
_LINES_BESIDE_SIGNATURES = 18  # table lines that fit an A4 page above two signatures; a program takes two


def program_budget(book: Book, law: Law, above: int = 0) -> list[Block]:
    """The programs with their money: the agency's own and that of its units side by side, so that nothing is mixed.

    ``above`` is how many table lines stand on the page already; where little room is left, the list begins on a new
    page, so that it stays together with the signatures under it. Empty where the Book has no programs. A Book that was
    read from an agreement has the list of that agreement alone, one amount a line.
    """
    documents = book.under(WorkItem, "document")
    if not documents:
        listed = sorted(book.all(AgreementBudget), key=lambda row: row.order)
        return [_gap(above, len(listed)), _listed_table(listed)] if listed else []
    plan = book.plan
    work = top(book, plan.id if plan and plan.id in documents else next(iter(documents)))
    divided = shares(book, work)
    table = _budget_table(book, work, divided)
    blocks: list[Block] = [_gap(above, len(table.body)), table]
    if divided.units_word == "kelurahan":
        short = law.short(UNITS_BASIS)
        article = UNITS_BASIS.partition("#")[2]
        words = f"Anggaran kelurahan masuk ke dalam anggaran kecamatan (Pasal {article} {short})."
        blocks.append(Paragraph((Run(words, italic=True),), align="left"))
    return blocks


def _gap(above: int, programs: int) -> Block:
    return PageBreak() if above + 2 * programs > _LINES_BESIDE_SIGNATURES else Space(10)


def _listed_table(listed: list[AgreementBudget]) -> Table:
    """The lines of an agreement's own list; of program and kegiatan the programs alone make the total."""
    body = tuple(
        Row(
            (Cell(row.number), Cell(f"{row.code} {row.name}".strip()), Cell(row.amount, "money", unknown=UNKNOWN),
             Cell(row.note)),
            key=f"line-{row.order}",
        )
        for row in listed
    )  # fmt: skip
    summed = _summed(listed)
    total = _total_row(tuple(line for line, row in zip(body, listed, strict=True) if row in summed), 1)
    return Table(
        _columns(("own",)), (head_row(*_HEADS),), body, "Program dan Anggaran", total=(total,), numbers=numbered(4),
        caption="Program dan Anggaran",
    )  # fmt: skip


def _summed(listed: Sequence[AgreementBudget]) -> Sequence[AgreementBudget]:
    """The lines that the total of a list adds up: of a list with program and kegiatan the programs, else all."""
    programs = [row for row in listed if fold(row.name).startswith("program")]
    return programs if 0 < len(programs) < len(listed) else listed


def _columns(money: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column("number", 0.4, "center"),
        Column("program", 3.4),
        *(Column(key, 1.4, "right") for key in money),
        Column("note", 1),
    )


def _budget_table(book: Book, work: Tree, divided: Shares) -> Table:
    with_units = bool(divided.units)
    programs: dict[str, tuple[list[WorkItem], list[WorkItem]]] = {}
    for index, items in enumerate((divided.own, divided.of_units)):
        for item in items:
            programs.setdefault(item.code, ([], []))[index].append(item)
    body = tuple(
        _program_row(number, code, own, units, work, with_units)
        for number, (code, (own, units)) in enumerate(sorted(programs.items()), start=1)
    )
    money = ("own", "units", "all") if with_units else ("own",)
    return Table(
        _columns(money), _budget_head(book, divided), body, "Program dan Anggaran",
        total=(_total_row(body, len(money)),), numbers=_budget_numbers(with_units), caption="Program dan Anggaran",
    )  # fmt: skip


def _budget_head(book: Book, divided: Shares) -> tuple[Row, ...]:
    if not divided.units:
        return (head_row(*_HEADS),)
    owner = agency(book)
    own = (owner.kind if owner else "perangkat daerah").upper()
    tall = [Cell(label, rowspan=2) for label in ("NO", "PROGRAM", "KETERANGAN")]
    return (
        Row((tall[0], tall[1], Cell("ANGGARAN (Rp)", colspan=3), tall[2])),
        head_row(own, f"{len(divided.units)} {divided.units_word.upper()}", "JUMLAH"),
    )


def _budget_numbers(with_units: bool) -> tuple[str, ...]:
    return ("1", "2", "3", "4", "5 = 3 + 4", "6") if with_units else numbered(4)


def _program_row(
    number: int, code: str, own: list[WorkItem], units: list[WorkItem], work: Tree, with_units: bool
) -> Row:
    name = (own or units)[0].name
    sources = dict.fromkeys(item.fund_source for item in (*own, *units) if item.fund_source)
    cells = [Cell(number, "count"), Cell(f"{code} {name}"), _amount(own, work)]
    if with_units:
        together = Cell(work.sum((*own, *units)), "money", formula=Expression("SUM({:own},{:units})"), unknown=UNKNOWN)
        cells += [_amount(units, work), together]
    return Row((*cells, Cell(", ".join(sources))), key=f"program-{number}")


def _amount(items: list[WorkItem], work: Tree) -> Cell:
    """The sum of the programs; a dash where there is no such program, which is not the same as an unknown amount."""
    return Cell(work.sum(items), "money", unknown=UNKNOWN) if items else Cell(NONE, align="right")


def _total_row(body: tuple[Row, ...], money: int) -> Row:
    rows = Sum(tuple(row.key for row in body))
    cells = []
    for index in range(2, 2 + money):
        amounts = [row.cells[index].value for row in body if row.cells[index].value != NONE]
        known = [amount for amount in amounts if isinstance(amount, int)]
        if not amounts:
            cells.append(Cell(NONE, align="right"))
        elif len(known) < len(amounts):
            cells.append(Cell(None, "money", unknown=UNKNOWN))
        else:
            cells.append(Cell(sum(known), "money", formula=rows))
    return Row((Cell("JUMLAH", colspan=2, align="center"), *cells, Cell()), key="total", bold=True, shade=True)
