"""What was reached and spent, as plans, evaluations and budget reports print it; quarters are periods like years."""

from collections.abc import Mapping
from typing import Final, Literal

from selaras.engine.tables.rows import Row, Target

ActualState = Literal["", "no_case", "not_due", "late", "unknown"]
STATE_WORDS: Final[Mapping[ActualState, str]] = {
    "no_case": "tidak ada kasus", "not_due": "belum jatuh tempo", "late": "terlambat", "unknown": "belum diketahui",
}  # fmt: skip
"""Why there is no value, as the office says it."""
NoteKind = Literal["driver", "obstacle", "cause", "follow_up", "follow_up_plan"]


class Actual(Row, kw_only=True):
    """What an indicator reached in one period.

    ``value`` is in ten-thousandths, None where ``state`` says why or nobody knows; ``percent`` is the printed
    achievement in ten-thousandths of a percent, where the source prints one beside. ``numerator`` and ``denominator``
    are the counts behind the value, in ten-thousandths; ``source`` says in Indonesian which service or register told
    it, empty for what was typed or read.
    """

    indicator: str
    text: str
    value: int | None
    unit: str = ""
    grade: str = ""
    state: ActualState = ""
    percent: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    source: str = ""


class Spending(Row, kw_only=True):
    """What was spent on a work item in one period (realisasi). ``amount`` is sen."""

    item: str
    amount: int | None
    text: str


class ProgressNote(Row, kw_only=True):
    """What is said in words of one period, as evaluations print it: what drove or hindered it, why, and what is to
    follow. ``subject`` is the id of an indicator, a line of work, or the plan itself. ``follow_up`` is for the next
    quarter, ``follow_up_plan`` for the next plan."""

    subject: str
    kind: NoteKind
    text: str


class AgreementBudget(Row, kw_only=True):
    """One line of the budget list below a performance agreement: a program, kegiatan or sub kegiatan by its name.

    ``amount`` is sen; ``note`` is the printed keterangan, usually the source of funds.
    """

    number: str
    order: int
    code: str = ""
    name: str
    amount: int | None
    text: str
    note: str = ""


def is_said(row: Target | Actual) -> bool:
    """Whether a target or actual says anything: a cell that somebody emptied leaves a row that says nothing, which is
    the same as no row."""
    return row.value is not None or bool(row.text or row.grade or (isinstance(row, Actual) and row.state))
