"""The printed target of an indicator, split into number, unit and grade word."""

import re
from functools import lru_cache

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import NotANumber, decimal

_NUMBER = re.compile(r"(?<![mMoO])[-−–]?\d[\d.,]*")  # the digit of M2, km2 and CO2 is a part of the unit
_MANY = re.compile(r"\d\s*(?:-|–|s\.?/?d\.?|sampai)\s*\d")
_COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_CURRENCY = re.compile(r"(?:rp|rupiah|idr)\.?", re.IGNORECASE)
_BOUNDS = frozenset({"min", "minimal", "maks", "max", "maksimal", "kurang dari", "lebih dari", "di atas", "di bawah"})
_IN_WORDS = re.compile(r"\([a-z ]+\)\s+(?=\S)", re.IGNORECASE)  # 1 (satu) dokumen
_MEASURING = frozenset({"", "nilai", "indeks", "poin", "point", "skor", "persen", "%", "persentase", "level", "rasio"})


class TargetText(Frozen):
    """``value`` in ten-thousandths or None; ``doubt`` says in Indonesian what is unclear, or is empty; ``pointed``
    where that is only a point in the place of the decimal comma."""

    value: int | None
    unit: str = ""
    grade: str = ""
    doubt: str = ""
    pointed: bool = False


@lru_cache(maxsize=16384)
def read_target(text: str, unit: str = "") -> TargetText:
    """Number, unit and grade of a printed target, with ``unit`` as its table's own column gives it.

    ``12 laporan`` → 12, laporan; ``Baik (89,17)`` and ``88,30 (Baik)`` → number and grade; ``100%`` → 100, %;
    empty → unknown. Two numbers, or none, are a doubt.
    """
    printed = " ".join(text.split())
    if not printed or printed in {"-", "–", "—", "…", "..."}:
        return TargetText(None)
    numbers = list(_NUMBER.finditer(printed))
    if len(numbers) != 1:
        return _no_single_number(printed, len(numbers))
    return _one_number(printed, numbers[0], unit)


def counts(unit: str) -> bool:
    """Whether a unit counts things (documents, people), so that parts add up; shares, indices and grades do not."""
    return unit.casefold() not in _MEASURING


def _no_single_number(printed: str, count: int) -> TargetText:
    if count == 0:
        return TargetText(None, grade=printed, doubt=f"target “{printed}” tidak memuat angka")
    reason = "memuat rentang" if _MANY.search(printed) else "memuat lebih dari satu angka"
    return TargetText(None, doubt=f"target “{printed}” {reason}")


def _one_number(printed: str, found: re.Match[str], unit: str) -> TargetText:
    before = printed[: found.start()].strip(" (").strip()
    after = _IN_WORDS.sub("", printed[found.end() :].strip(), count=1)
    bracketed = re.fullmatch(r"\((.+)\)", after)
    grade = before or (bracketed.group(1).strip() if bracketed else "")
    printed_unit = "" if bracketed else after.strip(" )").rstrip(",; ")
    if _CURRENCY.fullmatch(grade):
        grade, printed_unit = "", printed_unit or "Rp"
    if grade.casefold().rstrip(".") in _BOUNDS or not any(sign.isalpha() for sign in grade):
        grade = ""  # ≤ 3 and Minimal 80 have no grade
    digits = found.group().rstrip(".,")
    counting = counts(printed_unit or unit)
    try:
        number = decimal(digits, counting=counting)
    except NotANumber as error:
        return TargetText(None, printed_unit, grade, f"target “{printed}”: {error}")
    doubt = number.doubt
    if counting and _COMMA_THOUSANDS.fullmatch(digits):
        doubt = f"“{digits}” dapat berarti {digits.replace(',', '')} atau {digits}"
    return TargetText(number.value, printed_unit, grade, doubt, number.pointed)
