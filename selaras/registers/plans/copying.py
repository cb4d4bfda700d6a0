"""Copies the rows of one plan into another that begins as its copy."""

from collections.abc import Iterable, Mapping

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Indicator, Row
from selaras.registers.archive.identity import new_id
from selaras.registers.plans.difference import adopted
from selaras.registers.plans.matching import readdress
from selaras.registers.plans.models import CarriedRow, Plan
from selaras.registers.plans.store import BATCH, insert, load, model_of


def copy_rows(held: Plan, made: Plan) -> None:
    """All rows of ``held`` as rows of the next version ``made``; each points back at the one it follows."""
    book = load(held)
    owner = owners(held, book)
    ids = {row.id: new_id() for row in book}
    origin = {new: old for old, new in ids.items()}
    insert(_copied(book, ids, made), made, lambda row: owner[origin[row.id]], follows=lambda row: origin[row.id])


def carry_rows(rows: Iterable[Row], made: Plan, owner: Mapping[str, str]) -> dict[str, str]:
    """Rows that have the ids of last year's plan as rows of ``made``; gives old id → new id, which is kept too.

    ``owner`` names the unit of each old row, see ``owners``.
    """
    book = Book(rows)
    ids = {row.id: new_id() for row in book}
    origin = {new: old for old, new in ids.items()}
    insert(_copied(book, ids, made), made, lambda row: owner[origin[row.id]])
    links = (CarriedRow(plan=made, org_unit_id=owner[old], row=new, source=old) for old, new in ids.items())
    CarriedRow.objects.bulk_create(links, batch_size=BATCH)
    return ids


def _copied(book: Book, ids: Mapping[str, str], made: Plan) -> Iterable[tuple[int, Row]]:
    """The rows in their order under new ids, in the version and status of the new plan. An indicator that replaced one
    of the same plan replaces its copy."""
    rows = (adopted(row, made.version, made.status) for row in readdress(book, ids))
    return enumerate(_succeeding(row, ids) for row in rows)


def _succeeding(row: Row, ids: Mapping[str, str]) -> Row:
    if isinstance(row, Indicator) and row.predecessor in ids:
        return replace(row, predecessor=ids[row.predecessor])
    return row


def owners(plan: Plan, book: Book) -> dict[str, str]:
    """Row id → unit id of the rows of a plan."""
    return {
        str(pk): str(unit)
        for kind in {type(row) for row in book}
        for pk, unit in model_of(kind).objects.filter(plan=plan).values_list("pk", "org_unit_id")
    }
