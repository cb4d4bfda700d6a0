"""The work tree as its tables are read one after another: which item a line is, what stands above it, what it costs.

Several tables of one document may show the same items (programs with their outcome here, their pagu by year there): an
item is one row however many tables show it, and each table adds what the others do not have.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import Columns
from selaras.engine.readers.measures import period_of, scaled
from selaras.engine.readers.totals import OF_PARTS
from selaras.engine.tables.actuals import Spending
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.number import SEN, NotANumber, Number, money_in, rupiah
from selaras.engine.tables.rows import Ceiling, Row, WorkItem, WorkLevel
from selaras.engine.tables.wording import fold, fold_letters, listed

_NOT_FILLED = "belum diisi"  # what our own documents print for an amount that nobody knows
_KIND = re.compile(r"belanja (?:pegawai|barang|modal|operasi|operasional)\b")
_IN_WORDS = re.compile(r"\d\s*(?:ribu|rb|juta|jt|m|milyar|miliar|triliun|trilyun|t)\b", re.IGNORECASE)
_TEXTS = ("location", "fund_source", "result", "note")
_OF_TABLE_4_1 = ("target_group", "national_priority", "regional_priority")
UNDER: dict[str, WorkLevel] = {"program": "organisation", "kegiatan": "program", "sub_kegiatan": "kegiatan"}


def item_texts(columns: Columns, line: Line) -> dict[str, str]:
    """What a line says of its item in words; where a form prints a dash for nothing known, nothing is known."""
    said = {name: columns.text(line, name) for name in _TEXTS}
    return said | {name: columns.text(line, name).strip("–-") for name in _OF_TABLE_4_1}


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

    def add(self, level: WorkLevel, code: str, place: Cell, **fields: str | date) -> WorkItem:
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

    def _new(self, level: WorkLevel, code: str, cell: Cell, fields: dict[str, str | date]) -> WorkItem:
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

    def _known(self, item: WorkItem, cell: Cell, fields: dict[str, str | date]) -> WorkItem:
        new, old = str(fields.get("name", "")), item.name
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


def has_kinds(table: Grid) -> bool:
    """Whether a table splits its money over kinds of belanja, each in a column."""
    return any(map(_KIND.match, table.headings))


def add_money(tree: Tree, item: WorkItem, line: Line, found: Iterable[Figure], table: Grid) -> None:
    """The ceilings and spendings of an item in one line. Money split over several columns of one period (sources of
    funds, kinds of belanja) is one ceiling, their sum; a pagu before and after a shift of the budget are two."""
    groups: dict[tuple[type[Ceiling | Spending], str], list[Figure]] = {}
    for figure in found:
        if figure.money and figure.role in ("target", "actual"):
            period = period_of(tree.draft, figure, table)
            if period:
                kind: type[Ceiling | Spending] = Ceiling if figure.role == "target" else Spending
                groups.setdefault((kind, period), []).append(figure)
    for (kind, period), columns in groups.items():
        money = Money(tree, item, line, table, kind, period)
        several = _with_versions(columns)
        if {figure.version for figure in several} >= {"before", "after"}:
            money.add_versions(several)
        else:
            money.add(several)


def _with_versions(several: list[Figure]) -> list[Figure]:
    """The columns of one period; of a Pagu beside a Pagu Perubahan the former is the one before the change."""
    if sorted(figure.version for figure in several) != ["", "after"]:
        return several
    return [replace(figure, version=figure.version or "before") for figure in several]


class Money(Frozen):
    """The money of one item in one period, as one line shows it."""

    tree: Tree
    item: WorkItem
    line: Line
    table: Grid
    kind: type[Ceiling | Spending]
    period: str

    def add(self, several: list[Figure], version: str = "") -> None:
        """One ceiling or spending from all columns of the period."""
        filled = [figure for figure in several if not self.line[figure.column].blank]
        totals = [figure for figure in filled if OF_PARTS.search(self.table.headings[figure.column])]
        parts = [figure for figure in filled if figure not in totals]
        if len(totals) == 1 and parts:
            row = self._split(parts) if len(parts) > 1 else self._amount(parts[0], version)
            self._declare(totals[0], row)
        elif len(filled) > 1 and self._are_parts(filled) and self._before() is None:
            self._split(filled)
        elif filled or (self.kind is Ceiling and self.period == str(self.tree.draft.period)):
            for figure in filled or several[:1]:
                self._amount(figure, version)
        if len(parts) == 1 and parts[0].fund:
            _name_fund(self.tree, self.item, parts[0].fund)

    def _are_parts(self, several: list[Figure]) -> bool:
        """Whether columns are for one source of funds each, or for one kind of belanja each."""
        headings = [self.table.headings[figure.column] for figure in several]
        kinds = len(set(headings)) == len(headings) and all(map(_KIND.match, headings))
        return kinds or all(figure.fund for figure in several)

    def add_versions(self, several: list[Figure]) -> None:
        """The pagu before a shift or change of the budget, and the one after it, which is the one in force."""
        before = [figure for figure in several if figure.version == "before"]
        after = [figure for figure in several if figure.version != "before"]
        first = next((figure for figure in before if not self.line[figure.column].blank), None)
        if first is not None:
            self._new(first, "murni")
        words = " ".join([fold(self.table.caption), *(self.table.headings[figure.column] for figure in after)])
        self.add(after, "perubahan 1" if "perubahan" in words else "pergeseran 1")

    def _before(self) -> Row | None:
        return self.tree.draft.figure(self.kind, self.item.id, self.period)

    def _amount(self, figure: Figure, version: str = "") -> Row | None:
        cell, before = self.line[figure.column], self._before()
        if before is not None:
            amount, _ = read_amount(cell, _word(self.kind), self.tree.draft, figure.unit)
            _compare(before, amount, cell, self.item, self.tree.draft)
            return before
        row = self._new(figure, version or "murni")
        self.tree.draft.keep_figure(row)
        return row

    def _new(self, figure: Figure, version: str) -> Ceiling | Spending:
        draft, item, word = self.tree.draft, self.item, _word(self.kind)
        cell = self.line[figure.column]
        amount, doubt = read_amount(cell, word, draft, figure.unit)
        row = draft.add(
            self.kind, cell.place, document=item.document, organisation=item.organisation, period=self.period,
            item=item.id, amount=amount, text=cell.text, version=version,
        )  # fmt: skip
        if doubt:
            draft.doubt(
                f"{word} {item.code or item.name[:80]}: {doubt}.", amount_hint(cell, word),
                cell.place, item.id, "amount", cell.text,
            )  # fmt: skip
        return row

    def _split(self, filled: list[Figure]) -> Row:
        """Money in several columns: one row at the first, the printed amounts beside."""
        draft, item = self.tree.draft, self.item
        cells = [self.line[figure.column] for figure in filled]
        word = _word(self.kind)
        amounts = [read_amount(self.line[figure.column], word, draft, figure.unit)[0] for figure in filled]
        row = draft.add(
            self.kind, cells[0].place, document=item.document, organisation=item.organisation, period=self.period,
            item=item.id, amount=None if None in amounts else sum(amount or 0 for amount in amounts),
            text=" + ".join(cell.text for cell in cells),
        )  # fmt: skip
        draft.keep_figure(row)
        if funds := [figure.fund for figure in filled if figure.fund]:
            _name_fund(self.tree, item, listed(funds))
        return row

    def _declare(self, total: Figure, row: Row | None) -> None:
        """The column Jumlah beside the columns it sums."""
        cell, draft = self.line[total.column], self.tree.draft
        if row is not None:
            value, _ = read_amount(cell, "Jumlah", draft, total.unit)
            draft.add(
                PrintedSum, cell.place, document=row.document, organisation=row.organisation, period=self.period,
                name=self.item.name, quantity="money", value=value, text=cell.text, terms=(row.id,),
                rule="kolom jumlah di samping bagian-bagiannya",
            )  # fmt: skip


def _word(kind: type[Ceiling | Spending]) -> str:
    return "Pagu" if kind is Ceiling else "Realisasi"


def amount_hint(cell: Cell, word: str) -> str:
    """What to do about an amount that is none, or may be another."""
    if _IN_WORDS.search(cell.text):
        return f"Tulis {word.lower()} dengan angka penuh, misalnya 1.500.000 untuk 1,5 juta."
    return f"Tulis {word.lower()} sebagai satu angka, misalnya 45.000.000."


def read_amount(cell: Cell, word: str, draft: Draft, unit: int = 1) -> tuple[int | None, str]:
    """The sen in a cell of so many rupiah each, None where there are none, and a doubt. An amount out of all reason
    refuses the file."""
    if cell.blank or fold(cell.text) == _NOT_FILLED:
        return None, ""
    try:
        number = money_in(cell.text, unit) if cell.number is None else Number(scaled(cell.number, SEN * unit))
    except NotANumber as error:
        return None, str(error)
    if word == "Realisasi" and -_largest(draft) <= number.value < 0:
        return number.value, "nilainya negatif"  # what was paid back
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


def _name_fund(tree: Tree, item: WorkItem, fund: str) -> None:
    now = tree.draft.rows[item.id]
    if isinstance(now, WorkItem) and not now.fund_source:
        tree.draft.change(now, fund_source=fund)


def _largest(draft: Draft) -> int:
    """More sen than a whole agency can have; no single row holds more."""
    return draft.law.value("budget.agency_ceiling_sen", on=date.max).number
