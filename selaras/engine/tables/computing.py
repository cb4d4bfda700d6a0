"""What an indicator is computed from: the components of its formula and their values."""

from typing import Literal

from selaras.engine.tables.rows import Row


class Component(Row, kw_only=True):
    """One component of the formula of an indicator, by the ``symbol`` that the expression calls it.

    ``role`` is how an officer knows it: pembilang, penyebut, bobot; empty for any other. ``value`` is what a component
    is that never changes within the plan (a weight), in ten-thousandths; None where each period has its own.
    """

    indicator: str
    order: int
    symbol: str
    name: str
    unit: str = ""
    source: str = ""
    role: Literal["", "numerator", "denominator", "weight"] = ""
    value: int | None = None


class ComponentValue(Row, kw_only=True):
    """What a component was in one period. ``value`` is in ten-thousandths, None where nobody knows; ``source`` names
    the record it was taken from."""

    component: str
    text: str
    value: int | None
    source: str = ""
