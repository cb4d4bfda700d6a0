"""Entering agencies and giving roles, as an administrator does from the command line."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.organisations.actions import appoint, enter_agency
from selaras.registers.organisations.models import Person, Unit

pytestmark = pytest.mark.django_db

CODE = "7.01.1.03.0.00.17.0000"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def logged() -> int:
    with system("tests"):
        return LogEntry.objects.count()


def test_an_agency_is_entered_once_under_its_government() -> None:
    for _ in range(2):
        out = run("agency", CODE, "Kecamatan Contoh", "--government", "64.02", "--government-name", "Kabupaten Contoh")
        assert out == f"Terdaftar: {CODE} Kecamatan Contoh\n"
    with system("tests"):
        agency = Unit.objects.get(code=CODE)
        assert (agency.kind, agency.level) == ("kecamatan", "agency")
        assert Unit.objects.filter(level="government").count() == 1
    assert logged() == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((CODE, "Kecamatan Lain", "--government", "64.02"), "sudah dipakai Kecamatan Contoh"),
        ((CODE, "Kecamatan Contoh", "--government", "11.01"), "11.01 belum terdaftar; sebutkan juga namanya"),
        ((" ", "Kecamatan Contoh", "--government", "64.02"), "harus diisi"),
        (("abc", "Kecamatan Baru", "--government", "64.02"), "“abc” bukan kode perangkat daerah"),
    ],
)
def test_what_cannot_be_entered_is_said(arguments: tuple[str, ...], sentence: str) -> None:
    run("agency", CODE, "Kecamatan Contoh", "--government", "64.02", "--government-name", "Kabupaten Contoh")
    with pytest.raises(CommandError, match=sentence):
        run("agency", *arguments)


def test_a_person_gets_a_role_and_no_password() -> None:
    run("agency", CODE, "Kecamatan Contoh", "--government", "64.02", "--government-name", "Kabupaten Contoh")
    for _ in range(2):
        out = run("person", "perencana", "Perencana Contoh", "planner", CODE, "--government", "64.02")
        assert "changepassword perencana" in out
    assert not Person.objects.get(username="perencana").has_usable_password()
    assert logged() == 2
    with pytest.raises(CommandError, match="Peran “raja” tidak dikenal"):
        run("person", "perencana", "Perencana Contoh", "raja", CODE, "--government", "64.02")
    with pytest.raises(CommandError, match="sudah dipakai Perencana Contoh"):
        run("person", "perencana", "Orang Lain", "camat", CODE, "--government", "64.02")
    with pytest.raises(CommandError, match=r"Tidak ada unit berkode 9\.99"):
        run("person", "perencana", "Perencana Contoh", "planner", "9.99", "--government", "64.02")


def test_a_planner_neither_enters_agencies_nor_gives_roles() -> None:
    with system("tests"):
        agency = enter_agency("64.02", CODE, "Kecamatan Contoh", kind="kecamatan", government_name="Kabupaten Contoh")
        planner = appoint("perencana", "Perencana Contoh", "planner", agency, date(2025, 1, 1)).person
    with acting(scope_of(planner, date(2025, 1, 2))):
        with pytest.raises(Refused, match="pengelola"):
            enter_agency("64.02", "7.01", "Kecamatan Baru", kind="kecamatan")
        with pytest.raises(Refused, match="Anda tidak berwenang mengatur orang"):
            appoint("camat", "Camat Contoh", "camat", agency, date(2025, 1, 2))
