"""Why somebody may or may not: right for every page of the site, and silent about what the person may not know."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from selaras.registers.archive.scope import acting
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.explaining import why
from selaras.registers.organisations.models import Person
from selaras.registers.organisations.roles import WORDS
from selaras.site.base.needs import ANYBODY, MEMBERS
from selaras.site.people.why_views import asked_by, needs
from tests.making import YEAR
from tests.site.people import PUBLIC, Town
from tests.site.test_urls import VISITS, case  # noqa: F401  # its fixture is used by name
from tests.site.visiting import Case, Visit

WHY = reverse("people:why")
ON = date(2025, 3, 3)


def asked(town: Town, who: str, address: str, **more: str) -> str:
    answer = town.client(who).get(f"{WHY}?{urlencode({'alamat': address, **more})}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_of_every_page_what_the_page_itself_does(case: Case) -> None:  # noqa: F811
    """What each page does stands in the table that ``test_urls`` holds them to."""
    asked_for = [(visit, who, person) for visit in VISITS for who, person in case.town.people.items()]
    wrong = [told for visit, who, person in asked_for if (told := _wrong(visit, case, who, person))]
    assert not wrong


def _wrong(visit: Visit, given: Case, who: str, person: Person) -> str:
    """Where the answer is another one than that of the page: in what."""
    with acting(scope_of(person, ON)):
        found = asked_by(reverse(visit.name, args=visit.args(given)))
        assert found.known
        if found.need not in WORDS or found.unit is None:
            may = "whole" if found.need in (ANYBODY, MEMBERS) or not found.names_unit else ""
        else:
            may = why(person, found.need, found.unit, ON).may
    got = visit.statuses[who]
    if got in (200, 302, 422) and not may:
        return f"{who} gets {visit.name}, and is told that they may not"
    return f"{who} may not, and gets {visit.name}" if not may and got not in (404, 409) else ""


def test_every_need_is_an_action_and_of_a_page_that_exists() -> None:
    assert set(needs().values()) <= {*WORDS, ANYBODY, MEMBERS}
    assert set(needs()) <= {visit.name for visit in VISITS}


def test_it_names_the_role_its_unit_and_its_day(town: Town) -> None:
    page = asked(town, "planner", reverse("plans:upload", args=[town.agency.pk]))
    assert "Perencana Contoh planner boleh" in page
    assert "Tindakan: menerima rencana dan membuka versinya. Unit: KECAMATAN CONTOH." in page
    assert "<b>Perencana</b> di KECAMATAN CONTOH, sejak 1 Januari 2020" in page
    assert "memberi hak ini" in page


def test_it_names_the_role_that_is_missing_and_who_holds_it(town: Town) -> None:
    page = asked(town, "planner", reverse("documents:approve", args=[town.agency.pk, YEAR]))
    assert "Perencana Contoh planner tidak boleh" in page
    assert "Peran yang memberinya: Camat." in page
    assert "Camat Contoh camat, Camat di KECAMATAN CONTOH" in page
    assert "tidak memberi hak ini" in page


def test_a_lurah_may_edit_the_own_unit_alone(town: Town) -> None:
    page = asked(town, "unit_head", reverse("plans:tree", args=[town.agency.pk, YEAR]), tindakan="edit")
    assert "boleh, tetapi hanya di unitnya sendiri" in page


def test_a_stranger_learns_nothing_that_a_wrong_address_would_not_say(town: Town) -> None:
    there = asked(town, "stranger", reverse("people:units", args=[town.agency.pk]))
    nowhere = asked(town, "stranger", reverse("people:units", args=["0" * 32]))
    assert "Tidak boleh, atau tidak ada" in there
    there, nowhere = (page.partition("<main")[2] for page in (there, nowhere))
    assert there.replace(town.agency.pk, "") == nowhere.replace("0" * 32, "")
    assert "KECAMATAN CONTOH" not in there


def test_an_address_of_no_page_and_one_of_every_page(town: Town) -> None:
    assert "Alamat itu bukan halaman Selaras" in asked(town, "planner", "/tidak/ada/")
    assert "Boleh, untuk siapa saja" in asked(town, "planner", "/periksa/")
    assert "Boleh, untuk siapa saja yang masuk" in asked(town, "planner", WHY)
    assert "tidak menyebut perangkat daerah" in asked(town, "planner", WHY, tindakan="approve")


def test_the_administrator_asks_for_somebody_else_and_nobody_else_does(town: Town) -> None:
    address = reverse("people:roles", args=[town.agency.pk])
    page = asked(town, "administrator", address, orang="operator")
    assert "Operator Contoh operator tidak boleh" in page
    page = asked(town, "planner", address, orang="administrator")
    assert "Hanya administrator unit itu yang dapat bertanya tentang orang lain." in page
    assert "Peran Perencana Contoh planner" in page
    unknown = town.client("administrator").get(f"{WHY}?{urlencode({'alamat': address, 'orang': 'siapa'})}")
    assert unknown.status_code == 404


def test_a_refused_and_a_missing_page_lead_to_the_answer(town: Town) -> None:
    address = reverse("people:roles", args=[town.agency.pk])
    page = town.client("planner").get(address).content.decode()
    assert f'href="{WHY}?alamat={address}"' in page
    assert "Mengapa boleh" not in town.client(PUBLIC).get("/tidak/ada/").content.decode()


def test_it_costs_few_queries(town: Town, django_assert_max_num_queries: object) -> None:
    client = town.client("planner")
    address = f"{WHY}?{urlencode({'alamat': reverse('documents:approve', args=[town.agency.pk, YEAR])})}"
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        client.get(address)
