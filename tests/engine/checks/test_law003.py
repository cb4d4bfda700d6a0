"""LAW-003."""

from typing import Any

import pytest

from selaras.engine.tables.rows import Citation
from tests.judging import found, reason, said
from tests.making import book, row


def cited(about: str, **fields: Any) -> Citation:
    defaults = {"kind": "permen", "number": "53", "year": 2014, "text": "PermenPANRB Nomor 53 Tahun 2014"}
    return row(Citation, about=about, **(defaults | {"regulation": "permenpanrb-53-2014"} | fields))


RIGHT = (
    "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"
)
WRONG = "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah"

PASSES = [book(cited(RIGHT))]
FAILS = [book(cited(WRONG))]


def test_a_title_of_another_regulation_is_named_with_the_right_one() -> None:
    (finding,) = found("LAW-003", FAILS[0])
    assert finding.message == (
        f"PermenPANRB Nomor 53 Tahun 2014 dikutip dengan judul “{WRONG}”, padahal judulnya “{RIGHT}”."
    )


@pytest.mark.parametrize(
    "about",
    [
        "Petunjuk Teknis Perjanjian Kinerja dan Pelaporan Kinerja",
        f"{RIGHT}, yang menjadi pedoman bagi seluruh perangkat daerah di lingkungan kabupaten",
        "Juknis Perjanjian Kinerja, Pelaporan Kinerja, dan Reviu Laporan Kinerja",
        "SAKIP",
    ],
)
def test_a_short_a_long_and_a_loose_title_are_right(about: str) -> None:
    assert said("LAW-003", book(cited(about))) == []


def test_a_regulation_without_record_is_not_judged() -> None:
    assert reason("LAW-003", book(cited(WRONG, regulation=""))) != ""
