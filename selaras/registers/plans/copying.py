"""Copies the rows of one plan into another that begins as its copy; each copied row points back at its own."""

from collections.abc import Iterable, Mapping

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Row
from selaras.registers.archive.identity import new_id
from selaras.registers.plans.difference import adopted
from selaras.registers.plans.matching import readdress
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import insert, load, model_of


def copy_rows(held: Plan, made: Plan) -> None:
    """All rows of ``held`` as rows of ``made``, in its version and status."""
    book = load(held)
    place_rows(book, held, made, owners(held, book))


def place_rows(rows: Iterable[Row], held: Plan, made: Plan, owner: Mapping[str, str]) -> dict[str, str]:
    """Inserts rows that have the ids of ``held`` as rows of ``made``; gives old id → new id.

    ``owner`` names the unit of each old row, see ``owners``.
    """
    book = Book(rows)
    ids = {row.id: new_id() for row in book}
    origin = {new: old for old, new in ids.items()}
    copied = [adopted(row, made.version, made.status) for row in readdress(book, ids)]
    insert(enumerate(copied), made, lambda row: owner[origin[row.id]], follows=lambda row: origin[row.id])
    return ids


def owners(plan: Plan, book: Book) -> dict[str, str]:
    """Row id → unit id of the rows of a plan."""
    return {
        str(pk): str(unit)
        for kind in {type(row) for row in book}
        for pk, unit in model_of(kind).objects.filter(plan=plan).values_list("pk", "org_unit_id")
    }
