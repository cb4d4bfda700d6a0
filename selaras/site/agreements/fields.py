"""Values of rows as a form shows them and sends them back: what the person saw, what they typed, what is wrong."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from selaras.engine.tables.frozen import EMPTY, Frozen, replace
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.rows import Indicator
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change
from selaras.registers.plans.values import How, Unreadable, read_value
from selaras.site.base.sent import read_json

LONGEST = 2000
_LEFT_OUT = "Sebagian baris ini sudah dihapus orang lain. Isian Anda masih ada di bawah; periksa, lalu simpan lagi."


class Field(Frozen):
    """One value of one row: where it stands, what stands there, and how it is typed.

    ``choices`` are its lawful values with their words, ``placeholder`` what a value says that was never typed as text.
    ``given``, ``error`` and ``conflict`` are of a form that is shown again: what was typed, why it cannot be read, and
    what somebody else has stored there meanwhile.
    """

    kind: str
    row: str
    field: str
    label: str
    before: Any
    how: How = How.TEXT
    of: str = ""
    indicator: Indicator | None = None
    choices: Mapping[str, str] = EMPTY
    given: str | None = None
    error: str = ""
    conflict: str = ""
    long: bool = False
    placeholder: str = ""

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"v.{self.kind}.{self.row or self.of}.{self.field}"

    @property
    def seen_name(self) -> str:
        """The name of what the person saw."""
        return f"s.{self.name}"

    @property
    def seen(self) -> str:
        """What stands there, as JSON."""
        return json.dumps(self.before)

    @property
    def typed(self) -> str:
        """What the input shows: what was typed, else what stands there."""
        return as_typed(self.how, self.before) if self.given is None else self.given

    @property
    def control(self) -> str:
        """Which input fits."""
        if self.choices:
            return "choice"
        if self.how is How.DATE:
            return "date"
        return "long" if self.long else "text"

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """Value, words and whether it is chosen."""
        return [(value, words, value == self.typed) for value, words in self.choices.items()]

    @property
    def shown(self) -> str:
        """The value as it is read where it cannot be written."""
        return str(self.choices.get(self.typed, self.typed)) if self.choices else self.typed


def as_typed(how: How, value: Any) -> str:
    """A plain value as a person would type it."""
    if value is None:
        return ""
    return rupiah(value) if how is How.MONEY and isinstance(value, int) else str(value)


class Sent(Frozen):
    """What came back: the changes, and the fields as they were sent, with what is wrong in them."""

    changes: tuple[Change, ...]
    fields: Mapping[str, Field]

    @property
    def errors(self) -> list[Field]:
        """The fields that cannot be read."""
        return [field for field in self.fields.values() if field.error]


def sent(data: QueryDict, fields: Iterable[Field]) -> Sent:
    """Reads what was typed into these fields; a field that was not sent is left alone.

    Raises ``Refused`` where something was typed into a field that is there no longer, and for a form without what the
    person saw.
    """
    known = {field.name: field for field in fields}
    if any(name.startswith("v.") and name not in known and _typed_new(data, name) for name in data):
        raise Refused(_LEFT_OUT)
    changes: list[Change] = []
    read: dict[str, Field] = {}
    for name, field in known.items():
        if name in data:
            change, read[name] = _read(data, field)
            changes += [change] if change else []
    return Sent(tuple(changes), read)


def _typed_new(data: QueryDict, name: str) -> bool:
    """Whether somebody changed what they saw there; what they left alone may go."""
    try:
        before = read_json(data.get(f"s.{name}", "null"))
    except ValueError:
        return True
    typed = str(data[name]).strip()
    return typed not in ("" if before is None else str(before), as_typed(How.MONEY, before))


def _read(data: QueryDict, field: Field) -> tuple[Change | None, Field]:
    try:
        before = read_json(data.get(field.seen_name, ""))
    except ValueError as error:
        raise Refused("Formulir ini tidak lengkap. Muat ulang halaman.") from error
    typed = str(data[field.name]).strip()
    if typed == as_typed(field.how, before):
        return None, field  # left alone: what stands there now is shown, not what stood there then
    now = as_typed(field.how, field.before)
    told = f"Sekarang tersimpan: {now or '(kosong)'}. Simpan lagi untuk menggantinya." if before != field.before else ""
    shown = replace(field, given=typed, conflict=told)
    try:
        after = _value(field, typed)
    except Unreadable as error:
        return None, replace(shown, error=str(error))
    return Change(field.kind, field.row, field.field, before, after, of=field.of), shown


def _value(field: Field, typed: str) -> Any:
    if len(typed) > LONGEST:
        raise Unreadable(f"Isian ini lebih dari {LONGEST} huruf.")
    if field.choices:
        if typed not in field.choices:
            raise Unreadable("Pilih dari daftar.")
        return typed
    if not typed:
        return None if field.how in (How.DATE, How.MONEY) else ""
    return read_value(field.how, typed, field.indicator)
