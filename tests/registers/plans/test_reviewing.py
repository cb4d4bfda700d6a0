"""Saying that what was carried over is reviewed: one by one, in groups, by whoever may edit it."""

from datetime import UTC, datetime

import pytest

from selaras.engine.facts.unreviewed import unreviewed
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Paragraph, Section
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.beginning import begin_next_year
from selaras.registers.plans.editing import edit
from selaras.registers.plans.models import Plan
from selaras.registers.plans.reviewing import confirm_carried
from selaras.registers.plans.store import book_of, load
from tests.making import YEAR, book, ceiling, kelurahan, row, work_item
from tests.registers.conftest import Office

AT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


@pytest.fixture
def draft(office: Office) -> Plan:
    own, of_one = (
        work_item("7.01.01", "Program", id="own"),
        work_item("7.01.01", "P", id="one", organisation="kelurahan-1"),
    )
    text = row(
        Section, number="1", heading="Latar", level=1, order=1,
        paragraphs=(Paragraph("RKT Tahun 2025.", Place()), Paragraph("Dua.", Place())),
    )  # fmt: skip
    given = book(kelurahan(1, "KELURAHAN SATU"), text, own, of_one, ceiling(own, 100_00), ceiling(of_one, 50_00))
    with acting(office.scope("planner", office.agency)):
        done = accept(given, (), office.agency, YEAR)
        assert done.plan is not None
        return begin_next_year(done.plan, at=AT)


def keys(plan: Plan, group: str) -> list[str]:
    with system("uji"):
        return [each.key for each in unreviewed(load(plan)) if each.group == group]


def test_a_group_is_confirmed_at_once_with_one_entry_in_the_log(office: Office, draft: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        assert confirm_carried(draft, keys(draft, "ceilings"), "Pagu") == 2
        entry = LogEntry.objects.latest("id")
    assert keys(draft, "ceilings") == []
    assert len(keys(draft, "work")) == 2
    assert entry.sentence == "Menyatakan 2 isian salinan pada RKT 2026 (murni) sudah ditinjau: Pagu."


def test_one_paragraph_is_confirmed_and_its_neighbour_is_not(office: Office, draft: Plan) -> None:
    first = next(key for key in keys(draft, "text") if key.endswith(".0"))
    with acting(office.scope("planner", office.agency)):
        assert confirm_carried(draft, [first]) == 1
        stored = load(draft).all(Section)[0]
    assert [part.carried for part in stored.paragraphs] == [False, True]
    assert [part.text for part in stored.paragraphs] == ["RKT Tahun 2026.", "Dua."]
    assert stored.carried


def test_confirming_again_changes_nothing_and_says_nothing(office: Office, draft: Plan) -> None:
    chosen = keys(draft, "work")
    with acting(office.scope("planner", office.agency)):
        assert confirm_carried(draft, chosen) == 2
        entries = LogEntry.objects.count()
        assert confirm_carried(draft, chosen) == 0
        assert LogEntry.objects.count() == entries


def test_whoever_writes_into_a_row_has_reviewed_it(office: Office, draft: Plan) -> None:
    row_id = keys(draft, "work")[0]
    with acting(office.scope("planner", office.agency)):
        edit(draft, "WorkItem", row_id, "name", "Program", "Program Penunjang", "nama lengkap")
    assert row_id not in keys(draft, "work")


def test_an_operator_confirms_only_what_stands_in_their_unit(office: Office, draft: Plan) -> None:
    chosen = keys(draft, "work")
    with acting(office.scope("operator", office.one)):
        assert confirm_carried(draft, chosen) == 1
    assert len(keys(draft, "work")) == 1
    with acting(office.scope("inspectorate", office.government)), pytest.raises(Refused, match="tidak berwenang"):
        confirm_carried(draft, keys(draft, "work"))
    assert len(keys(draft, "work")) == 1


def test_a_kept_book_shows_at_once_what_was_confirmed(office: Office, draft: Plan) -> None:
    chosen = keys(draft, "ceilings")
    with acting(office.scope("planner", office.agency)):
        stored = Plan.objects.get(pk=draft.pk)
        before = len(unreviewed(book_of(stored)))
        confirm_carried(draft, chosen)
        assert len(unreviewed(book_of(Plan.objects.get(pk=draft.pk)))) == before - 2


def test_an_approved_plan_is_not_reviewed_any_more(office: Office, draft: Plan) -> None:
    chosen = keys(draft, "work")
    with acting(office.scope("camat", office.agency)):
        approve(draft)
        with pytest.raises(Refused, match="sudah ditetapkan"):
            confirm_carried(draft, chosen)


def test_a_file_taken_in_afterwards_counts_as_reviewed(office: Office, draft: Plan) -> None:
    """Whoever takes a file of the new year in has said what stands in it."""
    from tests.making import document, organisation

    own = work_item("7.01.01", "Program Baru", id="own", period="2026")
    fresh = book(document(first_year=2026, last_year=2026, period="2026"), organisation(period="2026"), own)
    with acting(office.scope("planner", office.agency)):
        accept(fresh, (), office.agency, 2026)
    assert keys(draft, "work") == []
