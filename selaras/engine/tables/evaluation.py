"""Rows of an evaluation of AKIP (LKE): the components with their weights, the criteria with their answers."""

from typing import Literal

from selaras.engine.tables.rows import Row


class Criterion(Row, kw_only=True):
    """One line of an evaluation sheet, from component down to the evidence asked for.

    ``weight`` and ``score`` are ten-thousandths of a point (a weight of 0.06 printed as a share of 1 is 6 points);
    ``answer`` is the printed answer (AA … E, Y, T), with the printed coefficient in ``factor`` (ten-thousandths).
    ``step`` names whose judgement it is: the agency's own, the verifier's, the assurance, the final one.
    """

    number: str
    order: int
    level: Literal["component", "sub_component", "criterion", "evidence"]
    name: str
    parent: str = ""
    weight: int | None = None
    step: Literal["self", "verification", "assurance", "final"] = "self"
    answer: str = ""
    factor: int | None = None
    score: int | None = None
    evidence: str = ""
    note: str = ""
