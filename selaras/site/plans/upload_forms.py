"""The forms between a file and its acceptance: the file itself, and what is chosen about it as a whole."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms

from selaras.engine.readers.kinds import KINDS
from selaras.engine.readers.preflight.look import LARGEST
from selaras.engine.readers.source import LARGEST as LARGEST_TEXT
from selaras.site.base.accepted import ACCEPTED, TEXTS


class UploadForm(forms.Form):
    """One file; what is in it is the reader's to judge."""

    file = forms.FileField(
        label="Berkas rencana",
        max_length=200,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "aria-describedby": "id_file_help"}),
        error_messages={
            "required": "Pilih dahulu berkas rencananya.",
            "missing": "Pilih dahulu berkas rencananya.",
            "invalid": "Berkas ini tidak sampai dengan utuh. Pilih sekali lagi.",
            "max_length": "Nama berkas terlalu panjang; paling banyak %(max)d karakter.",
        },
    )

    def clean_file(self) -> Any:
        """Refuses by size before anything of the file is read into memory."""
        file = self.cleaned_data["file"]
        is_text = PurePath(file.name).suffix.lower() in TEXTS
        largest = LARGEST_TEXT if is_text else LARGEST
        if file.size > largest:
            raise forms.ValidationError(
                f"Berkas berukuran {file.size / 1024**2:.0f} MB, sedangkan {'berkas teks' if is_text else 'berkas'} "
                f"paling besar {largest // 1024**2} MB. Hapus lampiran yang bukan bagian rencana, lalu coba lagi."
            )
        return file


class ReadingForm(forms.Form):
    """How the file as a whole is to be read: its sheets, its kind, its year, the unit it is of."""

    sheets = forms.MultipleChoiceField(
        label="Lembar yang dibaca", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Lembar “%(value)s” tidak ada dalam berkas ini."},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Jenis dokumen", required=False,
        error_messages={"invalid_choice": "Jenis dokumen ini tidak dikenal."},
    )  # fmt: skip
    year = forms.IntegerField(
        label="Tahun", required=False, min_value=2000, max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6}),
        error_messages={"invalid": "Tulis tahun dengan empat angka, misalnya 2025."},
    )  # fmt: skip
    unit = forms.ChoiceField(
        label="Milik", required=False, error_messages={"invalid_choice": "Unit ini tidak ada lagi. Muat ulang halaman."}
    )
    ocr = forms.BooleanField(label="Baca juga halaman hasil pindaian (OCR)", required=False)

    def __init__(
        self, *args: Any, sheets: tuple[str, ...], told_kind: str, units: Sequence[str], told_unit: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        # Only the kind stands without a name: what the file says of itself.
        auto = f"menurut isi berkas ({told_kind})" if told_kind else "menurut isi berkas"
        chosen = [("", auto), *((kind.id, kind.name) for kind in KINDS)]
        self.fields["kind"].choices = chosen  # type: ignore[attr-defined]  # a field of choices
        self.fields["sheets"].choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]  # as above
        own = [("", f"menurut isi berkas ({told_unit})"), *((name, name) for name in units)]
        self.fields["unit"].choices = own  # type: ignore[attr-defined]  # as above
        if not units:
            del self.fields["unit"]
        if len(sheets) < 2:
            del self.fields["sheets"]
