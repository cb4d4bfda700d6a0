"""Carries the rows of one year's plan into the next year: years, targets, amounts, codes, officials and dates."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeVar

from selaras.engine.forward.amounts import Amounts
from selaras.engine.forward.codes import CodeSteps
from selaras.engine.forward.kinds import ANNUAL, naming, retitled
from selaras.engine.forward.targets import RenstraTargets
from selaras.engine.forward.told import Forward, Moved
from selaras.engine.forward.wordings import Wordings
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.number import decimal_text, rupiah
from selaras.engine.tables.period import long_date
from selaras.engine.tables.planning import ActionPlan, CashPlan, Proposal
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Appointment,
    Ceiling,
    Indicator,
    PlanDocument,
    Row,
    Target,
    WorkItem,
)

R = TypeVar("R", bound=Row)
_EMPTY: Final = "(kosong)"
_SEVERAL_YEARS: Final = 9  # characters of 2021-2026
_LEFT_BEHIND: Final = (Actual, Spending, CashPlan, Proposal)
"""What tells of the old year alone: results, spending, the plan of its cash, and what people proposed for it."""


def carry(
    book: Book, year: int, law: Law, renstra: Iterable[Book] = (), on: date | None = None, *, kind: str = ""
) -> Forward:
    """The plan of ``year`` - 1 in ``book`` as the plan of ``year``, of the same kind or as the other yearly plan
    (``kind``: ``rkt`` or ``renja``). Every row and paragraph is marked as carried.

    ``renstra`` are Books of stored Renstra, asked before the Renstra table inside the plan; ``on`` is the day whose
    officials sign, by default 1 January of the new year. The ids stay those of the old rows.
    """
    return _Carrying(book, year, law, [*renstra, book], on or date(year, 1, 1), kind).carried()


class _Carrying:
    """One plan on its way, with all that is told about it."""

    def __init__(  # what one plan needs on its way, asked by carry alone
        self, book: Book, year: int, law: Law, renstra: Iterable[Book], on: date, kind: str
    ) -> None:
        self.book, self.year, self.law, self.on = book, year, law, on
        self.kind = kind if book.plan and kind != book.plan.kind else ""
        self.old, self.new = str(year - 1), str(year)
        self.targets = RenstraTargets(renstra)
        self.codes = CodeSteps(law, book, year)
        self.words = Wordings(year - 1, law)
        self.amounts = Amounts(book, year)
        self.quartered = {target.indicator for target in book.all(Target) if "-Q" in target.period}
        self.moved: list[Moved] = []
        self.doubts: list[Problem] = []
        self.unknown_codes: list[WorkItem] = []
        self.of_year = {
            row.id for row in book.all(PlanDocument) if row.first_year == row.last_year == year - 1
        } | {row.id for row in book.all(Agreement) if row.year == year - 1}  # fmt: skip

    def carried(self) -> Forward:
        """All rows in their order."""
        left: Counter[str] = Counter()
        rows: list[Row] = []
        for row in self.book:
            if isinstance(row, _LEFT_BEHIND) or self._ended(row) or row.id in self.amounts.taken:
                left[type(row).__name__] += 1
                continue
            carried = self._row(row)
            rows.append(replace(carried, carried=True))
        rows = self._in_edition(rows)
        self._about_the_whole()
        moved = (*self.words.moved, *self.moved)
        return Forward(tuple(rows), moved, (*self.words.doubts, *self.doubts), left)

    def _row(self, row: Row) -> Row:
        row = self.words.row(row, own=row.document in self.of_year or row.id in self.of_year)
        if row.document not in self.of_year and row.id not in self.of_year:
            return row
        row = replace(row, period=self._period(row.period))
        if isinstance(row, Target):
            return self._target(row)
        if isinstance(row, Ceiling):
            return self._ceiling(row)
        if isinstance(row, PlanDocument | Agreement | AgreementLine | WorkItem):
            return self._dated(row)
        if isinstance(row, AgreementBudget):
            return self._coded(row, "code", row.code, row.name)
        return self._coded(row, "item_code", row.item_code, row.item_name) if isinstance(row, ActionPlan) else row

    def _period(self, period: str) -> str:
        """The year and its quarters and months move; other years stay, for they are told as what they were."""
        moves = period[:4] == self.old and len(period) < _SEVERAL_YEARS
        return self.new + period[4:] if moves else period

    def _tell(self, matter: Any, row: Row, field: str, before: str, after: str, why: str) -> None:
        self.moved.append(Moved(matter, row.id, field, before or _EMPTY, after or _EMPTY, why))

    def _doubt(self, row: Row, field: str, message: str, hint: str, value: str = "") -> None:
        self.doubts.append(Problem(message, hint, row.place, row=row.id, field=field, value=value))

    # Targets and amounts

    def _target(self, row: Target) -> Target:
        """The Renstra's target of the new year, else last year's forward estimate, else the old one."""
        indicator = self.book.find(row.indicator)
        if row.period != self.new or not isinstance(indicator, Indicator):
            return row
        planned = self.targets.of(self.book, indicator, self.year)
        foreseen = self.amounts.foreseen(row)
        if planned is not None:
            before = self.targets.of(self.book, indicator, self.year - 1)
            why = f"target Renstra {self.new} ({planned.place.sentence()})"
            if before is not None and None not in (before.value, row.value) and before.value != row.value:
                why += f"; target {self.old} berbeda dari Renstra ({_printed(before)})"
        elif isinstance(foreseen, Target):
            planned, why = foreseen, f"prakiraan maju dalam rencana {self.old}"
        else:
            return row
        if planned.value == row.value and (row.value is not None or planned.text == row.text):
            return row
        made = replace(row, text=planned.text, value=planned.value, grade=planned.grade, unit=row.unit or planned.unit)
        self._tell("target", row, "text", _printed(row), _printed(made), why)
        if row.indicator in self.quartered:
            message = f"Target triwulan “{indicator.name}” masih mengikuti target {self.old} ({_printed(row)})."
            self._doubt(row, "text", message, f"Sesuaikan dengan target {self.new}: {_printed(made)}.")
        return made

    def _ceiling(self, row: Ceiling) -> Ceiling:
        foreseen = self.amounts.foreseen(row)
        if not isinstance(foreseen, Ceiling) or foreseen.amount is None:
            return row
        before = rupiah(row.amount) if row.amount is not None else ""
        why = f"prakiraan maju dalam rencana {self.old}"
        self._tell("ceiling", row, "amount", before, rupiah(foreseen.amount), why)
        return replace(row, amount=foreseen.amount, text=foreseen.text)

    # Codes, dates, officials

    def _dated(self, row: Row) -> Row:
        if isinstance(row, PlanDocument):
            return self._document(row)
        if isinstance(row, Agreement):
            signed = long_date(row.signed_on) if row.signed_on else ""
            if signed:
                self._tell("date", row, "signed_on", signed, "", "tanggal tanda tangan diisi saat ditandatangani")
            return replace(row, year=self.year, signed_on=None, replaces="", ground="")
        if isinstance(row, AgreementLine):
            if row.origin == "assignment":
                message = f"Baris perjanjian nomor {row.number} berasal dari surat penugasan tahun {self.old}."
                hint = "Pastikan penugasan itu masih berlaku, atau ganti dengan surat yang baru."
                self._doubt(row, "origin_basis", message, hint, row.origin_basis)
            return row
        return self._item(row) if isinstance(row, WorkItem) else row

    def _document(self, row: PlanDocument) -> PlanDocument:
        if row.signed_on:
            why = "tanggal penetapan diisi saat ditetapkan"
            self._tell("date", row, "signed_on", long_date(row.signed_on), "", why)
        made = replace(row, first_year=self.year, last_year=self.year, status="draft", stage="", signed_on=None)
        if not self.kind or self.book.plan is None or row.id != self.book.plan.id:
            return made
        why = "dipilih saat rencana ini dimulai"
        self._tell("kind", row, "kind", ANNUAL[row.kind], ANNUAL[self.kind], why)
        return replace(made, kind=self.kind, title=retitled(made.title, self.kind))

    def _in_edition(self, rows: list[Row]) -> list[Row]:
        """The rows with the edition of the plan that most of its lowest codes follow now."""
        items = [row for row in rows if isinstance(row, WorkItem) and row.level != "organisation"]
        lowest = [item for item in items if item.level == "sub_kegiatan"] or items
        edition = next(iter(Counter(item.edition for item in lowest).most_common(1)), ("", 0))[0]
        for at, row in enumerate(rows):
            if isinstance(row, PlanDocument) and row.id in self.of_year and row.edition != edition and row.edition:
                why = f"kodefikasi yang berlaku pada 1 Januari {self.new}"
                self._tell("code", row, "edition", self.codes.title(row.edition), self.codes.title(edition), why)
                rows[at] = replace(row, edition=edition)
        return rows

    def _item(self, row: WorkItem) -> WorkItem:
        for field in ("begins", "ends"):
            day = getattr(row, field)
            if day is not None:
                self._tell("date", row, field, long_date(day), "", f"jadwal tahun {self.old}")
        row = replace(row, begins=None, ends=None)
        # A damaged code is not mended on the way: the check of codes speaks of it in the new plan as it did before.
        if row.level == "organisation" or row.code_proposed:
            return row
        return self._coded(row, "code", row.code, row.name)

    def _coded(self, row: R, field: str, code: str, name: str) -> R:
        """The row with its code in the new edition, where that is certain; else as it was, and told."""
        step = self.codes.of(code, name, getattr(row, "edition", ""))
        if step is None:
            return row
        edition = self.codes.edition
        if step.certainty == "certain":
            if step.code != code:
                self._tell("code", row, field, code, step.code, edition.title)
            changed: dict[str, Any] = {field: step.code}
            if isinstance(row, WorkItem):
                changed |= {"edition": edition.id, "code_text": row.code_text if step.code == code else ""}
            return replace(row, **changed)
        if isinstance(row, WorkItem) and step.certainty == "not_loaded":
            self.unknown_codes.append(row)
        elif isinstance(row, WorkItem):
            proposal = f"Yang mungkin: {step.code} {step.name}." if step.code else ""
            hint = f"{proposal} Pilih kode menurut {edition.title}, atau pastikan kode lama tetap dipakai.".strip()
            self._doubt(row, field, f"Kode {code} {name} tidak dapat dipindahkan: {_lower(step.reason)}", hint, code)
        return row

    def _ended(self, row: Row) -> bool:
        """Whether this is an appointment that no longer holds on the day."""
        if not isinstance(row, Appointment) or row.until is None or row.until >= self.on:
            return False
        position, official = self.book.find(row.position), self.book.find(row.official)
        named = f"{getattr(official, 'name', '')}, {getattr(position, 'name', '')}".strip(", ")
        self._tell("official", row, "until", named, "", f"masa jabatannya berakhir {long_date(row.until)}")
        return True

    # What is told once

    def _about_the_whole(self) -> None:
        plan = self.book.plan
        if plan is None:
            return
        if self.targets.last_year is not None and self.targets.last_year < self.year:
            self._doubt(
                plan, "period", f"Renstra yang dikenal berakhir tahun {self.targets.last_year}, sebelum {self.new}.",
                f"Unggah Renstra yang mencakup {self.new}, lalu samakan targetnya.",
            )  # fmt: skip
        if self.kind and (count := naming(self.book, plan.kind)):
            old, new = ANNUAL[plan.kind], ANNUAL[self.kind]
            message = f"{count} judul dan paragraf masih menyebut {old}, sedangkan rencana ini {new}."
            self._doubt(plan, "kind", message, f"Sesuaikan naskahnya dengan {new} pada halaman Naskah.")
        if count := self.amounts.carried:
            message = f"{count} pagu dibawa dari {self.old} tanpa perubahan, karena tidak ada prakiraan maju."
            hint = f"Isi pagu {self.new} setelah diketahui. Sampai itu, angkanya pagu {self.old}."
            self._doubt(plan, "ceiling", message, hint)
        if self.unknown_codes:
            title = self.codes.edition.title
            self._doubt(
                plan, "edition",
                f"{len(self.unknown_codes)} kode belum dapat dipindahkan, karena daftar resmi {title} belum dimuat.",
                "Mintalah pengelola aplikasi memuat daftar resminya; sampai itu kode lama dibiarkan.",
            )  # fmt: skip


def _printed(target: Target) -> str:
    return target.text or (decimal_text(target.value) if target.value is not None else "")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
