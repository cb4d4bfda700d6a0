"""The addresses of surveys, and what each asks for."""

from django.urls import path

from selaras.registers.organisations.roles import EDIT
from selaras.site.surveys import answer_views, paper_views, views

app_name = "surveys"
_HERE = "pd/<slug:agency>/<int:year>/survei/"
_WAVE = f"{_HERE}<slug:wave>/"
urlpatterns = [
    path(_HERE, views.waves, name="list"),
    path(f"{_HERE}baru/", views.begin, name="open"),
    path(_WAVE, views.page, name="wave"),
    path(f"{_WAVE}ubah/", views.change, name="change"),
    path(f"{_WAVE}berkas/", views.take_file, name="take_in"),
    path(f"{_WAVE}tutup/", views.shut, name="close"),
    path(f"{_WAVE}lembar/", paper_views.typing, name="typing"),
    path(f"{_WAVE}lembar/cetak/", paper_views.sheets, name="sheets"),
    path(f"{_WAVE}poster/", views.poster, name="poster"),
    path("s/<slug:code>/", answer_views.form, name="answer"),
    path("s/<slug:code>/loket/", answer_views.desk, name="desk"),
    path("s/<slug:code>/terima-kasih/", answer_views.thanks, name="thanks"),
]
NEEDS = {"open": EDIT, "change": EDIT, "take_in": EDIT, "close": EDIT}
