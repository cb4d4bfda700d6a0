"""Too many logins, links, uploads or verifications are answered in words, with the time to wait."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from selaras.registers.archive.limits import Limit
from selaras.site.base import views
from selaras.site.base.limits import LOGIN_OF_ADDRESS, LOGIN_OF_NAME, address_of
from selaras.site.documents import verify_views
from selaras.site.plans import upload_choices, upload_views
from tests.site.people import Town
from tests.workbooks import workbook


def patience(answer: Any) -> int:
    """The seconds to wait of an answer that says it was too often."""
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == 429
    assert "Terlalu banyak percobaan. Tunggu" in answer.content.decode()
    return int(answer.headers["Retry-After"])


def test_guessing_one_name_from_many_addresses_is_stopped(db: None) -> None:
    for number in range(LOGIN_OF_NAME.most):
        answer = Client(REMOTE_ADDR=f"10.0.0.{number}").post("/akun/masuk/", {"login": "camat", "password": "salah"})
        assert answer.status_code == 200
    answer = Client(REMOTE_ADDR="10.0.1.1").post("/akun/masuk/", {"login": " CAMAT", "password": "salah"})
    assert 0 < patience(answer) <= LOGIN_OF_NAME.seconds
    assert Client(REMOTE_ADDR="10.0.1.1").get("/akun/masuk/").status_code == 200


def test_guessing_many_names_from_one_address_is_stopped(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LOGIN_OF_ADDRESS", Limit(LOGIN_OF_ADDRESS.what, 2, 600))
    client = Client(REMOTE_ADDR="10.0.0.1")
    for name in ("a", "b"):
        assert client.post("/akun/masuk/", {"login": name, "password": "salah"}).status_code == 200
    assert patience(client.post("/akun/masuk/", {"login": "c", "password": "salah"})) > 0
    other = Client(REMOTE_ADDR="10.0.0.2")
    assert other.post("/akun/masuk/", {"login": "c", "password": "salah"}).status_code == 200


def test_verifying_one_id_after_another_is_stopped_for_that_address_alone(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_views, "VERIFY", Limit("verify", 1, 60))
    assert Client(REMOTE_ADDR="10.0.0.1").get("/v/0123456789abcdef").status_code == 404
    assert patience(Client(REMOTE_ADDR="10.0.0.1").get("/v/0123456789abcde0")) <= 60
    assert Client(REMOTE_ADDR="10.0.0.2").get("/v/0123456789abcde0").status_code == 404


def test_trying_login_links_is_stopped(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LOGIN_LINK", Limit("login link", 1, 600))
    assert Client().get("/masuk/sembarang/").status_code == 410
    patience(Client().get("/masuk/sembarang/"))


def test_uploading_without_end_is_stopped(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    planner = town.client("planner")
    address = reverse("plans:upload", args=[town.agency.pk])
    kept = planner.post(address, {"file": SimpleUploadedFile("a.xlsx", workbook())}).headers["Location"]
    monkeypatch.setattr(upload_views, "UPLOAD", Limit("upload", 0, 600))
    for module in (upload_views, upload_choices):
        monkeypatch.setattr(module, "CHOOSE", Limit("choose", 0, 600))
    patience(planner.post(address, {"file": SimpleUploadedFile("a.md", b"a")}))
    for path in ("terima/", "ulang/", "pilih/", "tabel/", "sel/", "lupakan/"):
        patience(planner.post(f"{kept}{path}"))


def test_changing_a_password_by_guessing_the_old_one_is_stopped(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PASSWORD", Limit("password", 0, 600))
    person = town.people["camat"]
    person.set_password("kata sandi yang panjang")
    person.save()
    patience(town.client("camat").post("/akun/kata-sandi/", {"oldpassword": "salah"}))


@pytest.mark.parametrize(
    ("meta", "address"),
    [
        ({"REMOTE_ADDR": "10.0.0.1"}, "10.0.0.1"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "10.9.9.9"}, "10.0.0.1"),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 10.9.9.9"}, "10.9.9.9"),
        ({"REMOTE_ADDR": "::1", "HTTP_X_FORWARDED_FOR": "bukan alamat"}, "::1"),
        ({"REMOTE_ADDR": ""}, ""),
    ],
)
def test_only_a_proxy_on_this_machine_is_believed(meta: dict[str, str], address: str) -> None:
    assert address_of(RequestFactory().get("/", **meta)) == address  # type: ignore[arg-type]  # the stubs name each keyword
