"""The addresses of the planning year."""

from django.urls import path

from selaras.site.planning import difference_views, dpa_views, forward_views, review_views, version_views

app_name = "planning"
_OF_YEAR = "pd/<slug:agency>/<int:year>"
urlpatterns = [
    path(f"{_OF_YEAR}/versi-dan-tahap/", version_views.versions, name="versions"),
    path(f"{_OF_YEAR}/versi-dan-tahap/buka/", version_views.open_next, name="open"),
    path(f"{_OF_YEAR}/versi-dan-tahap/tahap/", version_views.stage, name="stage"),
    path(f"{_OF_YEAR}/selisih/", difference_views.difference, name="difference"),
    path(f"{_OF_YEAR}/selisih/xlsx/", difference_views.difference_sheet, name="difference_sheet"),
    path(f"{_OF_YEAR}/tahun-berikutnya/", forward_views.forward, name="forward"),
    path(f"{_OF_YEAR}/tahun-berikutnya/mulai/", forward_views.begin, name="begin"),
    path(f"{_OF_YEAR}/tinjauan/", review_views.review, name="review"),
    path(f"{_OF_YEAR}/tinjauan/nyatakan/", review_views.confirm, name="confirm"),
    path(f"{_OF_YEAR}/rekonsiliasi-dpa/", dpa_views.dpa, name="dpa"),
    path(f"{_OF_YEAR}/rekonsiliasi-dpa/ambil/", dpa_views.take, name="take_over"),
    path(f"{_OF_YEAR}/rekonsiliasi-dpa/tambah/", dpa_views.add, name="add_lacking"),
]
