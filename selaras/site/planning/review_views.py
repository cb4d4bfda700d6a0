"""What was carried over from last year and is still to be reviewed, in groups; confirmed one by one or together."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from selaras.engine.facts.described import TITLES
from selaras.engine.facts.unreviewed import Unreviewed, unreviewed
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Organisation
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT, SEE
from selaras.registers.plans.models import Doubt, MovedValue, Plan
from selaras.registers.plans.reviewing import confirm_carried
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, allowed, members
from selaras.site.base.notes import sees_all
from selaras.site.base.page import address, plan_title, show
from selaras.site.planning.choosing import NAME, plan_asked

_GONE = "Isian ini sudah ditinjau atau diubah orang lain. Muat ulang halaman."


class Item(Frozen):
    """One thing to review with what moved in it and what is doubtful about it."""

    of: Unreviewed
    moved: tuple[MovedValue, ...]
    doubts: tuple[Doubt, ...]


class Part(Frozen):
    """The things of one unit in the group that is shown."""

    unit: str
    name: str
    items: tuple[Item, ...]


@require_safe
@members
def review(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The groups with their counts, and the things of one of them."""
    unit, plans, plan = plan_asked(request, agency, year)
    book = book_of(plan)
    waiting = unreviewed(book)
    counts = [(key, title, sum(each.group == key for each in waiting)) for key, title in TITLES.items()]
    groups = [(key, title, count) for key, title, count in counts if count]
    group = request.GET.get("kelompok", "")
    group = group if any(key == group for key, *_ in groups) else (groups[0][0] if groups else "")
    context: dict[str, Any] = {
        "plan": plan,
        "title": plan_title(plan),
        "count": len(waiting),
        "groups": groups,
        "group": group,
        "group_title": TITLES.get(group, ""),
        "parts": _parts(plan, book, [each for each in waiting if each.group == group]) if group else [],
        "may_edit": _may_edit(request, plan, unit),
        "way": address("duties:verify", unit.pk, year, plan.pk) if allowed(request, SEE, plan.org_unit) else "",
        "reviewable": plan.begun_from_id is not None,
    }
    return show(request, "planning/review.html", context, agency=unit, year=year, section="planning", plans=plans)


def _may_edit(request: MemberRequest, plan: Plan, agency: Unit) -> bool:
    """Who sees only units of the agency edits the rows shown, for these are theirs; others by their role."""
    return plan.status == Plan.Status.DRAFT and (not sees_all(agency) or allowed(request, EDIT, plan.org_unit))


def _parts(plan: Plan, book: Book, waiting: list[Unreviewed]) -> list[Part]:
    moved: dict[tuple[str, int | None], list[MovedValue]] = defaultdict(list)
    for value in MovedValue.objects.filter(plan=plan):
        moved[value.row, value.paragraph].append(value)
    doubts: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in Doubt.objects.filter(plan=plan, retired=False, confirmed_at__isnull=True):
        doubts[doubt.row].append(doubt)
    by_unit: dict[str, list[Item]] = defaultdict(list)
    for each in waiting:
        about = [doubt for doubt in doubts[each.row] if (doubt.field == "paragraphs") == (each.paragraph is not None)]
        if each.paragraph is not None:
            part = _words_of(book, each)
            about = [doubt for doubt in about if _speaks_of(doubt, part)]
        by_unit[each.unit].append(Item(each, tuple(moved[each.row, each.paragraph]), tuple(about)))
    return [Part(unit, _name(book, unit), tuple(items)) for unit, items in by_unit.items()]


def _words_of(book: Book, each: Unreviewed) -> str:
    row = book.find(each.row)
    return str(row.paragraphs[each.paragraph].text) if row is not None and hasattr(row, "paragraphs") else ""


def _speaks_of(doubt: Doubt, text: str) -> bool:
    """Whether a doubt about a section quotes this paragraph: its message has the words around the year."""
    quoted = doubt.message.partition("“")[2].partition("”")[0].strip("…")
    return bool(quoted) and quoted in text


def _name(book: Book, organisation: str) -> str:
    row = book.find(organisation)
    return row.name if isinstance(row, Organisation) else ""


@require_POST
@members
def confirm(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Says of one thing, of those of one unit, or of a whole group that they are reviewed."""
    _, _, plan = plan_asked(request, agency, year)
    group, unit, one = (request.POST.get(key, "") for key in ("kelompok", "unit", "isian"))
    waiting = [each for each in unreviewed(book_of(plan)) if each.group == group]
    chosen = [each for each in waiting if one in ("", each.key) and unit in ("", each.unit)]
    about = TITLES.get(group, "")
    if one and chosen:
        about = chosen[0].title
    done = confirm_carried(plan, [each.key for each in chosen], about) if chosen else 0
    if not done:
        raise Refused(_GONE)
    messages.success(request, f"{done} isian dinyatakan sudah ditinjau: {about}.")
    at = reverse("planning:review", args=[agency, year])
    return redirect(f"{at}?{urlencode({NAME: plan.pk, 'kelompok': group})}")
