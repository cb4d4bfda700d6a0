"""Django's name for this register."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package."""

    name = "selaras.registers.plans"
    label = "plans"
    verbose_name = "Rencana"
