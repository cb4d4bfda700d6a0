"""Proposals of a musrenbang by unit, in their order, and how many of them cost how much under each decision."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.planning import Proposal
from selaras.engine.tables.rows import Organisation

DECISIONS: Final[Mapping[str, str]] = MappingProxyType(
    {"accepted": "diterima", "refused": "ditolak", "postponed": "ditunda", "": "belum diputuskan"}
)
"""Each decision as people read it, in the order in which pages and papers show them."""


class Tally(Frozen):
    """How many proposals, the sen of those whose cost is known (None where none is), and how many are without."""

    count: int
    amount: int | None
    unpriced: int


class UnitProposals(Frozen):
    """The proposals of one unit in the order of its priorities. ``unit`` is None where the Book does not hold it.

    A ``supervised`` unit (desa) proposes and stands beside the sums.
    """

    unit: Organisation | None
    proposals: tuple[Proposal, ...]

    @property
    def supervised(self) -> bool:
        """Whether it is never summed."""
        return self.unit is not None and self.unit.supervised

    def tallies(self) -> Mapping[str, Tally]:
        """By decision, and under ``all`` for the whole."""
        return tallies(self.proposals)


def by_unit(book: Book) -> tuple[UnitProposals, ...]:
    """The units that have proposals, in the order of the Book; the agency first, desa last."""
    units = {row.id: row for row in book.all(Organisation)}
    order = {id_: n for n, id_ in enumerate(units)}
    found = book.under(Proposal, "organisation")

    def place(key: str) -> tuple[bool, bool, int]:
        unit = units.get(key)
        return (unit is not None and unit.supervised, unit is not None and unit.level == "unit", order.get(key, -1))

    return tuple(UnitProposals(units.get(key), ranked(found[key])) for key in sorted(found, key=place))


def ranked(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """By priority; what has none comes last, in the order in which it was written down."""
    return tuple(sorted(proposals, key=lambda row: (row.priority is None, row.priority or 0, row.order)))


def of_all(book: Book) -> tuple[Proposal, ...]:
    """The proposals of all units as one list: the first ones of each unit, then the second ones, and so on. A row holds
    its rank in its own unit and no other, so nothing is put before its equal but by the order of the units."""
    groups = by_unit(book)
    place = {row.id: n for n, group in enumerate(groups) for row in group.proposals}
    rows = [row for group in groups for row in group.proposals]
    return tuple(sorted(rows, key=lambda row: (row.priority is None, row.priority or 0, place[row.id], row.order)))


def tallies(proposals: Iterable[Proposal]) -> Mapping[str, Tally]:
    """By decision, and under ``all`` for the whole."""
    rows = list(proposals)
    found = {key: tally(row for row in rows if row.decision == key) for key in DECISIONS}
    return MappingProxyType({**found, "all": tally(rows)})


def tally(proposals: Iterable[Proposal]) -> Tally:
    """Count and known cost: an unknown cost is counted as unknown and never as zero."""
    amounts = [row.amount for row in proposals]
    known = [amount for amount in amounts if amount is not None]
    return Tally(len(amounts), sum(known) if known else None, len(amounts) - len(known))


def inside(groups: Iterable[UnitProposals]) -> tuple[Proposal, ...]:
    """The proposals that sums count: those of the agency and its kelurahan, without the desa."""
    return tuple(row for group in groups if not group.supervised for row in group.proposals)
