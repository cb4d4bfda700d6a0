"""The addresses of upload and acceptance, for the area's list."""

from django.urls import path

from selaras.site.plans import upload_choices, upload_views

_ONE = "pd/<slug:agency>/unggah/<slug:upload>/"
urlpatterns = [
    path("pd/<slug:agency>/unggah/", upload_views.upload, name="upload"),
    path(_ONE, upload_views.preview, name="upload_preview"),
    path(f"{_ONE}terima/", upload_views.accept_upload, name="upload_accept"),
    path(f"{_ONE}buang/", upload_views.discard_upload, name="upload_discard"),
    path(f"{_ONE}batal/", upload_views.cancel_reading, name="upload_cancel"),
    path(f"{_ONE}ulang/", upload_views.read_once_more, name="upload_again"),
    path(f"{_ONE}pilih/", upload_choices.choose_file, name="upload_choose"),
    path(f"{_ONE}tabel/", upload_choices.choose_table, name="upload_table"),
    path(f"{_ONE}sel/", upload_choices.correct_cells, name="upload_cells"),
    path(f"{_ONE}lupakan/", upload_choices.forget_choices, name="upload_forget"),
]
