"""The addresses of documents, of the settings they are drawn with, and of the public page of verification."""

from django.urls import path

from selaras.registers.organisations.roles import ACCEPT, APPROVE, ISSUE, SEE, SETTINGS
from selaras.site.base.needs import ANYBODY
from selaras.site.documents import bundle_views, proof_views, settings_views, verify_views, views

app_name = "documents"
urlpatterns = [
    path("pd/<slug:agency>/<int:year>/dokumen/", views.documents, name="list"),
    path("pd/<slug:agency>/<int:year>/dokumen/<slug:type_id>/terbitkan/", views.issue_document, name="issue"),
    path("pd/<slug:agency>/<int:year>/tetapkan/", views.approve_plan, name="approve"),
    path("pd/<slug:agency>/<int:year>/versi/", views.new_version, name="version"),
    path("pd/<slug:agency>/<int:year>/surat-pengantar/", bundle_views.letter, name="letter"),
    path("pd/<slug:agency>/<int:year>/berkas-pk/", bundle_views.agreements, name="agreements"),
    path("pd/<slug:agency>/<int:year>/berkas-pk/<slug:kind>/", bundle_views.agreements_file, name="agreements_file"),
    path("dokumen/<slug:document>/bukti/", proof_views.proof, name="proof"),
    path("dokumen/<slug:document>/bukti/pindaian/", proof_views.upload_scan, name="upload_scan"),
    path("dokumen/<slug:document>/bukti/penyampaian/", proof_views.submit, name="submit"),
    path("pindaian/<slug:scan>/", proof_views.scan_file, name="scan_file"),
    path("penyampaian/<slug:submission>/betulkan/", proof_views.correct, name="correct"),
    path("penyampaian/<slug:submission>/tanda-terima/", proof_views.receipt, name="receipt"),
    path("dokumen/<slug:document>/<slug:file_format>/", views.download, name="download"),
    path("pd/<slug:agency>/pengaturan/", settings_views.agency_settings, name="settings"),
    path("pd/<slug:agency>/pengaturan/lambang/", settings_views.logo, name="logo"),
    path("v/<str:document>", verify_views.verify, name="verify"),
]

NEEDS = {
    "issue": ISSUE, "approve": APPROVE, "version": ACCEPT, "settings": SETTINGS, "logo": SETTINGS, "download": SEE,
    "verify": ANYBODY,
}  # fmt: skip
