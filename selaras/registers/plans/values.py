"""Values of rows as people write and read them: which fields they write, how what is typed is read, what is shown."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from selaras.engine.facts.proposal_tallies import DECISIONS
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.number import NotANumber, money, rupiah
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import Indicator, Row, Target
from selaras.engine.tables.target import read_target
from selaras.registers.plans.attributes import ATTRIBUTES, choices


class Unreadable(ValueError):
    """What was typed is no value of its field; the message says in Indonesian why, and what to write."""


class How(StrEnum):
    """In what way a value is typed."""

    TEXT = "text"
    CODE = "code"
    TARGET = "target"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"


# Fields that are written by people. What the law or the reader chooses (edition, level, number of a target) is not.
_HOW: Final[Mapping[str, How]] = MappingProxyType(
    {
        "text": How.TEXT, "name": How.TEXT, "unit": How.TEXT, "location": How.TEXT, "code": How.CODE,
        "fund_source": How.TEXT, "note": How.TEXT, "target_group": How.TEXT, "national_priority": How.TEXT,
        "regional_priority": How.TEXT, "standard": How.TEXT, "ikk": How.TEXT,
        "amount": How.MONEY, "signed_on": How.DATE,
    }
)  # fmt: skip
_LINKED: Final = {
    "served_by": "tautan ke sub kegiatan",
    "objective": "tautan ke sasaran",
    "mission": "tautan ke misi",
    "goal": "tautan ke tujuan",
    "strategy": "tautan ke strategi",
    "serves": "tautan ke RPJMD",
}
EMPTY: Final = "(kosong)"
_SHOWN: Final = 120
"""Characters of a text that a list of changes shows."""
_COUNTING: Final = frozenset({"count", "share"})


def how_written(kind: type[Row], field: str) -> How | None:
    """In what way people write this field of a row type; None where they do not."""
    if kind is Indicator and field in ATTRIBUTES:
        return How.CHOICE if choices(field) else How.TEXT
    return How.TARGET if kind in (Target, Actual) and field == "text" else _HOW.get(field)


def read_value(how: How, typed: str, indicator: Indicator | None = None, field: str = "") -> Any:
    """What was typed, as the plain JSON value of its field; a target is read beside its indicator, and what is chosen
    is one of the values of its ``field``.

    Raises ``Unreadable``.
    """
    text = " ".join(typed.split())
    if how is How.MONEY:
        return _money(text)
    if how is How.TARGET:
        return _target(text, indicator)
    if how is How.DATE:
        return _date(text)
    if how is How.CHOICE and text and text not in choices(field):
        raise Unreadable(f"“{text[:40]}” tidak dapat dipilih. Pilih salah satu: {', '.join(choices(field).values())}.")
    return text.replace(" ", "") if how is How.CODE else text


def _money(text: str) -> int:
    example = "Tulis rupiah dengan angka, misalnya 25.000.000."
    try:
        read = money(text)
    except NotANumber as error:
        raise Unreadable(f"{error}. {example}") from error
    if read.doubt:
        raise Unreadable(f"{read.doubt}. {example}")
    if read.value < 0:
        raise Unreadable(f"“{text}” kurang dari nol. {example}")
    return read.value


def _target(text: str, indicator: Indicator | None) -> str:
    """A word alone may be a grade (WTP, BB), but never what a count or a share is measured by."""
    read = read_target(text, indicator.unit if indicator else "")
    kinds = load_law().units.kinds_of(indicator.name) if indicator else ()
    grade = read.value is None and read.grade and _COUNTING.isdisjoint(kinds)
    if read.doubt and not grade:
        sentence = read.doubt[:1].upper() + read.doubt[1:]
        raise Unreadable(f"{sentence}. Tulis satu angka dengan satuannya, misalnya 12 laporan.")
    return text


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Unreadable(f"“{text[:40]}” bukan tanggal. Tulis seperti 2025-01-31.") from error


def value_words(field: str, value: Any) -> str:
    """A stored plain value as people read it: rupiah with dots, dates with the month's name, nothing as (kosong)."""
    if value is None or value in ("", []):
        return EMPTY
    if field == "paragraphs":
        return _text_words(value)
    if field == "decision":
        return DECISIONS.get(str(value), str(value))
    if field in _LINKED:
        return _LINKED[field]
    if (words := choices(field).get(str(value))) is not None:
        return words
    how = _HOW.get(field)
    if how is How.MONEY and isinstance(value, int):
        return rupiah(value)
    if how is How.DATE:
        return long_date(date.fromisoformat(str(value)))
    return str(value)


def _text_words(paragraphs: Any) -> str:
    """The text of a section in short: how long it is, and how it begins."""
    texts = [str(part.get("text", "")) for part in paragraphs]
    begin = " ".join(" ".join(texts).split())
    shown = f"{begin[:_SHOWN].rstrip()}…" if len(begin) > _SHOWN else begin
    return f"naskah {len(texts)} paragraf: {shown}"
