"""``selaras manage person``: gives somebody a role; a password is set by ``selaras manage changepassword``."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.actions import appoint
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import Role


class Command(BaseCommand):
    """See the module."""

    help = "Memberi orang sebuah peran. Contoh: person budi 'Budi Contoh' planner 7.01.1.03.0.00.17.0000"

    def add_arguments(self, parser: CommandParser) -> None:
        """User name, name, role and unit."""
        parser.add_argument("username", help="nama pengguna, huruf kecil")
        parser.add_argument("name", help="nama lengkap")
        parser.add_argument("role", help=", ".join(Role.values))
        parser.add_argument("unit", help="kode perangkat daerah atau unitnya; untuk kabupaten, kode pemerintah daerah")
        parser.add_argument("--government", default=settings.SELARAS_GOVERNMENT, help="kode pemerintah daerah")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Appoints and says so."""
        try:
            with system("perintah person"):
                unit = self._unit(options["government"], options["unit"])
                held = appoint(options["username"], options["name"], options["role"], unit, timezone.localdate())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except DatabaseError as error:
            raise CommandError("Basis data belum siap. Jalankan: selaras manage migrate") from error
        self.stdout.write(
            f"{held.person.name}: {held}. Kata sandi: selaras manage changepassword {held.person.username}"
        )

    def _unit(self, government: str, code: str) -> Unit:
        """The unit with this code in the government, or the government itself."""
        above = Unit.objects.filter(parent=None, code=government).first()
        inside = Unit.objects.filter(code=code, path__startswith=above.path).first() if above else None
        if inside is None:
            raise Refused(f"Tidak ada unit berkode {code} di {government}.")
        return inside
