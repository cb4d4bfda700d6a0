"""What a person may not do or not now is said in words, and nothing is stored."""

from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import OutOfScope
from selaras.site.base.refusals import LARGEST_BODY, came_from
from selaras.urls import urlpatterns as ours
from tests.site.people import Town


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Rencana ini sudah ditetapkan.")


def stray(request: HttpRequest) -> HttpResponse:
    raise OutOfScope("a row of another unit")


def break_down(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [path("tolak/", refuse), path("sasar/", stray), path("rusak/", break_down), *ours]


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_is_a_page_with_its_sentence(town: Town) -> None:
    answer = town.client("planner").get("/tolak/", headers={"referer": "http://testserver/pd/x/"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rencana ini sudah ditetapkan." in page
    assert 'href="http://testserver/pd/x/"' in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_write_outside_the_scope_is_a_page_that_is_not_there(town: Town) -> None:
    answer = town.client("planner").get("/sasar/")
    assert (answer.status_code, "Halaman ini tidak ada" in answer.content.decode()) == (404, True)
    assert "another unit" not in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_mistake_of_ours_is_said_without_its_cause(town: Town) -> None:
    client = town.client("planner")
    client.raise_request_exception = False
    answer = client.get("/rusak/")
    assert (answer.status_code, "Terjadi kesalahan" in answer.content.decode()) == (500, True)
    assert "ZeroDivision" not in answer.content.decode()


def test_a_form_without_its_secret_is_answered_in_words(town: Town) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/akun/masuk/", {"login": "a", "password": "b"})
    assert (answer.status_code, "Formulir ini sudah kedaluwarsa" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("referer", ["http://elsewhere.example/", "javascript:alert(1)", ""])
def test_the_way_back_never_leaves_the_site(referer: str) -> None:
    assert came_from(RequestFactory().get("/", headers={"referer": referer})) == "/"


class Unread:
    """A body of which nothing may be read."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 40, "-1", "banyak"])
def test_what_is_far_too_large_is_refused_unread(db: None, length: str) -> None:
    given: dict[str, Any] = {
        "CONTENT_LENGTH": length,
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": Unread(),
        "HTTP_COOKIE": "csrftoken=" + "a" * 32,
    }
    answer = Client(enforce_csrf_checks=True, **given).generic("POST", "/akun/masuk/")
    assert (answer.status_code, "Berkas rencana paling besar 50 MB." in answer.content.decode()) == (413, True)


def test_no_browser_keeps_the_pages_of_a_member(town: Town) -> None:
    assert town.client("bappeda").get("/").headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in Client().get("/").headers


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/", {}, 200),
        ("/tolak/", {}, 409),
        ("/rusak/", {}, 500),
        ("/tidak/ada/", {}, 404),
        ("/", {"host": "elsewhere.example"}, 400),
    ],
)
def test_every_answer_carries_the_headers_that_protect(
    town: Town, address: str, headers: dict[str, str], status: int
) -> None:
    client = town.client("bappeda")
    client.raise_request_exception = False
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_another_host_is_answered_in_words_and_named_nowhere(db: None) -> None:
    answer = Client().get("/", headers={"host": "elsewhere.example"})
    page = answer.content.decode()
    assert (answer.status_code, "Alamat ini tidak dikenal" in page) == (400, True)
    assert "elsewhere" not in page


@pytest.mark.parametrize(
    "target", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"]
)
def test_a_login_leads_nowhere_outside_the_site(town: Town, target: str) -> None:
    cache.clear()  # the login library's own counts of failures outlive a test
    person = town.people["camat"]
    person.set_password("kata sandi yang panjang")
    person.save()
    given = {"login": person.username, "password": "kata sandi yang panjang", "next": target}
    assert Client().post(f"/akun/masuk/?next={target}", given).headers["Location"] == "/"
