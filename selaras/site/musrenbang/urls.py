"""The addresses of the musrenbang."""

from django.urls import path

from selaras.site.musrenbang import paper_views, proposal_views, views

app_name = "musrenbang"
_HERE = "pd/<slug:agency>/<int:year>/musrenbang/"
urlpatterns = [
    path(_HERE, views.proposals, name="list"),
    path(f"{_HERE}mulai/", views.start, name="begin"),
    path(f"{_HERE}formulir/", paper_views.form_workbook, name="form"),
    path(f"{_HERE}cetak/<slug:type_id>/", paper_views.issue_paper, name="issue"),
    path(f"{_HERE}tambah/", proposal_views.add, name="add"),
    path(f"{_HERE}usulan/<slug:proposal>/", proposal_views.proposal, name="proposal"),
    path(f"{_HERE}usulan/<slug:proposal>/putuskan/", proposal_views.decision, name="decide"),
    path(f"{_HERE}usulan/<slug:proposal>/urutkan/", views.reorder, name="move"),
    path(f"{_HERE}usulan/<slug:proposal>/tarik/", proposal_views.withdraw, name="withdraw"),
]
