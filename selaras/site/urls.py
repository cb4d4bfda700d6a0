"""The addresses of all areas of the site."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

AREAS = ("base", "plans", "findings", "documents", "public_check")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"selaras.site.{area}.urls")) for area in AREAS if find_spec(f"selaras.site.{area}")
]
