"""Explanations of what the lowest lines of a plan add up to."""

import pytest

from selaras.engine.explanation.explain import explainer
from selaras.engine.explanation.reference import NoFigure, Reference, references
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from tests.making import DOCUMENT, YEAR, book, ceiling, document, kelurahan, work_item


@pytest.fixture
def given() -> Book:
    """The agency spends 100 and 250 in two sub kegiatan, a third has no pagu; a kelurahan 40; a desa 7 beside. Every
    program says 999, which counts nowhere."""
    own = work_item("7.01.02", "PROGRAM A", id="p")
    step = work_item("7.01.02.2.01", "Kegiatan", id="k", parent="p")
    subs = [work_item(f"7.01.02.2.01.000{n}", f"Sub {n}", id=f"s{n}", parent="k") for n in (1, 2, 3)]
    told = {"organisation": "kelurahan-1"}
    unit = work_item("7.01.03", "PROGRAM B", id="u", **told)
    of_unit = work_item("7.01.03.2.02.0001", "Sub unit", id="su", parent="u", **told)
    desa = work_item("7.01.04", "PROGRAM C", id="d", organisation="kelurahan-2")
    money = [ceiling(subs[0], 100), ceiling(subs[1], 250), ceiling(of_unit, 40), ceiling(desa, 7)]
    said = [ceiling(own, 999), ceiling(unit, 999), ceiling(subs[0], 60, period=str(YEAR + 1))]
    units = (kelurahan(1, "KELURAHAN SATU"), kelurahan(2, "DESA DUA", supervised=True))
    return book(document(last_year=YEAR + 1), *units, own, step, *subs, unit, of_unit, desa, *money, *said)


def shown(given: Book, reference: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The figure, and its parts with what explains each."""
    told = explainer(given, load_law()).explain(Reference.parse(reference))
    return told.shown, [(part.name, part.shown, part.reference) for part in told.inputs]


def test_a_plan_is_what_the_agency_and_its_units_spend_and_desa_are_beside(given: Book) -> None:
    assert shown(given, f"{DOCUMENT}@{YEAR}:lines") == (
        "Rp3,90",
        [
            ("Perangkat daerah sendiri", "Rp3,50", f"{DOCUMENT}@{YEAR}:own_lines"),
            ("Kelurahan dan unit", "Rp0,40", f"{DOCUMENT}@{YEAR}:unit_lines"),
        ],
    )


def test_it_is_followed_down_to_the_pagu_of_the_lowest_lines(given: Book) -> None:
    assert shown(given, f"{DOCUMENT}@{YEAR}:own_lines")[1] == [("7.01.02 PROGRAM A", "Rp3,50", f"p@{YEAR}:lines")]
    assert shown(given, f"p@{YEAR}:lines")[1] == [("7.01.02.2.01 Kegiatan", "Rp3,50", f"k@{YEAR}:lines")]
    assert shown(given, f"k@{YEAR}:lines") == (
        "Rp3,50",
        [
            ("7.01.02.2.01.0001 Sub 1", "Rp1", f"s1@{YEAR}:ceiling"),
            ("7.01.02.2.01.0002 Sub 2", "Rp2,50", f"s2@{YEAR}:ceiling"),
            ("7.01.02.2.01.0003 Sub 3", "belum diketahui", f"s3@{YEAR}:ceiling"),
        ],
    )


def test_each_year_is_summed_for_itself_and_what_has_no_pagu_is_counted(given: Book) -> None:
    told = explainer(given, load_law()).explain(Reference.parse(f"k@{YEAR + 1}:lines"))
    assert (told.shown, told.value) == ("Rp0,60", 60)
    assert told.unknown == ()
    assert told.treatment[-1] == "2 dari 3 baris belum berpagu dan tidak ikut dijumlahkan."
    assert told.figure == f"Jumlah pagu baris terendah {YEAR + 1}: 7.01.02.2.01 Kegiatan"


def test_a_lowest_line_has_no_sum_and_every_sum_has_its_reference(given: Book) -> None:
    with pytest.raises(NoFigure):
        shown(given, f"s1@{YEAR}:lines")
    found = {str(each) for each in references(given) if each.what == "lines"}
    assert found == {
        f"{row}@{year}:lines" for row in (DOCUMENT, "p", "k") for year in (YEAR, YEAR + 1)
    } | {f"u@{YEAR}:lines"}  # fmt: skip


def test_a_part_has_a_page_only_where_all_that_stands_under_it_counts() -> None:
    """One line of the agency holds a program of its own (100) and one of a kelurahan (42)."""
    top = work_item("7.01", "Kecamatan", id="top", level="organisation")
    own = work_item("7.01.02", "PROGRAM A", id="a", parent="top")
    of_unit = work_item("7.01.03", "PROGRAM B", id="b", parent="top", organisation="kelurahan-1")
    mixed = book(kelurahan(1, "KELURAHAN SATU"), top, own, of_unit, ceiling(own, 100_00), ceiling(of_unit, 42_00))
    assert shown(mixed, f"{DOCUMENT}@{YEAR}:own_lines") == ("Rp100", [("7.01 Kecamatan", "Rp100", "")])
    assert shown(mixed, f"top@{YEAR}:lines")[0] == "Rp142"


def test_a_quoted_plan_has_no_sum_of_lines(given: Book) -> None:
    quoted = Book([*given, document(id="renstra", document="renstra", kind="renstra")])
    with pytest.raises(NoFigure):
        shown(quoted, f"renstra@{YEAR}:lines")


def test_of_several_versions_the_last_counts_also_where_it_is_empty() -> None:
    line = work_item("7.01.02", "PROGRAM A", id="a")
    emptied = book(line, ceiling(line, 100_00), ceiling(line, None, version="perubahan 1"))
    assert f"{DOCUMENT}@{YEAR}:lines" not in {str(each) for each in references(emptied)}
