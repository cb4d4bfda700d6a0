"""``selaras manage send_reminders``: sends the reminders of today; run it once a day, again is harmless."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from selaras.registers.plans.reminding import send_reminders


class Command(BaseCommand):
    """See the module."""

    help = "Mengirim pengingat tenggat lewat surel. Jalankan sekali sehari; dijalankan lagi tidak mengirim dua kali."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Sends and says how many. Raises ``CommandError`` without a mail server and when a message failed."""
        if not settings.SELARAS_EMAIL_URL:
            raise CommandError(
                "Server surel belum diatur. Isi SELARAS_EMAIL_URL, misalnya smtp+tls://nama:sandi@surel.contoh.go.id:587."
            )
        try:
            sent = send_reminders(timezone.localdate(), timezone.now())
        except DatabaseError as error:
            raise CommandError("Basis data belum siap. Jalankan: selaras manage migrate") from error
        told = f"{sent.messages} surel terkirim, {sent.unreachable} orang belum mempunyai alamat surel."
        if sent.failed:
            raise CommandError(f"{told} {sent.failed} surel gagal dan dicoba lagi pada perintah berikutnya.")
        self.stdout.write(told)
