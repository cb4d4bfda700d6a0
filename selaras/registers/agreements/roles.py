"""The matrix of roles and results below the head of a unit: its positions, and what each gives to each result."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from selaras.engine.tables.book import Book
from selaras.engine.tables.planning import RoleResult
from selaras.engine.tables.rows import Agreement, Indicator, Organisation
from selaras.engine.tables.wording import fold
from selaras.registers.agreements.writing import GONE, Writer, hold, retire
from selaras.registers.archive.actions import log
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load

_CHANGING = "mengubah matriks peran hasil"
_LONGEST = 200


@transaction.atomic
def add_position(plan: Plan, name: str, office: Unit | None = None, *, on: datetime | None = None) -> Plan:
    """A position below the head of the unit: the name of a post, never of a person. It has no role yet. ``office`` is
    the unit below that the position stands in, None for the unit itself.

    Raises ``Refused`` without a name, for a number of a civil servant, and where the position is listed already.
    """
    held = hold(plan, _CHANGING)
    book, wanted = load(held), " ".join(name.split())
    if not wanted or len(wanted) > _LONGEST:
        raise Refused("Tuliskan nama jabatan, misalnya Pengelola Ketenteraman.")
    if sum(sign.isdigit() for sign in wanted) >= 8:
        raise Refused("Tuliskan nama jabatan saja, tanpa NIP atau nomor lain milik seseorang.")
    if any(fold(row.position) == fold(wanted) for row in book.all(RoleResult)):
        raise Refused(f"Jabatan “{wanted}” sudah ada dalam matriks.")
    writer = _writer(held, book, on)
    own = {"organisation": _organisation(writer, book, office)} if office else {}
    writer.add(
        RoleResult, **own, order=max((row.order for row in book.all(RoleResult)), default=0) + 1, position=wanted
    )
    writer.grown("jabatan ditambahkan", on)
    _log("roles.position_added", f"Menambahkan jabatan “{wanted}” pada matriks peran hasil", held)
    return held


def _organisation(writer: Writer, book: Book, office: Unit) -> str:
    """The row of a unit below, made where the plan has none yet."""
    known = next((row for row in book.all(Organisation) if fold(row.name) == fold(office.name)), None)
    if known is not None:
        return known.id
    row_id = new_id()
    made = writer.add(
        Organisation, id=row_id, organisation=row_id, level=office.level, kind=office.kind, code=office.code,
        name=office.name, parent=writer.common["organisation"],
    )  # fmt: skip
    return made.id


@transaction.atomic
def remove_position(plan: Plan, order: int) -> Plan:
    """Take a position with all its roles out. Raises ``Refused`` where it is gone already."""
    held = hold(plan, _CHANGING)
    rows = [row for row in load(held).all(RoleResult) if row.order == order]
    if not rows:
        raise Refused(GONE)
    retire(held, rows, "jabatan dihapus")
    _log("roles.position_removed", f"Menghapus jabatan “{rows[0].position}” dari matriks peran hasil", held)
    return held


@transaction.atomic
def write_roles(plan: Plan, cells: Mapping[tuple[int, str], tuple[str, str]], *, on: datetime | None = None) -> int:
    """Write what positions give to results: by the order of the position and the id of the indicator, the text before
    and after. Returns how many cells changed; an emptied cell is a role given up.

    All or none. Raises ``Refused`` where a cell is no longer what the person saw, or its position or result is gone.
    """
    held = hold(plan, _CHANGING)  # before the rows are read: two who fill the same empty cell make one row of it
    book = load(held)
    rows: dict[int, list[RoleResult]] = {}
    for row in book.all(RoleResult):
        rows.setdefault(row.order, []).append(row)
    writer, changes = _writer(held, book, on), []
    for (order, indicator), (before, after) in cells.items():
        if order not in rows or not isinstance(book.find(indicator), Indicator):
            raise Refused(GONE)
        post = rows[order][0]
        cell = next((row for row in rows[order] if row.indicator == indicator), None) or writer.add(
            RoleResult, organisation=post.organisation, order=order, position=post.position, indicator=indicator
        )
        changes.append(Change("RoleResult", cell.id, "text", before, after))
    if not changes:
        raise Refused("Belum ada isian yang berubah.")
    writer.done()
    return len(apply(held, changes, "isian matriks peran hasil"))


def _writer(plan: Plan, book: Book, on: datetime | None) -> Writer:
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        raise Refused(GONE)
    return Writer(plan, agreement.document, agreement.organisation, on)


def _log(code: str, what: str, plan: Plan) -> None:
    sentence = f"{what} {plan.year} {plan.org_unit.name}."
    log(code, sentence, unit=str(plan.org_unit_id), subject=str(plan.pk))
