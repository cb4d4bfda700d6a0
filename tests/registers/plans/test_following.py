"""After an edit a plan says one thing in one way wherever it stands, and so again after the edit is taken back."""

import pytest

from selaras.engine.tables.rows import Indicator, Organisation, Target, WorkItem
from selaras.registers.archive.scope import acting, system
from selaras.registers.plans.actions import accept
from selaras.registers.plans.editing import edit, undo
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, indicator, organisation, target, work_item
from tests.registers.conftest import Office

REASON = "usulan catatan"


@pytest.fixture
def plan(office: Office) -> Plan:
    item = work_item("7.01.01", "Program")
    by_column = indicator(item, "Persentase keluhan", unit="Perse")
    by_text = indicator(item, "Jumlah laporan")
    graded = indicator(item, "Indeks kepuasan", unit="Nilai")
    rows = (
        target(by_column, 900_000, text="90", unit="Perse"),
        target(by_text, 1_730_000, text="173 Jumlah", unit="Jumlah"),
        target(graded, 891_700, text="Baik (89,17)", unit="Nilai", grade="Baik"),
    )
    with acting(office.scope("planner", office.agency)):
        done = accept(book(item, by_column, by_text, graded, *rows), (), office.agency, YEAR)
    assert done.plan is not None
    return done.plan


def said(plan: Plan, name: str) -> tuple[str, int | None, str, str]:
    with system("uji"):
        whole = load(plan)
    of = next(row for row in whole.all(Indicator) if row.name == name)
    row = next(row for row in whole.all(Target) if row.indicator == of.id)
    return row.text, row.value, row.unit, row.grade


def row_id(plan: Plan, kind: type[Indicator] | type[Target] | type[WorkItem], **wanted: str) -> str:
    with system("uji"):
        rows = load(plan).all(kind)
    return next(row.id for row in rows if all(getattr(row, name) == value for name, value in wanted.items()))


def test_the_unit_of_an_indicator_is_the_unit_of_its_targets(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        row = row_id(plan, Indicator, name="Persentase keluhan")
        made = edit(plan, "Indicator", row, "unit", "Perse", "Persen", REASON)
        assert said(plan, "Persentase keluhan") == ("90", 900_000, "Persen", "")
        undo(made)
    assert said(plan, "Persentase keluhan") == ("90", 900_000, "Perse", "")


def test_a_unit_named_in_the_text_of_a_target_follows_the_text(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        row = row_id(plan, Target, text="173 Jumlah")
        made = edit(plan, "Target", row, "text", "173 Jumlah", "172 Laporan", REASON)
        assert said(plan, "Jumlah laporan") == ("172 Laporan", 1_720_000, "Laporan", "")
        undo(made)
    assert said(plan, "Jumlah laporan") == ("173 Jumlah", 1_730_000, "Jumlah", "")


def test_the_grade_follows_the_text_and_the_unit_of_the_column_stays(office: Office, plan: Plan) -> None:
    with acting(office.scope("planner", office.agency)):
        row = row_id(plan, Target, text="Baik (89,17)")
        edit(plan, "Target", row, "text", "Baik (89,17)", "Sangat Baik (89,17)", REASON)
    assert said(plan, "Indeks kepuasan") == ("Sangat Baik (89,17)", 891_700, "Nilai", "Sangat Baik")


def test_a_target_without_text_takes_the_unit_of_its_indicator(office: Office) -> None:
    item = work_item("7.01.01", "Program")
    typed = indicator(item, "Persentase keluhan", unit="Perse")
    with acting(office.scope("planner", office.agency)):
        done = accept(book(item, typed, target(typed, 900_000, unit="Perse")), (), office.agency, YEAR)
        assert done.plan is not None
        row = row_id(done.plan, Indicator, name="Persentase keluhan")
        edit(done.plan, "Indicator", row, "unit", "Perse", "Persen", REASON)
        assert said(done.plan, "Persentase keluhan") == ("", 900_000, "Persen", "")


def codes(plan: Plan) -> list[str]:
    with system("uji"):
        return [row.code for row in load(plan).all(Organisation) if row.level == "agency"]


def test_the_code_of_an_organisation_is_the_code_of_its_line_in_the_budget_table(office: Office) -> None:
    cut, whole = "7.01.1.03.0.00.17", "7.01.1.03.0.00.17.0000"
    rows = (organisation(code=cut), work_item(cut, "Kecamatan Contoh", level="organisation", id="line"))
    with acting(office.scope("planner", office.agency)):
        done = accept(book(*rows), (), office.agency, YEAR)
        assert done.plan is not None
        made = edit(done.plan, "WorkItem", row_id(done.plan, WorkItem, code=cut), "code", cut, whole, REASON)
        assert codes(done.plan) == [whole]
        undo(made)
    assert codes(done.plan) == [cut]


def test_the_edition_of_a_line_follows_the_digits_of_its_code(office: Office) -> None:
    four, two = "7.01.01.2.05.0011", "7.01.01.2.05.11"
    new, old = "kepmendagri-900-3406-2024", "kepmendagri-050-5889-2021"
    item = work_item(four, "Bimbingan Teknis", level="sub_kegiatan", edition=new)
    with acting(office.scope("planner", office.agency)):
        done = accept(book(item), (), office.agency, YEAR)
        assert done.plan is not None
        row = row_id(done.plan, WorkItem, name="Bimbingan Teknis")
        made = edit(done.plan, "WorkItem", row, "code", four, two, REASON)
        with system("uji"):
            assert [each.edition for each in load(done.plan).all(WorkItem)] == [old]
        undo(made)
        with system("uji"):
            assert [each.edition for each in load(done.plan).all(WorkItem)] == [new]
