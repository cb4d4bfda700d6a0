"""The addresses of the strategy."""

from django.urls import path

from selaras.registers.organisations.roles import ACCEPT, EDIT
from selaras.site.strategy import guided_views, views

app_name = "strategy"
_HERE = "pd/<slug:agency>/<int:year>/strategi/"
urlpatterns = [
    path(_HERE, views.strategy, name="page"),
    path(f"{_HERE}mulai/", views.begin, name="begin"),
    path(f"{_HERE}tambah/", views.add, name="add"),
    path(f"{_HERE}program/", views.map_programs, name="programs"),
    path(f"{_HERE}sasaran/", views.serve, name="serve"),
    path(f"{_HERE}<slug:row>/ubah/", views.change, name="change"),
    path(f"{_HERE}<slug:row>/tautan/", guided_views.link, name="link"),
    path(f"{_HERE}<slug:row>/hapus/", views.remove, name="remove"),
]

NEEDS = {"begin": ACCEPT} | dict.fromkeys(("add", "programs", "serve", "change", "link", "remove"), EDIT)
