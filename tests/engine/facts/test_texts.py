"""Every text of a Book once, with its place."""

from selaras.engine.facts.facts import Facts
from selaras.engine.facts.texts import all_texts, prose
from selaras.engine.law.law import load_law
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Goal
from tests.making import book, indicator, row, work_item
from tests.writing import entry, item, section


def test_a_list_that_gave_rows_of_its_own_is_taken_once() -> None:
    goal = row(Goal, number="1.", text="Meningkatkan pelayanan", place=Place("contoh.md", 186, 4))
    facts = Facts(book(goal, section("Tujuan", item("Meningkatkan pelayanan;", 186), line=180)), load_law())
    assert [text.text for text in all_texts(facts)] == ["Tujuan", "Meningkatkan pelayanan;"]


def test_a_character_of_prose_has_its_column_and_a_cell_stays_whole() -> None:
    goal = row(Goal, number="1", text="Meningkatkan pelayanan", place=Place("contoh.md", 201, 2, "Tabel 2.1"))
    program = work_item(
        "7.01.02", "PROGRAM PELAYANAN", location="Kec. Contoh", place=Place("contoh.md", 334, 1, "Tabel 2.6")
    )
    measure = indicator(program, "Persentase", formula="a/b", place=Place("contoh.md", 334, 3, "Tabel 2.6"))
    made = book(goal, program, measure, section("Visi", "Rumusan Visi"), entry("BAB I", "PENDAHULUAN"))
    texts = {text.text: text for text in all_texts(Facts(made, load_law()))}
    assert texts["Rumusan Visi"].at(8).column == 9
    assert texts["Meningkatkan pelayanan"].at(8) == goal.place
    assert texts["Persentase"].at(3) == measure.place
    assert (texts["Kec. Contoh"].at(0).line, texts["Kec. Contoh"].at(0).column) == (334, None)
    assert texts["a/b"].at(0).column is None
    assert texts["PENDAHULUAN"].source == "contents"


def test_prose_is_what_stands_in_sections() -> None:
    facts = Facts(book(work_item("7.01.02"), section("Visi", "Rumusan")), load_law())
    assert [text.text for text in prose(facts)] == ["Visi", "Rumusan"]
