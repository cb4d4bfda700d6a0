"""The number of a final document by the pattern of its agency, in Indonesian words or in those stored before."""

from datetime import UTC, datetime

import pytest

from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.issuing import actions
from selaras.registers.issuing.actions import issue
from selaras.registers.organisations.models import AgencySettings
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan
from tests.making import YEAR, book, work_item
from tests.registers.conftest import Office, make_office

pytestmark = pytest.mark.django_db
NOW = datetime(YEAR, 3, 3, 2, 0, tzinfo=UTC)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office whose plan may become a final document, which is drawn as plain bytes."""
    made = make_office()
    monkeypatch.setattr(actions, "why_draft", lambda plan, judgement: ())
    monkeypatch.setattr(actions, "render_in_child", lambda job: dict.fromkeys(job.formats, b"isi"))
    with system("uji"):
        accept(book(work_item("7.01.01", "Program Contoh")), (), made.agency, YEAR)
    return made


def number() -> str:
    with system("uji"):
        return issue(Plan.objects.select_related("org_unit").get(), "rkt", NOW).document.number


@pytest.mark.parametrize(
    "pattern",
    ["050/{nomor:03d}/{jenis}/{tahun}", "050/{sequence:03d}/{type}/{year}", "050/{nomor:03d}/{type}/{tahun}"],
)
def test_the_placeholders_are_known_in_both_languages(office: Office, pattern: str) -> None:
    with system("uji"):
        AgencySettings.objects.create(org_unit=office.agency, number_pattern=pattern)
    assert number() == f"050/001/RKT/{YEAR}"


def test_an_agency_that_decided_nothing_has_number_type_and_year(office: Office) -> None:
    assert number() == f"1/RKT/{YEAR}"
    assert AgencySettings(org_unit=office.agency).number_pattern == "{nomor}/{jenis}/{tahun}"


def test_a_pattern_with_another_placeholder_is_refused_with_the_known_ones(office: Office) -> None:
    with system("uji"):
        AgencySettings.objects.create(org_unit=office.agency, number_pattern="{nomor}/{bulan}")
    with pytest.raises(Refused, match=r"tidak dapat dipakai\. “\{bulan\}” tidak dikenal.*\{bulan_romawi\}"):
        number()


def test_the_tokens_of_the_office_are_filled(office: Office) -> None:
    with system("uji"):
        AgencySettings.objects.create(
            org_unit=office.agency,
            number_pattern="{klasifikasi}/{urut:03d}/{unit}/{bulan_romawi}/{bulan_angka}/{tahun}",
            classification="000.8", classifications={"rkt": "000.7.1"}, unit_code="Kec-CTH",
        )  # fmt: skip
    assert number() == f"000.7.1/001/Kec-CTH/III/03/{YEAR}"


@pytest.mark.parametrize(
    ("pattern", "missing"),
    [("{klasifikasi}/{nomor}", "kode klasifikasi arsip Rencana Kerja Tahunan"), ("{nomor}/{unit}", "kode unit")],
)
def test_a_code_that_nobody_filled_in_is_asked_for_and_not_left_as_a_hole(
    office: Office, pattern: str, missing: str
) -> None:
    with system("uji"):
        AgencySettings.objects.create(org_unit=office.agency, number_pattern=pattern)
    with pytest.raises(Refused, match=f"{missing} belum diisi pada pengaturan dokumen"):
        number()
