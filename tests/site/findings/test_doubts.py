"""What the reader was not sure of: shown with its place, confirmed by whoever may edit the row, once."""

from typing import Any

import pytest
from django.urls import reverse

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import approve
from selaras.registers.plans.models import Doubt, Plan
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town

BUTTON = "Sudah benar</button>"


@pytest.fixture
def doubts(town: Town, plan: Plan) -> dict[str, Doubt]:
    """One doubt about the agency and one about each kelurahan."""
    with system("uji"):
        return {
            name: doubt_about(unit, plan, seq, name)
            for seq, (name, unit) in enumerate({"agency": town.agency, "one": town.one, "two": town.two}.items())
        }


def doubt_about(unit: Unit, plan: Plan, seq: int, name: str) -> Doubt:
    place = {"file": "contoh.md", "line": 40 + seq, "column": 3, "part": "Tabel 2.6"}
    return Doubt.objects.create(
        plan=plan, org_unit=unit, seq=seq, message=f"Target {name} meragukan.", hint=f"Periksa {name}.", place=place
    )


def page(town: Town, who: str) -> str:
    answer = town.client(who).get(reverse("findings:list", args=[town.agency.pk, YEAR]))
    assert answer.status_code == 200
    return answer.content.decode()


def confirm(town: Town, who: str, doubt: Doubt) -> Any:
    address = reverse("findings:confirm", args=[town.agency.pk, YEAR])
    return town.client(who).post(address, {"doubt": doubt.pk}, follow=True)


def test_open_doubts_are_listed_with_hint_and_place(town: Town, doubts: dict[str, Doubt]) -> None:
    html = page(town, "planner")
    assert 'Perlu dipastikan <span class="soft">(3)</span>' in html
    assert "<b>Target one meragukan.</b> Periksa one." in html
    assert "Tempat: Tabel 2.6, baris 41, kolom 3" in html
    assert html.count(BUTTON) == 3


def test_without_doubts_nothing_is_asked(town: Town, plan: Plan) -> None:
    assert "Perlu dipastikan" not in page(town, "planner")


def test_a_confirmed_doubt_says_who_and_when_and_is_logged_once(town: Town, doubts: dict[str, Doubt]) -> None:
    confirm(town, "planner", doubts["one"])
    answer = confirm(town, "planner", doubts["one"])
    assert answer.redirect_chain[0][0].endswith("#perlu-dipastikan")
    html = answer.content.decode()
    assert 'Perlu dipastikan <span class="soft">(2)</span>' in html
    assert "Sudah dipastikan (1)" in html
    assert "Dinyatakan benar oleh Perencana Contoh planner" in html
    with system("uji"):
        (entry,) = LogEntry.objects.filter(code="plan.confirmed")
        assert entry.sentence.endswith("Target one meragukan.")
        assert Doubt.objects.get(pk=doubts["one"].pk).confirmed_by_name == "Perencana Contoh planner"


def test_an_operator_sees_and_confirms_the_doubts_of_the_own_kelurahan(town: Town, doubts: dict[str, Doubt]) -> None:
    html = page(town, "operator")
    assert "Target one meragukan." in html
    assert "Target two meragukan." not in html
    assert confirm(town, "operator", doubts["one"]).status_code == 200
    assert "Sudah dipastikan (1)" in page(town, "operator")


@pytest.mark.parametrize("whose", ["two", "agency"])
def test_an_operator_of_another_kelurahan_confirms_nothing(town: Town, doubts: dict[str, Doubt], whose: str) -> None:
    assert confirm(town, "operator", doubts[whose]).status_code == 404
    with system("uji"):
        assert Doubt.objects.get(pk=doubts[whose].pk).confirmed_at is None


def test_who_may_not_edit_reads_the_doubts_without_a_button(town: Town, doubts: dict[str, Doubt]) -> None:
    html = page(town, "inspectorate")
    assert "Target one meragukan." in html
    assert BUTTON not in html
    assert confirm(town, "inspectorate", doubts["one"]).status_code == 409


def test_a_doubt_that_is_gone_from_the_file_is_not_there(town: Town, doubts: dict[str, Doubt]) -> None:
    with system("uji"):
        Doubt.objects.filter(pk=doubts["one"].pk).update(retired=True)
    assert "Target one meragukan." not in page(town, "planner")
    assert confirm(town, "planner", doubts["one"]).status_code == 404


def test_of_an_approved_plan_nothing_is_confirmed(town: Town, plan: Plan, doubts: dict[str, Doubt]) -> None:
    with acting(scope_of(town.people["camat"], ACCEPTED.date())):
        approve(plan)
    html = page(town, "planner")
    assert "tidak dapat dipastikan lagi" in html
    assert BUTTON not in html
    assert confirm(town, "planner", doubts["one"]).status_code == 409


def test_doubts_cost_one_query(town: Town, doubts: dict[str, Doubt], django_assert_max_num_queries: Any) -> None:
    client = town.client("planner")
    address = reverse("findings:list", args=[town.agency.pk, YEAR])
    client.get(address)  # reads the rows of this revision once
    with django_assert_max_num_queries(8):
        assert client.get(address).content.decode().count(BUTTON) == 3
