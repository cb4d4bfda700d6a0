"""Lists of money in which a kegiatan stands above its sub kegiatan: which lines are summed, and what they come to."""

from collections.abc import Iterable, Sequence

from selaras.engine.tables.actuals import AgreementBudget


def outermost(lines: Sequence[AgreementBudget]) -> tuple[AgreementBudget, ...]:
    """The lines that lie in no other line by their codes; the others are contained in these and are not summed again.

    A line without code lies in no other one.
    """
    codes = {line.code for line in lines if line.code}
    return tuple(line for line in lines if not _above(line.code) & codes)


def total(amounts: Iterable[int | None]) -> int | None:
    """The sum in sen; None as soon as one amount is unknown, and where there is none."""
    found = list(amounts)
    known = [amount for amount in found if amount is not None]
    return sum(known) if known and len(known) == len(found) else None


def _above(code: str) -> set[str]:
    parts = code.split(".")
    return {".".join(parts[:n]) for n in range(1, len(parts))}
