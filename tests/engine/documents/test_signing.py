"""Who signs: the head of an agency by its kind, the head of its region, and who held the post on the day."""

from datetime import date

import pytest

from selaras.engine.documents.document import AgencySettings, Options
from selaras.engine.documents.signing import agency_name, head, nip_text, place_date, region_name, superior, titled
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Paragraph
from tests.engine.documents.plans import at, holder, organisation, plan, section, table_here

DAY = date(2025, 1, 20)
NOTHING_SET = AgencySettings()


@pytest.mark.parametrize(
    ("agency", "position"),
    [
        ("KECAMATAN MELATI", "Camat Melati"),
        ("DINAS KESEHATAN", "Kepala Dinas Kesehatan"),
        ("INSPEKTORAT DAERAH", "Inspektur Daerah"),
        ("BADAN KEUANGAN DAN ASET", "Kepala Badan Keuangan dan Aset"),
        ("KANTOR CAMAT MELATI", "Camat Melati"),
        ("KAPANEWON MELATI", "Panewu Melati"),
        ("SEKRETARIAT DPRD", "Sekretaris DPRD"),
        ("DINAS PP DAN KB", "Kepala Dinas PP dan KB"),
    ],
)
def test_the_head_is_named_after_the_kind_of_agency(agency: str, position: str) -> None:
    assert head(plan(agency=agency), DAY).position == position


def test_the_head_of_an_unknown_agency_is_left_to_be_written() -> None:
    assert head(Book(), DAY).position == "Kepala Perangkat Daerah .................."
    assert agency_name(Book()) == "Perangkat Daerah .................."


def test_the_official_in_office_on_the_day_is_named() -> None:
    book = plan(
        *holder("Camat Melati", "CONTOH PERTAMA", since=date(2020, 1, 1), until=date(2025, 1, 19)),
        *holder("Camat Melati Baru", "CONTOH KEDUA", since=date(2025, 1, 20)),
    )
    assert head(book, date(2025, 1, 19)).name == "CONTOH PERTAMA"


def test_nobody_is_named_after_the_last_day_of_an_appointment() -> None:
    book = plan(*holder("Camat Melati", "CONTOH PERTAMA", until=date(2025, 1, 19)))
    assert head(book, DAY).name == ""


def test_without_a_day_only_an_open_appointment_counts() -> None:
    ended = holder("Camat Melati", "CONTOH PERTAMA", until=date(2025, 1, 19))
    assert head(plan(*ended), None).name == ""
    assert head(plan(*holder("Camat Melati", "CONTOH KEDUA")), None).name == "CONTOH KEDUA"


def test_an_acting_official_signs_as_acting() -> None:
    assert head(plan(*holder("Camat Melati", "CONTOH", kind="plt")), DAY).position == "Plt. Camat Melati"


def test_the_head_of_a_division_does_not_sign_for_the_head_of_a_dinas() -> None:
    book = plan(
        *holder("Kepala Bidang Data", "CONTOH BIDANG"), *holder("Kepala Dinas", "CONTOH DINAS"), agency="DINAS MELATI"
    )
    assert (head(book, DAY).position, head(book, DAY).name) == ("Kepala Dinas", "CONTOH DINAS")


def test_another_post_of_the_agency_does_not_sign_for_its_head() -> None:
    party = head(plan(*holder("Sekretaris Kecamatan", "CONTOH SEKRETARIS")), DAY)
    assert (party.position, party.name) == ("Camat Melati", "")


@pytest.mark.parametrize(
    ("government", "region", "position"),
    [
        ("PEMERINTAH KABUPATEN MAWAR", "Kabupaten Mawar", "Bupati Mawar"),
        ("KOTA KENANGA", "Kota Kenanga", "Wali Kota Kenanga"),
        ("Provinsi Anggrek Timur", "Provinsi Anggrek Timur", "Gubernur Anggrek Timur"),
    ],
)
def test_the_region_is_told_by_its_own_row(government: str, region: str, position: str) -> None:
    book = plan(organisation("region", government, "kabupaten", level="government"))
    assert region_name(book, NOTHING_SET) == region
    assert superior(book, NOTHING_SET, DAY).position == position


def test_the_region_is_told_by_the_letterhead() -> None:
    settings = AgencySettings(letterhead=("PEMERINTAH KABUPATEN MAWAR", "KECAMATAN MELATI"))
    assert region_name(plan(), settings) == "Kabupaten Mawar"


def test_the_region_is_told_by_a_caption_that_names_it_behind_the_agency() -> None:
    caption = table_here("2.1", "Tujuan dan Sasaran\nKecamatan Melati Kabupaten Mawar")
    assert region_name(plan(section(1, "BAB I", "PENDAHULUAN", caption)), NOTHING_SET) == "Kabupaten Mawar"


def test_running_text_tells_no_region() -> None:
    prose = Paragraph("Kecamatan Melati Kabupaten Mawar dibentuk menurut peraturan daerah", at(3, ""))
    assert region_name(plan(section(1, "BAB I", "PENDAHULUAN", prose)), NOTHING_SET) == ""


def test_the_head_of_an_unknown_region_is_left_to_be_written() -> None:
    assert superior(plan(), NOTHING_SET, DAY).position == "Bupati/Wali Kota .................."


def test_the_elected_head_of_the_region_is_named_without_a_number() -> None:
    signer = superior(plan(*holder("Bupati Mawar", "CONTOH BUPATI")), NOTHING_SET, DAY).signer()
    assert (signer.name, signer.show_nip) == ("CONTOH BUPATI", False)


@pytest.mark.parametrize(
    ("stored", "printed"), [("190001011920011999", "19000101 192001 1 999"), ("", ""), ("19-0", "19-0")]
)
def test_a_nip_is_printed_in_its_groups(stored: str, printed: str) -> None:
    assert nip_text(stored) == printed


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("KELURAHAN SANGASANGA DALAM", "Kelurahan Sangasanga Dalam"),
        ("Kecamatan Sanga Sanga", "Kecamatan Sanga Sanga"),
        ("DINAS PEMUDA DAN OLAHRAGA", "Dinas Pemuda dan Olahraga"),
    ],
)
def test_names_in_capitals_become_titles_and_others_stay(name: str, title: str) -> None:
    assert titled(name) == title


@pytest.mark.parametrize(
    ("place", "day", "year", "line"),
    [
        ("Melati", DAY, None, "Melati, 20 Januari 2025"),
        ("Melati", None, 2025, "Melati, .................. 2025"),
        ("", None, None, ".................., .................."),
    ],
)
def test_unknown_place_and_day_are_dots(place: str, day: date | None, year: int | None, line: str) -> None:
    assert place_date(Options(settings=AgencySettings(place_of_signing=place)), day, year) == line
