"""The addresses of plans."""

from django.urls import path

from selaras.registers.organisations.roles import ACCEPT, EDIT
from selaras.site.plans import fill_views, views
from selaras.site.plans.upload_urls import urlpatterns as upload_urls

app_name = "plans"
urlpatterns = [
    *upload_urls,
    path("pd/<slug:agency>/<int:year>/rencana/", views.tree, name="tree"),
    path("pd/<slug:agency>/<int:year>/rencana/terapkan/", views.apply_proposal, name="apply"),
    path("pd/<slug:agency>/<int:year>/rencana/isi/", fill_views.fill, name="fill"),
    path("pd/<slug:agency>/<int:year>/rencana/perubahan/", views.changes, name="changes"),
    path("pd/<slug:agency>/<int:year>/rencana/batalkan/", views.undo, name="undo"),
]

NEEDS = {
    **dict.fromkeys(("apply", "fill", "undo"), EDIT),
    **dict.fromkeys((str(entry.name) for entry in upload_urls), ACCEPT),
}
