"""``selaras manage agency``: enters a real agency, because an import never makes one."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.actions import enter_agency


class Command(BaseCommand):
    """See the module."""

    help = "Mendaftarkan perangkat daerah. Contoh: agency 7.01.1.03.0.00.17.0000 'Kecamatan Sangasanga'"

    def add_arguments(self, parser: CommandParser) -> None:
        """Code, name, and the government above."""
        parser.add_argument("code", help="kode perangkat daerah")
        parser.add_argument("name", help="nama perangkat daerah")
        parser.add_argument("--kind", default="", help="jenis; biasanya kata pertama namanya")
        parser.add_argument("--government", default=settings.SELARAS_GOVERNMENT, help="kode pemerintah daerah")
        parser.add_argument("--government-name", default="", help="namanya, bila belum terdaftar")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Enters it and says so."""
        kind = options["kind"] or options["name"].split()[0].casefold()
        try:
            with system("perintah agency"):
                unit = enter_agency(
                    options["government"], options["code"], options["name"], kind=kind,
                    government_name=options["government_name"],
                )  # fmt: skip
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except DatabaseError as error:
            raise CommandError("Basis data belum siap. Jalankan: selaras manage migrate") from error
        self.stdout.write(f"Terdaftar: {unit.code} {unit.name}")
