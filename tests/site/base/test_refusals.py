"""What a person may not do or not now is said in words, and nothing is stored."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import OutOfScope
from selaras.site.base.refusals import came_from
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
