"""The same sub kegiatan of all units side by side: filled across, what differs marked, and answered with a reason."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.facts.unit_matrix import Matrix, MatrixCell, MatrixLine, unit_matrix
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.number import rupiah
from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.entering import Cell, Entered, State, enter
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.base.sent import read_json
from selaras.site.entry.asked import REASON, Asked, asked
from selaras.site.entry.columns import column_of, written

ALL = "semua"
_LONGEST = 300


class Field(Frozen):
    """One input of the matrix: target, pagu or reason of a unit."""

    cell: MatrixCell
    unit: Organisation
    what: str
    text: str
    seen: str
    told: str = ""
    odd: bool = False

    @property
    def name(self) -> str:
        """Its field in the form."""
        return f"{self.what}.{self.cell.item.id}"

    @property
    def seen_name(self) -> str:
        """The hidden field with what the person saw."""
        return f"semula.{self.name}"

    def cell_typed(self, typed: str, seen: str) -> Cell:
        """The cell as typed."""
        before = read_json(seen)
        if not (
            before is None or isinstance(before, str) or (isinstance(before, int) and not isinstance(before, bool))
        ):
            raise ValueError(seen[:40])
        if self.what == "pagu":
            return Cell("Ceiling", self.cell.item.id, "amount", before, typed)
        if self.what == "alasan":
            return Cell("WorkItem", self.cell.item.id, "note", before, typed)
        return Cell("Target", self.cell.indicator.id if self.cell.indicator else "", "text", before, typed)


@require_safe
@members
def matrix(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The matrix; one of its lines opens to be filled in."""
    here = asked(request, agency, year)
    found = unit_matrix(here.book, year)
    opened = next((line for line in found.lines if line.key == request.GET.get("baris", "")), None)
    return _page(request, here, found, opened, {}, year)


@require_POST
@members
def fill(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Stores what was written into one line: unit by unit, or one value across all of them."""
    here = asked(request, agency, year)
    here.demand_writing()
    found = unit_matrix(here.book, year)
    line = next((line for line in found.lines if line.key == request.POST.get("baris", "")), None)
    if line is None:
        raise Refused("Baris ini tidak ada lagi dalam rencana. Muat ulang halaman.")
    fields = list(_fields(found, line))
    cells = list(_typed(fields, request.POST))
    if not cells:
        messages.info(request, "Tidak ada isian yang berubah.")
        return redirect(_address(here, year, line))
    block = enter(here.plan, [cell for _, cell in cells], REASON)
    told = {field.name: entered for (field, _), entered in zip(cells, block.entered, strict=True)}
    if all(entered.state in (State.SAVED, State.SAME) for entered in block.entered):
        messages.success(request, f"Tersimpan {len(block.edits)} isian {line.code} {line.name}.")
        return redirect(_address(here, year, line))
    here.plan.refresh_from_db()
    fresh = unit_matrix(here.book, year)
    opened = next((each for each in fresh.lines if each.key == line.key), None)
    return _page(request, here, fresh, opened, told, year, status=422)


def _typed(fields: list[Field], data: Mapping[str, Any]) -> Iterator[tuple[Field, Cell]]:
    """What was written: a value for all units stands for that of each unit; what nobody touched is left out."""
    across = data.get("lakukan") == ALL
    for field in fields:
        seen = data.get(field.seen_name)
        typed = data.get(f"{field.what}.{ALL}" if across and field.what != "alasan" else field.name)
        if seen is None or typed is None or (across and (field.what == "alasan" or not typed.strip())):
            continue
        if len(typed) > _LONGEST:
            raise Refused(f"Satu isian memuat {len(typed)} huruf; paling banyak {_LONGEST}.")
        try:
            cell = field.cell_typed(typed, seen)
        except ValueError as error:
            raise Refused("Kiriman ini tidak dapat dibaca. Muat ulang halaman.") from error
        if " ".join(typed.split()) != _shown(field.what, cell.before):
            yield field, cell


def _fields(found: Matrix, line: MatrixLine) -> Iterator[Field]:
    for unit in found.units:
        cell = line.cells.get(unit.id)
        if cell is None:
            continue
        if cell.indicator:
            yield Field(cell, unit, "target", cell.target, json.dumps(cell.target), odd=cell.odd_target)
        yield Field(cell, unit, "pagu", _shown("pagu", cell.amount), json.dumps(cell.amount), odd=cell.odd_amount)
        yield Field(cell, unit, "alasan", cell.reason, json.dumps(cell.reason))


def _shown(what: str, value: Any) -> str:
    return rupiah(value) if what == "pagu" and value is not None else " ".join(str(value or "").split())


def _answered(field: Field, entered: Entered | None) -> Field:
    if entered is None or entered.state in (State.SAVED, State.SAME):
        return field
    sentence = entered.sentence
    if entered.state is State.CONFLICT:
        column = column_of("ceiling" if field.what == "pagu" else "target")
        now = written(column, entered.value) if column else ""
        sentence = (
            f"Sementara itu orang lain mengisi “{now or '(kosong)'}”. Simpan sekali lagi untuk memakai isian Anda."
        )
    return Field(field.cell, field.unit, field.what, entered.cell.typed, field.seen, sentence, field.odd)


def _page(  # what was read already is not read again
    request: MemberRequest, here: Asked, found: Matrix, opened: MatrixLine | None, told: Mapping[str, Entered],
    year: int, *, status: int = 200,
) -> HttpResponse:  # fmt: skip
    fields = [_answered(field, told.get(field.name)) for field in _fields(found, opened)] if opened else []
    rows = [(unit, [field for field in fields if field.unit is unit]) for unit in found.units]
    context = {
        "title": plan_title(here.plan),
        "units": found.units,
        "lines": [(line, [line.cells.get(unit.id) for unit in found.units]) for line in found.lines],
        "opened": opened,
        "rows": [(unit, each) for unit, each in rows if each],
        "unexplained": sum(line.unexplained for line in found.lines),
        "may_write": here.may_write,
        "query": here.query,
    }
    return show(
        request, "entry/matrix.html", context, agency=here.agency, year=year, section="entry", plans=here.plans,
        status=status, kind=here.kind,
    )  # fmt: skip


def _address(here: Asked, year: int, line: MatrixLine) -> str:
    wanted = {"baris": line.key, **({"jenis": here.kind} if here.kind else {})}
    return f"{reverse('entry:matrix', args=[here.agency.pk, year])}?{urlencode(wanted)}#baris"
