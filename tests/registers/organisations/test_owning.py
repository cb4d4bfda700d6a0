"""Who owns which document: the agency's decision, else the government's, else what is usual."""

from datetime import date

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.law.strict import Mark
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.owning import Owner, owned_kinds, owner_of, set_owners
from selaras.registers.organisations.roles import Role
from tests.registers.conftest import TODAY, Office


def test_what_is_usual_is_told_from_what_somebody_decided(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        usual = {
            kind: owner_of(kind, office.agency, TODAY).words for kind in ("renja", "pk", "lke", "dpa", "lppd", "rkt")
        }
        assert owner_of("renja", office.agency, TODAY).decided_in == ""
    assert usual == {
        "renja": "Bappeda", "pk": "Bagian Organisasi", "lke": "Inspektorat", "dpa": "BPKAD",
        "lppd": "Bagian Tata Pemerintahan", "rkt": "Perencana",
    }  # fmt: skip


def test_every_kind_has_an_owner_and_what_is_only_recalled_is_marked_so() -> None:
    usual = load_law().value("document.owners", TODAY)
    assert set(usual.table) == set(owned_kinds(TODAY))
    assert usual.mark is Mark.R


def test_the_agency_decides_before_its_government_and_the_neighbour_is_left_alone(office: Office) -> None:
    with acting(office.scope("administrator", office.government)):
        set_owners(office.government, [Owner("pk", role=Role.BAPPEDA)], TODAY)
        set_owners(office.agency, [Owner("pk", office="  Bagian   Hukum ")], TODAY)
    with acting(office.scope("planner", office.agency)):
        assert owner_of("pk", office.agency, TODAY) == Owner("pk", office="Bagian Hukum", decided_in=office.agency.pk)
    with acting(office.scope("planner", office.neighbour)):
        assert owner_of("pk", office.neighbour, TODAY) == Owner("pk", role="bappeda", decided_in=office.government.pk)


def test_what_is_the_same_is_not_decided_and_what_differs_is_one_entry(office: Office) -> None:
    with acting(office.scope("administrator", office.government)):
        assert set_owners(office.agency, [Owner("renja", role=Role.BAPPEDA)], TODAY) == ()
        changed = set_owners(office.agency, [Owner("renja", role=Role.PLANNER), Owner("iku", office="Ortal")], TODAY)
        assert changed == ("Renja", "Indikator Kinerja Utama (IKU)")
    with system("uji"):
        told = [entry.sentence for entry in LogEntry.objects.all()]
    assert told == ["Menentukan pemilik dokumen di KECAMATAN CONTOH: Renja, Indikator Kinerja Utama (IKU)."]


ONE_OWNER = "Pemilik Perjanjian Kinerja: pilih satu peran, atau tuliskan satu nama kantor."


@pytest.mark.parametrize(
    ("owner", "sentence"),
    [
        (Owner("novel", role="planner"), "Jenis dokumen “novel” tidak dikenal."),
        (Owner("pk", role="raja"), "Peran “raja” tidak dikenal. Pilih dari daftar."),
        (Owner("pk"), "Pemilik Perjanjian Kinerja: pilih satu peran, atau tuliskan satu nama kantor."),
        (
            Owner("pk", "planner", "Ortal"),
            "Pemilik Perjanjian Kinerja: pilih satu peran, atau tuliskan satu nama kantor.",
        ),
    ],
)
def test_what_cannot_own_is_said(office: Office, owner: Owner, sentence: str) -> None:
    with acting(office.scope("administrator", office.government)), pytest.raises(Refused) as refused:
        set_owners(office.agency, [owner], TODAY)
    assert refused.value.sentence == sentence


def test_only_an_administrator_decides(office: Office) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="menentukan pemilik dokumen"):
        set_owners(office.agency, [Owner("pk", role=Role.PLANNER)], date(2025, 3, 3))
