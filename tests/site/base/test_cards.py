"""What is kept of a drawn note: never another person's rights, an old waiver, or another request's form."""

import re

from django.urls import reverse

from selaras.registers.archive.scope import acting
from selaras.registers.findings.actions import lift, waive
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.models import Plan
from selaras.site.base.cards import _HERE, _SECRET, _drawn
from selaras.site.base.notes import Notes, notes_of
from tests.making import YEAR
from tests.site.people import ACCEPTED, Town


def page(town: Town, who: str, query: str = "") -> str:
    return town.client(who).get(reverse("findings:list", args=[town.agency.pk, YEAR]) + query).content.decode()


def seen(town: Town, plan: Plan, who: str = "planner") -> Notes:
    with acting(scope_of(town.people[who], ACCEPTED.date())):
        return notes_of(plan, town.agency)


def test_a_second_look_draws_nothing_and_shows_the_same(town: Town, plan: Plan) -> None:
    client = town.client("planner")
    address = reverse("findings:list", args=[town.agency.pk, YEAR])
    first = client.get(address).content.decode()
    drawn = _drawn.cache_info().misses
    second = client.get(address).content.decode()
    assert _drawn.cache_info().misses == drawn
    secret = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')
    assert secret.sub(r"\1", first) == secret.sub(r"\1", second)


def test_every_request_has_its_own_secret_and_address(town: Town, plan: Plan) -> None:
    pages = [page(town, "planner"), page(town, "planner", "?berat=error"), page(town, "camat")]
    assert not any(_SECRET in each or _HERE in each for each in pages)
    secrets = [set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', each)) for each in pages]
    assert [len(each) for each in secrets] == [1, 1, 1]
    assert len(set.union(*secrets)) == 3
    assert 'value="' + reverse("findings:list", args=[town.agency.pk, YEAR]) + '"' in pages[0]
    assert 'name="back" value="' + reverse("findings:list", args=[town.agency.pk, YEAR]) + "?berat=error" in pages[1]


def test_an_address_never_becomes_markup(town: Town, plan: Plan) -> None:
    html = page(town, "planner", '?berat=error&x="><script>alert(1)</script>')
    assert "<script>alert" not in html


def test_who_may_not_act_never_gets_the_buttons_of_somebody_else(town: Town, plan: Plan) -> None:
    assert "Terapkan usulan" in page(town, "planner")
    for _ in range(2):
        html = page(town, "bappeda")
        assert "Terapkan usulan" not in html
        assert "Kesampingkan dengan alasan" not in html
    assert "Terapkan usulan" in page(town, "planner")


def test_notes_are_the_same_until_something_is_decided(town: Town, plan: Plan) -> None:
    before = seen(town, plan)
    assert seen(town, plan) is before
    finding = before.counting[0].findings[0]
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        waiver = waive(town.agency, YEAR, finding.check, finding.cause, "disepakati dengan Bappeda")
    aside = seen(town, plan)
    assert len(aside.counting) == len(before.counting) - 1
    assert "disepakati dengan Bappeda" in page(town, "planner")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        lift(waiver)
        again = waive(town.agency, YEAR, finding.check, finding.cause, "alasan yang lain")
    assert seen(town, plan).waived[0].waiver == again
    assert "alasan yang lain" in page(town, "planner")
    assert "disepakati dengan Bappeda" not in page(town, "planner")


def test_one_kelurahan_never_gets_the_notes_of_the_whole_agency(town: Town, plan: Plan) -> None:
    whole, own = seen(town, plan), seen(town, plan, "operator")
    assert max(note.count for note in whole.counting) == 2
    assert {note.count for note in own.counting} == {1}
