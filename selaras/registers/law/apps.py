"""Django's name for this register."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.law"
    label = "law"
    verbose_name = "Hukum"
