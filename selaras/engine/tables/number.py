"""Indonesian numbers: dots for thousands, a comma for decimals; money in sen, targets in ten-thousandths.

An ambiguous number is said to be so; nothing is guessed in silence (regulations.md §10.1).
"""

import re

from selaras.engine.tables.frozen import Frozen

SCALE = 10_000
SEN = 100
LARGEST = 2**63 - 1
_SMALL = 1_000 * SCALE  # figures below have no thousands mark

_MINUS = "-−–"
# Compiled when a number is first read, which the process that draws a document never does.
_GROUPED = r"\d{1,3}(\.\d{3})+"
_GROUPED_ENGLISH = r"\d{1,3}(,\d{3})+(\.\d+)?"
_PLAIN = r"\d+"
_COMMA_THOUSANDS = r"[1-9]\d{0,2},\d{3}"
_POINTED = "ditulis dengan titik"


class NotANumber(ValueError):
    """The text is not one number; the message says why, in Indonesian."""


class Number(Frozen):
    """A parsed number in units of 1/scale. ``doubt`` says in Indonesian why it may mean something else, or is empty;
    ``pointed`` where that is only a point in the place of the decimal comma (``95.5``)."""

    value: int
    doubt: str = ""
    pointed: bool = False


def money(text: str) -> Number:
    """Sen from a printed amount: ``299.670.000,00``, ``45.893.689.013``, ``Rp1.234,5``, ``1.234,-``; ``(1.000)`` is
    negative.

    Three digits behind the only comma are thousands (``750,000``), with a doubt: rupiah have two decimals.
    Raises ``NotANumber`` for anything else, also for more than two decimals and past int64.
    """
    bare = text.strip()
    if not bare[:1].isdigit():
        bare = re.sub(r"^(?:Rp|IDR)\.?\s*", "", bare, flags=re.IGNORECASE)
    if bare.endswith("-"):
        bare = re.sub(r"[,.]-+$", "", bare)
    if re.fullmatch(_COMMA_THOUSANDS, bare.strip("()" + _MINUS)):
        number = _scaled(bare.replace(",", "."), SEN, dot_thousands=True)
        return Number(number.value, f"“{text}” ditulis dengan pemisah ribuan koma")
    return _scaled(bare, SEN, dot_thousands=True)


def money_in(text: str, unit: int) -> Number:
    """Sen from an amount printed in thousands or millions of rupiah (``unit`` 1_000 or 1_000_000), with up to four
    decimals. Three digits behind the only comma are decimals, with a doubt: they may be thousands.
    Raises ``NotANumber`` like ``money``."""
    if unit == 1:
        return money(text)
    bare = re.sub(r"^(?:Rp|IDR)\.?\s*", "", text.strip(), flags=re.IGNORECASE)
    number = decimal(bare, counting=True)
    if re.fullmatch(_COMMA_THOUSANDS, bare.strip("()" + _MINUS)):
        number = Number(number.value, f"“{bare}” dapat berarti {bare.replace(',', '.')} atau {bare.rstrip('0')}")
    sen = number.value * unit * SEN // SCALE
    if abs(sen) > LARGEST:
        raise NotANumber(f"“{text}” terlalu besar")
    return Number(sen, number.doubt, number.pointed)


def decimal(text: str, *, counting: bool = False) -> Number:
    """A target or actual in ten-thousandths from ``89,17``, ``1.038``, ``88.73`` or ``1038``.

    One dot before three digits is a thousand when ``counting`` (people, documents) and otherwise a doubt.
    Raises ``NotANumber`` for anything else, also for more than four decimals and past int64.
    """
    return _scaled(text.strip(), SCALE, dot_thousands=counting)


def _scaled(text: str, scale: int, *, dot_thousands: bool) -> Number:
    digits = text.replace(" ", "").replace("\u00a0", "")
    negative = digits.startswith(tuple(_MINUS)) or (digits.startswith("(") and digits.endswith(")"))
    digits = digits.strip("()" + _MINUS) if negative else digits
    whole, fraction, doubt = _split(digits, text, dot_thousands)
    places = len(str(scale)) - 1
    fraction = fraction.rstrip("0")
    if len(fraction) > places:
        raise NotANumber(f"“{text}” mempunyai lebih dari {places} angka di belakang koma")
    value = int(whole) * scale + int(fraction.ljust(places, "0") or 0)
    if value > LARGEST:
        raise NotANumber(f"“{text}” terlalu besar")
    return Number(-value if negative else value, doubt, _POINTED in doubt)


def _split(digits: str, text: str, dot_thousands: bool) -> tuple[str, str, str]:
    if len(digits) > 40 or not re.fullmatch(r"[0-9.,]+", digits):
        raise NotANumber(f"“{text[:40]}” bukan angka")
    head, comma, tail = digits.partition(",")
    if (re.fullmatch(_PLAIN, head) or re.fullmatch(_GROUPED, head)) and (not comma or re.fullmatch(_PLAIN, tail)):
        lone_dot = head.count(".") == 1 and not comma
        doubt = ""
        if lone_dot and not dot_thousands:
            doubt = f"“{text}” dapat berarti {head.replace('.', '')} atau {head.replace('.', ',')}"
        return head.replace(".", ""), tail, doubt
    whole, dot, fraction = digits.partition(".")
    if dot and re.fullmatch(_PLAIN, whole) and re.fullmatch(_PLAIN, fraction):
        return whole, fraction, f"“{text}” {_POINTED}; dibaca {whole},{fraction}"
    if re.fullmatch(_GROUPED_ENGLISH, digits):
        whole, _, fraction = digits.replace(",", "").partition(".")
        return whole, fraction, f"“{text}” ditulis dengan pemisah ribuan koma"
    raise NotANumber(f"“{text[:40]}” bukan satu angka")


def rupiah(sen: int) -> str:
    """An amount for a table: ``45.893.689.013``; sen only where there are any: ``1.234,50``."""
    return _print(sen, SEN, trim=False)


def rupiah_in_text(sen: int) -> str:
    """An amount in a sentence: ``Rp45.893.689.013`` (regulations.md §10.1: no dot, no blank)."""
    return ("-" if sen < 0 else "") + "Rp" + rupiah(abs(sen))


def decimal_text(scaled: int) -> str:
    """A target or actual: ``89,17``, ``1.038``, ``100``."""
    if 0 <= scaled < _SMALL and scaled % SCALE == 0:
        return str(scaled // SCALE)  # most of them
    return _print(scaled, SCALE, trim=True)


def plain(scaled: int, scale: int) -> str:
    """A number for machines: ``89.17``, ``-12``; no thousands mark, dot for decimals, nothing rounded."""
    whole, fraction = divmod(abs(scaled), scale)
    places = len(str(scale)) - 1
    tail = f"{fraction:0{places}d}".rstrip("0")
    return f"{'-' if scaled < 0 else ''}{whole}{'.' + tail if tail else ''}"


def _print(value: int, scale: int, *, trim: bool) -> str:
    whole, fraction = divmod(abs(value), scale)
    places = len(str(scale)) - 1
    tail = f"{fraction:0{places}d}" if fraction else ""
    tail = tail.rstrip("0") if trim else tail
    grouped = f"{whole:,}".replace(",", ".")
    return f"{'-' if value < 0 else ''}{grouped}{',' + tail if tail else ''}"
