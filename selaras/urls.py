"""The addresses of the site."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("akun/", include("allauth.account.urls"))]
if find_spec("selaras.site") and find_spec("selaras.site.urls"):
    urlpatterns.append(path("", include("selaras.site.urls")))
