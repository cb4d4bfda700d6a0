"""The work tree as its tables are read one after another: which item a line is, what stands above it, what it costs.

Several tables of one document may show the same items (programs with their outcome here, their pagu by year there): an
item is one row however many tables show it, and each table adds what the others do not have.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.measures import period_of
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.number import NotANumber, money_in, rupiah
from selaras.engine.tables.rows import Ceiling, Row, WorkItem, WorkLevel
from selaras.engine.tables.wording import fold, fold_letters, listed

_NOT_YET = frozenset({"belum diisi", "belum ada", "belum ditetapkan"})
UNDER: dict[str, WorkLevel] = {"program": "organisation", "kegiatan": "program", "sub_kegiatan": "kegiatan"}


@dataclass(slots=True)
class Tree:
    """The state of reading one table from top to bottom: the unit, and the last item of each level in it.

    ``items`` are the items of this table, ``seen`` their ids.
    """

    draft: Draft
    organisation: str
    last: dict[str, WorkItem] = field(default_factory=dict)
    items: list[WorkItem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, draft: Draft) -> "Tree":
        """The tree at the start of one more table."""
        return cls(draft, draft.agency)

    def enter(self, organisation: str) -> None:
        """Goes on with the lines of another organisation."""
        self.organisation, self.last = organisation, {}

    def add(self, level: WorkLevel, code: str, place: Cell, **fields: str) -> WorkItem:
        """The item of a line: one that a table above already shows under this code, else a new one."""
        known = self.draft.item_of(self.organisation, code)
        if known is not None and known.id not in self.seen:
            item = self._known(known, place, fields)
        else:
            item = self._new(level, code, place, fields)
        self.last[level] = item
        self.items.append(item)
        self.seen.add(item.id)
        return item

    def _new(self, level: WorkLevel, code: str, cell: Cell, fields: dict[str, str]) -> WorkItem:
        return self.draft.add(
            WorkItem, cell.place, organisation=self.organisation, order=self.draft.count(WorkItem) + 1, level=level,
            code=code, code_text=cell.text if code and cell.text != code else "",
            parent=self._parent(level, code), **fields,
        )  # fmt: skip

    def _parent(self, level: WorkLevel, code: str) -> str:
        """The last item above of the next higher level; in a table without that level the one with the code's head."""
        upper = UNDER.get(level, "")
        if upper in self.last:
            return self.last[upper].id
        head = code.rpartition(".")[0] if level == "sub_kegiatan" else ".".join(code.split(".")[:3])
        fitting = self.draft.item_of(self.organisation, head)
        return fitting.id if fitting is not None and fitting.level == upper else ""

    def _known(self, item: WorkItem, cell: Cell, fields: dict[str, str]) -> WorkItem:
        new, old = fields.get("name", ""), item.name
        if new and old and fold_letters(new) != fold_letters(old):
            self.draft.doubt(
                f"Kode {item.code} bernama “{old[:80]}” pada {item.place.part}, “{new[:80]}” pada {cell.place.part}.",
                "Samakan namanya; yang pertama yang dipakai.", cell.place, item.id, "name", new,
            )  # fmt: skip
        return self.draft.change(
            item, **{name: text for name, text in fields.items() if text and not getattr(item, name)}
        )

    def current(self) -> WorkItem | None:
        """The item of the last line as it is now."""
        item = self.draft.rows[self.items[-1].id] if self.items else None
        return item if isinstance(item, WorkItem) else None


def add_money(tree: Tree, item: WorkItem, line: Line, found: Iterable[Figure], table: Grid) -> None:
    """The ceilings and spendings of an item in one line. Money split over several sources of funds in one period is
    one ceiling, their sum."""
    groups: dict[tuple[bool, str], list[Figure]] = {}
    for figure in found:
        if figure.money and figure.role in ("target", "actual"):
            period = period_of(tree.draft, figure, table)
            if period:
                groups.setdefault((figure.role == "target", period), []).append(figure)
    for (plans, period), several in groups.items():
        kind: type[Ceiling | Spending] = Ceiling if plans else Spending
        filled = [figure for figure in several if line[figure.column].text.strip("-–— ")]
        if len(filled) > 1:
            _add_split(tree, item, line, filled, period)
        elif filled or (plans and period == str(tree.draft.period)):
            figure = (filled or several)[0]
            _add_amount(tree, item, kind, line[figure.column], period, figure.unit)
            if figure.fund and filled:
                _name_fund(tree, item, figure.fund)


def _add_amount(tree: Tree, item: WorkItem, kind: type[Ceiling | Spending], cell: Cell, period: str, unit: int) -> None:
    draft = tree.draft
    word = "Pagu" if kind is Ceiling else "Realisasi"
    amount, doubt = read_amount(cell, word, draft, unit)
    before = draft.figure(kind, item.id, period)
    if before is not None:
        _compare(before, amount, cell, item, draft)
        return
    row = draft.add(
        kind, cell.place, document=item.document, organisation=item.organisation, period=period, item=item.id,
        amount=amount, text=cell.text,
    )  # fmt: skip
    draft.keep_figure(row)
    if doubt:
        draft.doubt(
            f"{word} {item.code or item.name[:80]}: {doubt}.",
            f"Tulis {word.lower()} sebagai satu angka, misalnya 45.000.000.",
            cell.place, item.id, "amount", cell.text,
        )  # fmt: skip


def read_amount(cell: Cell, word: str, draft: Draft, unit: int = 1) -> tuple[int | None, str]:
    """The sen in a cell of so many rupiah each, None where there are none, and a doubt. An amount out of all reason
    refuses the file."""
    if not cell.text.strip("-–— ") or fold(cell.text) in _NOT_YET:
        return None, ""
    try:
        number = money_in(cell.text, unit)
    except NotANumber as error:
        return None, str(error)
    if not 0 <= number.value <= _largest(draft):
        what = "negatif" if number.value < 0 else "tidak masuk akal besarnya"
        draft.refuse(f"{word} “{cell.text}” {what}.", f"Perbaiki {word.lower()} pada sel ini.", cell.place, cell.text)
        return None, number.doubt
    return number.value, number.doubt


def _compare(before: Row, amount: int | None, cell: Cell, item: WorkItem, draft: Draft) -> None:
    shown = getattr(before, "amount", None)
    if amount is None or amount == shown:
        return
    if shown is None and isinstance(before, Ceiling | Spending):
        draft.keep_figure(draft.change(before, amount=amount, text=cell.text, place=cell.place))
        return
    draft.doubt(
        f"Pagu {item.code or item.name[:80]} tahun {before.period} tercetak dua kali dengan nilai berbeda: "
        f"{rupiah(shown or 0)} pada {before.place.part} dan {rupiah(amount)} pada {cell.place.part}.",
        "Periksa mana yang benar; yang pertama yang dipakai.", cell.place, before.id, "amount", cell.text,
    )  # fmt: skip


def _add_split(tree: Tree, item: WorkItem, line: Line, filled: list[Figure], period: str) -> None:
    """Money in the columns of several sources of funds: one ceiling at the first, the printed amounts beside."""
    cells = [line[figure.column] for figure in filled]
    units = [figure.unit for figure in filled]
    amounts = [read_amount(cell, "Pagu", tree.draft, unit)[0] for cell, unit in zip(cells, units, strict=True)]
    total = None if None in amounts else sum(amount or 0 for amount in amounts)
    funds = [figure.fund for figure in filled]
    if not all(funds) or tree.draft.figure(Ceiling, item.id, period):
        for cell, unit in zip(cells, units, strict=True):
            _add_amount(tree, item, Ceiling, cell, period, unit)
        return
    ceiling = tree.draft.add(
        Ceiling, cells[0].place, document=item.document, organisation=item.organisation, period=period, item=item.id,
        amount=total, text=" + ".join(cell.text for cell in cells),
    )  # fmt: skip
    tree.draft.keep_figure(ceiling)
    _name_fund(tree, item, listed(funds))


def _name_fund(tree: Tree, item: WorkItem, fund: str) -> None:
    now = tree.draft.rows[item.id]
    if isinstance(now, WorkItem) and not now.fund_source:
        tree.draft.change(now, fund_source=fund)


def _largest(draft: Draft) -> int:
    """More sen than a whole agency can have; no single row holds more."""
    return draft.law.value("budget.agency_ceiling_sen", on=date.max).number
