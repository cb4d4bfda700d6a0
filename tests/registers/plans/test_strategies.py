"""A Renstra begun without a file: from what the real RKT quotes of it, and empty."""

from collections import Counter
from pathlib import Path

import pytest

from selaras.engine.readers.reader import read
from selaras.engine.tables.rows import (
    Ceiling,
    Goal,
    Indicator,
    Mission,
    Objective,
    PolicyDirection,
    Strategy,
    Target,
    Vision,
    WorkItem,
)
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from selaras.registers.plans.strategies import begin_renstra
from tests.making import YEAR
from tests.registers.conftest import Office

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "rkt-sangasanga-2025.md"


def test_what_the_real_plan_quotes_begins_the_renstra(machine: Scope) -> None:
    """Tabel 2.1 (one goal, one objective, three indicators of 2022 to 2026), Tabel 2.2 (six strategies, ten directions,
    not the four of the text), and the vision and missions of the regent (one, five) and of the camat (one, three)."""
    government = Unit.objects.create(level="government", kind="kabupaten", code="64.02", name="KABUPATEN CONTOH")
    agency = Unit.objects.create(
        level="agency", kind="kecamatan", code="7.01.1.03.0.00.17.0000", name="KECAMATAN SANGASANGA", parent=government
    )
    reading = read(SAMPLE)
    done = accept(reading.book, reading.problems, agency, 2025, source=reading.name)
    assert done.plan is not None
    before = [row.id for row in load(done.plan)]
    book = load(begin_renstra(agency, 2021, 2026, done.plan))
    assert [row.id for row in load(done.plan)] == before

    (goal,) = book.all(Goal)
    assert goal.text.startswith("Meningkatkan Kualitas Pelayanan Kecamatan Yang Efektif")
    (objective,) = book.all(Objective)
    assert objective.goal == goal.id
    aims = {goal.id, objective.id}
    assert [(row.name, row.subject) for row in book.all(Indicator) if row.subject in aims] == [
        ("Indeks Kepuasan Pelayanan Kecamatan", goal.id),
        ("Persentase keluhan masyarakat terhadap pelayanan kecamatan yang ditindaklanjuti", objective.id),
        ("Persentase capaian Ketenteraman dan Ketertiban Umum", objective.id),
    ]
    index = book.all(Indicator)[0].id
    assert [(row.period, row.value) for row in book.under(Target, "indicator")[index]] == [
        ("2022", 88_7300), ("2023", 88_9300), ("2024", 89_0700), ("2025", 89_1700), ("2026", 89_3700),
    ]  # fmt: skip
    below = book.under(PolicyDirection, "strategy")
    assert [len(below[row.id]) for row in book.all(Strategy)] == [4, 1, 2, 1, 1, 1]
    assert [row.owner for row in book.all(Vision)] == ["region", "agency"]
    assert [row.owner for row in book.all(Mission)] == ["region"] * 5 + ["agency"] * 3
    levels = Counter(item.level for item in book.all(WorkItem))
    # Of the 80 sub kegiatan that the file lists for six offices; the kegiatan cut to 7.01.03.2 is that of 7.01.03.2.02.
    assert (levels["program"], levels["kegiatan"], levels["sub_kegiatan"], levels["organisation"]) == (5, 16, 42, 0)
    assert [item.code for item in book.all(WorkItem) if item.level == "program"] == [f"7.01.0{n}" for n in range(1, 6)]
    items = {item.id: item for item in book.all(WorkItem)}
    assert all(items[item.parent].level == "program" for item in items.values() if item.level == "kegiatan")
    assert all(items[item.parent].level == "kegiatan" for item in items.values() if item.level == "sub_kegiatan")
    assert len({(item.level, item.code) for item in items.values()}) == len(items)
    assert not book.all(Ceiling)
    plan = book.plan
    assert plan is not None
    assert {row.document for row in book if row.id != plan.id} == {plan.id}
    printed = [row.place for row in reading.book]
    assert all(
        row.place in printed for kind in (Goal, Objective, Indicator, Target, Strategy) for row in book.all(kind)
    )


def test_an_empty_renstra_of_some_years_is_begun_once(office: Office) -> None:
    with acting(office.scope("planner", office.agency)):
        made = begin_renstra(office.agency, YEAR, YEAR + 4, None)
        assert (made.kind, made.year, made.last_year) == ("renstra", YEAR, YEAR + 4)
        assert not load(made).all(Goal)
        assert made.accepted_by_name
        assert not made.source_file  # what it was begun from is no file that was read
        with pytest.raises(Refused, match="sudah ada"):
            begin_renstra(office.agency, YEAR + 4, YEAR + 8, None)
        begin_renstra(office.agency, YEAR + 5, YEAR + 9, None)
    with system("uji"):
        assert LogEntry.objects.filter(code="plan.begun").count() == 2


@pytest.mark.parametrize(("first", "last"), [(YEAR, YEAR), (YEAR, YEAR - 1), (YEAR, YEAR + 10), (1998, 2002)])
def test_years_that_are_no_period_are_refused(office: Office, first: int, last: int) -> None:
    with acting(office.scope("planner", office.agency)), pytest.raises(Refused, match="Tahun Renstra"):
        begin_renstra(office.agency, first, last, None)
    with system("uji"):
        assert not Plan.objects.exists()


def test_who_only_enters_figures_begins_none(office: Office) -> None:
    with acting(office.scope("operator", office.agency)), pytest.raises(Refused):
        begin_renstra(office.agency, YEAR, YEAR + 4, None)
    with system("uji"):
        assert not Plan.objects.exists()
