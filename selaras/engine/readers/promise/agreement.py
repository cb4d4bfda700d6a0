"""The performance agreement that a table belongs to, and the lines of its list of budgets."""

import re

from selaras.engine.readers.cell import Cell
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.quoted import quoted_agreement
from selaras.engine.readers.work.codes import is_code, without_blanks
from selaras.engine.readers.work.tree import amount_hint, read_amount
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.wording import fold


def promised_document(table: Grid, draft: Draft) -> str:
    """The id of the document whose annex a table is: a Perjanjian Kinerja file itself, or the agreement a plan quotes;
    empty for a table that promises nothing."""
    if draft.kind == "pk":
        return quoted_agreement(draft, table.place).document
    named = "perjanjian kinerja" in fold(table.caption) or "perjanjian kinerja" in table.section
    return quoted_agreement(draft, table.place).id if named else ""


def add_budget(
    draft: Draft, document: str, name: Cell, amount: Cell, note: str, number: str = "", code: str = "", unit: int = 1
) -> AgreementBudget:
    """One line of a list of budgets, at the cell of its name; a code in front of the name is its code."""
    text = name.text
    first, _, rest = text.partition(" ")
    if not code and is_code(first):
        code, text = without_blanks(first).rstrip("."), rest.strip(" -–:")
    sen, doubt = read_amount(amount, "Anggaran", draft, unit)
    row = draft.add(
        AgreementBudget, name.place, document=document, number=number, order=draft.count(AgreementBudget) + 1,
        code=code, name=re.sub(r"^(\d{1,2}|[a-z])[.)]\s+", "", text), amount=sen, text=amount.text, note=note,
    )  # fmt: skip
    if doubt:
        draft.doubt(
            f"Anggaran “{row.name[:80]}”: {doubt}.", amount_hint(amount, "Anggaran"),
            amount.place, row.id, "amount", amount.text,
        )  # fmt: skip
    return row
