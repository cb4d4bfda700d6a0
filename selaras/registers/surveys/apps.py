"""Django's name for this register."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.surveys"
    label = "surveys"
    verbose_name = "Survei Kepuasan Masyarakat"
