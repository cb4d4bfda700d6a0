"""The form in which somebody writes the values that a note asks for."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from selaras.engine.tables.frozen import replace
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change
from selaras.registers.plans.values import Unreadable, read_value
from selaras.site.base.asking import VALUE, Asked
from selaras.site.base.sent import read_json

LONGEST: Final = 2000


class _Value(forms.CharField):
    """One value as it is typed. None where nothing was typed, or what stood there already."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(label=asked.label, required=False, max_length=LONGEST)
        self.asked = asked

    def clean(self, value: Any) -> Any:
        """Raises ``ValidationError`` with the sentence of ``read_value``."""
        typed = super().clean(value)
        if typed in ("", self.asked.typed):
            return None
        try:
            return read_value(self.asked.blank.how, typed, self.asked.blank.indicator)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error


class Fill(forms.Form):
    """The values asked for, each beside what the person saw there.

    Raises ``Refused`` where something was written that is no longer asked for.
    """

    def __init__(self, data: Any, asked: Sequence[Asked]) -> None:
        super().__init__(data)
        written = {name for name in data if name.startswith(VALUE) and data[name].strip()}
        if written - {each.name for each in asked}:
            raise Refused("Sebagian isian ini sudah diisi orang lain sejak halaman dibuka. Muat ulang halaman.")
        self.asked = [self._seen(each) for each in asked]
        for each in self.asked:
            self.fields[each.name] = _Value(each)

    def _seen(self, each: Asked) -> Asked:
        """As it stood on the page the person filled in, which may be no longer so."""
        try:
            before = read_json(self.data.get(each.seen_name, ""))
        except ValueError as error:
            raise Refused("Formulir ini tidak lengkap. Muat ulang halaman.") from error
        return replace(each, blank=replace(each.blank, before=before))

    def clean(self) -> dict[str, Any]:
        """Demands one new value at least."""
        if not self.errors and all(value is None for value in self.cleaned_data.values()):
            raise forms.ValidationError("Belum ada nilai baru. Isi sekurang-kurangnya satu.")
        return self.cleaned_data

    def answers(self) -> list[Asked]:
        """What was asked with what was typed and why it was refused, to be shown again."""
        return [
            replace(each, given=self.data.get(each.name, ""), errors=tuple(map(str, self.errors.get(each.name, ()))))
            for each in self.asked
        ]

    def changes(self) -> list[Change]:
        """The changes that the new values make; only of a valid form."""
        written = [(each, self.cleaned_data[each.name]) for each in self.asked]
        return [each.blank.change(each.blank.before, value) for each, value in written if value is not None]
