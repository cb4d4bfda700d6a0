"""What Excel shows of a number under a number format, as an Indonesian officer sees it: 3.752.200, 50%, 31-12-2024."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from selaras.engine.tables.frozen import Frozen

_SKIPPED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[\$([^\]-]*)[^\]]*\]|\[([^\]]*)\]|([0#?][0#?,.]*)|(E[+-]0+)|(.)', re.DOTALL
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_PRINTED = re.compile(r"\d[\d.,]*")
_SWAPPED = str.maketrans(",.", ".,")
_GENERAL = "\x01"
_DIGITS = 10
"""Significant digits that a number without a format is shown with."""
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_LARGEST_DAY = 2_958_465  # 31-12-9999


class _Section(Frozen):
    """One section of a format: what stands before and after the number, and how the number itself is written."""

    before: str
    pattern: str
    after: str
    percent: int
    exponent: str
    condition: str


def shown(value: float, code: str) -> str:
    """The text of a number under a number format: thousands by dots, decimals by a comma."""
    if code in ("", "General", "@"):
        return plain_number(value)
    section, bare = _chosen(value, code)
    if section is None:
        return plain_number(value)
    if section.pattern == _GENERAL:
        return f"{section.before}{plain_number(bare)}{section.after}".strip()
    if not section.pattern:
        return f"{section.before}{section.after}".strip()
    number = Decimal(f"{bare:.15g}") * 100**section.percent
    text = _scientific(number, section) if section.exponent else _written(number, section.pattern)
    return f"{section.before}{text}{section.after}".strip()


def plain_number(value: float) -> str:
    """A number without a format: whole numbers as their digits, others to ten digits with a comma."""
    if value == int(value):
        return str(int(value))
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}" if abs(value) >= 1e-9 else text.upper()
    return text.replace(".", ",")


def localised(text: str, value: float) -> str:
    """A number's text as a program of another country wrote it, with Indonesian separators: ``85.5%`` → ``85,5%``.

    The value behind it tells which sign parts the decimals; a text that fits it neither way stays as it is.
    """
    found = _PRINTED.search(text)
    if not found or not ("," in found[0] or "." in found[0]):
        return text
    printed, amount = found[0], abs(value) * (100 if "%" in text else 1)
    for thousands, point in ((".", ","), (",", ".")):
        plain = printed.replace(thousands, "").replace(point, ".")
        if plain.count(".") <= 1 and abs(float(plain) - amount) <= 0.5 * 10.0 ** -len(plain.partition(".")[2]) + 1e-9:
            kept = printed if point == "," else printed.translate(_SWAPPED)
            return text[: found.start()] + kept + text[found.end() :]
    return text


@lru_cache(maxsize=1024)
def is_date(code: str) -> bool:
    """Whether a number format shows a day or a time."""
    bare = re.sub(r"\[(?:h+|m+|s+)\]", "h", code, flags=re.IGNORECASE)
    bare = _SKIPPED.sub("", bare.split(";")[0])
    return bool(re.search(r"[dmyhs]", bare, re.IGNORECASE)) and not re.search(r"General|[0#?]|E[+-]", bare)


def moment(serial: float, since_1904: bool = False) -> datetime | None:
    """The day and time of a serial number; None where there is no such day."""
    days = serial + 1462 if since_1904 else serial
    if not 0 <= days <= _LARGEST_DAY:
        return None
    start = datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no zone
    return start + timedelta(seconds=round(days * 86400))


def dated(at: datetime, code: str) -> tuple[str, date | str]:
    """The text and the value of a moment under its format: ``31-12-2024``, ``Desember 2024``, ``13:30``."""
    bare = _SKIPPED.sub("", code).casefold()
    clock = at.strftime("%H:%M:%S" if "s" in bare else "%H:%M")
    if "h" in re.sub(r"\[(h+)\]", "h", code.casefold()) and not re.search(r"[dy]", bare):
        return clock, clock
    value: date = at if at.time() != time(0) else at.date()
    if "d" not in bare and "y" in bare:
        month = f"{_MONTHS[at.month - 1]} " if "m" in bare else ""
        return f"{month}{at.year}", value
    day = at.strftime("%d-%m-") + f"{at.year:04d}"
    return (f"{day} {clock}" if "h" in bare else day), value


def _chosen(value: float, code: str) -> tuple[_Section | None, float]:
    """The section that shows a value, and the value as that section writes it: the second one without the sign."""
    sections = _sections(code)
    if any(section.condition for section in sections):
        for section in sections:
            if not section.condition or _holds(value, section.condition):
                return section, value
        return None, value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    return sections[0], value


def _holds(value: float, condition: str) -> bool:
    found = _CONDITION.fullmatch(condition)
    if not found:
        return False
    limit = float(found[2])
    return {
        "<": value < limit, ">": value > limit, "<=": value <= limit, ">=": value >= limit,
        "=": value == limit, "<>": value != limit,
    }[found[1]]  # fmt: skip


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    parts, start, quoted = [], 0, False
    for n, sign in enumerate(code):
        quoted ^= sign == '"'
        if sign == ";" and not quoted and (n == 0 or code[n - 1] != "\\"):
            parts.append(code[start:n])
            start = n + 1
    return tuple(_section(part) for part in [*parts, code[start:]][:4])


def _section(code: str) -> _Section:
    """A section taken apart. Literals inside the digits stay with them, as in codes written ``0"."00``."""
    pieces: list[tuple[bool, str]] = []
    condition, exponent, percent = "", "", 0
    for found in _TOKEN.finditer(re.sub("general|@", _GENERAL, code, flags=re.IGNORECASE)):
        quoted, escaped, _, _, currency, bracket, digits, power, other = found.groups()
        if bracket is not None:
            condition = bracket if _CONDITION.fullmatch(bracket) else condition
        elif digits:
            pieces.append((True, digits))
        elif power:
            exponent = power
        elif other == _GENERAL:
            pieces.append((True, other))
        elif literal := quoted or escaped or currency or other:
            percent += other == "%"
            pieces.append((False, literal))
        elif found[3] is not None:
            pieces.append((False, " "))
    numbers = [n for n, (digit, _) in enumerate(pieces) if digit]
    first, last = (numbers[0], numbers[-1]) if numbers else (len(pieces), len(pieces))
    inside = "".join(text if digit else f"\x00{text}\x00" for digit, text in pieces[first : last + 1])
    return _Section(
        "".join(text for _, text in pieces[:first]), inside, "".join(text for _, text in pieces[last + 1 :]),
        percent, exponent, condition,
    )  # fmt: skip


def _written(number: Decimal, pattern: str) -> str:
    """A number by a pattern of placeholders: ``#,##0.00``, ``0000``, ``#,##0,`` (thousands left out)."""
    if "\x00" in pattern:
        return _coded(number, pattern)
    whole, _, fraction = pattern.partition(".")
    scaling = len(whole) - len(whole.rstrip(","))
    grouped = "," in whole.rstrip(",")
    places, fewest = len(fraction.replace(",", "")), fraction.count("0")
    with localcontext() as context:
        context.prec = 400
        rounded = (number / 1000**scaling).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits, _, rest = f"{abs(rounded):f}".partition(".")
    rest = rest.rstrip("0").ljust(fewest, "0")
    digits = digits.lstrip("0").rjust(whole.count("0"), "0")
    if grouped:
        digits = _dotted(digits)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{digits}{',' if rest else ''}{rest}"


def _dotted(digits: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    return ".".join([*groups, *(digits[n : n + 3] for n in range(head, len(digits), 3))])


def _coded(number: Decimal, pattern: str) -> str:
    """Digits laid into a pattern with signs between them, from the right, as codes are: ``0"."00"."000``."""
    digits = f"{abs(number).quantize(Decimal(1), ROUND_HALF_UP):f}"
    out = ""
    for n, part in reversed(list(enumerate(pattern.split("\x00")))):
        if n % 2:
            out = part + out
            continue
        places = sum(1 for sign in part if sign in "0#?")
        taken = digits[-places:] if places else ""
        digits = digits[: -len(taken)] if taken else digits
        out = taken.rjust(part.count("0"), "0") + out
    return ("-" if number < 0 else "") + digits + out


def _scientific(number: Decimal, section: _Section) -> str:
    places = len(section.pattern.partition(".")[2])
    return f"{number:.{places}E}".replace(".", ",")
