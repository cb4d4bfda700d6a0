"""The addresses of agreements, plans of action and roles."""

from django.urls import path

from selaras.site.agreements import action_views, edit_views, history_views, list_views, role_views

_UNIT = "pd/<slug:agency>/<int:year>/perjanjian/<slug:unit>/"

app_name = "agreements"
urlpatterns = [
    path("pd/<slug:agency>/<int:year>/perjanjian/", list_views.agreements, name="list"),
    path(_UNIT, edit_views.edit, name="edit"),
    path(f"{_UNIT}mulai/", edit_views.begin, name="start"),
    path(f"{_UNIT}simpan/", edit_views.save, name="save"),
    path(f"{_UNIT}tambah/", edit_views.add, name="add"),
    path(f"{_UNIT}tetapkan/", edit_views.approve, name="approve"),
    path(f"{_UNIT}perubahan/", edit_views.change, name="amend"),
    path(f"{_UNIT}perbandingan/", edit_views.compare, name="compare"),
    path(f"{_UNIT}riwayat/", history_views.history, name="history"),
    path(f"{_UNIT}riwayat/batalkan/", history_views.undo, name="undo"),
    path(f"{_UNIT}terbitkan/<slug:type_id>/", edit_views.issue_paper, name="issue"),
    path(f"{_UNIT}rencana-aksi/", action_views.actions, name="actions"),
    path(f"{_UNIT}rencana-aksi/buat/", action_views.create, name="actions_make"),
    path(f"{_UNIT}rencana-aksi/simpan/", action_views.save, name="actions_save"),
    path(f"{_UNIT}rencana-aksi/langkah/", action_views.step, name="actions_step"),
    path(f"{_UNIT}rencana-aksi/tetapkan/", action_views.approve, name="actions_approve"),
    path(f"{_UNIT}rencana-aksi/perubahan/", action_views.change, name="actions_amend"),
    path(f"{_UNIT}peran/", role_views.roles, name="roles"),
    path(f"{_UNIT}peran/simpan/", role_views.save, name="roles_save"),
    path(f"{_UNIT}peran/jabatan/", role_views.position, name="roles_position"),
]
