"""What is still to be reviewed of a plan begun from last year's, in the groups an officer thinks in."""

from selaras.engine.facts.described import TITLES
from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Agreement, Objective, Paragraph, Section
from tests.making import book, ceiling, document, indicator, row, target, work_item


def test_a_plan_that_was_not_carried_over_has_nothing_to_review() -> None:
    item = work_item("7.01.01")
    assert unreviewed(book(item, ceiling(item, 100_00))) == []


def test_each_row_stands_in_its_group_with_what_it_says() -> None:
    item = work_item("7.01.01", "Program Penunjang", id="item", carried=True)
    measured = indicator(item, "Jumlah dokumen", id="measured")
    goal = row(Objective, number="1", text="Sasaran satu", id="goal", carried=True)
    promised = row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja 2026", year=2026, carried=True)
    given = book(
        promised, item, ceiling(item, 1_500_000_00, id="money", carried=True), goal, measured,
        target(measured, 20_000, id="aim", text="2 dokumen", carried=True),
    )  # fmt: skip
    found = [(each.group, each.title, each.text) for each in unreviewed(given)]
    assert found == [
        ("strategy", "Sasaran satu", ""),
        ("work", "7.01.01 Program Penunjang", ""),
        ("ceilings", "7.01.01 Program Penunjang", "pagu 2025: Rp1.500.000"),
        ("targets", "Jumlah dokumen", "target 2025: 2 dokumen"),
        ("promise", "Perjanjian Kinerja 2026", ""),
    ]
    assert {group for group, *_ in found} <= set(TITLES)


def test_a_paragraph_is_a_matter_of_its_own() -> None:
    parts = (
        Paragraph("Satu.", Place(), carried=True),
        Paragraph("Dua.", Place()),
        Paragraph("Tiga.", Place(), carried=True),
    )
    section = row(Section, id="s", number="1.1", heading="Latar", level=1, order=1, paragraphs=parts)
    assert [(each.key, each.text) for each in unreviewed(book(section))] == [("s.0", "Satu."), ("s.2", "Tiga.")]


def test_what_an_rkt_quotes_of_the_renstra_is_a_group_of_its_own() -> None:
    several = {"document": "renstra", "period": "2021-2026", "carried": True}
    head = document(id="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026, **several)
    goal = row(Objective, number="1", text="Sasaran", **several)
    assert [each.group for each in unreviewed(book(document(), head, goal))] == ["medium", "medium"]


def test_an_unknown_pagu_is_empty_and_not_zero() -> None:
    item = work_item("7.01.01", "Program")
    (found,) = unreviewed(book(item, ceiling(item, None, carried=True)))
    assert found.text == "pagu 2025: (kosong)"
