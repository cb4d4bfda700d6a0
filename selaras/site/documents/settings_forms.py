"""The form of what an agency decides for its documents."""

import re
from string import Formatter
from typing import Any

from django import forms

from selaras.registers.organisations.models import AgencySettings
from selaras.site.documents.logo import NotALogo, logo_format

MOST_LINES = 6
LONGEST_LINE = 90
SEQUENCE = ("nomor", "sequence")
PLACEHOLDERS = (*SEQUENCE, "jenis", "tahun", "type", "year")
_SPEC = re.compile(r"0?\d{0,2}d?")


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
        help_text="{nomor} nomor urut, {jenis} jenis dokumen, {tahun} tahun. Contoh: 050/{nomor:03d}/Kec/{tahun} "
        "menjadi 050/007/Kec/2025 untuk dokumen ketujuh; 03d berarti selalu tiga angka.",
    )
    first_party = forms.CharField(label="Sebutan pihak pertama", max_length=120)
    second_party = forms.CharField(label="Sebutan pihak kedua", max_length=120)

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
            parts = [(name, spec or "", conversion) for _, name, spec, conversion in Formatter().parse(pattern)]
        except ValueError as error:
            raise forms.ValidationError("Kurung kurawal pada pola nomor tidak berpasangan.") from error
        asked = [(name, spec, conversion) for name, spec, conversion in parts if name is not None]
        for name, spec, conversion in asked:
            plain = not spec or (name in SEQUENCE and _SPEC.fullmatch(spec))
            if name not in PLACEHOLDERS or conversion or not plain:
                raise forms.ValidationError(
                    f"“{{{name}}}” tidak dikenal atau tidak lengkap. Pakai {{nomor}}, {{jenis}}, dan {{tahun}}."
                )
        if not any(name in SEQUENCE for name, _, _ in asked):
            raise forms.ValidationError("Pola nomor harus memuat {nomor} supaya setiap nomor berbeda.")
        return pattern

    def changes(self) -> dict[str, Any]:
        """What is to be stored, by the names of the action."""
        values = dict(self.cleaned_data)
        logo, remove = values.pop("logo"), values.pop("remove_logo")
        if logo:
            values["logo"], values["logo_format"] = logo
        elif remove:
            values["logo"] = b""
        return values


def initial(stored: AgencySettings) -> dict[str, Any]:
    """The form's values from what is stored."""
    names = ("paper", "font", "place_of_signing", "number_pattern", "first_party", "second_party")
    return {"letterhead": "\n".join(stored.letterhead), **{name: getattr(stored, name) for name in names}}
