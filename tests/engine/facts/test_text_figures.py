"""Figures in a text: what may stand there, which have changed, and which are only typed."""

from datetime import date

import pytest

from selaras.engine.facts.text_figures import (
    GONE,
    Offer,
    brought_up,
    linked,
    offers,
    printed,
    stale_figures,
    typed_figures,
)
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Figure, Objective, Paragraph, PlanDocument, Section
from tests.making import book, ceiling, changed, indicator, kelurahan, row, target, without, work_item

HERE = Place("rkt.md", 1)
ITEM = work_item("7.01.03", "Pemberdayaan")
PAGU = ceiling(ITEM, 25_000_000_00)
COUNT = indicator(ITEM, "Jumlah rapat")
GOAL = target(COUNT, 120_000, text="12 kali")


def text(*paragraphs: Paragraph) -> Section:
    return row(Section, number="1.1", heading="Latar", level=2, order=1, paragraphs=paragraphs)


def with_figures(words: str, *marks: tuple[str, str, str]) -> Paragraph:
    figures = tuple(
        Figure(words.index(said), words.index(said) + len(said), row_id, field) for said, row_id, field in marks
    )
    return Paragraph(words, HERE, figures=figures)


SECTION = text(
    with_figures(
        "Pagu Rp25.000.000 untuk 12 kali rapat.", ("25.000.000", PAGU.id, "amount"), ("12 kali", GOAL.id, "value")
    ),
    Paragraph("Tanpa angka.", HERE),
)
PLAN = book(ITEM, PAGU, COUNT, GOAL, SECTION)


def labels(found: Book) -> dict[str, str]:
    return {offer.label: offer.value for offer in offers(found)}


def test_values_are_printed_as_a_text_has_them() -> None:
    assert printed(PAGU, "amount") == "25.000.000"
    assert printed(GOAL, "value") == "12 kali"
    assert printed(replace(GOAL, text=""), "value") == "12"
    assert printed(replace(PAGU, amount=None), "amount") == ""
    assert printed(replace(PLAN.all(PlanDocument)[0], signed_on=date(2025, 1, 20)), "signed_on") == "20 Januari 2025"


def test_what_may_stand_in_a_text_is_named_for_its_row() -> None:
    of_one = work_item("7.01.03", "Pemberdayaan", organisation="kelurahan-1")
    goal = row(Objective, number="1", text="Meningkatnya layanan")
    found = labels(book(ITEM, PAGU, COUNT, GOAL, goal, kelurahan(1, "KELURAHAN SATU"), of_one, ceiling(of_one, 5_00)))
    assert found["Pagu program 7.01.03 Pemberdayaan, 2025"] == "25.000.000"
    assert found["Pagu program 7.01.03 Pemberdayaan (KELURAHAN SATU), 2025"] == "5"
    assert found["Target Jumlah rapat, 2025"] == "12 kali"
    assert found["Sasaran 1"] == "Meningkatnya layanan"
    assert found["Nama program 7.01.03"] == "Pemberdayaan"
    assert found["Nama kelurahan"] == "KELURAHAN SATU"


def test_the_own_line_of_an_organisation_is_a_total_that_may_be_quoted() -> None:
    whole = work_item("7.01.1.03.0.00.17.0000", "KECAMATAN CONTOH", level="organisation")
    assert "Pagu 7.01.1.03.0.00.17.0000 KECAMATAN CONTOH, 2025" in labels(book(whole, ceiling(whole, 900_00)))


def test_an_unknown_value_is_no_figure() -> None:
    assert [offer.field for offer in offers(book(ITEM, replace(PAGU, amount=None)))] == ["name", "name"]


def test_what_would_break_the_marks_of_a_text_is_not_offered() -> None:
    assert "Nama program 7.01.04" not in labels(book(work_item("7.01.04", "Program [lama] | baru")))


def test_figures_of_unchanged_rows_are_not_stale() -> None:
    assert stale_figures(PLAN) == ()


def test_a_changed_row_makes_its_figure_stale_and_bringing_up_moves_what_follows() -> None:
    found = changed(changed(PLAN, PAGU.id, amount=130_000_000_00), GOAL.id, text="5 kali", value=50_000)
    stale = stale_figures(found)
    assert [(each.was, each.now) for each in stale] == [("25.000.000", "130.000.000"), ("12 kali", "5 kali")]
    (first, second) = brought_up(found, SECTION, stale)
    assert first.text == "Pagu Rp130.000.000 untuk 5 kali rapat."
    assert [first.text[each.start : each.end] for each in first.figures] == ["130.000.000", "5 kali"]
    assert second is SECTION.paragraphs[1]
    (only, _) = brought_up(found, SECTION, stale[1:])
    assert only.text == "Pagu Rp25.000.000 untuk 5 kali rapat."
    assert [only.text[each.start : each.end] for each in only.figures] == ["25.000.000", "5 kali"]


def test_a_row_that_is_gone_is_told_and_its_figure_stays_as_it_was() -> None:
    found = without(PLAN, [PAGU.id])
    (stale,) = stale_figures(found)
    assert (stale.now, stale.is_gone) == (GONE, True)
    assert brought_up(found, SECTION, [stale]) == SECTION.paragraphs


def test_a_value_that_is_no_longer_known_is_told_as_gone() -> None:
    (stale,) = stale_figures(changed(PLAN, PAGU.id, amount=None))
    assert stale.is_gone


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Pagu Rp25.000.000 ini.", ["25.000.000"]), ("Rp25.000.000,00", []), ("Rp125.000.000", []),
        ("Rp25.000.0000", []), ("tanpa", []),
        ("25.000.000, lalu 25.000.000.", ["25.000.000", "25.000.000"]),
    ],
)  # fmt: skip
def test_typed_numbers_that_equal_a_row_are_found_whole(words: str, found: list[str]) -> None:
    section = text(Paragraph(words, HERE))
    assert [each.text for each in typed_figures(section, offers(PLAN))] == found


def test_bare_numbers_and_figures_are_not_suggested() -> None:
    item = work_item("7.01.04", "Lain")
    small = book(item, ceiling(item, 5_00), text(Paragraph("Ada 5 rapat pada 2025.", HERE)))
    assert typed_figures(small.all(Section)[0], offers(small)) == ()
    assert typed_figures(SECTION, offers(PLAN)) == ()


def test_a_typed_number_becomes_a_figure_where_it_stands_and_nowhere_else() -> None:
    offer = next(each for each in offers(PLAN) if each.value == "25.000.000")
    words = Paragraph("Pagu Rp25.000.000.", HERE, carried=True)
    made = linked(words, 7, 17, offer)
    assert made.figures == (Figure(7, 17, PAGU.id, "amount"),)
    assert not made.carried
    for paragraph, start, end, given in (
        (words, 6, 16, offer), (made, 7, 17, offer), (words, 7, 17, Offer("k", "r", "f", "l", "1")),
    ):  # fmt: skip
        with pytest.raises(ValueError, match="does not stand"):
            linked(paragraph, start, end, given)
