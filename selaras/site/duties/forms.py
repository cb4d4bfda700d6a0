"""Forms of duties: a day on which something was done, another day for a duty, and what an office settles."""

from datetime import date, datetime

from django import forms

from selaras.engine.law.checklist import outlines
from selaras.engine.law.law import load_law
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.plans.models import VerificationNote
from selaras.registers.plans.procedure import Ruling
from selaras.registers.plans.verification import LONGEST

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_NO_DAY = "Pilih tanggal yang benar."
VERIFIABLE = ("renja", "rkt", "renstra", "pk", "action_plan")


class DoneForm(forms.Form):
    """On which day a duty was done outside of Selaras."""

    duty = forms.CharField(widget=forms.HiddenInput, max_length=40)
    on = forms.DateField(label="Tanggal selesai", widget=_DAY, error_messages={"invalid": _NO_DAY}, required=False)


class MoveForm(forms.Form):
    """Another day for a duty with its ground; an empty day takes it back."""

    duty = forms.CharField(widget=forms.HiddenInput, max_length=40)
    due = forms.DateField(label="Tenggat", widget=_DAY, error_messages={"invalid": _NO_DAY}, required=False)
    reason = forms.CharField(label="Dasar", max_length=300, required=False)


class ProcedureForm(forms.Form):
    """Which kinds of plan are verified, by which outline, and the days of no work."""

    decides = forms.ChoiceField(
        label="Dokumen yang ditetapkan setelah diverifikasi",
        choices=[("", "Ikuti pengaturan di atasnya"), ("own", "Tentukan sendiri di bawah ini")],
        required=False,
    )
    kinds = forms.MultipleChoiceField(
        label="Jenis dokumen", choices=[(kind, KIND_WORDS[kind]) for kind in VERIFIABLE], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    outline = forms.ChoiceField(label="Sistematika Renja untuk daftar periksa", required=False)
    holidays = forms.CharField(
        label="Hari libur dan cuti bersama", required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Satu tanggal setiap baris, misalnya 31-03-2025. Dipakai untuk menghitung hari kerja.",
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django takes them
        named = [(basis, load_law().short(basis)) for basis in outlines(load_law(), "renja")]
        field = self.fields["outline"]
        field.choices = [("", "Menurut tahun rencana"), *named]  # type: ignore[attr-defined]  # a ChoiceField

    def clean_holidays(self) -> list[date]:
        """The days, each line one."""
        days = []
        for line in self.cleaned_data["holidays"].split():
            for pattern in ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"):
                try:
                    days.append(datetime.strptime(line, pattern).date())  # noqa: DTZ007  # a day has no zone
                    break
                except ValueError:
                    continue
            else:
                raise forms.ValidationError(f"“{line[:20]}” bukan tanggal. Tulis seperti 31-03-2025.")
        return days


def procedure_initial(ruling: Ruling) -> dict[str, object]:
    """What the form shows before anybody changes it."""
    return {
        "decides": "" if ruling.from_law else "own",
        "kinds": sorted(ruling.verified_kinds),
        "outline": ruling.outlines.get("renja", ""),
        "holidays": "\n".join(f"{day:%d-%m-%Y}" for day in sorted(ruling.holidays)),
    }


class NoteForm(forms.Form):
    """A note of the verifier at a row, at an item of the list or at a place in words."""

    text = forms.CharField(label="Catatan", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    weight = forms.ChoiceField(label="Sifat", choices=VerificationNote.Weight.choices)
    row = forms.ChoiceField(label="Baris rencana", required=False)
    where = forms.CharField(label="Tempat lain", max_length=300, required=False,
                            help_text="Bila bukan baris, misalnya: Bab II, halaman 12.")  # fmt: skip

    def __init__(self, *args: object, rows: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django takes them
        self.fields["row"].choices = [("", "Bukan baris tertentu"), *rows]  # type: ignore[attr-defined]  # a ChoiceField
