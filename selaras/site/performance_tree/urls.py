"""The addresses of the performance tree."""

from django.urls import path

from selaras.registers.organisations.roles import ACCEPT, EDIT
from selaras.site.performance_tree import change_views, support_views, views

app_name = "performance_tree"
_HERE = "pd/<slug:agency>/<int:year>/pohon-kinerja/"
urlpatterns = [
    path(_HERE, views.page, name="page"),
    path(f"{_HERE}mulai/", views.start, name="begin"),
    path(f"{_HERE}tambah/", change_views.add, name="add"),
    path(f"{_HERE}tambah/simulasi/", change_views.suppose_addition, name="suppose_addition"),
    path(f"{_HERE}susun/", change_views.redraw, name="redraw"),
    path(f"{_HERE}kosongkan/", change_views.empty, name="empty"),
    path(f"{_HERE}dukungan/", support_views.requests, name="requests"),
    path(f"{_HERE}dukungan/<slug:link>/", support_views.reply, name="reply"),
    path(f"{_HERE}<slug:node>/", views.node, name="node"),
    path(f"{_HERE}<slug:node>/ubah/", change_views.change, name="change"),
    path(f"{_HERE}<slug:node>/simulasi/", change_views.suppose, name="suppose"),
    path(f"{_HERE}<slug:node>/hapus/", change_views.remove, name="remove"),
    path(f"{_HERE}<slug:node>/hapus/simulasi/", change_views.suppose_removal, name="suppose_removal"),
    path(f"{_HERE}<slug:node>/induk/", change_views.parents, name="parents"),
    path(f"{_HERE}<slug:node>/padanan/", change_views.mapping, name="mapping"),
    path(f"{_HERE}<slug:node>/pengampu/", change_views.owner, name="owner"),
    path(f"{_HERE}<slug:node>/urutan/", change_views.reorder, name="reorder"),
    path(f"{_HERE}<slug:node>/dukungan/", support_views.support, name="support"),
    path(f"{_HERE}<slug:node>/cabut/", support_views.withdraw, name="withdraw"),
]

NEEDS = {"begin": ACCEPT} | dict.fromkeys(
    (
        "add",
        "change",
        "remove",
        "parents",
        "mapping",
        "owner",
        "reorder",
        "support",
        "withdraw",
        "reply",
        "suppose",
        "suppose_addition",
        "suppose_removal",
        "redraw",
        "empty",
    ),
    EDIT,
)
