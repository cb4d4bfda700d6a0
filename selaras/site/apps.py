"""Django's name for the site; each area of it is a folder with its own views, templates and static files."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """See the package."""

    name = "selaras.site"
    label = "selaras_site"
    verbose_name = "Situs"
