"""Where a person can be reached outside of the site: an address that only they themselves enter and change."""

from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.models import Person

_LONGEST: Final = 254
"""Characters of an address, as the column keeps them."""


def email_of(person: Person) -> str:
    """The e-mail address stored of a person; empty where they gave none."""
    return person.email.strip()


def valid_email(typed: str) -> str:
    """The address as it is stored; empty for none. Raises ``Refused`` for what is no address."""
    address = typed.strip()
    if address:
        try:
            validate_email(address)
        except ValidationError as error:
            raise Refused("Alamat surel ini belum lengkap. Contoh yang benar: nama@contoh.go.id.") from error
        if len(address) > _LONGEST:
            raise Refused("Alamat surel ini terlalu panjang.")
    return address


@transaction.atomic
def change_email(person: Person, typed: str) -> Person:
    """The address for reminders of the one who acts; empty takes it away. One log entry, which does not tell it.

    Raises ``Refused`` for what is no address, and for the address of somebody else.
    """
    if current().actor != person.pk:
        raise Refused("Alamat surel hanya dapat diubah oleh orangnya sendiri.")
    address = valid_email(typed)
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if held.email == address:
        return held
    held.email = address
    held.save(update_fields=["email"])
    told = "Mengubah alamat surel untuk pengingat." if address else "Menghapus alamat surel untuk pengingat."
    log("person.email", told, subject=str(person.pk))
    return held
