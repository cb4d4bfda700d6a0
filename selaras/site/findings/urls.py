"""The addresses of notes and rules."""

from django.urls import path

from selaras.registers.organisations.roles import EDIT, WAIVE
from selaras.site.base.needs import ANYBODY
from selaras.site.findings import views

app_name = "findings"
urlpatterns = [
    path("pd/<slug:agency>/<int:year>/catatan/", views.notes, name="list"),
    path("pd/<slug:agency>/<int:year>/catatan/kesampingkan/", views.set_aside, name="waive"),
    path("pd/<slug:agency>/<int:year>/catatan/aktifkan/", views.take_up, name="lift"),
    path("pd/<slug:agency>/<int:year>/catatan/pastikan/", views.confirm_doubt, name="confirm"),
    path("aturan/<str:check>/", views.rule, name="rule"),
]

NEEDS = {"waive": WAIVE, "lift": WAIVE, "confirm": EDIT, "rule": ANYBODY}
