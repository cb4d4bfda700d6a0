"""What stands in the box of a condition, and how it is coloured by the weakest indicator that is known."""

from selaras.engine.documents.tree_boxes import Boxes
from selaras.engine.documents.tree_drawing import Node
from selaras.engine.formulas.performance_tree import performance_tree
from selaras.engine.law.law import load_law
from selaras.engine.tables.actuals import Actual
from selaras.engine.tables.computing import Component
from selaras.engine.tables.performance_tree import CrossLink
from selaras.engine.tables.rows import Row
from tests.making import YEAR, indicator, row, target
from tests.trees import node, owner, tree_book


def box(*rows: Row) -> Node:
    book = tree_book(node("a", kind="outcome", text="Layanan cepat"), *rows)
    return Boxes(book, load_law(), performance_tree(book, YEAR), YEAR).nodes()["a"]


def measured(number: int, aimed: int, got: int | None, **fields: object) -> list[Row]:
    of = indicator(node("a"), f"Indeks {number}", direction="up", unit="Poin", **fields)
    rows: list[Row] = [of, target(of, aimed * 10_000, text=str(aimed))]
    if got is not None:
        rows.append(row(Actual, indicator=of.id, text=str(got), value=got * 10_000))
    return rows


def test_condition_measure_owner_and_what_is_asked_stand_in_their_order() -> None:
    link = row(CrossLink, node="a", unit_name="DINAS CONTOH", asked="data penduduk", state="accepted")
    made = box(*measured(1, 80, None), owner("a", YEAR, "SEKSI SATU", position="Kepala Seksi"), link)
    assert [(text.text, text.style) for text in made.texts] == [
        ("OUTCOME", "label"),
        ("Layanan cepat", "head"),
        ("Indeks 1: 80 Poin", "line"),
        ("Pengampu: Kepala Seksi, SEKSI SATU", "soft"),
        ("Dukungan DINAS CONTOH: data penduduk (disanggupi)", "soft"),
    ]
    assert made.tone == "plain"


def test_what_is_lacking_is_said_in_words() -> None:
    assert [text.text for text in box().texts[2:]] == ["belum ada indikator", "belum ada pengampu"]


def test_the_weakest_known_achievement_colours_the_box_and_nothing_is_averaged() -> None:
    made = box(*measured(1, 80, 80), *measured(2, 80, 40), *measured(3, 80, None))
    assert made.tone == "poor"  # 50 % beside 100 %: a mean of 75 % would not be
    assert [text.text for text in made.texts if text.style in ("good", "fair", "poor")] == [
        "capaian 100% · Sangat Tinggi", "capaian 50% · Sangat Rendah",
    ]  # fmt: skip


def test_quarters_and_a_formula_of_its_own_are_reached_as_well_and_another_year_is_not() -> None:
    quarters, made, before = (indicator(node("a"), name, direction="up", unit="Poin", **fields) for name, fields in (
        ("Q", {"accumulation": "sum"}), ("F", {"expression": "a * 2"}), ("B", {}),
    ))  # fmt: skip
    rows: list[Row] = [quarters, made, before, *(target(of, 800_000, text="80") for of in (quarters, made, before))]
    rows += [row(Actual, indicator=quarters.id, period=f"{YEAR}-Q{n}", text="20", value=200_000) for n in (1, 2, 3, 4)]
    rows.append(row(Component, indicator=made.id, order=0, symbol="a", name="A", unit="", source="", value=200_000))
    rows.append(row(Actual, indicator=before.id, period=str(YEAR - 1), text="10", value=100_000))
    assert [text.text for text in box(*rows).texts if text.text.startswith(("Q", "F", "B", "capaian"))] == [
        "Q: 80 Poin", "capaian 100% · Sangat Tinggi", "F: 80 Poin", "capaian 50% · Sangat Rendah", "B: 80 Poin",
    ]  # fmt: skip


def test_an_indicator_that_several_units_have_with_one_target_is_said_once_and_many_are_counted() -> None:
    same = [each for _ in range(3) for each in measured(1, 80, None)]
    words = [text.text for text in box(*same, *(r for n in range(2, 7) for r in measured(n, 5, None))).texts]
    assert words.count("Indeks 1: 80 Poin") == 1
    assert "dan 3 indikator lain" in words
