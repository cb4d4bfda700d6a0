"""Django's name for this register."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.complaints"
    label = "complaints"
    verbose_name = "Pengaduan"
