"""The strategy of a plan of several years on one page: read by everybody, written by who plans it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.tables.book import Book
from selaras.engine.tables.called import row_called
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.planning import StrategyProgram
from selaras.engine.tables.rows import Objective, PlanDocument, Strategy, WorkItem
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, EDIT
from selaras.registers.plans.editing import Change, Conflict, apply
from selaras.registers.plans.growing import add_row, exchange_rows, no_more, retire_row
from selaras.registers.plans.guiding import guiding_rpjmd
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.registers.plans.strategies import begin_renstra
from selaras.site.base.access import MemberRequest, agency_of, allowed, members
from selaras.site.base.lasting import begun
from selaras.site.base.page import plan_title, plans_of, show
from selaras.site.base.typed import words
from selaras.site.strategy.above import guided_by, homes_of, missions_of, settled
from selaras.site.strategy.drawn import ABOVE, ABOVE_KINDS, KINDS, WORDS, Aim, openings_of, strategy_of

REASON = "strategi disusun"
LONGEST = 2_000
_NO_WORDS = "Tuliskan uraiannya lebih dahulu."


class Here(Frozen, eq=False):
    """The agency, the plan of several years that an address is about (None: none is kept), and who may write."""

    agency: Unit
    plan: Plan | None
    may_write: bool

    @property
    def book(self) -> Book:
        """What this person sees of the plan."""
        return book_of(self.held)

    @property
    def held(self) -> Plan:
        """The plan. Raises ``Http404`` where there is none."""
        if self.plan is None:
            raise Http404
        return self.plan

    def aim(self, row: str) -> Aim:
        """The goal, objective, strategy or direction of this id. Raises ``Http404`` where the plan has none."""
        found = self.book.find(row)
        if not isinstance(found, Aim) or self.book.plan is None:
            raise Http404
        if found.document != self.book.plan.id:
            raise Http404
        return found

    def demand_writing(self) -> None:
        """Raises ``Refused`` for somebody who only reads here, and for a plan that is no draft any more."""
        if not self.may_write:
            raise Refused("Strategi ini hanya dapat diubah perencananya, selama rencananya masih draf.")


def asked(request: MemberRequest, agency: str, year: int) -> Here:
    """The newest Renstra that holds for a year."""
    unit = agency_of(agency)
    rows = Plan.objects.filter(org_unit=unit, kind="renstra", year__lte=year, last_year__gte=year)
    plan = rows.filter(last_year__gt=F("year")).select_related("org_unit").order_by("-year", "-id").first()
    writes = plan is not None and plan.is_draft and allowed(request, EDIT, unit)
    return Here(unit, plan, writes)


@require_safe
@members
def strategy(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Vision and missions, goals with objectives, strategies and directions, and which program serves what."""
    return _page(request, asked(request, agency, year), year)


def _page(
    request: MemberRequest, here: Here, year: int, *, typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    rpjmd = guiding_rpjmd(here.agency, year)
    context: dict[str, Any] = {
        "plan": here.plan, "may_write": here.may_write, "typed": typed or {}, "guided": guided_by(rpjmd),
    }  # fmt: skip
    if here.plan is not None:
        book = settled(here.book, rpjmd)
        nodes, programs = strategy_of(book)
        objectives = [(row.id, row_called(row)) for row in book.all(Objective)
                      if book.plan and row.document == book.plan.id]  # fmt: skip
        context |= {
            "title": f"Strategi {plan_title(here.plan)}",
            "nodes": nodes,
            "programs": programs,
            "objectives": objectives,
            "visions": openings_of(book),
            "missions": missions_of(book),
            "homes": homes_of(book),
            "query": urlencode({"jenis": here.plan.kind}),
            "first": here.plan.year,
        }
    else:
        sources = quoting(here.agency, year)
        context |= {
            "title": f"Strategi {year}",
            "may_begin": allowed(request, ACCEPT, here.agency),
            "sources": [(plan.pk, plan_title(plan)) for plan in sources],
            "years": _quoted_years(sources) or (year, year + 4),
        }
    return show(request, "strategy/page.html", context, agency=here.agency, year=year, section="strategy",
                plans=plans_of(here.agency), status=status)  # fmt: skip


@require_POST
@members
def begin(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Begins a Renstra for some years, from what an annual plan quotes of it, or empty."""
    unit = agency_of(agency)
    asked_for = begun(request, quoting(unit, year))
    made = begin_renstra(unit, asked_for.first, asked_for.last, asked_for.source)
    messages.success(request, f"{plan_title(made)} dimulai. Periksa setiap barisnya.")
    return HttpResponseRedirect(reverse("strategy:page", args=[agency, asked_for.nearest(year)]))


def quoting(agency: Unit, year: int) -> list[Plan]:
    """The annual plans of a year from which a Renstra may be begun, the newest version of each kind."""
    rows = Plan.objects.filter(org_unit=agency, kind__in=("rkt", "renja"), year=year).order_by("-id")
    return list({plan.kind: plan for plan in reversed(rows)}.values())


@require_POST
@members
def add(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Adds a goal, or what hangs below another row."""
    here = asked(request, agency, year)
    here.demand_writing()
    kind, above = request.POST.get("jenis", ""), request.POST.get("di-bawah", "")
    if kind not in KINDS or bool(above) != (kind in ABOVE):
        raise Http404
    book = here.book
    document = book.plan
    if document is None:
        raise Http404
    values: dict[str, Any] = {"text": words(request, "uraian", LONGEST, _NO_WORDS)}
    if kind in ("visi", "misi"):
        values["owner"] = "agency" if request.POST.get("milik") == "agency" else "region"
    if kind not in ("arah", "visi"):
        values["number"] = _short(request)
    if above:
        higher = here.aim(above)
        if not isinstance(higher, ABOVE_KINDS[kind]):
            raise Http404
        values[ABOVE[kind]] = higher.id
    made = KINDS[kind](
        id=new_id(), document=document.id, organisation=document.organisation, period=document.period, place=Place(),
        **values,
    )  # fmt: skip
    record = add_row(here.held, made, REASON)
    messages.success(request, f"{WORDS[KINDS[kind]]} ditambahkan.")
    return back(here, year, str(record.pk))


@require_POST
@members
def change(request: MemberRequest, agency: str, year: int, row: str) -> HttpResponse:
    """Gives a row other words or another number; what somebody else wrote meanwhile is shown and kept."""
    here = asked(request, agency, year)
    here.demand_writing()
    aim = here.aim(row)
    typed = {"text": words(request, "uraian", LONGEST, _NO_WORDS)} | (
        {"number": _short(request)} if hasattr(aim, "number") else {}
    )
    changes = [
        Change(type(aim).__name__, aim.id, field, request.POST.get(f"semula-{field}", ""), after)
        for field, after in typed.items()
        if after != request.POST.get(f"semula-{field}", "")
    ]
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return back(here, year, row)
    try:
        apply(here.held, changes, REASON)
    except Conflict as conflict:
        messages.error(request, conflict.sentence)
        newer = asked(request, agency, year)
        return _page(request, newer, year, typed={"row": row, **typed}, status=409)
    messages.success(request, "Perubahan disimpan.")
    return back(here, year, row)


@require_POST
@members
def remove(request: MemberRequest, agency: str, year: int, row: str) -> HttpResponse:
    """Takes a row and what is a part of it out of the plan, with a reason."""
    here = asked(request, agency, year)
    here.demand_writing()
    aim = here.aim(row)
    retire_row(here.held, type(aim).__name__, aim.id, request.POST.get("alasan", "")[:300])
    messages.success(request, f"{WORDS[type(aim)]} dihapus. Ia dapat dikembalikan dari halaman perubahan.")
    return back(here, year)


@require_POST
@members
def map_programs(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says by which programs a strategy is carried out: those that are marked, where the form showed others."""
    here = asked(request, agency, year)
    here.demand_writing()
    aim, book = here.aim(request.POST.get("strategi", "")), here.book
    _, programs = strategy_of(book)
    wanted = set(request.POST.getlist("program"))
    if not isinstance(aim, Strategy) or not wanted <= {each.id for each in programs}:
        raise Http404
    linked = {link.item: link.id for link in book.all(StrategyProgram) if link.strategy == aim.id}
    shown = request.POST.getlist("semula")
    new = [
        StrategyProgram(
            id=new_id(), document=aim.document, organisation=aim.organisation, period=aim.period, place=Place(),
            strategy=aim.id, item=item,
        )
        for item in sorted(wanted - linked.keys() - set(shown))
    ]  # fmt: skip
    exchange_rows(here.held, new, StrategyProgram, no_more(linked, wanted, shown), REASON)
    messages.success(request, "Program strategi ini disimpan.")
    return back(here, year, aim.id)


@require_POST
@members
def serve(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says which objective each program serves."""
    here = asked(request, agency, year)
    here.demand_writing()
    _, programs = strategy_of(here.book)
    changes = []
    for each in programs:
        after, before = request.POST.get(f"sasaran.{each.id}"), request.POST.get(f"semula.{each.id}")
        if after is None or before is None or after == before:
            continue
        if after and not isinstance(here.book.find(after), Objective):
            raise Http404
        changes.append(Change(WorkItem.__name__, each.id, "objective", before, after))
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return back(here, year, "program")
    apply(here.held, changes, REASON)
    messages.success(request, f"{len(changes)} program ditautkan ulang.")
    return back(here, year, "program")


def _quoted_years(sources: Sequence[Plan]) -> tuple[int, int] | None:
    """The years of the Renstra that an annual plan quotes; None where none does."""
    for plan in sources:
        for row in book_of(plan).all(PlanDocument):
            if row.kind == "renstra" and row.first_year < row.last_year:
                return row.first_year, row.last_year
    return None


def _short(request: MemberRequest) -> str:
    text = request.POST.get("nomor", "").strip()
    if len(text) > 20 or "\0" in text:
        raise Refused("Nomor paling banyak 20 huruf, misalnya 1.2.")
    return text


def back(here: Here, year: int, row: str = "") -> HttpResponseRedirect:
    """The page again, at the row."""
    mark = f"#s-{row}" if row else ""
    return HttpResponseRedirect(f"{reverse('strategy:page', args=[here.agency.pk, year])}{mark}")
