"""Every figure is explained: formula, numbers, where each stands, the rule behind it, and why one is unknown."""

from pathlib import Path
from typing import Any

import pytest

from selaras.engine.explanation.explain import Explainer, as_text, explainer
from selaras.engine.explanation.explanation import Explanation, percent
from selaras.engine.explanation.reference import NoFigure, Reference, references
from selaras.engine.law.law import load_law
from selaras.engine.readers.reader import read
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.book import Book
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Ceiling, Indicator, Row, Target, WorkItem
from tests import making

LAW = load_law()
SAMPLE = Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md"
TYPED = Place(by="Kasi Pelayanan (contoh)", at="02-01-2026 09.00")


@pytest.fixture(scope="module")
def sample() -> Explainer:
    return explainer(read(SAMPLE, LAW).book, LAW)


def complaints(*rows: Row, handled: int | None = 18, all_: int | None = 20, **fields: Any) -> Explainer:
    """The share of complaints followed up in 2025, with 90 percent as its target."""
    told = {
        "id": "i", "subject": "", "name": "Persentase keluhan yang ditindaklanjuti", "unit": "Persen",
        "direction": "up", "expression": "A / B × 100", "formula": "Keluhan ditindaklanjuti dibagi keluhan x 100",
    }  # fmt: skip
    names = {"A": "Jumlah keluhan ditindaklanjuti", "B": "Jumlah keluhan"}
    found: list[Row] = [
        making.document(),
        making.organisation(),
        making.row(Indicator, **(told | fields)),
        making.row(
            Target, id="t", indicator="i", text="90", value=900_000, unit="Persen", place=Place("a.md", 7, 5, "Tabel 1")
        ),
    ]
    for order, (symbol, value) in enumerate((("A", handled), ("B", all_)), start=1):
        found.append(making.row(
            Component, id=symbol, indicator="i", order=order, symbol=symbol, name=names[symbol], unit="keluhan",
            source="Register keluhan",
        ))  # fmt: skip
        if value is not None:
            found.append(making.row(
                ComponentValue, component=symbol, text=str(value), value=value * 10_000, place=TYPED
            ))  # fmt: skip
    return explainer(Book([*found, *rows]), LAW)


def told(explains: Explainer, reference: str) -> Explanation:
    return explains.explain(Reference.parse(reference))


def test_a_value_is_explained_by_its_formula_in_words_and_in_numbers() -> None:
    found = told(complaints(), "i@2025:value")
    assert found.figure == "Realisasi 2025: Persentase keluhan yang ditindaklanjuti"
    assert (found.shown, found.value) == ("90 Persen", 900_000)
    assert found.formula == "Jumlah keluhan ditindaklanjuti ÷ jumlah keluhan × 100"
    assert found.substituted == "18 ÷ 20 × 100 = 90"
    assert [(one.name, one.shown, one.origin) for one in found.inputs] == [
        ("A, Jumlah keluhan ditindaklanjuti", "18 keluhan",
         "diisi oleh Kasi Pelayanan (contoh) pada 02-01-2026 09.00; sumber: Register keluhan"),
        ("B, Jumlah keluhan", "20 keluhan",
         "diisi oleh Kasi Pelayanan (contoh) pada 02-01-2026 09.00; sumber: Register keluhan"),
    ]  # fmt: skip
    assert [rule.basis for rule in found.rules] == ["perpres-29-2014#15", "konsistensi#rumus"]
    assert found.unknown == ()


def test_an_achievement_names_its_formula_target_actual_cap_rounding_and_word() -> None:
    # 19 of 20 are 95 percent; of 90 that is 105,5556, of which 100 count.
    found = told(complaints(handled=19, cap=1_000_000), "i@2025:achievement")
    assert found.shown == "100 % (Sangat Tinggi)"
    assert found.formula == "Realisasi ÷ target × 100"
    assert found.substituted == "95 ÷ 90 × 100"
    assert [(one.name, one.shown, one.reference) for one in found.inputs] == [
        ("Target", "90 Persen", "i@2025:target"),
        ("Realisasi", "95 Persen, dihitung", "i@2025:value"),
    ]
    assert "Hasil hitungan 105,56 %, di atas batas atas 100 %." in found.treatment
    assert any("setengah dibulatkan menjauhi nol" in sentence for sentence in found.treatment)
    assert any("lebih dari 90, 75, 65, dan 50" in sentence for sentence in found.treatment)
    assert [rule.basis for rule in found.rules] == ["konsistensi#capaian", "permendagri-86-2017#skala"]
    assert "CapaianKinerjaService" in found.rules[0].note


def test_a_formula_of_which_sources_disagree_says_that_it_is_not_verified() -> None:
    found = told(complaints(achievement="down_a", handled=18), "i@2025:achievement")
    assert (found.value, found.rules[0].mark, found.rules[0].verified) == (1_000_000, "X", False)
    assert found.rules[0].sentence().endswith("(belum diverifikasi)")


def test_no_complaints_are_neither_0_nor_100_and_the_reason_is_told() -> None:
    explains = complaints(handled=0, all_=0)
    for reference in ("i@2025:value", "i@2025:achievement"):
        found = told(explains, reference)
        assert (found.shown, found.value) == ("belum diketahui", None)
        assert any("bukan 0 dan bukan 100" in reason for reason in found.unknown)


def test_a_component_that_nobody_filled_is_named() -> None:
    found = told(complaints(all_=None), "i@2025:achievement")
    assert found.value is None
    assert found.unknown == (
        "Nilai komponen “Jumlah keluhan” belum diketahui. Isi nilainya pada periode ini.",
    )  # fmt: skip
    assert told(complaints(all_=None), "i@2025:value").substituted == "18 ÷ (belum diketahui) × 100"


def test_an_expression_that_cannot_be_read_is_told_with_its_character() -> None:
    (reason,) = told(complaints(expression="A / C"), "i@2025:value").unknown
    assert reason.startswith("Rumus tidak dapat dihitung. Karakter 5: komponen “C” tidak ada; yang ada: A, B.")


def test_a_printed_actual_stands_and_what_its_formula_says_otherwise_is_told() -> None:
    actual = making.row(Actual, id="x", indicator="i", text="91", value=910_000, unit="Persen")
    found = told(complaints(actual), "i@2025:value")
    assert (found.shown, found.value) == ("91 Persen", 910_000)
    assert "Rumusnya menghasilkan 90 Persen, berbeda dari yang tertulis." in found.treatment


def test_a_year_is_made_of_its_quarters_where_it_stands_nowhere() -> None:
    quarters = [
        making.row(Actual, indicator="i", period=f"2025-Q{number}", text=str(value), value=value * 10_000)
        for number, value in ((1, 80), (2, 90), (4, 100))
    ]
    without_case = making.row(Actual, indicator="i", period="2025-Q3", text="", value=None, state="no_case")
    found = told(complaints(*quarters, without_case, expression="", accumulation="mean"), "i@2025:value")
    assert (found.shown, found.formula) == ("90 Persen", "Rata-rata triwulan")
    assert "Triwulan yang dihitung: I, II, IV; tanpa kasus, tidak dihitung: III." in found.treatment
    assert [one.name for one in found.inputs] == ["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"]


def test_an_indicator_without_direction_has_no_achievement_and_it_is_said_why() -> None:
    found = told(complaints(direction=""), "i@2025:achievement")
    assert found.unknown == (
        "Arah dan rumus capaian indikator belum dipilih. Pilih makin tinggi, makin rendah, atau rentang.",
    )  # fmt: skip


def test_the_two_totals_of_the_sample_plan_are_those_that_it_prints(sample: Explainer) -> None:
    own = told(sample, "PlanDocument-1:own")
    assert own.shown == "Rp45.893.689.013"
    assert own.substituted == "11.433.673.013 + 29.578.616.000 + 3.856.400.000 + 175.000.000 + 850.000.000"
    both = told(sample, "PlanDocument-1:total")
    assert both.shown == "Rp54.593.689.013"
    assert both.substituted == "45.893.689.013 + 8.700.000.000"
    assert [one.reference for one in both.inputs] == ["PlanDocument-1:own", "PlanDocument-1:units"]
    units = told(sample, "PlanDocument-1:units")
    assert units.inputs[0].name.startswith("KELURAHAN JAWA: 7.01.01")
    assert told(sample, "Organisation-2:total").shown == "Rp1.530.000.000"


def test_a_ceiling_of_the_sample_plan_is_the_sum_of_what_stands_below(sample: Explainer) -> None:
    found = told(sample, "WorkItem-3:ceiling")
    assert (found.shown, found.formula) == ("Rp605.000.000", "Jumlah pagu 7 sub kegiatan di bawahnya")
    assert found.inputs[0].origin == "Tabel 2.6, baris 298, kolom 6"
    assert len(found.inputs) == 8
    assert "Yang tertulis sama dengan jumlah baris di bawahnya." in found.treatment


def test_every_figure_of_the_sample_plan_is_explained(sample: Explainer) -> None:
    kinds: dict[str, int] = {}
    for reference in references(sample.book):
        found = sample.explain(reference)
        kinds[reference.what] = kinds.get(reference.what, 0) + 1
        assert Reference.parse(str(reference)) == reference
        assert found.rules, reference
        assert (found.value is None) == bool(found.unknown) or reference.what == "value", reference
        assert as_text(found).startswith("Angka: ")
    lines = 6 + 15 + 41 + 1  # units, programs and kegiatan that have lines below, and the whole plan
    assert kinds == {
        "target": 152, "value": 152, "achievement": 152, "ceiling": 142, "own": 1, "units": 1, "total": 7,
        "lines": lines,
    }  # fmt: skip


def test_a_ceiling_that_is_not_the_sum_says_by_how_much() -> None:
    program, below = making.work_item("7.01.01"), making.work_item("7.01.01.2.01")
    below = making.row(WorkItem, id="k", order=2, level="kegiatan", code="7.01.01.2.01", name="K", parent=program.id)
    rows = [
        making.document(),
        making.organisation(),
        program,
        below,
        making.ceiling(program, 500_00),
        making.ceiling(below, 450_00),
    ]
    found = told(explainer(Book(rows), LAW), f"{program.id}:ceiling")
    assert found.formula == ""
    assert "Jumlah baris di bawahnya Rp450, berbeda Rp50 dari yang tertulis." in found.treatment


def test_a_ceiling_of_several_versions_is_the_last_and_all_are_shown() -> None:
    item = making.work_item("7.01.01")
    rows = [making.document(), making.organisation(), item, making.ceiling(item, 500_00),
            making.ceiling(item, 700_00, version="perubahan 1")]  # fmt: skip
    found = told(explainer(Book(rows), LAW), f"{item.id}:ceiling")
    assert found.shown == "Rp700"
    assert [(one.name, one.shown) for one in found.inputs] == [
        ("Pagu tertulis (murni)", "Rp500"), ("Pagu tertulis (perubahan 1)", "Rp700")
    ]  # fmt: skip
    assert "Ada 2 versi; yang dipakai adalah yang terakhir." in found.treatment


def test_a_total_with_an_unknown_part_is_unknown_and_the_part_is_named() -> None:
    one, two = making.work_item("7.01.01", "Program A"), making.work_item("7.01.02", "Program B")
    rows = [
        making.document(),
        making.organisation(),
        one,
        two,
        making.ceiling(one, 500_00),
        making.row(Ceiling, item=two.id, amount=None, text=""),
    ]
    found = told(explainer(Book(rows), LAW), "plan:total")
    assert (found.shown, found.value) == ("belum diketahui", None)
    assert found.substituted == "500 + (belum diketahui)"
    assert found.unknown == ("Pagu 7.01.02 Program B belum diisi, sehingga jumlahnya belum diketahui.",)
    assert told(explainer(Book(rows), LAW), "plan:units").shown == "Rp0"


def test_what_a_desa_spends_beside_is_in_no_total() -> None:
    item = making.work_item("7.01.01")
    desa = making.kelurahan(1, "DESA CONTOH", kind="desa", supervised=True)
    of_desa = making.row(WorkItem, organisation=desa.id, order=9, level="program", code="7.01.01", name="Desa")
    rows = [
        making.document(),
        making.organisation(),
        desa,
        item,
        of_desa,
        making.ceiling(item, 500_00),
        making.ceiling(of_desa, 900_00),
    ]
    found = told(explainer(Book(rows), LAW), "plan:total")
    assert found.shown == "Rp500"
    assert found.treatment == ("Desa dibina dan tidak dijumlahkan.",)


@pytest.mark.parametrize("text", ["", "i", "i:", ":value", "i:lain", "i@:value", "i@abc:value", "i@2025-Q5:value"])
def test_what_is_no_reference_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NoFigure, match="bukan rujukan angka"):
        Reference.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("z@2025:value", "tidak ada"),
        ("i:ceiling", "tidak mempunyai angka"),
        ("plan@2025:value", "tidak mempunyai angka"),
    ],
)
def test_a_figure_that_is_not_there_is_told(text: str, words: str) -> None:
    with pytest.raises(NoFigure, match=words):
        told(complaints(), text)


def test_an_indicator_without_a_period_has_that_of_its_plan() -> None:
    assert told(complaints(), "i:target").reference == Reference("i", "target", "2025")


def test_a_percentage_has_two_decimals_half_away_from_zero() -> None:
    assert [percent(value) for value in (1_055_556, 1_000_000, 927_850, -500_050, None)] == [
        "105,56 %", "100 %", "92,79 %", "-50,01 %", "belum diketahui"
    ]  # fmt: skip


def test_an_explanation_is_printed_as_labels_and_texts() -> None:
    assert as_text(told(complaints(), "i@2025:target")).splitlines() == [
        "Angka: Target 2025: Persentase keluhan yang ditindaklanjuti",
        "Nilai: 90 Persen",
        "Bahan: Target: 90 Persen (Tabel 1, baris 7, kolom 5)",
        "Perlakuan: Dipakai sebagaimana tertulis pada sumbernya.",
        "Dasar: Pasal 6 Perpres 29/2014: Rencana strategis menjadi dasar perjanjian kinerja (Pasal 6 dan 7).",
    ]
