"""What a person types of one figure, read into the fields in which it is kept. Nothing is guessed: what cannot be read
is said, and stays as it was typed."""

from collections.abc import Mapping
from typing import Any, Final

from selaras.engine.formulas.computing import rounded
from selaras.engine.tables.actuals import STATE_WORDS
from selaras.engine.tables.frozen import EMPTY, Frozen
from selaras.engine.tables.number import NotANumber, decimal
from selaras.engine.tables.rows import Indicator, WorkItem
from selaras.engine.tables.target import read_target
from selaras.registers.plans.values import How, Unreadable, read_value

STATES: Final[Mapping[str, str]] = {state: words for state, words in STATE_WORDS.items() if state != "late"}
"""Why there may be no value, as the office says it. That one is late follows from the calendar and is not typed."""
WORDS: Final = ("driver", "obstacle", "cause", "follow_up")
"""The fields in which something is said beside a figure."""
_LONGEST: Final = 4000
_LONGEST_VALUE: Final = 200
SHARES: Final = frozenset({"%", "persen", "persentase", "prosentase"})
_HUNDRED: Final = 100


class Typed(Frozen):
    """One figure as it was typed: of which row, in which period, and what the person saw (``revision``, 0: nothing).

    ``text`` is the value of an indicator or the amount of a line. ``texts`` are the words beside it by their fields.
    """

    subject: str
    period: str
    revision: int
    text: str = ""
    state: str = ""
    numerator: str = ""
    denominator: str = ""
    texts: Mapping[str, str] = EMPTY


def fields_of(typed: Typed, subject: Indicator | WorkItem) -> dict[str, Any]:
    """The fields of the figure; an indicator without a unit is given that of its targets before. Raises ``Unreadable``
    with what is wrong and an example."""
    if "\0" in "".join((typed.text, *typed.texts.values())):
        raise Unreadable("Isian ini memuat tanda yang tidak dapat disimpan. Ketik ulang.")
    if len(typed.text) > _LONGEST_VALUE:
        raise Unreadable(f"Nilai terlalu panjang ({len(typed.text)} huruf). Tulis satu angka dengan satuannya.")
    words = {name: " ".join(typed.texts.get(name, "").split()) for name in WORDS}
    for said in words.values():
        if len(said) > _LONGEST:
            raise Unreadable(f"Keterangan terlalu panjang ({len(said)} huruf). Ringkas sampai {_LONGEST} huruf.")
    if isinstance(subject, WorkItem):
        text = " ".join(typed.text.split())
        return {"amount": read_value(How.MONEY, text) if text else None, **words}
    return {**_measured(typed, subject), **words}


def _measured(typed: Typed, indicator: Indicator) -> dict[str, Any]:
    if typed.state and typed.state not in STATES:
        raise Unreadable(f"Keadaan “{typed.state[:40]}” tidak dikenal. Pilih salah satu: {', '.join(STATES.values())}.")
    text = " ".join(typed.text.split())
    parts = _count("Pembilang", typed.numerator), _count("Penyebut", typed.denominator)
    counts = {"numerator": parts[0], "denominator": parts[1]}
    if typed.state and (text or parts != (None, None)):
        raise Unreadable(
            f"Nilai dan keadaan “{STATES[typed.state]}” tidak dapat berlaku bersama. Kosongkan salah satunya."
        )
    if typed.state or not (text or parts != (None, None)):
        return {"text": "", "value": None, "unit": "", "grade": "", "state": typed.state, **counts}
    if parts != (None, None):
        return {**_of_counts(text, *parts, indicator), **counts}
    try:
        read_value(How.TARGET, text, indicator)
    except Unreadable as error:
        raise Unreadable(str(error).replace("Target", "Realisasi", 1)) from error
    read = read_target(text, indicator.unit)
    return {"text": text, "value": read.value, "unit": read.unit or indicator.unit, "grade": read.grade, "state": "",
            **counts}  # fmt: skip


def _of_counts(text: str, numerator: int | None, denominator: int | None, indicator: Indicator) -> dict[str, Any]:
    """The value that two counts make: their share in percent. A denominator of zero is no case, neither 0 nor 100."""
    if numerator is None or denominator is None:
        raise Unreadable("Pembilang dan penyebut harus diisi keduanya, misalnya 18 dari 20.")
    if indicator.unit.strip().casefold() not in SHARES:
        raise Unreadable(
            "Pembilang dan penyebut hanya untuk indikator bersatuan persen; satuan indikator ini "
            f"{indicator.unit or 'belum diisi'}."
        )
    if denominator == 0:
        if numerator:
            raise Unreadable("Penyebut nol, padahal pembilangnya tidak. Periksa kedua angka itu.")
        return {"text": "", "value": None, "unit": "", "grade": "", "state": "no_case"}
    value = rounded((numerator * _HUNDRED, denominator)).value
    if text and read_target(text, indicator.unit).value != value:
        raise Unreadable("Nilai yang diketik berbeda dari pembilang dibagi penyebut. Kosongkan nilainya atau perbaiki.")
    return {"text": "", "value": value, "unit": indicator.unit, "grade": "", "state": ""}


def _count(name: str, typed: str) -> int | None:
    text = " ".join(typed.split())
    if not text:
        return None
    try:
        read = decimal(text, counting=True)
    except NotANumber as error:
        raise Unreadable(f"{name}: {error}. Tulis satu angka, misalnya 18.") from error
    if read.doubt:
        raise Unreadable(f"{name}: {read.doubt}. Tulis satu angka, misalnya 18.")
    if read.value < 0:
        raise Unreadable(f"{name} “{text}” kurang dari nol. Tulis satu angka, misalnya 18.")
    return read.value
