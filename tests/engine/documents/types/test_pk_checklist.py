"""The check list of agreements: one line a unit, what is missing said, complete ones counted."""

import pytest

from selaras.engine.documents.document import Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.types.pk_checklist import LINES, YEAR, line
from selaras.engine.law.law import load_law
from tests.engine.documents.plans import plan
from tests.engine.documents.transcript import row_texts, tables, transcript

UNITS = "\n".join(
    [
        line("Kecamatan Melati", "Contoh Bunga", "19700101 199001 1 001", "Bupati Contoh", "3/PK/2025", "lengkap"),
        line("Sekretariat", "", "", "", "", "belum ada Perjanjian Kinerja"),
    ]
)


def test_every_unit_stands_in_its_line_and_the_complete_ones_are_counted() -> None:
    document = find_type("pk_checklist").content(plan(), load_law(), Options(extra={LINES: UNITS, YEAR: "2025"}))
    assert [row_texts(row) for row in tables(document)["Daftar Periksa"].body] == [
        ["1", "Kecamatan Melati", "Contoh Bunga", "19700101 199001 1 001", "Bupati Contoh", "3/PK/2025", "lengkap"],
        ["2", "Sekretariat", "–", "–", "–", "–", "belum ada Perjanjian Kinerja"],
    ]
    told = transcript(document)
    assert "Lengkap 1 dari 2 unit." in told
    assert "DAFTAR PERIKSA PERJANJIAN KINERJA TAHUN 2025" in told


def test_a_line_of_other_parts_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="6 parts"):
        line("Sekretariat")


def test_a_list_without_units_is_refused() -> None:
    with pytest.raises(NotDrawn, match="belum mempunyai unit"):
        find_type("pk_checklist").content(plan(), load_law(), Options())
