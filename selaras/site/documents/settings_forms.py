"""The form of what an agency decides for its documents."""

from typing import Any

from django import forms

from selaras.engine.documents.document import document_types
from selaras.registers.archive.refused import Refused
from selaras.registers.issuing.numbers import asked_of
from selaras.registers.organisations.models import AgencySettings
from selaras.site.documents.logo import NotALogo, logo_format

MOST_LINES = 6
LONGEST_LINE = 90
_CHOICE, _CLASS = "pilihan_", "kode_"  # before the name of a choice, and of a type with a code of its own


class SettingsForm(forms.Form):
    """Letterhead, logo, paper, typeface, place of signing, number pattern and the names of the parties."""

    letterhead = forms.CharField(
        label="Kop surat",
        required=False,
        strip=True,
        max_length=MOST_LINES * (LONGEST_LINE + 2),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu baris per baris kop: pemerintah daerah, perangkat daerah, lalu alamat.",
    )
    logo = forms.FileField(
        label="Lambang daerah",
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".png,.svg,image/png,image/svg+xml"}),
        help_text="PNG atau SVG, paling besar 500 KB.",
    )
    remove_logo = forms.BooleanField(label="Hapus lambang yang tersimpan", required=False)
    paper = forms.ChoiceField(label="Kertas", choices=AgencySettings.Paper.choices)
    font = forms.ChoiceField(label="Huruf", choices=AgencySettings.Font.choices)
    place_of_signing = forms.CharField(
        label="Tempat penandatanganan",
        required=False,
        max_length=120,
        help_text="Tercetak sebelum tanggal, misalnya “Sangasanga, 2 Januari 2025”.",
    )
    number_pattern = forms.CharField(
        label="Pola nomor",
        max_length=200,
        help_text="{nomor} nomor urut, {klasifikasi} kode klasifikasi arsip, {jenis} jenis dokumen, {unit} kode unit, "
        "{bulan_romawi} atau {bulan_angka} bulan, {tahun} tahun. Contoh: {klasifikasi}/{nomor:03d}/{unit}/"
        "{bulan_romawi}/{tahun} menjadi 000.8.6/007/Kec/I/2025; 03d berarti selalu tiga angka.",
    )
    classification = forms.CharField(
        label="Kode klasifikasi arsip", required=False, max_length=40,
        help_text="Menurut Permendagri 83/2022 atau peraturan daerah, misalnya 000.8.6.",
    )  # fmt: skip
    unit_code = forms.CharField(label="Kode unit", required=False, max_length=40, help_text="Misalnya Kec-SGS.")
    first_party = forms.CharField(label="Sebutan pihak pertama", max_length=120)
    second_party = forms.CharField(label="Sebutan pihak kedua", max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for declared in document_types().values():
            for choice in declared.choices:
                self.fields[f"{_CHOICE}{choice.name}"] = forms.ChoiceField(
                    label=choice.label, choices=choice.values, required=False, help_text=choice.help
                )
            if declared.official:
                self.fields[f"{_CLASS}{declared.id}"] = forms.CharField(
                    label=declared.title, required=False, max_length=40
                )

    def clean_letterhead(self) -> list[str]:
        """The lines without empty ones."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["letterhead"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Kop surat paling banyak {MOST_LINES} baris.")
        for line in lines:
            if len(line) > LONGEST_LINE:
                raise forms.ValidationError(
                    f"Baris “{line[:40]}…” terlalu panjang; paling banyak {LONGEST_LINE} huruf."
                )
        return lines

    def clean_logo(self) -> tuple[bytes, str] | None:
        """The bytes and their format, judged by what they are and not by the file's name."""
        file = self.cleaned_data["logo"]
        if not file:
            return None
        content = file.read()
        try:
            return content, logo_format(content)
        except NotALogo as error:
            raise forms.ValidationError(str(error)) from error

    def clean_number_pattern(self) -> str:
        """A pattern that surely gives a number: known placeholders, none of them reached into."""
        pattern: str = self.cleaned_data["number_pattern"]
        try:
            asked_of(pattern)
        except Refused as error:
            raise forms.ValidationError(str(error)) from error
        return pattern

    @property
    def general(self) -> list[forms.BoundField]:
        """The fields of all documents, in order."""
        return [field for field in self if not field.name.startswith((_CHOICE, _CLASS))]

    @property
    def by_type(self) -> list[forms.BoundField]:
        """What document types leave open."""
        return [field for field in self if field.name.startswith(_CHOICE)]

    @property
    def codes(self) -> list[forms.BoundField]:
        """The archive code of each type that differs from the general one."""
        return [field for field in self if field.name.startswith(_CLASS)]

    def changes(self) -> dict[str, Any]:
        """What is to be stored, by the names of the action."""
        values = {k: v for k, v in self.cleaned_data.items() if not k.startswith((_CHOICE, _CLASS))}
        values["choices"] = self._under(_CHOICE)
        values["classifications"] = self._under(_CLASS)
        logo, remove = values.pop("logo"), values.pop("remove_logo")
        if logo:
            values["logo"], values["logo_format"] = logo
        elif remove:
            values["logo"] = b""
        return values

    def _under(self, prefix: str) -> dict[str, str]:
        given = {name: value for name, value in self.cleaned_data.items() if name.startswith(prefix) and value}
        return {name.removeprefix(prefix): value for name, value in given.items()}


def initial(stored: AgencySettings) -> dict[str, Any]:
    """The form's values from what is stored."""
    names = (
        "paper", "font", "place_of_signing", "number_pattern", "classification", "unit_code", "first_party",
        "second_party",
    )  # fmt: skip
    held = {f"{_CHOICE}{name}": value for name, value in stored.choices.items()}
    held |= {f"{_CLASS}{name}": value for name, value in stored.classifications.items()}
    return {"letterhead": "\n".join(stored.letterhead), **{name: getattr(stored, name) for name in names}, **held}
