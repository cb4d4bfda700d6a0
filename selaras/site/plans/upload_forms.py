"""The form that takes a plan's file."""

from typing import Any

from django import forms

from selaras.engine.readers.source import LARGEST

ACCEPTED = ".md,.txt,.tsv,text/plain,text/markdown"


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
        if file.size > LARGEST:
            raise forms.ValidationError(
                f"Berkas berukuran {file.size / 1024**2:.0f} MB, sedangkan berkas teks paling besar 20 MB. "
                "Hapus lampiran yang bukan bagian rencana, lalu coba lagi."
            )
        return file
