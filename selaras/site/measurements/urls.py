"""The addresses of measuring, and what each asks for."""

from django.urls import path

from selaras.registers.organisations.roles import APPROVE, EDIT, ISSUE
from selaras.site.measurements import paper_views, service_views, views

app_name = "measurements"
_HERE = "pd/<slug:agency>/<int:year>/pengukuran/"
_QUARTER = f"{_HERE}tw-<int:quarter>/"
urlpatterns = [
    path(_HERE, views.now, name="now"),
    path(_QUARTER, views.page, name="page"),
    path(f"{_QUARTER}simpan/", views.save, name="save"),
    path(f"{_QUARTER}keterangan/", views.say, name="remark"),
    path(f"{_QUARTER}koreksi/<slug:row>/", views.correction, name="correct"),
    path(f"{_QUARTER}tutup/", views.shut, name="close"),
    path(f"{_QUARTER}layanan/", service_views.page, name="services"),
    path(f"{_QUARTER}layanan/hubungkan/", service_views.connect, name="feed"),
    path(f"{_QUARTER}layanan/ambil/", service_views.take_all, name="take"),
    path(f"{_QUARTER}cetak/<slug:type_id>/", paper_views.issue_paper, name="issue"),
]
NEEDS = {"save": EDIT, "feed": EDIT, "take": EDIT, "remark": EDIT, "close": APPROVE, "issue": ISSUE}
