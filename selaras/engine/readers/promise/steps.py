"""The lines of a rencana aksi that says how the quarters of each indicator are counted, and what each step costs."""

from selaras.engine.readers.cell import Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.layout import Columns
from selaras.engine.readers.quoted import TITLES
from selaras.engine.readers.work.codes import is_code, without_blanks
from selaras.engine.readers.work.tree import amount_hint, read_amount
from selaras.engine.tables.place import Place
from selaras.engine.tables.planning import ActionPlan
from selaras.engine.tables.rows import Agreement, AgreementLine, Goal, Indicator, Objective
from selaras.engine.tables.wording import fold

_HOW = {"jumlah": "sum", "penjumlahan": "sum", "nilai akhir": "last", "kondisi akhir": "last", "rata rata": "mean"}
_READINGS = {"last": "cumulative", "sum": "single"}


def accumulation_of(words: str) -> str:
    """``sum``, ``last`` or ``mean`` of what a cell says; empty where it says nothing that is known."""
    return _HOW.get(fold(words), "")


def add_agreement(draft: Draft, document: str, place: Place, accumulation: str) -> Agreement:
    """The agreement that the plan of action serves, with the way its quarters are to be read."""
    year = draft.period.first
    return draft.add(
        Agreement, place, document=document, title=f"{TITLES['pk']} Tahun {year}", year=year,
        quarters=_READINGS.get(accumulation, ""),
    )  # fmt: skip


def add_line(draft: Draft, subject: Goal | Objective, indicator: Indicator, number: str) -> AgreementLine:
    """The promised line of an indicator, in the order of the table."""
    return draft.add(
        AgreementLine, indicator.place, document=indicator.document, number=number,
        order=draft.count(AgreementLine) + 1, objective=subject.id, indicator=indicator.id,
    )  # fmt: skip


def add_step(draft: Draft, indicator: Indicator, line: Line, columns: Columns, unit: int) -> None:
    """One step with its work, money and who answers for it; a line that names none of them adds nothing."""
    step, work = columns.cell(line, "step"), columns.text(line, "work")
    amount = columns.cell(line, "amount")
    if not (step.text or work or amount.text):
        return
    first, _, rest = work.partition(" ")
    coded = is_code(first)
    sen, doubt = read_amount(amount, "Anggaran", draft, unit) if amount.text else (None, "")
    row = draft.add(
        ActionPlan, step.place, document=indicator.document, order=draft.count(ActionPlan) + 1,
        indicator=indicator.id, text=step.text, item_code=without_blanks(first).rstrip(".") if coded else "",
        item_name=rest.strip() if coded else work, amount=sen, responsible=columns.text(line, "owner"),
    )  # fmt: skip
    if doubt:
        draft.doubt(
            f"Anggaran langkah “{step.text[:80]}”: {doubt}.", amount_hint(amount, "Anggaran"), amount.place, row.id,
            "amount", amount.text,
        )  # fmt: skip
