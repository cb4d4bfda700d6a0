"""The addresses of figures."""

from django.urls import path

from selaras.site.figures import views

app_name = "figures"
urlpatterns = [path("pd/<slug:agency>/<int:year>/angka/<str:reference>/", views.explain, name="explain")]
