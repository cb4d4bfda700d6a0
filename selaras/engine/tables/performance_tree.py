"""The performance tree (pohon kinerja, PermenPANRB 89/2021): conditions, what leads to what, who answers for them."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from selaras.engine.tables.rows import Row

ANSWERS: Final[Mapping[str, str]] = {"accepted": "disanggupi", "declined": "tidak disanggupi", "": "belum dijawab"}
"""The states of a ``CrossLink`` as the office says them."""
NodeKind: TypeAlias = Literal["outcome", "critical", "intermediate", "output"]
NODE_KINDS: Final[tuple[NodeKind, ...]] = get_args(NodeKind)
"""The kinds of condition, from what is reached last to what is done first."""


class TreeNode(Row, kw_only=True):
    """One condition of the tree, worded as a state and not as a task. ``critical`` is a critical success factor."""

    order: int
    kind: NodeKind
    text: str
    note: str = ""


class TreeEdge(Row, kw_only=True):
    """One condition that another one leans on: ``child`` leads to ``parent``. A node may lead to several."""

    parent: str
    child: str


class NodeMapping(Row, kw_only=True):
    """What of the plan a node becomes: a goal, objective or work item (step 5 of PermenPANRB 89/2021). The indicators
    of ``subject`` are then indicators of the node too. ``subject`` is a stored id; it stands in another plan, so it is
    no reference inside the Book."""

    node: str
    subject: str


class NodeOwner(Row, kw_only=True):
    """Who answers for a node from the year of ``period`` on, until another row names somebody else; ``since`` is the
    day where it changed within the year.

    ``unit`` is the stored id of the unit and ``unit_name`` its name then; units are no rows of a plan. Without a name
    nobody answers any more. ``position`` is the post as printed, never a person; ``post`` is the stored id of that post
    where it is a registered one.
    """

    node: str
    unit: str
    unit_name: str
    position: str = ""
    post: str = ""
    since: date | None = None


class CrossLink(Row, kw_only=True):
    """What another unit or agency gives to a node (crosscutting): asked, then accepted or declined with an answer.

    ``unit`` is the stored id of the other unit, empty where it is not registered; ``unit_name`` its name.
    """

    node: str
    unit: str = ""
    unit_name: str
    asked: str
    state: Literal["", "accepted", "declined"] = ""
    answer: str = ""
    answered_on: date | None = None
