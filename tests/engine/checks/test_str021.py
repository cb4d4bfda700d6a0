"""STR-021."""

from tests.guided import guided_year
from tests.judging import found, reason, said
from tests.making import YEAR

PASSES = [guided_year()]
FAILS = [guided_year(first=YEAR + 1, last=YEAR + 5), guided_year(last=YEAR + 5), guided_year(first=YEAR - 1)]


def test_another_period_is_told_with_both() -> None:
    assert said("STR-021", FAILS[0]) == [
        (
            f"Renstra ini untuk tahun {YEAR + 1}–{YEAR + 5}, sedangkan RPJMD yang menjadi pedomannya untuk tahun "
            f"{YEAR}–{YEAR + 4}."
        )
    ]


def test_the_finding_stands_at_the_renstra() -> None:
    assert [finding.row for finding in found("STR-021", FAILS[1])] == ["renstra"]


def test_without_an_rpjmd_nothing_is_judged() -> None:
    assert reason("STR-021", guided_year(last=YEAR + 5, rpjmd=False)) != ""
