"""What is typed of a wave."""

from datetime import date
from typing import Any

from django import forms

from selaras.registers.organisations.models import Unit
from selaras.registers.surveys.actions import Plan
from selaras.registers.surveys.models import Wave


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class WaveForm(forms.Form):
    """A wave: what it is called, which services, from when until when, for how many users."""

    title = forms.CharField(label="Nama survei", max_length=200)
    since = forms.DateField(label="Mulai", widget=_Day())
    until = forms.DateField(label="Selesai", widget=_Day())
    population = forms.IntegerField(
        label="Jumlah pengguna layanan", required=False, min_value=1, max_value=100_000_000,
        help_text="Pengguna layanan pada masa sebelumnya; dari sini dihitung jumlah responden yang diperlukan. "
        "Kosongkan bila belum diketahui.",
    )  # fmt: skip
    services = forms.CharField(
        label="Layanan yang dapat dipilih", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu layanan setiap baris. Kosongkan bila surveinya untuk satu layanan saja.",
    )  # fmt: skip

    def plan(self) -> Plan:
        """What was typed, of a form that is valid."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Plan(
            title=cleaned["title"], since=cleaned["since"], until=cleaned["until"],
            services=tuple(cleaned["services"].splitlines()), population=cleaned["population"],
        )  # fmt: skip


class NewWaveForm(WaveForm):
    """The same with the unit whose services are asked about."""

    field_order = ("title", "unit")

    def __init__(self, units: list[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ChoiceField(label="Unit", choices=[(unit.pk, unit.name) for unit in units])
        self.order_fields(self.field_order)


def initial(wave: Wave) -> dict[str, str | date | int | None]:
    """The form of a wave as it stands."""
    return {"title": wave.title, "since": wave.since, "until": wave.until, "population": wave.population,
            "services": wave.services}  # fmt: skip
