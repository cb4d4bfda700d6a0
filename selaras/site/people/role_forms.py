"""The forms of roles, invitations, passwords and owners of documents."""

from collections.abc import Iterable
from typing import Any

from django import forms

from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.owning import GIVEN, Owner
from selaras.registers.organisations.roles import Role
from selaras.site.people.forms import Day, Words

OTHER = "lain"


class RoleForm(forms.Form):
    """A role in a unit from a day to a day."""

    username = Words("Nama pengguna", 60, help_text="Huruf kecil, angka, titik, atau tanda hubung; tanpa spasi.")
    since = Day("Sejak")
    until = Day("Sampai dengan", required=False, help_text="Kosongkan bila belum ditentukan.")

    def __init__(self, *args: Any, units: Iterable[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.units = {unit.pk: unit for unit in units}
        self.fields["role"] = forms.ChoiceField(label="Peran", choices=[(role, Role(role).label) for role in GIVEN])
        self.fields["unit"] = forms.ChoiceField(
            label="Di unit", choices=[(unit.pk, unit.name) for unit in self.units.values()],
            help_text="Peran berlaku di unit itu dan semua unit di bawahnya.",
        )  # fmt: skip
        self.order_fields(["name", "username", "role", "unit", "since", "until"])

    @property
    def unit(self) -> Unit:
        """The unit that was chosen; only of a valid form."""
        return self.units[self.cleaned_data["unit"]]


class InviteForm(RoleForm):
    """A role for somebody who has no account yet."""

    name = Words("Nama lengkap", 200)


class PasswordForm(forms.Form):
    """The password that the invited chooses, twice. Whether it is strong enough the register says."""

    password = forms.CharField(
        label="Kata sandi baru", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Paling sedikit 12 karakter; beberapa kata yang tidak lazim bersama-sama lebih mudah diingat.",
    )  # fmt: skip
    again = forms.CharField(
        label="Ulangi kata sandi", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Demands the same password twice."""
        given = super().clean() or {}
        if not self.errors and given["password"] != given["again"]:
            raise forms.ValidationError("Kedua kata sandi tidak sama. Ketik ulang keduanya.")
        return given


class EmailForm(forms.Form):
    """Where reminders go; nobody needs an address."""

    email = forms.EmailField(
        label="Surel untuk pengingat", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Hanya untuk pengingat tenggat dan hanya Anda yang melihatnya; boleh dikosongkan.",
        error_messages={"invalid": "Alamat surel ini belum lengkap. Contoh yang benar: nama@contoh.go.id."},
    )  # fmt: skip


class JoinForm(EmailForm, PasswordForm):
    """What somebody new chooses: a password, and where reminders go."""

    field_order = ("password", "again", "email")


class OwnersForm(forms.Form):
    """Who owns which kind of document: a role, or an office by name."""

    def __init__(self, *args: Any, kinds: dict[str, str], owners: dict[str, Owner], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kinds = kinds
        choices = [*((role, Role(role).label) for role in GIVEN), (OTHER, "kantor lain, tulis namanya")]
        for kind, name in kinds.items():
            held = owners[kind]
            self.fields[f"peran-{kind}"] = forms.ChoiceField(
                label=f"Pemilik {name}", choices=choices, initial=held.role or OTHER
            )
            self.fields[f"kantor-{kind}"] = Words(
                f"Nama kantor pemilik {name}", 120, required=False, initial=held.office
            )

    def rows(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField]]:
        """Kind, its name, and its two fields."""
        return [(kind, name, self[f"peran-{kind}"], self[f"kantor-{kind}"]) for kind, name in self.kinds.items()]

    def owners(self) -> list[Owner]:
        """What the verb is given; only of a valid form."""
        found = []
        for kind in self.kinds:
            role, office = self.cleaned_data[f"peran-{kind}"], self.cleaned_data[f"kantor-{kind}"]
            found.append(Owner(kind, office=office) if role == OTHER else Owner(kind, role=role))
        return found
