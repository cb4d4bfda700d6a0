"""The addresses of documents, of the settings they are drawn with, and of the public page of verification."""

from django.urls import path

from selaras.site.documents import settings_views, verify_views, views

app_name = "documents"
urlpatterns = [
    path("pd/<str:agency>/<int:year>/dokumen/", views.documents, name="list"),
    path("pd/<str:agency>/<int:year>/dokumen/<slug:type_id>/terbitkan/", views.issue_document, name="issue"),
    path("pd/<str:agency>/<int:year>/tetapkan/", views.approve_plan, name="approve"),
    path("pd/<str:agency>/<int:year>/versi/", views.new_version, name="version"),
    path("dokumen/<str:document>/<slug:file_format>/", views.download, name="download"),
    path("pd/<str:agency>/pengaturan/", settings_views.agency_settings, name="settings"),
    path("pd/<str:agency>/pengaturan/lambang/", settings_views.logo, name="logo"),
    path("v/<str:document>", verify_views.verify, name="verify"),
]
