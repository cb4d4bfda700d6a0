"""The addresses of all areas of the site."""

from django.urls import URLPattern, URLResolver, include, path

AREAS = (
    "base", "people", "plans", "planning", "strategy", "performance_tree", "entry", "figures", "musrenbang", "prose",
    "agreements", "measurements", "surveys", "complaints", "simulation", "findings", "documents", "duties",
    "public_check",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"selaras.site.{area}.urls")) for area in AREAS]
