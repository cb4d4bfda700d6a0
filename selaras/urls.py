"""The addresses of the site."""

from django.urls import include, path

from selaras.site.base.urls import account_urls

urlpatterns = [path("akun/", include(account_urls)), path("", include("selaras.site.urls"))]
