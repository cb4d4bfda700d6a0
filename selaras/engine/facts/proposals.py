"""The view of the proposals of a musrenbang: what was decided, and whether a plan of the year takes it up."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.view import AMOUNT, NO_LINES, NUMBER, TEXT, Column, Fact, Lines, Spot, Told, view
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import WorkItem
from selaras.engine.tables.wording import fold

COLUMNS = {
    "decision": TEXT,
    "planned": NUMBER,
    "amount": AMOUNT,
    "reason": TEXT,
    "name": TEXT,
    "unit": TEXT,
    "proposer": TEXT,
    "decision_word": TEXT,
}
_WORDS = {"accepted": "diterima", "refused": "ditolak", "postponed": "ditunda"}


@view("proposals", COLUMNS, beside=True)
def proposals(facts: Facts) -> Lines:
    """One line per proposal. ``planned`` is 1 where the Book has the line of work that serves it; unknown in a Book
    without any plan of work."""
    rows = facts.book.all(Proposal)
    if not rows:
        return NO_LINES
    work = any(item.level == "sub_kegiatan" for item in facts.book.all(WorkItem))
    columns: dict[str, Column] = {
        "decision": [row.decision for row in rows],
        "planned": [int(row.served_by in facts.item_by_id) if work else None for row in rows],
        "amount": [row.amount for row in rows],
        "reason": [row.reason.strip() for row in rows],
    }

    def told(at: int) -> Told:
        row, unit = rows[at], facts.unit_name(rows[at].organisation)
        values: dict[str, Fact] = {
            "name": row.name,
            "unit": unit,
            "proposer": row.proposer or None,
            "decision_word": _WORDS.get(row.decision),
        }
        spots = {field: Spot(row.id, row.place, field) for field in ("amount", "reason")}
        return Told(row, row.name, f"{fold(unit)}/{row.number}/{fold(row.name)}", values, spots)

    return Lines(columns, told)
