"""Django's name for this register."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.findings"
    label = "findings"
    verbose_name = "Catatan"
