"""Django's name for this register."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.inbox"
    label = "inbox"
    verbose_name = "Berkas masuk"
