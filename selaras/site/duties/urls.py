"""The addresses of duties and of the way of a plan."""

from django.urls import path

from selaras.site.duties import settings_views, verify_views, views

app_name = "duties"
_YEAR = "pd/<slug:agency>/<int:year>"
_PLAN = f"{_YEAR}/verifikasi/<slug:plan>"
urlpatterns = [
    path(f"{_YEAR}/tugas/", views.month, name="month"),
    path(f"{_YEAR}/tugas/selesai/", views.done, name="done"),
    path(f"{_YEAR}/tugas/tugas.ics", views.ics, name="ics"),
    path(f"{_YEAR}/tugas/langganan/", views.subscribe, name="subscribe"),
    path(f"{_YEAR}/tugas/pengaturan/", settings_views.procedure, name="procedure"),
    path(f"{_YEAR}/tugas/tenggat/", settings_views.move_duty, name="move"),
    path("kalender/<str:token>.ics", views.feed, name="feed"),
    path(f"{_YEAR}/verifikasi/", verify_views.plans, name="plans"),
    path(f"{_PLAN}/", verify_views.verify, name="verify"),
    path(f"{_PLAN}/langkah/", verify_views.step, name="step"),
    path(f"{_PLAN}/penilaian/", verify_views.marks, name="marks"),
    path(f"{_PLAN}/catatan/", verify_views.note, name="note"),
    path(f"{_PLAN}/jawaban/", verify_views.answer, name="answer"),
    path(f"{_PLAN}/berita-acara/", verify_views.paper, name="paper"),
]
