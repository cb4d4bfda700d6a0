"""Achievement (capaian): what was reached against the target, by the formula that belongs to the indicator.

No regulation fixes one formula (regulations.md §4.1), so each is dated data with its source, written in the language of
``expression``; the one that was used is always told beside the figure. What came out and what counts after floor and
cap are both kept. Unknown, no case and a target of zero are no value, each with its reason.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final

from selaras.engine.formulas.computing import Lack, Outcome, compute
from selaras.engine.formulas.expression import Node, parse
from selaras.engine.law.law import Law
from selaras.engine.law.parameter import Value, scaled
from selaras.engine.law.strict import LawError
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.number import SCALE
from selaras.engine.tables.wording import listed

WHOLE: Final = 1_000_000
"""100 percent in ten-thousandths of a percent."""
IDS: Final = ("up", "down_a", "down_b", "range", "scale", "yes_no")
"""The formulas there are, in the order in which they are offered."""
NAMES: Final[Mapping[str, str]] = {
    "realisasi": "realisasi", "target": "target", "batas_bawah": "batas bawah target",
    "batas_atas": "batas atas target", "peringkat_realisasi": "peringkat realisasi",
    "peringkat_target": "peringkat target",
}  # fmt: skip
"""The components of all formulas in words."""
NEGATIVE_TARGET: Final = "Target negatif: rumus ini tidak berlaku. Pilih ukuran yang tidak negatif."
_ZERO_TARGET: Final = "Target nol: capaian tidak dapat dihitung. Sebutkan realisasinya saja."
_BY_TARGET: Final = ("up", "down_a", "range")
"""The formulas that divide by the target alone."""


class Formula(Frozen):
    """One formula of achievement as the law's data words it on a day. ``value`` carries its basis, source and mark."""

    id: str
    value: Value

    @property
    def title(self) -> str:
        """What it is for, in Indonesian."""
        return str(self._table["title"])

    def text(self, part: str) -> str:
        """One of its expressions as written. Raises ``LawError`` where the data has none."""
        try:
            return str(self._table[part])
        except KeyError:
            raise LawError(f"parameter {self.value.id} has no {part!r}") from None

    @cached_property
    def _table(self) -> Mapping[str, Any]:
        return self.value.table

    def percent(self, part: str) -> int | None:
        """A fixed percentage of its data in ten-thousandths; None where the data names none."""
        return scaled(str(self._table[part]), self.value.id) if part in self._table else None


class Achievement(Frozen):
    """What one formula comes to. ``raw`` is what came out, ``value`` what counts after floor and cap; both are in
    ten-thousandths of a percent, None with ``lack`` and ``reason``. ``node`` over ``values`` is the expression that was
    computed, None where there is none; ``note`` says in Indonesian what the formula alone does not."""

    formula: Formula | None
    raw: int | None
    value: int | None
    lack: Lack = ""
    reason: str = ""
    node: Node | None = None
    values: Mapping[str, int | None] = EMPTY
    floor: int | None = None
    cap: int | None = None
    note: str = ""

    @property
    def floored(self) -> bool:
        """Whether the floor counts in the place of what came out."""
        return self.raw is not None and self.floor is not None and self.raw < self.floor

    @property
    def capped(self) -> bool:
        """Whether the cap counts in the place of what came out."""
        return self.raw is not None and self.cap is not None and self.raw > self.cap


class Bounds(Frozen):
    """A target that is a range, both ends included, in ten-thousandths."""

    low: int
    high: int


@lru_cache(maxsize=256)
def formula(law: Law, id: str, on: date) -> Formula | None:
    """The formula of this id on a day; None where there is no such id."""
    return Formula(id, law.value(f"achievement.formula.{id}", on)) if id in IDS else None


@lru_cache(maxsize=256)  # a tree asks the same of hundreds of indicators
def chosen(law: Law, achievement: str, direction: str, on: date) -> Formula | None:
    """The formula of an indicator: the one it names, else the one of its direction where the law's data has one; None
    where nobody has chosen."""
    usual = law.value("achievement.by_direction", on).table
    return formula(law, achievement or str(usual.get(direction, "")), on)


def of_numbers(of: Formula, actual: int | None, target: int | None, cap: int | None = None) -> Achievement:
    """The achievement of a number against a number, by ``up``, ``down_a`` or ``down_b``."""
    values = {"realisasi": actual, "target": target}
    if target is not None and target < 0:
        return Achievement(of, None, None, "undefined", NEGATIVE_TARGET, cap=cap)
    instead = of.percent("actual_zero")
    if actual == 0 and target is not None and instead is not None:
        return _kept(of, Outcome(instead, ratio=(instead, SCALE)), None, values, cap, _of_zero(instead))
    return by_expression(of, "expression", values, cap)


def of_range(of: Formula, actual: int | None, bounds: Bounds | None, cap: int | None = None) -> Achievement:
    """The achievement of a number against a range, by the part of the formula where the number lies."""
    if bounds is None:
        return Achievement(of, None, None, "unknown", "Target bukan rentang. Tulis misalnya 80–90.", cap=cap)
    values = {"realisasi": actual, "batas_bawah": bounds.low, "batas_atas": bounds.high}
    if bounds.low < 0:
        return Achievement(of, None, None, "undefined", NEGATIVE_TARGET, cap=cap)
    if actual is None:
        return Achievement(of, None, None, "unknown", "Realisasi belum diketahui.", values=values, cap=cap)
    part = "below" if actual < bounds.low else "above" if actual > bounds.high else "inside"
    where = {"below": "di bawah", "inside": "di dalam", "above": "di atas"}[part]
    return by_expression(of, part, values, cap, f"Realisasi berada {where} rentang target.")


def by_expression(
    of: Formula, part: str, values: Mapping[str, int | None], cap: int | None, note: str = ""
) -> Achievement:
    """The achievement by one expression of a formula over these values."""
    node = parse(of.text(part))
    found = compute(node, values, NAMES)
    if found.lack == "unknown":
        missing = [NAMES[symbol] for symbol, value in values.items() if value is None]
        found = Outcome(None, "unknown", f"{listed(missing).capitalize()} belum diketahui.")
    elif found.lack == "no_case":
        found = Outcome(None, "undefined", _ZERO_TARGET if of.id in _BY_TARGET else found.reason)
    return _kept(of, found, node, values, cap, note)


def fixed(of: Formula, part: str, note: str, cap: int | None) -> Achievement:
    """The achievement that a formula fixes, as yes and no do."""
    percent = scaled(of.text(part), of.value.id)
    return _kept(of, Outcome(percent), None, {}, cap, note)


def _kept(
    of: Formula, found: Outcome, node: Node | None, values: Mapping[str, int | None], cap: int | None, note: str
) -> Achievement:
    floor = of.percent("floor")
    counted = found.value
    if counted is not None and floor is not None:
        counted = max(counted, floor)
    if counted is not None and cap is not None:
        counted = min(counted, cap)
    return Achievement(of, found.value, counted, found.lack, found.reason, node, values, floor, cap, note)


def _of_zero(instead: int) -> str:
    return f"Realisasi nol: dihitung {instead // 10_000}, karena pembagian dengan nol tidak mungkin."
