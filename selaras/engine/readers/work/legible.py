"""How a printed code of work can be read, whatever a spreadsheet did to it."""

from typing import Literal

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import WorkLevel

Damage = Literal["", "comma", "dot", "date", "part"]


class Legible(Frozen):
    """A code as it can be read: its parts with dots between, and what stands in front of it in the style of its column.

    ``lacks`` is what the column leaves out: nothing, the ``urusan``, the ``bidang`` with it, or all that the line above
    says (``parent``). ``others`` are further readings of the same cell (a date with day and month exchanged).
    ``loose`` are the groups (from 0) that may have lost a zero at their end: the number 1,3 was 1.30 unless somebody
    wrote 1.3 for 1.03. ``head`` is the code of the bidang that stands above, as legible.
    """

    text: str
    level: WorkLevel
    damage: Damage = ""
    lacks: Literal["", "urusan", "bidang", "parent"] = ""
    others: tuple[str, ...] = ()
    loose: tuple[int, ...] = ()
    head: str = ""
