"""What planning needs beside the plan itself: what strategies lead to, proposals, the plan of cash, steps of action."""

from typing import Literal

from selaras.engine.tables.rows import Row


class Proposal(Row, kw_only=True):
    """One proposal of a musrenbang or of another stakeholder (regulations.md §5.3, T-C.32).

    ``volume`` is in ten-thousandths of ``unit``; ``amount`` the estimated cost in sen; both None where nobody knows.
    ``decision`` is empty until somebody decides, ``reason`` says why a proposal is refused or postponed, or remarks on
    it. ``priority`` is its rank among the proposals of its own unit. ``proposer`` is a group or a post, never a private
    person. ``served_by`` is the stored id of the sub kegiatan that takes it up, in the annual plan, so it is no
    reference inside the Book.
    """

    number: str
    order: int
    proposer: str = ""
    problem: str = ""
    name: str
    location: str = ""
    indicator_text: str = ""
    volume_text: str = ""
    volume: int | None = None
    unit: str = ""
    amount: int | None = None
    text: str = ""
    agency_asked: str = ""
    priority: int | None = None
    decision: Literal["", "accepted", "refused", "postponed"] = ""
    reason: str = ""
    served_by: str = ""


class StrategyProgram(Row, kw_only=True):
    """A program by which a strategy is carried out: the step from strategy to money (Permendagri 86/2017)."""

    strategy: str
    item: str


class CashPlan(Row, kw_only=True):
    """What a work item is to spend in one month or quarter (rencana kas). ``amount`` is sen."""

    item: str
    amount: int | None
    text: str


class ActionPlan(Row, kw_only=True):
    """One line of the rencana aksi: the step taken for an indicator, the work item that pays for it, and who answers
    for it. The quarter targets are targets of the indicator (regulations.md §1.5)."""

    order: int
    indicator: str
    text: str
    item_code: str = ""
    item_name: str = ""
    amount: int | None = None
    responsible: str = ""


class RoleResult(Row, kw_only=True):
    """One cell of the matrix of roles and results (PermenPANRB 6/2022): what one position gives to one result of its
    superior.

    ``position`` names a post, never a person; all cells of one position have its ``order``. ``indicator`` is the
    superior's result, empty where the position gives nothing yet; ``text`` is the position's own result.
    """

    order: int
    position: str
    indicator: str = ""
    text: str = ""
