"""COD-009."""

from selaras.engine.law.law import load_law
from selaras.engine.law.nomenclature import OfficialRow
from tests.judging import budget, found, reason
from tests.making import book, document

PLAN = document(edition="kepmendagri-900-1317-2023")
KNOWN = OfficialRow("kepmendagri-900-1317-2023", "kabupaten_kota", "sub_kegiatan", "7.01.02.2.01.0001", "Koordinasi")
LAW = load_law().with_nomenclature([KNOWN])

PASSES = [book(PLAN, *budget(("sub_kegiatan", "7.01.02.2.01.0001", "Koordinasi", None)))]
FAILS = [book(PLAN, *budget(("sub_kegiatan", "7.01.02.2.01.0099", "Lainnya", None)))]


def test_a_code_that_the_loaded_list_lacks_is_named() -> None:
    (finding,) = found("COD-009", FAILS[0], LAW)
    assert finding.message == (
        "Kode 7.01.02.2.01.0099 (Lainnya) tidak ada dalam nomenklatur Kepmendagri 900.1.15.5-1317/2023."
    )
    assert finding.severity == "error"


def test_without_the_list_nothing_is_said() -> None:
    assert "belum dimuat" in reason("COD-009", FAILS[0])
