"""Where a person can be reached outside of the site."""

from selaras.registers.organisations.models import Person


def email_of(person: Person) -> str:
    """The e-mail address stored of a person; empty where none is kept of people here."""
    return str(getattr(person, "email", "") or "").strip()
