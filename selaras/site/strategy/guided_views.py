"""What a row of the strategy serves: a goal its mission and the RPJMD, any other the row that it hangs below."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from selaras.engine.tables.rows import Goal, Mission
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.guiding import aims_of, book_beside, guiding_rpjmd
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest, members
from selaras.site.strategy.above import settled
from selaras.site.strategy.drawn import ABOVE, ABOVE_KINDS, KINDS, WORDS, Aim
from selaras.site.strategy.views import REASON, Here, asked, back

_GONE = "Pilihan ini tidak ada lagi. Muat ulang halaman, lalu pilih lagi."


@require_POST
@members
def link(request: MemberRequest, agency: str, year: int, row: str) -> HttpResponse:
    """Says what a row serves: the mission of a goal and a goal or objective of the RPJMD; the goal of an objective, the
    objective of a strategy, the strategy of a direction."""
    here = asked(request, agency, year)
    here.demand_writing()
    goal = here.aim(row)
    rpjmd = guiding_rpjmd(here.agency, year)
    allowed = _choices(here, goal, rpjmd)
    shown = settled(here.book, rpjmd).find(goal.id)
    changes = []
    for field, known in allowed.items():
        before, after = request.POST.get(f"semula-{field}"), request.POST.get(field)
        if before is None or after is None or before == after:
            continue
        if after and after not in known:
            raise Refused(_GONE)
        seen = before == getattr(shown, field, None)  # as the page shows it: in the RPJMD of today
        changes.append(Change(type(goal).__name__, goal.id, field, getattr(goal, field) if seen else before, after))
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return back(here, year, row)
    apply(here.held, changes, REASON)
    messages.success(request, f"Tautan {WORDS[type(goal)].lower()} disimpan.")
    return back(here, year, row)


def _choices(here: Here, row: Aim, rpjmd: Plan | None) -> dict[str, set[str]]:
    """By field the ids of the rows that a row may serve. Raises ``Http404`` for one that serves nothing."""
    if isinstance(row, Goal):
        aims = {each.id for each in aims_of(book_beside(rpjmd))} if rpjmd else set()
        return {"mission": {each.id for each in here.book.all(Mission)}, "serves": aims}
    word = next(word for word, kind in KINDS.items() if kind is type(row))
    if word not in ABOVE:
        raise Http404
    document = here.book.plan.id if here.book.plan else ""
    return {ABOVE[word]: {each.id for each in here.book.all(ABOVE_KINDS[word]) if each.document == document}}
