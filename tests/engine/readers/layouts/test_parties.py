"""Tables without borders that set parties and signatures of a Perjanjian Kinerja."""

import pytest

from selaras.engine.readers.reader import Reading, read_bytes
from selaras.engine.tables.rows import Agreement, AgreementLine, Official

TITLE = "PERJANJIAN KINERJA TAHUN 2025\n\nKECAMATAN CONTOH\n\n"
PARTY = "Nama\t:\tSITI CONTOH\nJabatan\t:\tCamat Contoh\nNIP\t:\t198001012005011001\n\n"
REST = (
    "selanjutnya disebut PIHAK PERTAMA\n\nNama : BUDI MAJU\n\nJabatan : Bupati Maju\n\n"
    "selanjutnya disebut PIHAK KEDUA\n\n"
)
ANNEX = "No\tSasaran\tIndikator\tTarget\n1\tLayanan\tAduan selesai\t90 %\n\n"


def reading(*parts: str) -> Reading:
    return read_bytes("pk.txt", "".join([TITLE, *parts]).encode())


def known_as(result: Reading) -> list[str]:
    return [table.layout for table in result.tables]


def test_a_table_of_name_post_and_number_is_the_statement() -> None:
    result = reading(PARTY, REST, ANNEX)
    assert known_as(result) == ["pihak dan tanda tangan", "sasaran dan target tahunan"]
    assert [row.first_party for row in result.book.all(Agreement)] == ["Camat Contoh"]
    assert [row.name for row in result.book.all(Official)] == ["SITI CONTOH", "BUDI MAJU"]
    assert result.problems == ()


@pytest.mark.parametrize(
    "signatures",
    [
        "PIHAK KEDUA\t\tPIHAK PERTAMA\nBUPATI MAJU\t\tCAMAT CONTOH\nBUDI MAJU\t\tSITI CONTOH\n",
        "Pihak Kedua,\tPihak Pertama,\nBUDI MAJU\tSITI CONTOH\nNIP. 1970\tNIP. 1980\n",
    ],
)
def test_a_table_of_signatures_is_no_unknown_table(signatures: str) -> None:
    result = reading(PARTY, REST, ANNEX, "Contoh, 2 Januari 2025\n\n", signatures)
    assert known_as(result)[-1] == "pihak dan tanda tangan"
    assert len(result.book.all(AgreementLine)) == 1
    assert result.problems == ()


def test_a_table_with_indicators_is_none_though_a_party_heads_it() -> None:
    head = "Pihak Pertama\tSasaran\tIndikator\tTarget\n"
    result = reading(PARTY, REST, head, "Camat\tLayanan\tAduan selesai\t90 %\n")
    assert known_as(result)[-1] != "pihak dan tanda tangan"
