"""The grid: one tab of the plan as a table filled in by keyboard, with a list of its rows for everybody else."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.formulas.line_sums import parents_to_add_up
from selaras.engine.tables.rows import WorkItem
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.entering import MOST
from selaras.site.base.access import MemberRequest, members
from selaras.site.base.page import plan_title, show
from selaras.site.entry.asked import REASON, Asked, asked
from selaras.site.entry.columns import tabs_of
from selaras.site.entry.explained import sum_figures
from selaras.site.entry.remarks import fund_names
from selaras.site.entry.sheet import Sheet, head_code, head_depth, head_name, sheet_of, units_of, years_of

_STATE = {"submitted": "diajukan", "verified": "diverifikasi", "approved": "ditetapkan"}


@require_safe
@members
def grid(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """One tab of the plan, of all units or of one; without script and on a telephone its rows one by one."""
    here = asked(request, agency, year)
    tab = request.GET.get("lembar", "target")
    units = units_of(here.book)
    unit = request.GET.get("unit", "")
    tabs = tabs_of(years_of(here.book))
    if tab not in tabs or (unit and unit not in {row.id for row in units}):
        raise Http404
    sheet = sheet_of(here.book, year, tab, unit)
    sums = here.sums()
    context = {
        "title": plan_title(here.plan),
        "tabs": [(key, label, _query(here, key, unit), key == tab) for key, label in tabs.items()],
        "units": units,
        "unit": unit,
        "tab": tab,
        "kind": here.kind,
        "query": here.query,
        "sums": sums,
        "sum_figures": sum_figures(here.book, here.law, sums) if sums else {},
        "may_write": here.may_write,
        "state": _STATE.get(here.plan.status, ""),
        "reason": REASON,
        "count": len(sheet.lines),
        "rows": _links(sheet, agency, year, here.query),
        "sheet": _packed(request, here, sheet, year),
    }
    return show(
        request, "entry/grid.html", context, agency=here.agency, year=year, section="entry", plans=here.plans,
        kind=here.kind,
    )  # fmt: skip


def _query(here: Asked, tab: str, unit: str) -> str:
    wanted = {"jenis": here.kind, "lembar": tab, "unit": unit}
    return urlencode({key: value for key, value in wanted.items() if value})


def _links(sheet: Sheet, agency: str, year: int, query: str) -> SafeString:
    """A link to each line of work of the tab, once, in the order of the plan."""
    address = reverse("entry:row", args=[agency, year, "-"]).replace("/-/", "/{}/")
    tail = f"?{query}" if query else ""
    items = {line.item.id: line.item for line in sheet.lines}.values()
    return format_html_join(
        "",
        '<li class="d{}"><a href="{}{}"><span class="code">{}</span> {}</a></li>\n',
        ((head_depth(head), address.format(head.id), tail, head_code(head), head_name(head)) for head in items),
    )


def _packed(request: MemberRequest, here: Asked, sheet: Sheet, year: int) -> dict[str, Any]:
    """All that the script needs, as data."""
    tail = f"?{here.query}" if here.query else ""
    to = {name: reverse(f"entry:{name}", args=[here.agency.pk, year]) + tail for name in ("save", "undo", "remarks")}
    to["row"] = reverse("entry:row", args=[here.agency.pk, year, "-"]) + tail
    titles = {
        "target-next": f"Prakiraan {year + 1}",
        "ceiling-next": f"Prakiraan {year + 1}",
        "target": f"Target {year}",
        "baseline": f"Kondisi awal {year - 1}",
    }
    titles |= {column.key: column.period(year) for column in sheet.columns if column.extra.startswith("+")}
    return {
        "tab": sheet.tab,
        "plan": here.plan.pk,
        "person": request.user.pk,
        "to": to,
        "most": MOST,
        "mayWrite": here.may_write,
        "reason": REASON,
        "severalUnits": len({line.unit for line in sheet.lines}) > 1,
        "funds": fund_names(here.law, year) if any(column.key == "fund_source" for column in sheet.columns) else [],
        "columns": [
            {"key": column.key, "title": titles.get(column.key, column.title), "money": column.is_money}
            for column in sheet.columns
        ],
        "rows": sheet.packed(),
    }


@require_POST
@members
def add_up(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Gives each program, kegiatan and unit's own line the sum of the pagu below it, by one decision."""
    here = asked(request, agency, year)
    book = here.book
    sums = parents_to_add_up(book)
    if not sums:
        raise Refused("Semua pagu induk sudah sama dengan jumlah rinciannya, atau rinciannya belum lengkap.")
    changes = []
    for item_id, total in sums.items():
        book.get(WorkItem, item_id)
        own = book.ceilings.get(item_id)
        of = "" if own else item_id
        changes.append(Change("Ceiling", own.id if own else "", "amount", own.amount if own else None, total, of=of))
    made = apply(here.plan, changes, "pagu induk disamakan dengan jumlah rinciannya")
    messages.success(request, f"Pagu {len(made)} baris induk disamakan dengan jumlah rinciannya.")
    return redirect(
        f"{reverse('entry:grid', args=[agency, year])}?{_query(here, 'pagu', request.POST.get('unit', ''))}"
    )
