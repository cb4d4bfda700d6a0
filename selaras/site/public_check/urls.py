"""The addresses of the check without an account; none of them says anything about a file."""

from django.urls import path

from selaras.site.base.needs import ANYBODY
from selaras.site.public_check import views

app_name = "public_check"
urlpatterns = [
    path("periksa/", views.check, name="check"),
    path("periksa/lembar-koreksi/", views.sheet, name="sheet"),
    path("periksa/berkas-dengan-catatan/", views.commented, name="commented"),
]

NEEDS = {"check": ANYBODY, "sheet": ANYBODY, "commented": ANYBODY}
