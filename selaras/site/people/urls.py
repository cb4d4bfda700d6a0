"""The addresses of units, posts, officials, roles, owners of documents, and of the page that explains rights."""

from django.urls import path

from selaras.registers.organisations.roles import PEOPLE, POSTS
from selaras.site.base.needs import ANYBODY, MEMBERS
from selaras.site.people import account_views, official_views, post_views, role_views, views, why_views

app_name = "people"
_UNITS = "pd/<slug:agency>/unit/"
urlpatterns = [
    path(_UNITS, views.units, name="units"),
    path(f"{_UNITS}tambah/", views.add, name="unit_add"),
    path(f"{_UNITS}pejabat/", official_views.officials, name="officials"),
    path(f"{_UNITS}pejabat/tambah/", official_views.add, name="official_add"),
    path(f"{_UNITS}pejabat/<slug:official>/", official_views.change, name="official_change"),
    path(f"{_UNITS}jabatan/<slug:position>/", post_views.change, name="position_change"),
    path(f"{_UNITS}jabatan/<slug:position>/nonaktif/", post_views.retire, name="position_retire"),
    path(f"{_UNITS}jabatan/<slug:position>/angkat/", post_views.begin, name="appointment_begin"),
    path(f"{_UNITS}pengangkatan/<slug:appointment>/akhiri/", post_views.end, name="appointment_end"),
    path(f"{_UNITS}peran/", role_views.roles, name="roles"),
    path(f"{_UNITS}peran/beri/", role_views.give, name="role_give"),
    path(f"{_UNITS}peran/undang/", role_views.invite_person, name="invite"),
    path(f"{_UNITS}peran/<slug:assignment>/cabut/", role_views.revoke, name="role_revoke"),
    path(f"{_UNITS}peran/<slug:assignment>/kata-sandi/", role_views.new_password, name="new_password"),
    path(f"{_UNITS}undangan/<slug:invitation>/cabut/", role_views.revoke_link, name="invitation_revoke"),
    path(f"{_UNITS}pemilik-dokumen/", role_views.owners, name="owners"),
    path(f"{_UNITS}<slug:unit>/", views.unit, name="unit"),
    path(f"{_UNITS}<slug:unit>/ubah/", views.change, name="unit_change"),
    path(f"{_UNITS}<slug:unit>/nonaktif/", views.retire, name="unit_retire"),
    path(f"{_UNITS}<slug:unit>/jabatan/tambah/", post_views.add, name="position_add"),
    path("undangan/<str:token>/", role_views.invitation, name="invitation"),
    path("surel/", account_views.account, name="account"),
    path("mengapa/", why_views.explain, name="why"),
]

NEEDS = {
    **dict.fromkeys(
        (
            "unit_add", "unit_change", "unit_retire", "officials", "official_add", "official_change", "position_add",
            "position_change", "position_retire", "appointment_begin", "appointment_end",
        ),
        POSTS,
    ),
    **dict.fromkeys(
        ("roles", "role_give", "role_revoke", "new_password", "invite", "invitation_revoke", "owners"), PEOPLE
    ),
    "invitation": ANYBODY,
    "account": MEMBERS,
    "why": MEMBERS,
}  # fmt: skip
