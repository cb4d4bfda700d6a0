"""The stored models and the row types say the same."""

import pytest

from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import names
from selaras.engine.tables.place import Place
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Paragraph, Row, Section, WorkItem
from selaras.registers.archive.scope import Scope
from selaras.registers.plans.matching import KEYS
from selaras.registers.plans.models import Plan, RowRecord
from selaras.registers.plans.references import references
from selaras.registers.plans.store import load, model_of, store
from tests.making import book, row, work_item
from tests.registers.conftest import Office

KEEPING = {"plan", "org_unit", "seq", "retired", "follows"}


@pytest.mark.parametrize("kind", PLAN_ROWS.values())
def test_a_model_has_exactly_the_fields_of_its_row(kind: type[Row]) -> None:
    model = model_of(kind)
    assert issubclass(model, RowRecord)
    assert {field.name for field in model._meta.concrete_fields} - KEEPING == set(names(kind))


@pytest.mark.parametrize("kind", PLAN_ROWS.values())
def test_every_row_type_and_field_has_its_official_term(kind: type[Row]) -> None:
    law = load_law()
    assert law.term(kind.__name__)
    for field in names(kind):
        assert law.glossary.get(f"{kind.__name__}.{field}") or law.term(field)


@pytest.mark.parametrize("kind", PLAN_ROWS.values())
def test_every_row_type_can_be_matched_and_its_references_are_fields(kind: type[Row]) -> None:
    assert kind in KEYS
    assert set(references(kind)) <= set(names(kind))


def test_a_stored_book_is_the_same_book_under_other_ids(office: Office, machine: Scope) -> None:
    paragraph = Paragraph("Teks “tetap”\tsama", Place("a.md", 4, 2), "item", marker="1.", indent=2)
    program = work_item("7.01.01", id="program")
    child = work_item("7.01.01.2.01", id="child", parent="program")
    text = row(Section, number="1.1", heading="Latar", level=2, order=1, paragraphs=(paragraph,))
    given = book(program, child, text)
    plan = Plan.objects.create(org_unit=office.agency, kind="rkt", year=2025)
    ids = store(given, plan)
    stored = load(plan)
    assert [found.id for found in stored] == [ids[found.id] for found in given]
    assert stored.all(Section)[0].paragraphs == (paragraph,)
    assert stored.get(WorkItem, ids["child"]).parent == ids["program"]
    back = {stored_id: book_id for book_id, stored_id in ids.items()}
    from selaras.registers.plans.references import readdressed

    assert Book(readdressed(found, back.__getitem__) for found in stored) == given


def test_a_reference_to_nothing_is_not_stored(office: Office, machine: Scope) -> None:
    plan = Plan.objects.create(org_unit=office.agency, kind="rkt", year=2025)
    with pytest.raises(ValueError, match="'nowhere'"):
        store(book(work_item("7.01.01", parent="nowhere")), plan)


def test_only_the_row_types_asked_for_are_loaded(office: Office, machine: Scope) -> None:
    plan = Plan.objects.create(org_unit=office.agency, kind="rkt", year=2025)
    store(book(work_item("7.01.01")), plan)
    assert {type(found) for found in load(plan, (WorkItem,))} == {WorkItem}
