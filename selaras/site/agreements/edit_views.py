"""The agreement of one unit: its lines, where they come from, its money, and what is done with it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.documents.amendment import compare_budgets, compare_lines
from selaras.engine.documents.document import document_types
from selaras.engine.documents.types.perbandingan_pk import ground_words
from selaras.engine.law.law import load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Agreement, AgreementLine
from selaras.registers.agreements.actions import (
    OwnLine,
    add_lines,
    add_money,
    add_own_line,
    amend,
    approve_agreement,
    holder_now,
    remove_line,
    remove_money,
    start,
)
from selaras.registers.agreements.offices import ACTIONS, AGREEMENT
from selaras.registers.agreements.readiness import Cause, Gap, causes_to_amend, gaps, official_of
from selaras.registers.agreements.sources import Strategy, strategy
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.archive.refused import Refused
from selaras.registers.issuing.actions import issue
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.models import Plan
from selaras.registers.plans.people import peopled_book
from selaras.registers.plans.store import book_of
from selaras.site.agreements.fields import Sent, sent
from selaras.site.agreements.lines import Sheet, grounds, origins, sheet
from selaras.site.agreements.list_views import state_of
from selaras.site.agreements.office import Desk, Rights, desk, issued_of, rights
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import show

_REASON = "isian Perjanjian Kinerja"
_NO_AGREEMENT = "Perjanjian Kinerja unit ini belum dimulai. Muat ulang halaman."


class _Shown(Frozen, eq=False):
    """What one page needs of an agreement: the version, its Book, what it lacks, and what it can be written from."""

    plan: Plan
    book: Book
    missing: list[Gap]
    offered: Strategy | None
    sheet: Sheet | None


@require_safe
@members
def edit(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """The agreement of a unit; who may writes it here, everybody else reads it. ``versi`` shows an earlier version."""
    at = desk(request, agency, year, unit)
    plan = at.agreement(request.GET.get("versi", ""))
    if plan is None and request.GET.get("versi"):
        raise Http404
    return _page(request, at, plan)


def _page(
    request: MemberRequest, at: Desk, plan: Plan | None, given: Sent | None = None, told: str = "", status: int = 200
) -> HttpResponse:
    may = rights(request, at.unit)
    papers = issued_of(at)
    shown = _shown(at, plan, may) if plan else None
    context: dict[str, Any] = {
        "at": at, "unit": at.unit, "year": at.year, "may": may, "plan": plan, "told": told,
        "versions": at.versions(AGREEMENT), "newest": at.agreement(), "grounds": grounds(at.year),
        "state": state_of(plan, _is_final(plan, papers)), "papers": _papers(papers, at, plan),
        "actions": at.actions(),
    }  # fmt: skip
    if shown:
        drawn = shown.sheet.again(given.fields) if shown.sheet and given else shown.sheet
        context |= {
            "sheet": drawn, "blocking": [gap for gap in shown.missing if gap.blocks],
            "others": [gap for gap in shown.missing if not gap.blocks],
            "official": official_of(shown.book, drawn.agreement.signed_on if drawn else None),
            "offered": _left(shown), "may_write": may.edit and shown.plan.status == Plan.Status.DRAFT,
            "origins": origins(at.year), "errors": given.errors if given else (),
            "causes": _causes(at, shown) if shown.plan.is_approved and shown.offered else (),
        }  # fmt: skip
    return show(
        request, "agreements/edit.html", context, agency=at.agency, year=at.year, section="agreements",
        plans=at.of_agency, issued=[paper for paper in papers if paper.org_unit_id == at.agency.pk], status=status,
    )  # fmt: skip


def _shown(at: Desk, plan: Plan, may: Rights) -> _Shown:
    book = peopled_book(plan)
    compared = may.edit and plan is at.agreement()
    offered = strategy(at.line, at.plans, at.year) if compared else None
    peopled = peopled_book(plan)
    missing = gaps(peopled, below=at.superior is not None)
    return _Shown(plan, peopled, missing, offered, sheet(book, offered, missing, at.year))


def _causes(at: Desk, shown: _Shown) -> list[Cause]:
    """Why this approved agreement may have to be amended."""
    holder = holder_now(at.unit, at.agency, at.year, timezone.localdate())
    return causes_to_amend(shown.book, holder, shown.sheet.differing if shown.sheet else 0)


def _left(shown: _Shown) -> Strategy | None:
    """What is offered and not promised yet."""
    if shown.offered is None or shown.sheet is None:
        return shown.offered
    taken = {row.source for row in shown.book.all(AgreementLine) if row.source}
    listed = {line.row.code for line in shown.sheet.money}
    return shown.offered.without(taken, listed)


def _is_final(plan: Plan | None, papers: list[IssuedDocument]) -> bool:
    final = IssuedDocument.Status.FINAL
    return plan is not None and any(
        paper.plan == plan.pk and paper.type == AGREEMENT and paper.status == final and paper.is_current
        for paper in papers
    )


def _papers(papers: list[IssuedDocument], at: Desk, plan: Plan | None) -> list[IssuedDocument]:
    """The papers of the unit's agreement in all its versions, those of this version first."""
    own = [paper for paper in papers if paper.org_unit_id == at.unit.pk and paper.plan in _ids(at)]
    return sorted(own, key=lambda paper: plan is None or paper.plan != plan.pk)


def _ids(at: Desk) -> set[str]:
    return {plan.pk for plan in at.versions(AGREEMENT)}


def _draft(at: Desk) -> Plan:
    plan = at.agreement()
    if plan is None:
        raise Refused(_NO_AGREEMENT)
    return plan


def _home(at: Desk) -> HttpResponse:
    return redirect("agreements:edit", at.agency.pk, at.year, at.unit.pk)


@require_POST
@members
def begin(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Begins the agreement of a unit."""
    at = desk(request, agency, year, unit)
    start(at.unit, year)
    messages.success(request, f"Perjanjian Kinerja {at.unit.name} dimulai. Pilih baris dan anggarannya.")
    return _home(at)


@require_POST
@members
def save(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Stores what was typed, and with it takes values of the sources or removes a line. Nothing is stored where a value
    cannot be read or somebody else changed one: then the page comes back with all that was typed."""
    at = desk(request, agency, year, unit)
    plan = _draft(at)
    may = rights(request, at.unit)
    shown = _shown(at, plan, may)
    if shown.sheet is None:
        raise Refused(_NO_AGREEMENT)
    given = sent(request.POST, shown.sheet.fields)
    if given.errors:
        return _page(request, at, plan, given, "Belum ada yang disimpan; periksa isian yang ditandai.", 422)
    try:
        told = _store(request, plan, shown.sheet, given)
    except Refused as error:
        return _page(request, at, plan, given, error.sentence, 409)
    changes = reverse("agreements:history", args=[at.agency.pk, year, at.unit.pk])
    messages.success(request, format_html('{} <a href="{}">Lihat atau batalkan</a>', told, changes))
    return _home(at)


@transaction.atomic
def _store(request: MemberRequest, plan: Plan, drawn: Sheet, given: Sent) -> str:
    wanted = request.POST.get("ambil", "")
    taken = [change for line, change in _differences(drawn) if wanted in (line, "semua")]
    written = {(change.kind, change.row or change.of, change.field) for change in taken}
    kept = [each for each in given.changes if (each.kind, each.row or each.of, each.field) not in written]
    changes = [*kept, *taken]
    if changes:
        apply(plan, changes, _REASON)
    if line := request.POST.get("hapus", ""):
        remove_line(plan, line)
    elif row := request.POST.get("hapus-anggaran", ""):
        remove_money(plan, row)
    elif not changes:
        raise Refused("Belum ada isian yang berubah.")
    return f"Disimpan: {len(changes)} isian." if changes else "Baris dihapus."


def _differences(drawn: Sheet) -> list[tuple[str, Change]]:
    lines = [(line.id, each.change) for line in drawn.lines for each in line.differences]
    return [*lines, *((row.row.id, row.difference.change) for row in drawn.money if row.difference)]


@require_POST
@members
def add(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Promises chosen lines of a source, puts chosen work into the list of money, or writes a line of its own."""
    at = desk(request, agency, year, unit)
    plan = _draft(at)
    offered = strategy(at.line, at.plans, year)
    sources, codes = request.POST.getlist("sumber"), request.POST.getlist("kode")
    if sources:
        known = offered.by_id
        add_lines(plan, [known[id_] for id_ in sources if id_ in known])
        messages.success(request, f"{len(sources)} baris ditambahkan.")
    elif codes:
        money = offered.by_code
        add_money(plan, [money[code] for code in codes if code in money])
        messages.success(request, f"{len(codes)} baris anggaran ditambahkan.")
    else:
        add_own_line(plan, _own_line(request, year))
        messages.success(request, "Baris ditambahkan.")
    return _home(at)


def _own_line(request: MemberRequest, year: int) -> OwnLine:
    origin = request.POST.get("asal", "")
    if origin not in origins(year):
        raise Refused("Pilih asal baris dari daftar.")
    text = {name: request.POST.get(name, "") for name in ("sasaran", "indikator", "satuan", "target", "dasar")}
    if any(len(value) > 2000 for value in text.values()):
        raise Refused("Isian ini terlalu panjang; paling banyak 2.000 huruf.")
    return OwnLine(text["sasaran"], text["indikator"], text["satuan"], text["target"], origin, text["dasar"])


@require_POST
@members
def approve(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Freezes the agreement."""
    at = desk(request, agency, year, unit)
    approve_agreement(_draft(at))
    messages.success(request, f"Perjanjian Kinerja {at.unit.name} ditetapkan. Isinya tidak dapat diubah lagi.")
    return _home(at)


@require_POST
@members
def change(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """Opens the amendment of an approved agreement on the ground that was chosen."""
    at = desk(request, agency, year, unit)
    made = amend(_draft(at), request.POST.get("dasar", ""))
    messages.success(request, f"Draf {made.version} dibuka; perjanjian yang pertama tetap tersimpan di sampingnya.")
    return _home(at)


@require_safe
@members
def compare(request: MemberRequest, agency: str, year: int, unit: str) -> HttpResponse:
    """An amended agreement beside the one before; printed as it stands."""
    at = desk(request, agency, year, unit)
    plan = at.agreement(request.GET.get("versi", ""))
    before = next((one for one in at.versions(AGREEMENT) if plan and one.pk == plan.follows_id), None)
    if plan is None or before is None:
        raise Http404
    book = Book([*book_of(plan), *book_of(before)])
    second, first = (next(iter(book_of(one).all(Agreement))) for one in (plan, before))
    context = {
        "at": at, "unit": at.unit, "year": year, "plan": plan, "before": before, "first": first, "second": second,
        "lines": compare_lines(book, first, second), "money": compare_budgets(book, first, second),
        "ground": ground_words(load_law(), second), "may": rights(request, at.unit),
    }  # fmt: skip
    return show(
        request, "agreements/compare.html", context, agency=at.agency, year=year, section="agreements",
        plans=at.of_agency,
    )  # fmt: skip


@require_POST
@members
def issue_paper(request: MemberRequest, agency: str, year: int, unit: str, type_id: str) -> HttpResponse:
    """Issues a paper of the agreement or of the plan of action; an unchanged one gives the document that exists."""
    at = desk(request, agency, year, unit)
    declared = document_types().get(type_id)
    if declared is None or not {AGREEMENT, ACTIONS} & set(declared.plans):
        raise Http404
    of_actions = ACTIONS in declared.plans
    plan = at.actions() if of_actions else at.agreement(request.POST.get("versi", ""))
    if plan is None:
        raise Http404
    done = issue(plan, type_id, timezone.localtime())
    title = done.document.title
    if not done.new:
        messages.info(request, f"{title} tidak diterbitkan ulang: isinya masih sama dengan yang sudah terbit.")
    elif done.drafted_because:
        messages.success(request, f"{title} diterbitkan sebagai KONSEP, karena {' dan '.join(done.drafted_because)}.")
    else:
        numbered = f" dengan nomor {done.document.number}" if done.document.number else ""
        messages.success(request, f"{title} diterbitkan{numbered}.")
    page = {"rencana_aksi": "agreements:actions", "matriks_peran_hasil": "agreements:roles"}.get(type_id)
    return redirect(reverse(page or "agreements:edit", args=[at.agency.pk, year, at.unit.pk]))
