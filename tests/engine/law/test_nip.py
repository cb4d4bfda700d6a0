"""The structure of a NIP, each fault with its whole sentence."""

from datetime import date

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.law.nip import Nip, read_nip

ON = date(2025, 1, 20)


def read(text: str) -> Nip:
    return read_nip(text, load_law(), ON)


@pytest.mark.parametrize(
    "typed", ["190001011920011999", "19000101 192001 1 999", " 19000101.192001.1.999 ", "19000101-192001-1-999"]
)
def test_the_invented_nip_of_the_facts_can_be_one_however_it_is_grouped(typed: str) -> None:
    assert read(typed) == Nip("190001011920011999")


def test_the_month_21_is_that_of_an_employee_on_contract() -> None:
    assert read("190001012023212001").faults == ()


NO_BIRTH = "bukan tanggal lahir. Susunannya tahun, bulan, tanggal: 19800517 untuk 17 Mei 1980."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("19000101192001199", "NIP terdiri atas 18 angka; yang diketik 17 angka."),
        ("1900010119200119999", "NIP terdiri atas 18 angka; yang diketik 19 angka."),
        ("1900O1011920011999", "NIP hanya berisi angka; di sini ada “O”."),
        ("٣90001011920011999", "NIP hanya berisi angka; di sini ada “٣”."),
        (
            "190013321920011999",
            f"Delapan angka pertama NIP (19001332) {NO_BIRTH}",
        ),
        (
            "190002291920011999",  # 1900 was no leap year
            f"Delapan angka pertama NIP (19000229) {NO_BIRTH}",
        ),
        (
            "190001011920131999",
            "Angka ke-13 dan ke-14 NIP (13) bukan bulan pengangkatan: 01 sampai 12, atau 21 untuk PPPK.",
        ),
        (
            "190001011920001999",
            "Angka ke-13 dan ke-14 NIP (00) bukan bulan pengangkatan: 01 sampai 12, atau 21 untuk PPPK.",
        ),
        ("190001011920013999", "Angka ke-15 NIP (3) harus 1 (laki-laki) atau 2 (perempuan)."),
        ("190001011920011000", "Tiga angka terakhir NIP adalah nomor urut, mulai 001."),
    ],
)
def test_what_cannot_be_a_nip_is_said(typed: str, sentence: str) -> None:
    assert read(typed).faults == (sentence,)


def test_every_fault_is_told_at_once() -> None:
    assert len(read("190013321920133000").faults) == 4


@pytest.mark.parametrize(
    ("typed", "doubts"),
    [
        ("190001011918011999", ()),  # 18 years
        (
            "190001011917011999",
            ("Menurut NIP ini, pengangkatannya pada umur 17 tahun. Periksa tahun lahir dan tahun pengangkatan.",),
        ),
        (
            "190001011899011999",
            ("Menurut NIP ini, pengangkatannya sebelum tahun lahirnya. Periksa tahun lahir dan tahun pengangkatan.",),
        ),
    ],
)
def test_a_young_age_is_a_doubt_and_no_fault(typed: str, doubts: tuple[str, ...]) -> None:
    assert (read(typed).faults, read(typed).doubts) == ((), doubts)
