"""The addresses of simulations."""

from django.urls import path

from selaras.registers.organisations.roles import EDIT
from selaras.site.simulation import views

app_name = "simulation"
_HERE = "pd/<slug:agency>/<int:year>/simulasi/"
urlpatterns = [
    path(_HERE, views.listed, name="list"),
    path(f"{_HERE}<slug:simulation>/", views.page, name="page"),
    path(f"{_HERE}<slug:simulation>/cabut/", views.withdraw_change, name="withdraw"),
    path(f"{_HERE}<slug:simulation>/hitung/", views.work_out_again, name="work_out"),
    path(f"{_HERE}<slug:simulation>/terapkan/", views.apply_all, name="apply"),
    path(f"{_HERE}<slug:simulation>/buang/", views.drop_all, name="drop"),
]

NEEDS = dict.fromkeys(("withdraw", "work_out", "apply", "drop"), EDIT)
"""To see a simulation is to see the plan; who may edit the plan decides."""
