"""One line of work at a time, as a form that needs no script: for telephones, and for whoever likes forms better."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from selaras.engine.facts.cash import cash_of
from selaras.engine.tables.book import Book
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Goal, Indicator, Objective, Organisation, WorkItem
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.issuing.simulating import suppose_in
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.entering import Entered, State, enter
from selaras.registers.plans.growing import add_row, retire_row
from selaras.registers.plans.lineage import turn
from selaras.registers.plans.supposing import Removal, supposed_cells
from selaras.site.base.access import MemberRequest, allowed, members
from selaras.site.base.notes import notes_of
from selaras.site.base.page import plan_title, show
from selaras.site.entry.asked import REASON, Asked, asked
from selaras.site.entry.explained import figures_of
from selaras.site.entry.remarks import fund_names, remarks_of
from selaras.site.entry.row_forms import OwnIndicator, Part, Retire, Turned, answered, parts_of, typed_cells
from selaras.site.entry.sheet import Head, head_code, head_name, heads_of, sheet_of, years_of

_OWN_INDICATOR = ("program", "kegiatan")


@require_http_methods(["GET", "HEAD", "POST"])
@members
def row(request: MemberRequest, agency: str, year: int, item: str) -> HttpResponse:
    """The values of one line: shown, and stored where they can be; what cannot is asked again and nothing is lost."""
    here = asked(request, agency, year)
    book = here.book
    line = _line(book, item)
    parts = parts_of(book, line, year, lowest=_is_lowest(book, line))
    if request.method != "POST":
        return _page(request, here, line, parts, year)
    here.demand_writing()
    cells = typed_cells(parts, request.POST, year)
    if not cells:
        messages.info(request, "Tidak ada isian yang berubah.")
        return redirect(_address("entry:row", here, year, item))
    block = enter(here.plan, [cell for _, cell in cells], request.POST.get("reason", "").strip()[:300] or REASON)
    told = {box.name: entered for (box, _), entered in zip(cells, block.entered, strict=True)}
    wrong = [entered for entered in block.entered if entered.state not in (State.SAVED, State.SAME)]
    if not wrong:
        changes = reverse("plans:changes", args=[agency, year])
        said = format_html('Tersimpan {} isian. <a href="{}">Lihat atau batalkan</a>', len(block.edits), changes)
        messages.success(request, said)
        return redirect(_address("entry:row", here, year, item))
    here.plan.refresh_from_db()
    return _asked_again(request, here, item, told, year)


@require_POST
@members
def suppose(request: MemberRequest, agency: str, year: int, item: str) -> HttpResponse:
    """Puts the values of one line into a simulation instead of the plan; what cannot be read is asked again."""
    here = asked(request, agency, year)
    here.demand_writing()
    book = here.book
    line = _line(book, item)
    cells = typed_cells(parts_of(book, line, year, lowest=_is_lowest(book, line)), request.POST, year)
    if not cells:
        messages.info(request, "Tidak ada isian yang berbeda dari rencana, jadi tidak ada yang disimulasikan.")
        return redirect(_address("entry:row", here, year, item))
    changes, answers = supposed_cells(here.plan, [cell for _, cell in cells])
    told = {box.name: entered for (box, _), entered in zip(cells, answers, strict=True)}
    if any(entered.state not in (State.SAVED, State.SAME) for entered in answers):
        return _asked_again(request, here, item, told, year)
    made = suppose_in(here.plan, changes, request.scope.actor, year)
    return redirect("simulation:page", agency, year, made.pk)


@require_POST
@members
def suppose_removal(request: MemberRequest, agency: str, year: int, item: str) -> HttpResponse:
    """Takes a line of work and all below it out of the plan in a simulation."""
    here = asked(request, agency, year)
    here.demand_writing()
    line = _line(here.book, item)
    if not isinstance(line, WorkItem):
        raise Http404
    made = suppose_in(here.plan, [Removal("WorkItem", line.id)], request.scope.actor, year)
    return redirect("simulation:page", agency, year, made.pk)


def _asked_again(request: MemberRequest, here: Asked, item: str, told: dict[str, Entered], year: int) -> HttpResponse:
    book = here.book
    line = _line(book, item)
    parts = parts_of(book, line, year, lowest=_is_lowest(book, line))
    return _page(request, here, line, answered(parts, told), year, status=422)


def _page(
    request: MemberRequest, here: Asked, line: Head, parts: list[Part], year: int, *, status: int = 200
) -> HttpResponse:
    notes = notes_of(here.plan, here.agency)
    lines = heads_of(here.book)
    at = lines.index(line)
    work = line if isinstance(line, WorkItem) else None
    unit = here.book.find(line.organisation)
    said = [
        remark
        for tab, keys in (("pagu", [line.id]), ("kas", [line.id]), ("target", _measured(parts)))
        for sheet in [sheet_of(notes.book, year, tab, line.organisation)]
        for found in [remarks_of(sheet, notes, here.law)]
        for key in keys
        for remark in found.get(key, [])
    ]
    cash = cash_of(here.book).get(line.id)
    measured = here.book.under(Indicator, "subject").get(line.id, ())
    context: dict[str, Any] = {
        "title": plan_title(here.plan),
        "item": line,
        "code": head_code(line),
        "name": head_name(line),
        "unit": unit.name if isinstance(unit, Organisation) else "",
        "level": work.level.replace("_", " ") if work else head_code(line).partition(" ")[0].lower(),
        "parts": parts,
        "remarks": list(dict.fromkeys(said)),
        "cash": cash,
        "funds": fund_names(here.law, year),
        "before": _address("entry:row", here, year, lines[at - 1].id) if at else "",
        "after": _address("entry:row", here, year, lines[at + 1].id) if at + 1 < len(lines) else "",
        "number": at + 1,
        "count": len(lines),
        "may_write": here.may_write,
        "may_suppose": here.may_write and allowed(request, EDIT, here.agency),
        "reason": REASON,
        "query": here.query,
        "own_indicator": OwnIndicator() if _own_words(line) and here.may_write else None,
        "indicators": measured,
        "figures": figures_of(here.book, line, measured),
        "turned": Turned(None, measured) if measured and here.may_write else None,
        "retire": Retire(initial={"item": line.id})
        if work and work.level != "organisation" and here.may_write
        else None,
    }
    return show(
        request, "entry/row.html", context, agency=here.agency, year=year, section="entry", plans=here.plans,
        status=status, kind=here.kind,
    )  # fmt: skip


def _measured(parts: list[Part]) -> list[str]:
    return [part.indicator.id for part in parts if part.indicator]


@require_POST
@members
def indicator(request: MemberRequest, agency: str, year: int, item: str) -> HttpResponse:
    """Adds an indicator that the agency words itself to a program or kegiatan, or to a goal or objective."""
    here = asked(request, agency, year)
    line = _line(here.book, item)
    form = OwnIndicator(request.POST)
    if not form.is_valid() or not _own_words(line):
        raise Refused("Tulis indikator kinerja dan satuannya. Indikator sub kegiatan ditetapkan oleh nomenklatur.")
    made = Indicator(
        id=new_id(), document=line.document, organisation=line.organisation, period=str(here.plan.year), place=Place(),
        subject=line.id, name=form.cleaned_data["name"], unit=form.cleaned_data["unit"],
    )  # fmt: skip
    add_row(here.plan, made, "indikator kinerja dirumuskan perangkat daerah")
    messages.success(request, f"Indikator “{made.name}” ditambahkan.")
    return redirect(_address("entry:row", here, year, item))


@require_POST
@members
def turned(request: MemberRequest, agency: str, year: int, item: str) -> HttpResponse:
    """Says that an indicator of the line is revised, replaced or stopped from a day on."""
    here = asked(request, agency, year)
    here.demand_writing()
    line = _line(here.book, item)
    form = Turned(request.POST, here.book.under(Indicator, "subject").get(line.id, ()))
    if not form.is_valid():
        raise Refused("Pilih indikatornya, apa yang terjadi padanya, sejak tanggal berapa, dan tuliskan alasannya.")
    said = form.cleaned_data
    turn(here.plan, said["indicator"], said["change"], said["since"], said["reason"], name=said["name"],
         unit=said["unit"])  # fmt: skip
    messages.success(request, "Riwayat indikator disimpan.")
    return redirect(_address("entry:row", here, year, item))


@require_POST
@members
def retire(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Takes a line and all below it out of the plan, with a reason, and says how it comes back."""
    here = asked(request, agency, year)
    form = Retire(request.POST)
    if not form.is_valid():
        raise Refused("Tuliskan alasan menghapus baris ini.")
    line = _line(here.book, form.cleaned_data["item"])
    if not isinstance(line, WorkItem):
        raise Http404
    edits = retire_row(here.plan, "WorkItem", line.id, form.cleaned_data["reason"])
    changes = reverse("plans:changes", args=[agency, year])
    words = f"{line.code} {line.name}".strip()
    messages.success(
        request,
        format_html(
            '{} dihapus beserta {} isiannya. <a href="{}">Lihat atau batalkan</a>', words, len(edits) - 1, changes
        ),
    )
    return redirect(_address("entry:grid", here, year))


def _line(book: Book, item: str) -> Head:
    """The line of work, goal, objective or condition of this id. Raises ``Http404`` where the plan fills in none that
    this person sees."""
    found = book.find(item)
    if not isinstance(found, Head) or (book.plan and found.document != book.plan.id):
        raise Http404
    if isinstance(found, Goal | Objective) and years_of(book) == 1:
        raise Http404
    return found


def _own_words(line: Head) -> bool:
    """Whether the agency words its indicators itself: those of a sub kegiatan come from the decree."""
    return not isinstance(line, WorkItem) or line.level in _OWN_INDICATOR


def _is_lowest(book: Book, line: Head) -> bool:
    if not isinstance(line, WorkItem):
        return False
    return line.level != "organisation" and not any(row.parent == line.id for row in book.all(WorkItem))


def _address(name: str, here: Asked, year: int, *more: str) -> str:
    tail = f"?{here.query}" if here.query else ""
    return reverse(name, args=[here.agency.pk, year, *more]) + tail
