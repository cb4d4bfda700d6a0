"""The cells of one line as a form: each with what the person saw, and with what was wrong of what was typed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms

from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import Indicator, Row, WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.attributes import ATTRIBUTES, choices
from selaras.registers.plans.entering import Cell, Entered, State
from selaras.registers.plans.lineage import TURNS
from selaras.site.entry.columns import ATTRIBUTE, Column, Values, cell_of, column_of, columns_of, written
from selaras.site.entry.sheet import Head, years_of

_PLACE = ("fund_source", "location", "note")
_PAGU = ("ceiling", *_PLACE, "ceiling-next")
_DETAILS = ("target_group", "national_priority", "regional_priority")
_CASH = tuple(f"cash-{month:02d}" for month in range(1, 13))
_MEASURED = ("target", "unit", *(f"target-q{quarter}" for quarter in range(1, 5)), "target-next")
_ATTRIBUTES = tuple(f"{ATTRIBUTE}{field}" for field in ATTRIBUTES)
_LONG = frozenset({"definition", "reason", "formula"})
LONGEST = 2_000


class Box(Frozen):
    """One input: its cell, what stands in it, what is stored (``shown``, and ``seen`` as JSON), what was wrong."""

    line: str
    column: Column
    label: str
    text: str
    shown: str
    seen: str
    told: str = ""

    @property
    def name(self) -> str:
        """The field in which it is typed."""
        return f"{self.line}.{self.column.key}"

    @property
    def choices(self) -> Mapping[str, str]:
        """The values to choose from with their words; empty where it is written."""
        return choices(self.column.field) if self.column.kind is Indicator else {}

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a line."""
        return self.column.kind is Indicator and self.column.field in _LONG

    @property
    def shown_name(self) -> str:
        """The hidden field with the stored value in words, by which an input that nobody touched is known."""
        return f"tampil.{self.name}"

    @property
    def seen_name(self) -> str:
        """The hidden field with what the person saw."""
        return f"semula.{self.name}"


class Part(Frozen):
    """Inputs that belong together under a heading; a folded part is opened on demand."""

    title: str
    boxes: tuple[Box, ...]
    folded: bool = False
    indicator: Indicator | None = None
    is_cash: bool = False


def parts_of(book: Book, head: Head, year: int, *, lowest: bool) -> list[Part]:
    """The parts of a line of work, of a goal or an objective. The plan of cash is of lines without lines below, of a
    plan of one year."""
    values, years = Values(book, year), years_of(book)
    made = list(_of_work(values, head, year, years)) if isinstance(head, WorkItem) else []
    measured = [column.key for column in columns_of("target", years)] if years > 1 else _MEASURED
    for indicator in book.under(Indicator, "subject").get(head.id, ()):
        boxes = tuple(_boxes(values, indicator, measured, year))
        made.append(Part(indicator.name, boxes, indicator=indicator))
        explained = tuple(_boxes(values, indicator, _ATTRIBUTES, year))
        made.append(Part(f"Cara mengukur: {indicator.name}", explained, folded=True))
    if lowest and years == 1:
        made.append(Part("Rencana kas per bulan", tuple(_boxes(values, head, _CASH, year)), folded=True, is_cash=True))
    return made


def _of_work(values: Values, item: WorkItem, year: int, years: int) -> Iterator[Part]:
    pagu = (*(column.key for column in columns_of("pagu", years)), *_PLACE) if years > 1 else _PAGU
    yield Part("Pagu dan letak", tuple(_boxes(values, item, pagu, year)))
    if item.level != "organisation":
        yield Part("Kelompok sasaran dan prioritas", tuple(_boxes(values, item, _DETAILS, year)), folded=True)


def _boxes(values: Values, row: Row, keys: Iterable[str], year: int) -> Iterator[Box]:
    for key in keys:
        column = column_of(key)
        if column is not None:
            stored = values.of(row, column)
            yield Box(row.id, column, _label(column, year), stored.text, stored.text, stored.seen)


def _label(column: Column, year: int) -> str:
    if column.extra.startswith(".."):
        return f"{column.title} {column.period(year).replace('-', '–')}"
    if column.extra.startswith("+"):
        return f"{'Pagu' if column.is_money else 'Target'} {column.period(year)}"
    if column.extra == "before":
        return f"{column.title} {year - 1}"
    if column.extra == "next":
        return f"{'Pagu' if column.is_money else 'Target'} prakiraan {year + 1}"
    return f"{column.title} {year}" if column.key in ("target", "ceiling") else column.title


def typed_cells(parts: list[Part], data: Mapping[str, Any], year: int) -> list[tuple[Box, Cell]]:
    """The cells of which something else was typed than stood on the page the person filled in.

    Raises ``Refused`` for a form that is not ours.
    """
    found: list[tuple[Box, Cell]] = []
    for box in (box for part in parts for box in part.boxes):
        typed, seen = data.get(box.name), data.get(box.seen_name)
        shown = data.get(box.shown_name, "")
        if typed is None or seen is None or typed.strip() == shown.strip():
            continue
        if len(typed) > LONGEST:
            raise Refused(f"{box.label} memuat {len(typed)} huruf; paling banyak {LONGEST}.")
        try:
            found.append((box, cell_of(box.line, box.column, year, seen, typed)))
        except ValueError as error:
            raise Refused("Kiriman ini tidak dapat dibaca. Muat ulang halaman.") from error
    return found


def answered(parts: list[Part], told: Mapping[str, Entered]) -> list[Part]:
    """The parts with what was typed and could not be stored, each with the reason beside it."""
    return [
        replace(p, boxes=tuple(_told(box, told.get(box.name)) for box in p.boxes), folded=_open(p, told)) for p in parts
    ]


def _open(part: Part, told: Mapping[str, Entered]) -> bool:
    wrong = any(box.name in told and told[box.name].state not in (State.SAVED, State.SAME) for box in part.boxes)
    return part.folded and not wrong


def _told(box: Box, entered: Entered | None) -> Box:
    if entered is None or entered.state in (State.SAVED, State.SAME):
        return box
    sentence = entered.sentence
    if entered.state is State.CONFLICT:
        now = written(box.column, entered.value) or "(kosong)"
        sentence = f"Sementara itu orang lain mengisi “{now}”. Simpan sekali lagi untuk memakai isian Anda."
    return Box(box.line, box.column, box.label, entered.cell.typed, box.shown, box.seen, sentence)


class OwnIndicator(forms.Form):
    """An indicator that the agency words itself; a program or kegiatan has none in the decree."""

    name = forms.CharField(label="Indikator kinerja", max_length=500)
    unit = forms.CharField(label="Satuan", max_length=60)


class Retire(forms.Form):
    """Why a line is taken out."""

    item = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Alasan menghapus", max_length=300)


class Turned(forms.Form):
    """What becomes of an indicator from a day on, and what takes its place."""

    indicator = forms.ChoiceField(label="Indikator")
    change = forms.ChoiceField(label="Apa yang terjadi")
    since = forms.DateField(label="Berlaku sejak", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="Alasan", max_length=300)
    name = forms.CharField(label="Indikator pengganti (bila diganti)", max_length=500, required=False)
    unit = forms.CharField(label="Satuan pengganti", max_length=60, required=False)

    def __init__(self, data: Any, indicators: Iterable[Indicator]) -> None:
        super().__init__(data)
        law = load_law()
        self.fields["indicator"].choices = [(row.id, row.name) for row in indicators]  # type: ignore[attr-defined]
        self.fields["change"].choices = [(each, law.term(f"change.{each}")) for each in TURNS]  # type: ignore[attr-defined]
