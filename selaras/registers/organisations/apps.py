"""Django's name for the organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Units, people and roles."""

    name = "selaras.registers.organisations"
    label = "organisations"
    verbose_name = "Organisasi"
