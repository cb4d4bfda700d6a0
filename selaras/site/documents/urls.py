"""The addresses of documents, of the settings they are drawn with, and of the public page of verification."""

from django.urls import path

from selaras.registers.organisations.roles import ACCEPT, APPROVE, ISSUE, SEE, SETTINGS
from selaras.site.base.needs import ANYBODY
from selaras.site.documents import settings_views, verify_views, views

app_name = "documents"
urlpatterns = [
    path("pd/<slug:agency>/<int:year>/dokumen/", views.documents, name="list"),
    path("pd/<slug:agency>/<int:year>/dokumen/<slug:type_id>/terbitkan/", views.issue_document, name="issue"),
    path("pd/<slug:agency>/<int:year>/tetapkan/", views.approve_plan, name="approve"),
    path("pd/<slug:agency>/<int:year>/versi/", views.new_version, name="version"),
    path("dokumen/<slug:document>/<slug:file_format>/", views.download, name="download"),
    path("pd/<slug:agency>/pengaturan/", settings_views.agency_settings, name="settings"),
    path("pd/<slug:agency>/pengaturan/lambang/", settings_views.logo, name="logo"),
    path("v/<str:document>", verify_views.verify, name="verify"),
]

NEEDS = {
    "issue": ISSUE, "approve": APPROVE, "version": ACCEPT, "settings": SETTINGS, "logo": SETTINGS, "download": SEE,
    "verify": ANYBODY,
}  # fmt: skip
