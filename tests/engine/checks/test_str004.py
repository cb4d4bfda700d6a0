"""STR-004."""

from selaras.engine.tables.rows import Agreement, Goal, Objective, PlanDocument
from tests.judging import found, said
from tests.making import book, row

RENSTRA = row(
    PlanDocument, id="renstra", document="renstra", kind="renstra", title="Renstra", first_year=2021, last_year=2026
)
GOAL = row(Goal, document="renstra", number="1", text="Meningkatkan kualitas pelayanan kecamatan yang efektif")
OBJECTIVE = row(
    Objective, document="renstra", number="2", text="Meningkatnya kualitas dan jangkauan pelayanan publik kecamatan"
)
OTHER = row(Goal, number="3", text="Menurunkan kesenjangan pembangunan antar wilayah")

PASSES = [book(RENSTRA, GOAL, OBJECTIVE, row(Goal, number="1", text=GOAL.text))]
FAILS = [book(RENSTRA, GOAL, OBJECTIVE, OTHER)]


def test_a_goal_that_the_renstra_lacks_is_named() -> None:
    (finding,) = found("STR-004", FAILS[0])
    assert finding.message == (
        "Rencana ini memuat tujuan “Menurunkan kesenjangan pembangunan antar wilayah”, yang tidak ada di "
        "antara tujuan Renstra "
        "di dalam dokumen ini."
    )


def test_objectives_of_the_agreement_are_another_checks() -> None:
    agreement = row(Agreement, id="pk", document="pk", title="Perjanjian Kinerja", year=2025)
    line = row(Objective, document="pk", number="4", text="Menyelesaikan tindak lanjut pemeriksaan")
    assert said("STR-004", book(RENSTRA, GOAL, OBJECTIVE, agreement, line)) == []
