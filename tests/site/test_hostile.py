"""Every named address with what no page of ours sends: answered with a page or a sentence, never by an error."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Edit
from tests.site.test_urls import VISITS, case, forget, fresh  # noqa: F401  # the fixtures
from tests.site.visiting import Case, Visit

HOSTILE = ["a\0b", "[" * 3000, "9" * 40, "<script>alert(1)</script>" * 300]
ASKED = ("jenis", "unit", "cari", "lembar", "versi", "baris", "bulan", "dari", "ke", "bagian", "tahun")
YEARS = (0, 9998, 9999, 10**30)


def refused(client: Client, address: str, data: dict[str, str], *, is_form: bool) -> int:
    """The status of a request whose changes are rolled back; an error of ours is raised."""
    with transaction.atomic():
        answer = client.post(address, data) if is_form else client.get(address, data)
        transaction.set_rollback(True)
    forget()
    return answer.status_code


def addresses(visit: Visit, case: Case) -> list[str]:  # noqa: F811
    """The address with years that no plan has."""
    args: list[Any] = visit.args(case)
    found = []
    for at, value in enumerate(args):
        if isinstance(value, int):
            for year in YEARS:
                try:
                    found.append(reverse(visit.name, args=[*args[:at], year, *args[at + 1 :]]))
                except NoReverseMatch:
                    continue
    return found


@pytest.mark.parametrize("who", ["planner", "operator"])
def test_no_address_breaks(who: str, case: Case, fresh: None) -> None:  # noqa: F811
    with system("uji"):
        edits = Edit.objects.count()
    client = case.town.client(who)
    wrong: list[tuple[str, str, int]] = []
    for visit in VISITS:
        if visit.name.startswith(("account", "public_check")):
            continue
        address = reverse(visit.name, args=visit.args(case))
        form = visit.data(case) if visit.data else None
        for bad in HOSTILE:
            sent = dict.fromkeys(ASKED, bad) if form is None else dict.fromkeys(form, bad) | {"back": bad}
            code = refused(client, address, sent, is_form=form is not None)
            wrong += [(visit.name, bad[:20], code)] if code >= 500 or ("\0" in bad and code < 400 and sent) else []
        for other in addresses(visit, case):
            code = refused(client, other, form or {}, is_form=form is not None)
            wrong += [(visit.name, other[-40:], code)] if code >= 500 else []
    assert wrong == []
    with system("uji"):
        assert Edit.objects.count() >= edits
