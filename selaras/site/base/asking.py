"""The values a note asks for, as labelled inputs: what stands there now, and a field for what should."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.judgement import Finding
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Organisation
from selaras.registers.plans.filling import Blank, blank_of
from selaras.registers.plans.values import EMPTY, How, value_words

MOST: Final = 12
"""Inputs of one note; what is wrong in more places than that is corrected in the file."""
VALUE: Final = "nilai-"
_LONG: Final = 50
_HELP: Final = {
    How.MONEY: "Dalam rupiah, misalnya 25.000.000.",
    How.TARGET: "Satu angka dengan satuannya, misalnya 12 laporan.",
}


class Asked(Frozen):
    """One value with its label, ready for a form: of which ``note``, by its key, and ``slot``, which names its fields.

    ``given`` is what somebody typed that was refused, ``errors`` why.
    """

    blank: Blank
    label: str
    note: str
    slot: str
    given: str | None = None
    errors: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The field in which the new value is typed."""
        return f"{VALUE}{self.slot}"

    @property
    def seen_name(self) -> str:
        """The hidden field that keeps what the person saw."""
        return f"semula-{self.slot}"

    @property
    def seen(self) -> str:
        """What the person sees, as JSON."""
        return json.dumps(self.blank.before, ensure_ascii=False)

    @property
    def before(self) -> str:
        """What stands there now, in words."""
        return value_words(self.blank.field, self.blank.before)

    @property
    def is_empty(self) -> bool:
        """True where nothing stands there yet."""
        return self.before == EMPTY

    @property
    def typed(self) -> str:
        """What stands in the field: the value as it is typed, so that a slip is mended and not typed again."""
        if self.given is not None:
            return self.given
        if self.is_empty:
            return ""
        return str(self.blank.before) if self.blank.how is How.DATE else self.before

    @property
    def help(self) -> str:
        """How such a value is written."""
        return _HELP.get(self.blank.how, "")

    @property
    def help_id(self) -> str:
        """The id of that help, which is said once for all values of a note that are written so."""
        return f"cara-{self.note}-{self.blank.how}"

    @property
    def described(self) -> SafeString:
        """The attributes that tie the control to its help and to what was wrong."""
        parts = [(self.help_id, self.help), (f"{self.name}-salah", self.errors)]
        ids = " ".join(part for part, there in parts if there)
        wrong = mark_safe(' aria-invalid="true"') if self.errors else ""
        return format_html('{} aria-describedby="{}"', wrong, ids) if ids else mark_safe("")

    @property
    def control(self) -> str:
        """Which control it is typed in: ``date``, ``money``, ``long`` for many words, else ``text``."""
        if self.blank.how in (How.DATE, How.MONEY):
            return str(self.blank.how)
        return "long" if len(self.typed) > _LONG else "text"


def asked_by(book: Book, law: Law, findings: Sequence[Finding], note: str) -> tuple[Asked, ...]:
    """What the note of these findings asks for: each value they speak of once. Nothing where people do not write
    every one of them, or there are too many. ``note`` is the key of the note."""
    blanks: dict[tuple[str, str, str, str], tuple[Blank, Finding]] = {}
    for finding in findings:
        blank = blank_of(book, finding.row, finding.field)
        if blank is None:
            return ()
        blanks.setdefault((blank.kind, blank.row, blank.of, blank.field), (blank, finding))
    if len(blanks) > MOST:
        return ()
    where = _where(book, [finding for _, finding in blanks.values()])
    return tuple(
        Asked(blank, _label(law, blank, beside), note, _slot(note, key))
        for (key, (blank, _)), beside in zip(blanks.items(), where, strict=True)
    )


def _label(law: Law, blank: Blank, where: str) -> str:
    term = law.field_term(blank.kind, blank.field)
    return f"{term[:1].upper()}{term[1:]}{where}"


def _where(book: Book, findings: Sequence[Finding]) -> list[str]:
    """What tells the places of one note apart: nothing for a single one, the unit, the line where units are alike."""
    if len(findings) < 2:
        return [""] * len(findings)
    units = [_unit(book, finding) for finding in findings]
    return [
        f", {unit}" if unit and units.count(unit) == 1 else _line(unit, finding.place)
        for unit, finding in zip(units, findings, strict=True)
    ]


def _unit(book: Book, finding: Finding) -> str:
    row = book.find(finding.row)
    unit = book.find(row.organisation) if row else None
    return unit.name if isinstance(unit, Organisation) else ""


def _line(unit: str, place: Place) -> str:
    words: Iterable[str] = (unit, f"baris {place.line}" if place.line else "")
    return "".join(f", {word}" for word in words if word)


def _slot(note: str, key: Iterable[str]) -> str:
    return hashlib.sha256("|".join((note, *key)).encode()).hexdigest()[:10]
