"""Regulations cited in prose and in cells."""

import pytest

from selaras.engine.facts.cited import cited_regulations, said_replaced
from selaras.engine.facts.facts import Facts
from selaras.engine.law.law import load_law
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Citation, Objective
from tests.making import book, indicator, row
from tests.writing import section


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", " sebagaimana telah diganti dengan PermenPANRB 88/2021", True),
        ("", " tentang Pedoman Evaluasi (dicabut dengan PermenPANRB 88/2021)", True),
        ("yang mencabut ", "", True),
        ("", " tentang Pedoman Evaluasi. Camat diganti.", False),
        ("Pejabat yang diganti. Berdasarkan ", " tentang Pedoman Evaluasi;", False),
    ],
)
def test_the_words_around_a_citation_may_say_that_it_was_replaced(before: str, after: str, told: bool) -> None:
    assert said_replaced(before, after) is told


def test_a_citation_is_read_with_its_paragraph() -> None:
    words = "PermenPANRB Nomor 12 Tahun 2015"
    prose = section("Landasan Hukum", f"{words} sebagaimana telah diganti.", f"{words} tentang Evaluasi.")
    rows = [
        row(Citation, kind="permen", number="12", year=2015, about="", text=words, regulation="permenpanrb-12-2015",
            section=prose.id, place=Place("contoh.md", line, 1))
        for line in (102, 104)
    ]  # fmt: skip
    found = cited_regulations(Facts(book(prose, *rows), load_law()))
    assert [one.known_replaced for one in found] == [True, False]


def test_a_formula_cites_at_the_line_of_its_indicator() -> None:
    goal = row(Objective, number="1", text="Meningkatnya pelayanan")
    measure = indicator(
        goal, "Indeks", formula="menurut KEP/25/M.PAN/2/2004", place=Place("contoh.md", 239, 3, "Tabel 2.3")
    )
    (one,) = cited_regulations(Facts(book(goal, measure), load_law()))
    assert (one.regulation.id, one.text) == ("kepmenpan-25-2004", "KEP/25/M.PAN/2/2004")
    assert (one.spot.row, one.spot.place.line, one.spot.place.column) == (measure.id, 239, None)
