"""The public page behind the code on a document: genuine or not, in force or replaced, nothing about people."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.registers.archive.models import IssuedDocument, IssuedFile
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from tests.registers.issuing.test_verification import keep_document
from tests.site.people import Town

MOST_QUERIES = 7  # two of them count the visit, and forget old counts


@pytest.mark.parametrize("who", ["public", "planner", "stranger"])
def test_anybody_with_the_paper_sees_the_same_facts(town: Town, plan: Plan, who: str) -> None:
    final = keep_document(town.agency, plan, "final", number="1/RKT/2025", sequence=1)
    answer = town.client(who).get(f"/v/{final.pk}")
    page = answer.content.decode()
    assert answer.status_code == 200
    for told in (
        "Dokumen ini asli dan berlaku",
        "Rencana Kerja Tahunan 2025",
        "1/RKT/2025",
        "KECAMATAN CONTOH",
        final.pk,
    ):
        assert told in page
    with system("uji"):
        for file in IssuedFile.objects.filter(document=final):
            assert file.sha256 in page
    assert "Penerbit Rahasia" not in page


def test_a_replaced_document_points_at_the_one_in_force(town: Town, plan: Plan) -> None:
    first = keep_document(town.agency, plan, "final", number="1/RKT/2025", sequence=1)
    second = keep_document(town.agency, plan, "final", number="2/RKT/2025", sequence=2, replaces=first.pk)
    page = Client().get(f"/v/{first.pk}").content.decode()
    assert "Dokumen ini asli, tetapi sudah tidak berlaku" in page
    assert reverse("documents:verify", args=[second.pk]) in page
    assert "nomor 2/RKT/2025" in page
    assert "Dokumen ini asli dan berlaku" in Client().get(f"/v/{second.pk}").content.decode()


def test_a_draft_is_genuine_but_binds_nobody(town: Town, plan: Plan) -> None:
    draft = keep_document(town.agency, plan, "konsep")
    page = Client().get(f"/v/{draft.pk}").content.decode()
    assert "Dokumen ini asli, masih berupa konsep" in page
    assert "tanpa nomor" in page


@pytest.mark.parametrize("id", ["0000000000000000", "x", "<b>tebal</b>", "a" * 300])
def test_an_unknown_code_is_said_to_be_unknown(town: Town, id: str) -> None:
    answer = Client().get(f"/v/{id}")
    assert answer.status_code == 404
    assert "<b>tebal" not in answer.content.decode()


def test_the_page_asks_few_questions_of_the_database(town: Town, plan: Plan) -> None:
    draft = keep_document(town.agency, plan, "konsep")
    with CaptureQueriesContext(connection) as asked:
        Client().get(f"/v/{draft.pk}")
    assert len(asked) <= MOST_QUERIES
    with system("uji"):
        assert IssuedDocument.objects.count() == 1
