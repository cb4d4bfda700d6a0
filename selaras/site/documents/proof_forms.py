"""The forms of paper and proof: the scan of a signed paper, a submission and its correction, a covering letter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from selaras.registers.archive.models import Submission
from selaras.registers.archive.proof import LONGEST, Handing
from selaras.registers.archive.scans import NotAScan, scan_format, too_large

_ACCEPT = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
_FILE = {
    "required": "Pilih dahulu berkas pindaiannya.",
    "missing": "Pilih dahulu berkas pindaiannya.",
    "empty": "Berkas ini kosong. Pilih berkas hasil pindaian.",
    "invalid": "Berkas ini tidak sampai dengan utuh. Pilih sekali lagi.",
    "max_length": "Nama berkas terlalu panjang; paling banyak %(max)d karakter.",
}


def _content(file: Any) -> bytes:
    """The bytes of an uploaded scan. Its size is looked at before anything is read; its name plays no part."""
    if sentence := too_large(file.size):
        raise forms.ValidationError(sentence)
    content: bytes = file.read()
    try:
        scan_format(content)
    except NotAScan as error:
        raise forms.ValidationError(str(error)) from error
    return content


class ScanForm(forms.Form):
    """The scan of the signed paper."""

    scan = forms.FileField(
        label="Pindaian yang sudah ditandatangani", max_length=200, error_messages=_FILE,
        widget=forms.FileInput(attrs={"accept": _ACCEPT}), help_text="PDF, JPG, atau PNG, paling besar 20 MB.",
    )  # fmt: skip

    def clean_scan(self) -> bytes:
        """The bytes, judged by what they are."""
        return _content(self.cleaned_data["scan"])


class SubmissionForm(forms.Form):
    """To whom, when, how, and the receipt as a number or a file."""

    recipient = forms.CharField(
        label="Disampaikan kepada", max_length=LONGEST, help_text="Misalnya Bappeda atau Bagian Organisasi."
    )
    on = forms.DateField(
        label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tulis tanggalnya, misalnya 2025-01-20."},
    )  # fmt: skip
    means = forms.ChoiceField(label="Cara", choices=Submission.Means.choices)
    receipt = forms.CharField(label="Nomor tanda terima", max_length=LONGEST, required=False)
    receipt_file = forms.FileField(
        label="Berkas tanda terima", required=False, max_length=200, error_messages=_FILE,
        widget=forms.FileInput(attrs={"accept": _ACCEPT}), help_text="PDF, JPG, atau PNG, paling besar 20 MB.",
    )  # fmt: skip

    def clean_receipt_file(self) -> bytes:
        """The bytes of the receipt, empty where none was given."""
        file = self.cleaned_data["receipt_file"]
        return _content(file) if file else b""

    def handing(self) -> Handing:
        """What was filled in, as the register wants it."""
        told = self.cleaned_data
        return Handing(
            recipient=told["recipient"], on=told["on"], means=told["means"], receipt=told["receipt"],
            receipt_file=told["receipt_file"],
        )  # fmt: skip


class CorrectionForm(SubmissionForm):
    """What is right in place of a wrong line, and why."""

    reason = forms.CharField(label="Alasan pembetulan", max_length=LONGEST)


def of_line(line: Submission) -> dict[str, str | date]:
    """The values of a stored line, to be corrected."""
    return {"recipient": line.recipient, "on": line.on, "means": line.means, "receipt": line.receipt}


class LetterForm(forms.Form):
    """Which issued documents go with the letter, and to whom."""

    documents = forms.MultipleChoiceField(
        label="Dokumen yang dikirim", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu dokumen."},
    )  # fmt: skip
    recipient = forms.CharField(label="Yth.", max_length=200, help_text="Jabatan penerima, misalnya Kepala Bappeda.")
    recipient_place = forms.CharField(label="di", max_length=120, required=False)
    subject = forms.CharField(label="Hal", max_length=200, initial="Penyampaian dokumen")
    nature = forms.ChoiceField(label="Sifat", choices=[(word, word) for word in ("Biasa", "Penting", "Segera")])

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["documents"].choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField
