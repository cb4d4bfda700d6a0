"""IND-009."""

import pytest

from tests.judging import budget, found, measured, said
from tests.making import book

ITEM = budget(("sub_kegiatan", "7.01.03.2.03.02", "Penyelenggaraan Lembaga", None))

PASSES = [book(*ITEM, *measured(ITEM[0], "Jumlah Lembaga"))]
FAILS = [book(*ITEM, *measured(ITEM[0], f"Jumlah Lembaga {tail}")) for tail in ("Kepmen 050 5889", "Kepmen 050/5889")]


def test_a_pasted_decree_is_named_and_left_out_of_the_proposal() -> None:
    (finding,) = found("IND-009", FAILS[0])
    assert finding.message == (
        "Indikator 7.01.03.2.03.02 Penyelenggaraan Lembaga (KECAMATAN CONTOH) memuat “Kepmen 050 5889”, yang "
        "bukan bagian "
        "dari indikator."
    )
    assert (finding.field, finding.proposal) == ("name", "Jumlah Lembaga")


def test_two_ways_of_writing_the_decree_are_one_cause() -> None:
    causes = {finding.cause for failing in FAILS for finding in found("IND-009", failing)}
    assert len(causes) == 1


@pytest.mark.parametrize(
    "name", ["Persentase OPD yang menerapkan Permendagri 90 Tahun 2019", "Jumlah Permen yang diundangkan"]
)
def test_an_indicator_about_regulations_is_right(name: str) -> None:
    assert said("IND-009", book(*ITEM, *measured(ITEM[0], name))) == []
