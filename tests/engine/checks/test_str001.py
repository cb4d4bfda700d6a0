"""STR-001."""

from selaras.engine.tables.rows import Goal, Objective, PlanDocument
from tests.judging import found, reason, said
from tests.making import book, row

RENSTRA = row(
    PlanDocument, id="renstra", document="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026
)
GOAL = row(Goal, document="renstra", number="1", text="Meningkatkan kualitas pelayanan kecamatan yang efektif")
OBJECTIVE = row(
    Objective, document="renstra", number="2", text="Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan"
)
LONGER = row(Objective, number="1", text="Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan Contoh")

PASSES = [
    book(RENSTRA, GOAL, OBJECTIVE, row(Objective, number="1", text=OBJECTIVE.text.upper() + ".")),
    book(RENSTRA, GOAL, OBJECTIVE, row(Objective, number="1", text="Meningkatnya kepuasan masyarakat")),
]
FAILS = [
    book(RENSTRA, GOAL, OBJECTIVE, LONGER),
    book(RENSTRA, GOAL, OBJECTIVE, row(Goal, number="1", text="Meningkatkan kualitas pelayanan kecamatan")),
]


def test_a_word_more_is_named_with_the_renstras_wording() -> None:
    (finding,) = found("STR-001", FAILS[0])
    assert finding.message == (
        "Bunyi sasaran “Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan Contoh” berbeda dari Renstra: "
        f"“{OBJECTIVE.text}” ({OBJECTIVE.place.sentence()})."
    )
    assert finding.place == LONGER.place
    assert finding.proposal == OBJECTIVE.text


def test_where_the_table_has_the_renstras_wording_too_the_other_is_its_own_objective() -> None:
    same = row(Objective, number="1", text=OBJECTIVE.text)
    assert said("STR-001", book(RENSTRA, GOAL, OBJECTIVE, same, LONGER)) == []


def test_without_a_renstra_there_is_nothing_to_compare() -> None:
    assert "Renstra" in reason("STR-001", book(LONGER))
