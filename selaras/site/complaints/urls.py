"""The addresses of complaints."""

from django.urls import path

from selaras.site.complaints import views, views_public

app_name = "complaints"
_HERE = "pd/<slug:agency>/<int:year>/pengaduan/"
urlpatterns = [
    path("aduan/", views_public.follow, name="follow"),
    path(_HERE, views.desk, name="list"),
    path(f"{_HERE}catat/", views.add, name="add"),
    path(f"{_HERE}<slug:complaint>/", views.one, name="one"),
]
