"""Whether a number can be a NIP: date of birth, month of appointment, sex and serial (regulations.md §10.4)."""

import re
from datetime import date

from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen

_BIRTH, _MONTH, _SEX, _SERIAL = slice(0, 8), slice(12, 14), slice(14, 15), slice(15, 18)
_YEAR_OF_APPOINTMENT = slice(8, 12)
_BETWEEN = re.compile(r"[\s.\-]+")


class Nip(Frozen):
    """What was typed as digits, and what is said of it in Indonesian: ``faults`` make it no NIP, ``doubts`` only ask
    to look again."""

    digits: str
    faults: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_nip(text: str, law: Law, on: date) -> Nip:
    """A NIP as typed, with or without blanks, dots and hyphens between its groups, judged by the structure of the day.

    There is no check digit; a number that passes can still be nobody's.
    """
    digits = _BETWEEN.sub("", text)
    if strange := sorted({character for character in digits if character not in "0123456789"}):
        return Nip(digits, (f"NIP hanya berisi angka; di sini ada “{''.join(strange[:5])}”.",))
    length = law.value("official.nip_digits", on).number
    if len(digits) != length:
        return Nip(digits, (f"NIP terdiri atas {length} angka; yang diketik {len(digits)} angka.",))
    faults = tuple(filter(None, (_birth(digits), _month(digits, law, on), _sex(digits, law, on), _serial(digits))))
    return Nip(digits, faults, () if faults else _doubts(digits, law, on))


def _birth(digits: str) -> str:
    written = digits[_BIRTH]
    try:
        date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return (
            f"Delapan angka pertama NIP ({written}) bukan tanggal lahir. Susunannya tahun, bulan, tanggal: 19800517 "
            "untuk 17 Mei 1980."
        )
    return ""


def _month(digits: str, law: Law, on: date) -> str:
    month, contract = digits[_MONTH], law.value("official.nip_pppk_month", on).text
    if "01" <= month <= "12" or month == contract:
        return ""
    return f"Angka ke-13 dan ke-14 NIP ({month}) bukan bulan pengangkatan: 01 sampai 12, atau {contract} untuk PPPK."


def _sex(digits: str, law: Law, on: date) -> str:
    known = law.value("official.nip_sexes", on).table
    if digits[_SEX] in known:
        return ""
    words = " atau ".join(f"{digit} ({word})" for digit, word in known.items())
    return f"Angka ke-15 NIP ({digits[_SEX]}) harus {words}."


def _serial(digits: str) -> str:
    return "Tiga angka terakhir NIP adalah nomor urut, mulai 001." if int(digits[_SERIAL]) == 0 else ""


def _doubts(digits: str, law: Law, on: date) -> tuple[str, ...]:
    age = int(digits[_YEAR_OF_APPOINTMENT]) - int(digits[:4])
    if age >= law.value("official.least_age", on).number:
        return ()
    told = f"pada umur {age} tahun" if age >= 0 else "sebelum tahun lahirnya"
    return (f"Menurut NIP ini, pengangkatannya {told}. Periksa tahun lahir dan tahun pengangkatan.",)
