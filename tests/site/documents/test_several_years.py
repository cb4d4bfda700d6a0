"""Documents of a plan of several years stand on the page of each of its years, issued once."""

import html
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.engine.tables.rows import Goal
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.scope import acting, system
from selaras.registers.organisations.access import scope_of
from selaras.registers.plans.actions import accept
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.performance_trees import begin as begin_tree
from selaras.registers.plans.store import load
from tests.making import YEAR, book, document, row, work_item
from tests.site.documents.test_views import MOST_QUERIES
from tests.site.people import ACCEPTED, Town

LAST = YEAR + 4


@pytest.fixture
def renstra(town: Town) -> Plan:
    """The Renstra of 2025 to 2029, and the RKT of its first, its third, and the year behind it."""
    goal = row(Goal, number="1", text="Pelayanan yang memuaskan")
    head = document(kind="renstra", first_year=YEAR, last_year=LAST, period=f"{YEAR}-{LAST}")
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        kept = accept(book(head, goal), (), town.agency, YEAR, on=ACCEPTED).plan
        for year in (YEAR, YEAR + 2, LAST + 1):
            annual = document(first_year=year, last_year=year, period=str(year))
            accept(book(annual, work_item("7.01.01", "Program")), (), town.agency, year, on=ACCEPTED)
    assert kept is not None
    return kept


def page(town: Town, year: int, who: str = "planner") -> str:
    answer = town.client(who).get(reverse("documents:list", args=[town.agency.pk, year]))
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def shelf(told: str, type_id: str = "renstra") -> str:
    """What the page says of one type; empty where it does not offer it."""
    return told.partition(f'id="{type_id}"')[2].partition("</article>")[0]


def issued(town: Town, year: int, type_id: str = "renstra") -> str:
    sent = town.client("planner").post(reverse("documents:issue", args=[town.agency.pk, year, type_id]), follow=True)
    return html.unescape(sent.content.decode())


def papers(type_id: str = "renstra") -> list[IssuedDocument]:
    with system("uji"):
        return list(IssuedDocument.objects.filter(type=type_id).order_by("issued_at"))


@pytest.mark.parametrize("year", [YEAR, YEAR + 1, YEAR + 2, LAST])
def test_the_renstra_is_offered_in_each_of_its_years_and_filed_under_its_first(
    town: Town, renstra: Plan, year: int
) -> None:
    assert "belum diterbitkan" in shelf(page(town, year))
    assert "Rencana Strategis 2025–2029 diterbitkan sebagai KONSEP" in issued(town, year)
    (paper,) = papers()
    assert (paper.plan, paper.year) == (renstra.pk, YEAR)
    for other in (YEAR, YEAR + 1, YEAR + 2, LAST):
        assert paper.pk in shelf(page(town, other))
        assert "rencana berubah sesudahnya" not in shelf(page(town, other))
        assert "tidak diterbitkan ulang" in issued(town, other)
    assert len(papers()) == 1


def test_it_is_not_offered_behind_its_last_year(town: Town, renstra: Plan) -> None:
    assert shelf(page(town, LAST + 1)) == ""
    assert "tidak dapat dicetak dari RKT" in issued(town, LAST + 1)
    for year in (YEAR - 1, LAST + 2):
        answer = town.client("planner").get(reverse("documents:list", args=[town.agency.pk, year]))
        assert answer.status_code == 404


def test_a_changed_renstra_is_replaced_in_all_of_its_years(town: Town, renstra: Plan) -> None:
    issued(town, YEAR)
    with acting(scope_of(town.people["planner"], ACCEPTED.date())):
        (goal,) = load(renstra).all(Goal)
        apply(renstra, [Change("Goal", goal.id, "text", "Pelayanan yang memuaskan", "Pelayanan prima")], "uji")
    assert "rencana berubah sesudahnya" in shelf(page(town, YEAR + 2))
    issued(town, YEAR + 2)
    before, after = papers()
    assert before.superseded_by_id == after.pk
    for year in (YEAR, YEAR + 1):
        current, _, earlier = shelf(page(town, year)).partition("<details")
        assert after.pk in current
        assert before.pk in earlier


def test_a_year_without_a_plan_of_its_own_shows_the_renstra_alone(town: Town, renstra: Plan) -> None:
    issued(town, YEAR, "rkt")
    told = page(town, YEAR + 1)
    assert "Semua dicetak dari RENSTRA 2025" in told
    assert shelf(told, "rkt") == ""
    assert "Tetapkan rencana" not in told
    main = re.search(r"<main.*?</main>", told, re.DOTALL)
    assert main is not None
    for link in {each.partition("#")[0] for each in re.findall(r'href="(/[^"]+)"', main[0])}:
        assert town.client("planner").get(link).status_code == 200, link
    assert "Tetapkan rencana" not in page(town, YEAR + 1, "camat")
    issued(town, YEAR + 1, "cascading_matrix")
    assert papers("cascading_matrix")[0].pk in shelf(page(town, YEAR + 1), "cascading_matrix")


def test_the_tree_is_offered_in_each_of_its_years_and_is_another_paper_in_each(town: Town, renstra: Plan) -> None:
    with acting(scope_of(town.people["planner"], date(YEAR, 3, 3))):
        begin_tree(town.agency, YEAR, LAST, renstra)
    for year in (YEAR, YEAR + 1, YEAR + 2):
        assert "belum diterbitkan" in shelf(page(town, year), "performance_tree")
        assert f"Pohon Kinerja {year}" in issued(town, year, "performance_tree")
    assert [paper.year for paper in papers("performance_tree")] == [YEAR, YEAR + 1, YEAR + 2]
    for paper in papers("performance_tree"):
        told = shelf(page(town, paper.year), "performance_tree")
        assert [other.pk in told for other in papers("performance_tree")] == [
            other.pk == paper.pk for other in papers("performance_tree")
        ]


def test_the_page_of_a_later_year_asks_few_questions_of_the_database(town: Town, renstra: Plan) -> None:
    issued(town, YEAR)
    client, url = town.client("planner"), reverse("documents:list", args=[town.agency.pk, YEAR + 2])
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    assert len(asked) <= MOST_QUERIES + 1  # when the Renstra changed last
