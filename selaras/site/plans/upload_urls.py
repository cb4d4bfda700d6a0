"""The addresses of upload and acceptance, for the area's list."""

from django.urls import path

from selaras.site.plans import upload_views

urlpatterns = [
    path("pd/<slug:agency>/unggah/", upload_views.upload, name="upload"),
    path("pd/<slug:agency>/unggah/terima/", upload_views.accept_upload, name="upload_accept"),
]
