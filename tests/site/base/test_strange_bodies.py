"""Bodies that no form of ours sends, and names that no file of ours has."""

import pytest
from django.test import Client
from django.urls import reverse

from selaras.site.base.refusals import LARGEST_OF_ANYBODY
from selaras.site.public_check.views import _stem


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["idna", "utf-7", "latin-1"])
def test_a_body_in_another_encoding_is_refused_in_words(charset: str) -> None:
    answer = Client().post("/periksa/", b"x", content_type=f"multipart/form-data; boundary=x; charset={charset}")
    assert answer.status_code == 400
    assert "tidak ditulis sebagai UTF-8" in answer.content.decode()


@pytest.mark.django_db
def test_nobody_without_a_login_sends_a_large_body() -> None:
    answer = Client().post(
        reverse("account_login"), b"x", content_type="text/plain", CONTENT_LENGTH=str(LARGEST_OF_ANYBODY + 1)
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("name", "stem"),
    [("rencana 2025.docx", "rencana_2025"), ("（）.md", "berkas"), ("***.docx", "berkas"), ("../../x.docx", "x")],
)
def test_a_download_is_called_after_its_file_whatever_that_is_called(name: str, stem: str) -> None:
    assert _stem(name) == stem


@pytest.mark.django_db
def test_a_refusal_of_the_public_check_is_kept_nowhere() -> None:
    answer = Client().post(reverse("public_check:commented"), {"carried": "rusak"})
    assert answer.status_code == 409
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
