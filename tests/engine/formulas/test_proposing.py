"""Formulas worded in prose: what they seem to mean, and where they mean none."""

import pytest

from selaras.engine.formulas.expression import parse
from selaras.engine.formulas.proposing import LONGEST_PROSE, NoFormula, propose


def test_the_formula_of_complaints_in_the_sample_plan_is_a_share() -> None:
    found = propose(
        "Jumlah keluhan masyarakat terhadap pelayanan kecamatan yang ditindaklanjuti dibagi Total keluhan masyarakat "
        "terhadap pelayanan kecamatan x 100"
    )
    assert found.expression == "A ÷ B × 100"
    assert [(one.symbol, one.name, one.role) for one in found.components] == [
        ("A", "Jumlah keluhan masyarakat terhadap pelayanan kecamatan yang ditindaklanjuti", "numerator"),
        ("B", "Total keluhan masyarakat terhadap pelayanan kecamatan", "denominator"),
    ]
    assert found.doubts == ()


def test_the_formula_of_cases_in_the_sample_plan_is_a_share() -> None:
    found = propose(
        "Jumlah kasus yang ditangani dibagi total kasus Ketenteraman dan Ketertiban Umum di Kecamatan x 100"
    )
    assert found.expression == "A ÷ B × 100"
    assert found.components[1].name == "total kasus Ketenteraman dan Ketertiban Umum di Kecamatan"


def test_the_index_of_the_sample_plan_is_no_formula() -> None:
    with pytest.raises(NoFormula, match="tidak memuat rumus hitung"):
        propose(
            "Nilai Indeks Kepuasan Masyarakat (IKM) diperoleh dari hasil perhitungan atas Survey yang dilaksanakan "
            "oleh Kecamatan Sangasanga terhadap pelayanan yang telah diberikan kepada masyarakat."
        )


@pytest.mark.parametrize(
    ("prose", "expression", "names"),
    [
        ("Jumlah A1 : Jumlah B1 x 100%", "A ÷ B × 100%", ["Jumlah A1", "Jumlah B1"]),
        ("Jumlah desa tertib/Jumlah desa x100", "A ÷ B × 100", ["Jumlah desa tertib", "Jumlah desa"]),
        ("(Realisasi - Target) / Target × 100", "(A − B) ÷ B × 100", ["Realisasi", "Target"]),
        ("Rumus: Surat selesai dibagi dengan surat masuk, kemudian dikalikan seratus persen.", "A ÷ B × 100%",
         ["Surat selesai", "surat masuk"]),
        ("Jumlah ASN (PNS dan PPPK) dibagi jumlah formasi", "A ÷ B", ["Jumlah ASN (PNS dan PPPK)", "jumlah formasi"]),
        ("Laporan tepat waktu ----- Laporan seluruhnya x 100%", "A ÷ B × 100%",
         ["Laporan tepat waktu", "Laporan seluruhnya"]),
        ("Hadir x (1 dibagi 2)", "A × (1 ÷ 2)", ["Hadir"]),
        ("Jumlah hadir × (jumlah rapat)", "A × B", ["Jumlah hadir", "jumlah rapat"]),
        ("Tunai ditambah nontunai", "A + B", ["Tunai", "nontunai"]),
    ],
)  # fmt: skip
def test_other_wordings_are_read(prose: str, expression: str, names: list[str]) -> None:
    found = propose(prose)
    assert found.expression == expression
    assert [one.name for one in found.components] == names
    parse(found.expression)


def test_words_before_the_equals_sign_are_left_out_and_it_is_said() -> None:
    found = propose("Persentase = hadir dibagi diundang x 100")
    assert found.expression == "A ÷ B × 100"
    assert found.doubts == ("Yang di kiri tanda “=” tidak dipakai: “Persentase”.",)


def test_an_order_that_is_not_certain_is_a_doubt() -> None:
    assert "Urutan hitungnya tidak pasti; periksa apakah perlu kurung." in propose("a1 ditambah b1 dibagi c1").doubts


def test_one_thing_said_twice_is_one_component_without_a_role() -> None:
    found = propose("(hadir - izin) dibagi (hadir + izin)")
    assert [(one.symbol, one.name, one.role) for one in found.components] == [("A", "hadir", ""), ("B", "izin", "")]


@pytest.mark.parametrize(
    "prose",
    ["", "x", "100 x 100", "dibagi x 100", "Jumlah dibagi", "a dibagi (b x 100", "kata " * LONGEST_PROSE,
     " dibagi ".join(f"hal ke {n}" for n in range(40))],
)  # fmt: skip
def test_what_words_no_formula_is_refused_with_a_sentence(prose: str) -> None:
    with pytest.raises(NoFormula) as told:
        propose(prose)
    assert str(told.value).endswith(".")
