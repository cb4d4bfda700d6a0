"""AGR-010."""

from selaras.engine.tables.book import Book
from tests.judging import found, reason
from tests.year import Paper, year


def promised(value: int, unit: str = "KECAMATAN CONTOH", kind: str = "rkt") -> Book:
    paper, plan = Paper("pk", unit), Paper(kind)
    paper.promise("Indeks  pelayanan", value)
    plan.measured("Indeks Pelayanan", 90, "90,00")
    return year(plan, paper)


PASSES = [promised(90), promised(90, kind="renstra")]
FAILS = [promised(88), promised(88, kind="renja")]


def test_the_target_of_the_plan_is_named_with_the_plan() -> None:
    (finding,) = found("AGR-010", FAILS[0])
    assert finding.message == (
        "Target “Indeks  pelayanan” dalam Perjanjian Kinerja KECAMATAN CONTOH 88, sedangkan dalam RKT 90,00."
    )
    assert "sedangkan dalam Renja 90,00" in found("AGR-010", FAILS[1])[0].message


def test_the_same_name_in_another_unit_and_two_targets_of_one_name_tell_nothing() -> None:
    assert reason("AGR-010", promised(88, "SEKSI PELAYANAN")) != ""
    paper, plan = Paper("pk"), Paper("rkt")
    paper.promise("Indeks pelayanan", 88)
    plan.measured("Indeks pelayanan", 90)
    plan.measured("Indeks pelayanan", 91)
    assert reason("AGR-010", year(plan, paper)) != ""
