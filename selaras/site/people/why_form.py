"""What the page "Mengapa boleh, mengapa tidak?" asks for."""

from django import forms

from selaras.registers.organisations.roles import WORDS
from selaras.site.people.forms import Words


class WhyForm(forms.Form):
    """An address of this site, an action where it is not the page's own, and somebody else where one may ask so."""

    alamat = Words("Alamat halaman", 2000, help_text="Salin dari bilah alamat peramban, misalnya /pd/…/dokumen/.")
    tindakan = forms.ChoiceField(
        label="Tindakan", required=False, choices=[("", "yang dilakukan halaman itu"), *WORDS.items()]
    )
    orang = Words(
        "Orang lain",
        60,
        required=False,
        help_text="Nama pengguna. Hanya untuk administrator unit itu; biasanya kosong.",
    )
