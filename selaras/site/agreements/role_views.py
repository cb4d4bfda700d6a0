"""The matrix of roles and results below the head of one unit: positions against results, for e-Kinerja."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.documents.plan_tables import agreement_lines
from selaras.engine.documents.signing import head_of
from selaras.engine.documents.types.matriks_peran_hasil import Post, posts
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.rows import Agreement, Indicator
from selaras.registers.agreements.roles import add_position, remove_position, write_roles
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book
from selaras.registers.plans.store import book_of
from selaras.site.agreements.fields import Field, Sent, sent
from selaras.site.agreements.office import Desk, desk, issued_of, rights
from selaras.site.base.access import MemberRequest, found, members
from selaras.site.base.page import show

_NONE = "Matriks ini memakai baris rencana aksi. Buat dahulu rencana aksi unit ini."
_BETWEEN = "~"


class PostRow(Frozen):
    """One position with a cell for each result."""

    post: Post
    cells: Sequence[Field]


class Matrix(Frozen):
    """The positions against the results of their superior."""

    superior: str
    results: Sequence[Indicator]
    rows: Sequence[PostRow]

    @property
    def fields(self) -> list[Field]:
        """All cells."""
        return [field for row in self.rows for field in row.cells]

    def again(self, given: Mapping[str, Field]) -> "Matrix":
        """The same with what was typed."""
        return replace(
            self,
            rows=[
                replace(row, cells=[given.get(field.name, field) for field in row.cells]) for row in self.rows
            ],
        )  # fmt: skip


def matrix_of(book: Book) -> Matrix | None:
    """The matrix of a plan of action; None where it holds no agreement."""
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        return None
    results = [line.indicator for line in agreement_lines(book, agreement.document) if line.indicator]
    rows = [PostRow(post, [_cell(post, result) for result in results]) for post in posts(book)]
    return Matrix(head_of(book, agreement.organisation, None).position, results, rows)


def _cell(post: Post, result: Indicator) -> Field:
    held = post.cells.get(result.id)
    label = f"Peran {post.position} untuk {result.name}"
    return Field("RoleResult", "", "text", label, held.text if held else "", of=f"{post.order}{_BETWEEN}{result.id}",
                 long=True)  # fmt: skip


@require_safe
@members
def roles(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """The matrix of a unit; who may writes it here, everybody else reads it."""
    return _page(request, desk(request, agency, year, unit))


def _page(
    request: MemberRequest, at: Desk, given: Sent | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    may, plan, papers = rights(request, at.unit), at.actions(), issued_of(at)
    drawn = matrix_of(peopled_book(plan)) if plan else None
    below = Unit.objects.filter(parent=at.unit, level=Unit.Level.UNIT, supervised=False, retired_on__isnull=True)
    writing = may.edit and plan is not None and plan.status == Plan.Status.DRAFT
    context: dict[str, Any] = {
        "at": at, "unit": at.unit, "year": at.year, "may": may, "plan": plan, "told": told, "may_write": writing,
        "drawn": drawn.again(given.fields) if drawn and given else drawn, "errors": given.errors if given else (),
        "below": list(below) if writing else (),
        "papers": [
            paper for paper in papers if paper.org_unit_id == at.unit.pk and paper.type == "matriks_peran_hasil"
        ],
    }  # fmt: skip
    return show(
        request, "agreements/roles.html", context, agency=at.agency, year=at.year, section="agreements",
        plans=at.of_agency, issued=[paper for paper in papers if paper.org_unit_id == at.agency.pk], status=status,
    )  # fmt: skip


def _plan(at: Desk) -> Plan:
    plan = at.actions()
    if plan is None:
        raise Refused(_NONE)
    return plan


@require_POST
@members
def save(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Stores the cells that were written, and with a button takes a position out."""
    at = desk(request, agency, year, unit)
    plan = _plan(at)
    drawn = matrix_of(book_of(plan))
    if drawn is None:
        raise Refused(_NONE)
    given = sent(request.POST, drawn.fields)
    if given.errors:
        return _page(request, at, given, "Belum ada yang disimpan; periksa isian yang ditandai.", 422)
    try:
        told = _store(request, plan, given)
    except Refused as error:
        return _page(request, at, given, error.sentence, 409)
    messages.success(request, told)
    return redirect("agreements:roles", at.agency.pk, year, at.unit.pk)


@transaction.atomic
def _store(request: MemberRequest, plan: Plan, given: Sent) -> str:
    cells = {}
    for change in given.changes:
        order, _, indicator = change.of.partition(_BETWEEN)
        cells[int(order), indicator] = (str(change.before), str(change.after))
    gone = request.POST.get("hapus", "")
    if cells or not gone:
        write_roles(plan, cells)
    if gone:
        remove_position(plan, int(gone) if gone.isdecimal() and len(gone) < 6 else -1)
    return f"Disimpan: {len(cells)} peran." if cells else "Jabatan dihapus."


@require_POST
@members
def position(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Adds a position of the unit, or of a unit below it."""
    at = desk(request, agency, year, unit)
    place = request.POST.get("unit", "")
    office = found(Unit.objects.filter(pk=place, parent=at.unit)) if place else None
    add_position(_plan(at), request.POST.get("jabatan", ""), office)
    messages.success(request, "Jabatan ditambahkan.")
    return redirect("agreements:roles", at.agency.pk, year, at.unit.pk)
