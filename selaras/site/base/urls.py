"""The addresses of the first pages and of the login."""

from allauth.account import views as account
from django.urls import path

from selaras.site.base import views
from selaras.site.base.needs import ANYBODY

app_name = "base"
urlpatterns = [
    path("", views.home, name="home"),
    path("pd/<slug:agency>/", views.agency, name="agency"),
    path("masuk/<str:token>/", views.login_link, name="login_link"),
]

NEEDS = {"home": ANYBODY, "login_link": ANYBODY}

# The login library asks for these names without a namespace; its pages for signing up and for e-mail do not exist here.
account_urls = [
    path("masuk/", views.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("nonaktif/", account.account_inactive, name="account_inactive"),
    path("kata-sandi/", views.change_password, name="account_change_password"),
]
