"""How a stranger's file comes in: bounded before anything of it is read, and into memory only."""

from typing import Any, Final

from django import forms
from django.core.files.uploadhandler import MemoryFileUploadHandler

from selaras.engine.readers.source import dotted

LARGEST: Final = 5 * 1024 * 1024
"""Bytes of a file; a plan as a spreadsheet or document has a tenth of that."""
LARGEST_SENDING: Final = LARGEST + 64 * 1024
"""Bytes of the form around it."""
ACCEPTED: Final = ".xlsx,.xlsm,.xls,.xlsb,.ods,.docx,.pdf,.csv,.tsv,.md,.txt,.html,.htm,.xml"
TOO_LARGE: Final = (
    "Tanpa akun, berkas paling besar 5 MB. Hapus gambar atau lampiran yang bukan bagian rencana, "
    "atau unggah dengan akun: di sana batasnya lebih longgar."
)


class InMemory(MemoryFileUploadHandler):
    """Django's handler that keeps a file in memory, whatever its size: the sending as a whole is bounded already."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        """Called first; the handler of the framework would leave large files to one that writes to the disk."""
        self.activated = True


class CheckForm(forms.Form):
    """One file; what is in it is the reader's to judge. The template draws its field."""

    file = forms.FileField(
        label="Berkas rencana atau data",
        max_length=200,
        allow_empty_file=True,
        error_messages={
            "required": "Pilih dahulu berkasnya.",
            "missing": "Pilih dahulu berkasnya.",
            "invalid": "Berkas ini tidak sampai dengan utuh. Pilih sekali lagi.",
            "max_length": "Nama berkas terlalu panjang; paling banyak %(max)d karakter.",
        },
    )

    def clean_file(self) -> Any:
        """Refuses by size."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"Berkas ini {dotted(file.size // 1024)} kB. {TOO_LARGE}")
        return file
