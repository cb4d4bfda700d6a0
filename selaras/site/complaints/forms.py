"""The forms of a complaint: what the desk writes down, and the next step."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from selaras.engine.formulas.complaints import Stage
from selaras.engine.law.law import load_law
from selaras.registers.complaints.actions import MOST_LETTERS, Registration
from selaras.registers.complaints.models import Complaint
from selaras.registers.organisations.models import Unit

STEP_WORDS: Final[dict[Stage, str]] = {
    "verified": "Nyatakan lulus verifikasi",
    "waiting": "Minta dilengkapi",
    "rejected": "Tolak",
    "assigned": "Teruskan ke unit",
    "followed_up": "Catat tindak lanjut",
    "answered": "Jawab",
    "finished": "Nyatakan selesai",
    "reopened": "Buka kembali",
}
_SILENT: Final = ("verified", "assigned", "finished")
_TOO_LONG: Final = f"Terlalu panjang. Ringkas sampai {MOST_LETTERS} huruf."


def class_choices() -> list[tuple[str, str]]:
    """The classes by id with their titles."""
    classes = load_law().parameters["complaint.classes"].values[-1].table
    return [(id, str(of["title"])) for id, of in classes.items()]


class NewForm(forms.Form):
    """What the desk writes of a complaint, without who made it."""

    channel = forms.ChoiceField(
        label="Saluran", choices=[("", "Pilih saluran"), *Complaint.Channel.choices],
        error_messages={"required": "Pilih salurannya.", "invalid_choice": "Pilih salurannya dari daftar."},
    )  # fmt: skip
    lapor_number = forms.CharField(
        label="Nomor LAPOR", max_length=40, required=False, help_text="Hanya untuk pengaduan dari SP4N-LAPOR!."
    )
    classification = forms.ChoiceField(
        label="Klasifikasi",
        error_messages={"required": "Pilih klasifikasinya.", "invalid_choice": "Pilih klasifikasinya dari daftar."},
    )
    received_on = forms.DateField(
        label="Tanggal diterima", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tulis tanggal seperti 2025-03-03."},
    )  # fmt: skip
    text = forms.CharField(
        label="Isi pengaduan", max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Tulis masalah dan tempatnya. Jangan menulis nama, NIK, alamat, atau nomor telepon pelapor.",
        error_messages={"required": "Tulis isi pengaduannya.", "max_length": _TOO_LONG},
    )  # fmt: skip

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["classification"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared right above
        field.choices = [("", "Pilih klasifikasi"), *class_choices()]

    def given(self) -> Registration:
        """What was written; only of a valid form."""
        return Registration(**self.cleaned_data)


class StepForm(forms.Form):
    """The next step: one of those that are open, its words, and the unit where it is handed on."""

    step = forms.ChoiceField(
        label="Langkah",
        error_messages={"required": "Pilih langkahnya.", "invalid_choice": "Pilih langkahnya dari daftar."},
    )
    unit = forms.ChoiceField(
        label="Unit", required=False, help_text="Hanya untuk “Teruskan ke unit”.",
        error_messages={"invalid_choice": "Pilih unitnya dari daftar."},
    )  # fmt: skip
    text = forms.CharField(
        label="Uraian", max_length=MOST_LETTERS, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Jawaban, tindak lanjut, atau alasan. Jangan menulis nama, NIK, atau nomor telepon pelapor.",
        error_messages={"max_length": _TOO_LONG},
    )  # fmt: skip

    def __init__(self, data: Any, steps: Sequence[Stage], units: Sequence[Unit]) -> None:
        super().__init__(data)
        step, unit = self.fields["step"], self.fields["unit"]
        assert isinstance(step, forms.ChoiceField)  # noqa: S101  # declared right above
        assert isinstance(unit, forms.ChoiceField)  # noqa: S101  # declared right above
        step.choices = [("", "Pilih langkah"), *((key, word) for key, word in STEP_WORDS.items() if key in steps)]
        unit.choices = [("", "Pilih unit"), *((str(each.pk), each.name) for each in units)]
        if "assigned" not in steps:
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        """Words where the step needs them, and a unit where it is handed to one."""
        given = super().clean() or self.cleaned_data
        step = given.get("step")
        if step and step not in _SILENT and not given.get("text", "").strip() and "text" not in self.errors:
            self.add_error("text", "Tulis uraiannya dengan kalimat singkat.")
        if step == "assigned" and not given.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Pilih unitnya.")
        return given
