"""What a service counted for one measure between two days: survey answers, complaints, cases and visits as a figure."""

from selaras.engine.tables.actuals import ActualState
from selaras.engine.tables.frozen import Frozen


class Counted(Frozen):
    """The figure that the records of a service make.

    ``value``, ``numerator`` and ``denominator`` are ten-thousandths; a figure that is no share has no counts. ``state``
    says why there is no value: ``no_case`` where nothing was to be counted, which is neither 0 nor 100. ``records`` is
    the number of records behind it; ``words`` says in Indonesian what was counted and by which definition, as the
    figure is printed with it.
    """

    value: int | None
    words: str
    records: int
    numerator: int | None = None
    denominator: int | None = None
    state: ActualState = ""
