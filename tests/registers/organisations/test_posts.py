"""Posts and officials: entered and corrected, each with one log entry; refused in words."""

from datetime import date

import pytest

from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.appointments import Term, begin_appointment, end_appointment
from selaras.registers.organisations.models import Official, Position
from selaras.registers.organisations.posts import (
    Post,
    Who,
    change_official,
    change_position,
    enter_official,
    enter_position,
    retire_position,
)
from tests.registers.conftest import TODAY, Office

CAMAT = Post("Camat Contoh", "III.a", is_head=True)
NIP = "19000101 192001 1 999"


def sentences() -> list[str]:
    with system("uji"):
        return [entry.sentence for entry in LogEntry.objects.order_by("id")]


def test_a_post_is_entered_and_changed_with_one_entry_each(office: Office, planner: Scope) -> None:
    camat = enter_position(office.agency, CAMAT, TODAY)
    lurah = enter_position(office.one, Post("Lurah Satu", "IV.a", is_head=True, superior=camat), TODAY)
    assert change_position(lurah, Post("Lurah Satu Baru", "IV.a", is_head=True, superior=camat), TODAY)
    assert not change_position(lurah, Post("Lurah Satu Baru", "IV.a", is_head=True, superior=camat), TODAY)
    assert sentences() == [
        "Mencatat jabatan Camat Contoh di KECAMATAN CONTOH.", "Mencatat jabatan Lurah Satu di KELURAHAN SATU.",
        "Mengubah jabatan Lurah Satu menjadi Lurah Satu Baru.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("post", "sentence"),
    [
        (Post(" "), "Nama jabatan harus diisi, seperti tercetak di atas tanda tangan."),
        (Post("Sekretaris", "V.z"), "Eselon “V.z” tidak dikenal. Pilih dari daftar."),
        (Post("camat contoh"), "Jabatan Camat Contoh sudah ada di KECAMATAN CONTOH."),
        (Post("Camat Lain", is_head=True), "KECAMATAN CONTOH sudah dipimpin Camat Contoh. Ubah dahulu jabatan itu."),
    ],
)
def test_what_cannot_be_a_post_is_said(office: Office, planner: Scope, post: Post, sentence: str) -> None:
    enter_position(office.agency, CAMAT, TODAY)
    with pytest.raises(Refused) as refused:
        enter_position(office.agency, post, TODAY)
    assert refused.value.sentence == sentence
    assert Position.objects.count() == 1


def test_a_superior_stands_above_and_never_in_a_circle(office: Office, planner: Scope) -> None:
    lurah = enter_position(office.one, Post("Lurah Satu", is_head=True), TODAY)
    with pytest.raises(Refused, match="Lurah Satu bukan jabatan di KECAMATAN CONTOH atau di atasnya"):
        enter_position(office.agency, Post("Camat Contoh", superior=lurah), TODAY)
    with pytest.raises(Refused, match="Lurah Satu bukan jabatan di KELURAHAN SEPULUH atau di atasnya"):
        enter_position(office.ten, Post("Lurah Sepuluh", superior=lurah), TODAY)
    secretary = enter_position(office.one, Post("Sekretaris Lurah", superior=lurah), TODAY)
    with pytest.raises(Refused, match="tidak dapat menjadi atasan dirinya sendiri"):
        change_position(lurah, Post("Lurah Satu", is_head=True, superior=secretary), TODAY)


def test_a_post_is_retired_when_nobody_holds_it_and_nobody_stands_under_it(office: Office, planner: Scope) -> None:
    lurah = enter_position(office.one, Post("Lurah Satu", is_head=True), TODAY)
    secretary = enter_position(office.one, Post("Sekretaris Lurah", superior=lurah), TODAY)
    official = enter_official(office.agency, Who("Pejabat Contoh"), TODAY).official
    held = begin_appointment(lurah, official, Term(date(2025, 1, 1))).appointment
    with pytest.raises(Refused, match="Lurah Satu masih dipegang Pejabat Contoh"):
        retire_position(lurah, TODAY)
    end_appointment(held, TODAY)
    with pytest.raises(Refused, match="Lurah Satu masih menjadi atasan Sekretaris Lurah"):
        retire_position(lurah, TODAY)
    retire_position(secretary, TODAY)
    assert retire_position(lurah, TODAY).retired_on == TODAY
    assert enter_position(office.one, Post("Lurah Satu", is_head=True), TODAY).pk != lurah.pk
    with pytest.raises(Refused, match="hanya aktif sampai 3 Maret 2025"):
        begin_appointment(lurah, official, Term(date(2025, 4, 1)))


def test_an_official_is_stored_with_digits_alone_and_doubts_are_told(office: Office, planner: Scope) -> None:
    entered = enter_official(office.agency, Who(" Pejabat  Contoh, S.Sos.", NIP, "Pembina, IV/a"), TODAY)
    assert (entered.official.name, entered.official.nip, entered.doubts) == (
        "Pejabat Contoh, S.Sos.", "190001011920011999", (),
    )  # fmt: skip
    young = enter_official(office.agency, Who("Pejabat Muda", "190001011917011998"), TODAY)
    assert young.doubts == (
        "Menurut NIP ini, pengangkatannya pada umur 17 tahun. Periksa tahun lahir dan tahun pengangkatan.",
    )
    assert Official.objects.get(pk=young.official.pk).nip == "190001011917011998"
    assert sentences() == ["Mencatat pejabat Pejabat Contoh, S.Sos.", "Mencatat pejabat Pejabat Muda."]


def test_an_elected_head_has_no_nip_and_two_of_them_do_not_clash(office: Office, planner: Scope) -> None:
    for name in ("Contoh Satu", "Contoh Dua"):
        assert enter_official(office.agency, Who(name), TODAY).official.nip == ""


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (Who(""), "Nama pejabat harus diisi beserta gelarnya."),
        (Who("Contoh", "123"), "NIP terdiri atas 18 angka; yang diketik 3 angka."),
        (Who("Contoh", NIP), "NIP itu sudah tercatat atas nama Pejabat Contoh."),
    ],
)
def test_what_cannot_be_an_official_is_said(office: Office, planner: Scope, who: Who, sentence: str) -> None:
    enter_official(office.agency, Who("Pejabat Contoh", NIP), TODAY)
    with pytest.raises(Refused) as refused:
        enter_official(office.agency, who, TODAY)
    assert refused.value.sentence == sentence


def test_a_correction_says_what_it_corrected_and_never_the_number(office: Office, planner: Scope) -> None:
    official = enter_official(office.agency, Who("Pejabat Contoh", NIP), TODAY).official
    change_official(official, Who("Pejabat Contoh, M.Si.", "190001011920011998", "Pembina, IV/a"), TODAY)
    change_official(official, Who("Pejabat Contoh, M.Si.", "190001011920011998", "Pembina, IV/a"), TODAY)
    assert sentences()[1:] == ["Memperbaiki nama, NIP, pangkat pejabat Pejabat Contoh, M.Si."]


def test_officials_of_an_agency_are_seen_from_its_units_and_not_from_the_neighbour(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        enter_official(office.agency, Who("Pejabat Contoh", NIP), TODAY)
    with acting(office.scope("operator", office.one)):
        assert Official.objects.count() == 1
    with acting(office.scope("planner", office.neighbour)):
        assert Official.objects.count() == 0
