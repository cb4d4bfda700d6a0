"""Plans of every kind are kept beside each other; pages speak of the right one, and none breaks."""

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from selaras.engine.readers.kinds import KINDS
from selaras.engine.tables.actuals import Actual, AgreementBudget, Spending
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Organisation, PlanDocument
from selaras.registers.archive.scope import system
from selaras.registers.plans.models import Plan
from tests.making import YEAR
from tests.site.people import Town, accept_plan, noted_book

OTHERS = [kind.id for kind in KINDS if kind.plan and kind.id != "rkt"]


def of_kind(kind: str) -> Book:
    """The small plan as a document of another kind, with what was spent and reached and a list of budgets."""
    rows = [replace(row, kind=kind) if isinstance(row, PlanDocument) else row for row in noted_book()]
    document = next(row for row in rows if isinstance(row, PlanDocument))
    common: dict[str, Any] = {
        "document": document.id,
        "organisation": document.organisation,
        "place": Place("lain.xlsx", 9, 9),
    }
    indicator = next(row for row in rows if type(row).__name__ == "Indicator")
    rows += [
        Actual(id="a1", period=f"{YEAR}-Q1", indicator=indicator.id, text="25", value=250_000, **common),
        Spending(id="s1", period=f"{YEAR}-Q1", item="program", amount=100_00, text="100", **common),
        AgreementBudget(
            id="b1", period=str(YEAR), number="1", order=1, name="Program Pemberdayaan", amount=900_00, text="900",
            **common,
        ),
    ]  # fmt: skip
    if kind == "rpjmd":
        region = Organisation(
            id="kab", level="government", kind="kabupaten", name="KABUPATEN CONTOH", period=str(YEAR), **common
        )
        rows.append(region)
    return Book(rows)


def page(client: Client, at: str) -> str:
    answer = client.get(at)
    assert answer.status_code == 200, at
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("kind", OTHERS)
def test_a_plan_of_this_kind_alone_has_all_its_pages(town: Town, kind: str) -> None:
    plan = accept_plan(town, of_kind(kind))
    client = town.client("planner")
    for name in ("plans:tree", "plans:changes", "findings:list", "documents:list"):
        page(client, reverse(name, args=[town.agency.pk, YEAR]))
    page(client, reverse("base:agency", args=[town.agency.pk]))
    assert plan.kind == kind
    assert "Program Pemberdayaan" in page(client, reverse("plans:tree", args=[town.agency.pk, YEAR]))


@pytest.mark.parametrize("kind", OTHERS)
def test_the_rkt_speaks_for_its_year_whatever_came_after_it(town: Town, kind: str) -> None:
    accept_plan(town)
    accept_plan(town, of_kind(kind))
    client = town.client("planner")
    at = reverse("plans:tree", args=[town.agency.pk, YEAR])
    first, other = page(client, at), page(client, f"{at}?jenis={kind}")
    assert f"RKT {YEAR}: tujuan" in first
    own = reverse("agreements:list", args=[town.agency.pk, YEAR]) if kind == "pk" else f"{at}?jenis={kind}"
    assert f'href="{own}"' in first
    filled = kind in ("rpjmd", "renstra", "renja")
    assert ("hanya untuk dibaca" in other) is not filled
    assert (">isi tabel</a>" in other) is filled
    assert "Terapkan usulan" in first
    assert "Terapkan usulan" not in other
    assert first.count('aria-current="step"') == other.count('aria-current="step"') == 1


def test_a_kind_that_is_not_there_is_not_found(town: Town) -> None:
    accept_plan(town)
    at = reverse("plans:tree", args=[town.agency.pk, YEAR])
    assert town.client("planner").get(f"{at}?jenis=dpa").status_code == 404
    with system("uji"):
        assert Plan.objects.count() == 1
