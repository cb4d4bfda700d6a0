"""Explains what proposals of a musrenbang cost: one of them, those of a unit, and those that are summed."""

from collections.abc import Sequence
from typing import Final

from selaras.engine.explanation.explanation import UNKNOWN, Explanation, Input, rule
from selaras.engine.explanation.reference import Reference
from selaras.engine.law.law import Law
from selaras.engine.law.regulation import CONSISTENCY
from selaras.engine.tables.book import Book
from selaras.engine.tables.number import rupiah_in_text
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation, PlanDocument

_SUM: Final = f"{CONSISTENCY}#jumlah"
_STATED: Final = "Perkiraan pengusul, dipakai sebagaimana tertulis; bukan pagu."


def explain_cost(row: Proposal) -> Explanation:
    """The estimated cost of one proposal, as it was written or typed."""
    return Explanation(
        Reference(row.id, "cost"), f"Perkiraan biaya usulan: {row.name}", _money(row.amount), row.amount,
        inputs=(Input("Biaya tertulis", _money(row.amount), row.place, row.proposer, row=row.id),),
        treatment=(_STATED,), unknown=("Biaya usulan ini belum diketahui.",) if row.amount is None else (),
    )  # fmt: skip


def explain_proposed(law: Law, book: Book, of: PlanDocument | Organisation) -> Explanation | None:
    """What the proposals of one unit cost together, or of the agency and its kelurahan; None where there are none.
    Unknown costs are counted and never taken for nothing; desa stand beside the sum."""
    rows = _of(book, of)
    if not rows:
        return None
    known = [row.amount for row in rows if row.amount is not None]
    missing = len(rows) - len(known)
    name = of.name if isinstance(of, Organisation) else "kecamatan dan kelurahan"
    return Explanation(
        Reference(of.id, "proposed"),
        f"Jumlah perkiraan biaya usulan: {name}",
        _money(sum(known) if known else None),
        sum(known) if known else None,
        f"Jumlah biaya {len(known)} usulan",
        " + ".join(map(_money, known)),
        tuple(
            Input(row.name, _money(row.amount), row.place, row.proposer, str(Reference(row.id, "cost")), row.id)
            for row in rows
        ),
        (rule(law, _SUM),),
        (_STATED, *(() if isinstance(of, Organisation) else ("Usulan desa tidak dijumlahkan.",))),
        (f"{missing} usulan belum diketahui biayanya dan tidak ikut dijumlahkan.",) if missing else (),
    )


def _of(book: Book, of: PlanDocument | Organisation) -> Sequence[Proposal]:
    if isinstance(of, Organisation):
        return [row for row in book.all(Proposal) if row.organisation == of.id]
    beside = {row.id for row in book.all(Organisation) if row.supervised}
    return [row for row in book.all(Proposal) if row.document == of.id and row.organisation not in beside]


def _money(amount: int | None) -> str:
    return UNKNOWN if amount is None else rupiah_in_text(amount)
