"""Lists of money in which a kegiatan stands above its sub kegiatan: which lines are summed, and what they come to."""

from collections.abc import Iterable, Sequence

from selaras.engine.tables.actuals import AgreementBudget

_PROGRAM, _KEGIATAN = 3, 5  # groups of their codes


def outermost(lines: Sequence[AgreementBudget]) -> tuple[AgreementBudget, ...]:
    """The lines that lie in no other line by their codes; the others are contained in these and are not summed again.

    A line lies in one of a higher level whose code begins its own. A kegiatan whose code is cut (``7.01.03.2``) begins
    the codes of its neighbours too, and holds its sub kegiatan alone. A line without code lies in no other one.
    """
    codes = {line.code for line in lines if line.code}
    return tuple(line for line in lines if not any(code in codes for code in _above(line.code)))


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum in sen; None as soon as one amount is unknown, and where there is none."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return sum(known) if known and len(known) == len(found) else None


def _above(code: str) -> list[str]:
    """The codes that would hold this one: all its beginnings of a higher level."""
    parts = code.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts)) if _level(n) < _level(len(parts))]


def _level(groups: int) -> int:
    """Program has three groups, kegiatan five (four where it is cut), sub kegiatan six; codes from before Permendagri
    90/2019 have more, each a level of its own."""
    if groups <= _KEGIATAN:
        return 1 if groups <= _PROGRAM else 2
    return groups
