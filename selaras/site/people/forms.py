"""The forms of units, posts, officials and appointments."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django import forms

from selaras.engine.law.law import load_law
from selaras.engine.law.nip import read_nip
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.appointments import Term
from selaras.registers.organisations.models import Appointment, Official, Position, Unit
from selaras.registers.organisations.posts import Post, Who
from selaras.registers.organisations.units import unit_kinds

T = TypeVar("T")


def done(form: forms.Form, act: Callable[[], T]) -> T | None:
    """What the verb gives; None where the form is not filled or the verb refuses, whose sentence then stands in the
    form beside everything that was typed."""
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        return act()
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return None


class Day(forms.DateField):
    """A day, chosen or typed; ``required`` unless said otherwise."""

    def __init__(self, label: str, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(label=label, widget=widget, input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"], **options)


class Words(forms.CharField):
    """One line of text."""

    def __init__(self, label: str, longest: int = 200, **options: Any) -> None:
        super().__init__(label=label, max_length=longest, **options)
        self.widget.attrs["autocomplete"] = "off"


def _choice(label: str, choices: Iterable[tuple[str, str]], **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), **options)


class UnitForm(forms.Form):
    """A new unit under an agency or one of its units."""

    name = Words("Nama unit", 300, help_text="Seperti tercetak di dokumen, misalnya Seksi Pemerintahan.")
    code = Words("Kode unit", 60, required=False, help_text="Hanya untuk unit yang mempunyai kode di anggaran.")

    def __init__(self, *args: Any, parents: Iterable[Unit], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parents = {unit.pk: unit for unit in parents}
        chosen = [(unit.pk, unit.name) for unit in self.parents.values()]
        self.fields["parent"] = _choice("Di bawah", chosen)
        self.fields["kind"] = _choice(
            "Jenis", unit_kinds(on).items(), help_text="Desa dibina kecamatan dan tidak pernah ikut dijumlahkan."
        )
        self.order_fields(["parent", "kind", "name", "code"])

    @property
    def parent(self) -> Unit:
        """The unit that was chosen; only of a valid form."""
        return self.parents[self.cleaned_data["parent"]]


class UnitChangeForm(forms.Form):
    """The name of a unit, its code, and what it succeeds."""

    name = Words("Nama unit", 300)
    code = Words("Kode unit", 60, required=False)

    def __init__(self, *args: Any, others: Iterable[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = {unit.pk: unit for unit in others}
        chosen = [
            (unit.pk, f"{unit.name}{' (tidak aktif)' if unit.retired_on else ''}") for unit in self.others.values()
        ]
        self.fields["predecessor"] = _choice("Menggantikan", [("", "tidak menggantikan unit lain"), *chosen])
        self.fields["predecessor"].required = False
        self.fields["succeeds_since"] = Day("Sejak", required=False)

    def values(self) -> dict[str, Any]:
        """What the verb is given; only of a valid form."""
        given = dict(self.cleaned_data)
        return {**given, "predecessor": self.others.get(given["predecessor"])}


class LastDayForm(forms.Form):
    """The last day of a unit, a post or an appointment."""

    def __init__(self, *args: Any, label: str = "Hari terakhir", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["until"] = Day(label)


class PositionForm(forms.Form):
    """A post: its printed name, echelon, whether it leads its unit, and the post above."""

    name = Words("Nama jabatan", help_text="Seperti tercetak di atas tanda tangan.")
    is_head = forms.BooleanField(label="Memimpin unit ini", required=False)

    def __init__(self, *args: Any, above: Iterable[Position], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.above = {post.pk: post for post in above}
        echelons = load_law().value("official.echelons", on).table
        self.fields["echelon"] = _choice(
            "Eselon", [("", "tidak diisi"), *((key, str(word)) for key, word in echelons.items())], required=False
        )
        self.fields["superior"] = _choice(
            "Atasan langsung",
            [("", "kepala unit di atasnya"), *((post.pk, post.name) for post in self.above.values())],
            required=False,
        )
        self.order_fields(["name", "is_head", "echelon", "superior"])

    def post(self) -> Post:
        """What the verb is given; only of a valid form."""
        given = self.cleaned_data
        return Post(given["name"], given["echelon"], given["is_head"], self.above.get(given["superior"]))


class OfficialForm(forms.Form):
    """An official; every value is checked by the register."""

    name = Words("Nama dan gelar", help_text="Ditulis seperti dicetak, misalnya Contoh Pejabat, S.Sos., M.Si.")
    nip = Words(
        "NIP", 40, required=False, help_text="18 angka, boleh memakai spasi. Kosongkan bila tidak mempunyai NIP."
    )
    email = forms.EmailField(
        label="Surel", required=False, help_text="Hanya untuk pengingat tenggat; boleh dikosongkan."
    )

    def __init__(self, *args: Any, on: date, rank: str = "", keepers: Sequence[Unit] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.keepers = {unit.pk: unit for unit in keepers}
        self.fields["rank"] = _choice("Pangkat", _ranks(on, rank), required=False)
        if len(keepers) > 1:
            self.fields["keeper"] = _choice(
                "Pejabat dari", ((unit.pk, unit.name) for unit in keepers),
                help_text="Pilih pemerintah daerah hanya untuk kepala daerah dan pejabatnya.",
            )  # fmt: skip
        self.order_fields(["keeper", "name", "nip", "rank", "email"])

    def clean_nip(self) -> str:
        """Says everything that is wrong with the number at its field."""
        typed: str = self.cleaned_data["nip"]
        if typed and (faults := read_nip(typed, load_law(), self.on).faults):
            raise forms.ValidationError(list(faults))
        return typed

    @property
    def keeper(self) -> Unit:
        """The unit in whose list the official is entered; only of a valid form that was given any."""
        return self.keepers[self.cleaned_data["keeper"]] if len(self.keepers) > 1 else next(iter(self.keepers.values()))

    def who(self) -> Who:
        """What the verb is given; only of a valid form."""
        return Who(**{name: value for name, value in self.cleaned_data.items() if name != "keeper"})


def _ranks(on: date, held: str) -> list[tuple[str, str]]:
    law = load_law()
    ranks = [f"{name}, {grade}" for grade, name in law.value("official.ranks", on).table.items()]
    ranks += [f"Golongan {grade}" for grade in law.value("official.pppk_grades", on).texts]
    other = [held] if held and held not in ranks else []
    return [("", "tidak diisi"), *((rank, rank) for rank in other + ranks)]


class AppointmentForm(forms.Form):
    """Who holds a post from when until when."""

    kind = forms.ChoiceField(label="Sebagai", choices=Appointment.Kind.choices)
    since = Day("Sejak")
    until = Day("Sampai dengan", required=False, help_text="Kosongkan bila belum ditentukan.")
    basis = Words("Dasar pengangkatan", required=False, help_text="Nomor dan tanggal keputusan atau surat perintah.")
    absence = Words(
        "Alasan pejabat definitif berhalangan", required=False,
        help_text="Hanya untuk Plt. atau Plh. selama pejabat definitifnya masih menjabat, misalnya cuti atau diklat.",
    )  # fmt: skip

    def __init__(self, *args: Any, officials: Iterable[Official], **options: Any) -> None:
        super().__init__(*args, **options)
        self.officials = {official.pk: official for official in officials}
        chosen = [(official.pk, official.name) for official in self.officials.values()]
        self.fields["official"] = _choice("Pejabat", [("", "pilih pejabat"), *chosen])
        self.order_fields(["official", "kind", "since", "until", "basis", "absence"])

    @property
    def chosen(self) -> Official:
        """The official that was chosen; only of a valid form."""
        return self.officials[self.cleaned_data["official"]]

    def term(self) -> Term:
        """What the verb is given; only of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "official"}
        return Term(**given)
