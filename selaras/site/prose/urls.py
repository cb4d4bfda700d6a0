"""The addresses of a plan's text."""

from django.urls import path

from selaras.site.prose import figure_views, section_views, views

app_name = "prose"
_HERE = "pd/<slug:agency>/<int:year>/naskah/"
_SECTION = f"{_HERE}bagian/<slug:section>/"
urlpatterns = [
    path(_HERE, views.sections, name="sections"),
    path(f"{_HERE}tambah/", views.add, name="add"),
    path(f"{_HERE}angka/", figure_views.choices, name="figures"),
    path(f"{_HERE}perbarui/", figure_views.update, name="update"),
    path(_SECTION, section_views.section, name="section"),
    path(f"{_SECTION}pindah/", views.move, name="move"),
    path(f"{_SECTION}hapus/", views.retire, name="retire"),
    path(f"{_SECTION}rujuk/", figure_views.make_figure, name="link"),
]
