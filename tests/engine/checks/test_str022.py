"""STR-022."""

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Goal, PlanDocument
from tests.guided import guided_year, renstra_goal
from tests.judging import reason, said
from tests.making import YEAR, document, row

PASSES = [guided_year(renstra_goal("1", "Layanan prima", serves="tujuan-rpjmd"))]
FAILS = [guided_year(renstra_goal("1", "Layanan prima"), renstra_goal("2", "Wilayah aman", serves="x"))]


def test_a_goal_that_serves_nothing_of_the_rpjmd_is_told() -> None:
    assert said("STR-022", FAILS[0]) == [
        "Tujuan 1 “Layanan prima” belum ditautkan ke tujuan atau sasaran RPJMD."
    ]  # fmt: skip


def test_without_an_rpjmd_nothing_is_judged() -> None:
    assert reason("STR-022", guided_year(renstra_goal("1", "Layanan prima"), rpjmd=False)) != ""


def test_what_the_annual_plan_quotes_of_the_renstra_is_not_judged() -> None:
    served = renstra_goal("1", "Layanan prima", serves="tujuan-rpjmd")
    rows = list(guided_year(served))
    behind, rkt = next((at, each) for at, each in enumerate(rows, start=1) if isinstance(each, PlanDocument))
    own = {"organisation": rkt.organisation}
    quoted = [
        document(id="kutipan", kind="renstra", title="Rencana Strategis", last_year=YEAR + 4, **own),
        row(Goal, document="kutipan", number="1", text="Tujuan yang dikutip", **own),
    ]
    assert said("STR-022", Book([*rows[:behind], *quoted, *rows[behind:]])) == []
