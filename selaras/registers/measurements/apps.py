"""Django's name for this register."""

from django.apps import AppConfig


class MeasurementsConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.measurements"
    label = "measurements"
    verbose_name = "Pengukuran"
