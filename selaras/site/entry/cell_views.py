"""What the grid asks the server: store these cells, take that back, what is to be said. Always JSON, never a page."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.http import HttpResponse, JsonResponse, RawPostDataException
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.tables.frozen import values
from selaras.engine.tables.number import rupiah
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import take_back
from selaras.registers.plans.entering import MOST, Cell, Entered, State, enter
from selaras.registers.plans.models import Edit
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.figures import moment
from selaras.site.base.notes import notes_of
from selaras.site.base.sent import read_json
from selaras.site.entry.asked import REASON, Asked, asked
from selaras.site.entry.columns import TABS, Column, cell_of, column_of, written
from selaras.site.entry.remarks import remarks_of
from selaras.site.entry.sheet import sheet_of

LARGEST: Final = 1_000_000
LONGEST: Final = 2_000
_NOT_OURS: Final = (
    "Kiriman ini tidak dapat dibaca. Muat ulang halaman; isian yang belum tersimpan tetap ada di peramban."
)
P = ParamSpec("P")


def in_json(
    view: Callable[Concatenate[MemberRequest, P], HttpResponse],
) -> Callable[Concatenate[MemberRequest, P], HttpResponse]:
    """Answers a refusal with its sentence as JSON, so that the grid tells it and keeps what was typed."""

    @wraps(view)
    def answered(request: MemberRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as error:
            return JsonResponse({"sentence": error.sentence}, status=409)

    return answered


@require_POST
@members
@in_json
def save(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Stores typed cells and answers each of them: stored, not readable, or changed by somebody else meanwhile."""
    here = asked(request, agency, year, bare=True)
    here.demand_writing()
    told = _told(request)
    typed = told.get("cells")
    if not isinstance(typed, list) or not typed:
        raise Refused(_NOT_OURS)
    if len(typed) > MOST:
        raise Refused(f"Kiriman ini memuat {len(typed)} sel; paling banyak {MOST} sekali kirim. Bagi isian ini.")
    cells = [_cell(each, year) for each in typed]
    reason = told.get("reason")
    block = enter(here.plan, [cell for _, cell in cells], (reason if isinstance(reason, str) else "")[:300] or REASON)
    answers = [_answer(here, column, entered) for (column, _), entered in zip(cells, block.entered, strict=True)]
    return JsonResponse({"cells": answers, "edits": [edit.pk for edit in block.edits]})


@require_POST
@members
@in_json
def undo(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Takes back what one save changed; the grid knows what stood there before."""
    here = asked(request, agency, year, bare=True)
    wanted = _told(request).get("edits")
    if not isinstance(wanted, list) or len(wanted) > MOST or not all(isinstance(each, str) for each in wanted):
        raise Refused(_NOT_OURS)
    undone = take_back(list(Edit.objects.filter(plan=here.plan, pk__in=wanted)))
    return JsonResponse({"undone": len(undone)})


@require_safe
@members
@in_json
def remarks(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """What is to be said of every line of a tab as the plan is now, what lines add up to, and the sums of the plan."""
    here = asked(request, agency, year)
    tab = request.GET.get("lembar", "")
    if tab not in TABS:
        raise Refused(_NOT_OURS)
    notes = notes_of(here.plan, here.agency)
    sheet = sheet_of(notes.book, year, tab, request.GET.get("unit", ""))
    found = remarks_of(sheet, notes, here.law)
    sums = here.sums()
    return JsonResponse(
        {
            "remarks": {
                line: [{**values(remark), "word": remark.word} for remark in said] for line, said in found.items()
            },
            "derived": {line.id: told for line in sheet.lines if (told := sheet.derived(line))},
            "sums": {
                name: "–" if part.total is None else rupiah(part.total)
                for name in ("own", "units", "all")
                for part in [getattr(sums, name)]
            }
            if sums
            else {},
        }
    )


def _told(request: MemberRequest) -> dict[str, Any]:
    """The object that was sent. Raises ``Refused`` for anything else, and for too much of it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Refused(
            "Tempelan ini terlalu besar untuk sekali kirim. Bagi menjadi beberapa bagian; tidak ada yang diubah."
        )
    try:
        told = read_json(request.body)
    except (ValueError, RawPostDataException) as error:  # a form with files was read as one before
        raise Refused(_NOT_OURS) from error
    if not isinstance(told, dict):
        raise Refused(_NOT_OURS)
    return told


def _cell(each: Any, year: int) -> tuple[Column, Cell]:
    told = each if isinstance(each, dict) else {}
    row, key, seen, typed = (told.get(name) for name in ("row", "column", "seen", "typed"))
    if not (isinstance(row, str) and isinstance(key, str) and isinstance(seen, str) and isinstance(typed, str)):
        raise Refused(_NOT_OURS)
    column = column_of(key)
    if column is None or len(seen) > 2 * LONGEST:
        raise Refused(_NOT_OURS)
    if len(typed) > LONGEST:
        raise Refused(f"Satu isian memuat {len(typed)} huruf; paling banyak {LONGEST}.")
    try:
        return column, cell_of(row, column, year, seen, typed)
    except ValueError as error:
        raise Refused(_NOT_OURS) from error


def _answer(here: Asked, column: Column, entered: Entered) -> dict[str, Any]:
    """A cell as the grid shows it now. A conflict tells who wrote the other value, and when."""
    made: dict[str, Any] = {
        "row": entered.cell.row, "column": column.key, "state": str(entered.state),
        "text": written(column, entered.value), "seen": json.dumps(entered.value, ensure_ascii=False),
        "sentence": entered.sentence,
    }  # fmt: skip
    if entered.state is State.CONFLICT:
        made["by"] = _by(here, entered)
    return made


def _by(here: Asked, entered: Entered) -> str:
    edits = Edit.objects.filter(plan=here.plan, kind=entered.cell.kind, field=entered.cell.field)
    last = edits.filter(row=entered.stored, undone_at=None).order_by("-at").first()
    return f"{last.by_name}, {moment(timezone.localtime(last.at))}" if last else ""
