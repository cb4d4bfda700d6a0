"""Cells of a file that somebody corrected before its acceptance: what they said before, kept with the plan."""

from collections.abc import Iterable
from typing import Any

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.registers.plans.store import plain_place


class Mended(Frozen):
    """One corrected cell: its place in the file, the text printed there and the text it was read as."""

    place: Place
    before: str
    after: str

    @property
    def words(self) -> str:
        """``lembar RKT, sel E6: “30.000.000” → “31.000.000”``."""
        return f"{self.place.sentence()}: “{self.before}” → “{self.after}”"


def as_plain(cells: Iterable[Mended]) -> list[dict[str, Any]]:
    """The cells as the JSON column of a plan keeps them."""
    return [{"place": plain_place(each.place), "before": each.before, "after": each.after} for each in cells]


def of_plain(kept: Iterable[dict[str, Any]] | None) -> tuple[Mended, ...]:
    """The cells that ``as_plain`` gave; none of a plan accepted before they were kept."""
    return tuple(Mended(Place(**each["place"]), each["before"], each["after"]) for each in kept or ())
