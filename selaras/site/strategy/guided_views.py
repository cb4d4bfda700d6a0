"""What a goal serves: its mission, and a goal or objective of the RPJMD."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from selaras.engine.tables.rows import Goal, Mission
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.editing import Change, apply
from selaras.registers.plans.guiding import aims_of, book_beside, guiding_rpjmd
from selaras.site.base.access import MemberRequest, members
from selaras.site.strategy.above import settled
from selaras.site.strategy.views import REASON, asked, back

_GONE = "Pilihan ini tidak ada lagi. Muat ulang halaman, lalu pilih lagi."


@require_POST
@members
def link(request: MemberRequest, agency: str, year: int, row: str) -> HttpResponse:
    """Says which mission a goal serves, and which goal or objective of the RPJMD."""
    here = asked(request, agency, year)
    here.demand_writing()
    goal = here.aim(row)
    if not isinstance(goal, Goal):
        raise Http404
    rpjmd = guiding_rpjmd(here.agency, year)
    allowed = {
        "mission": {each.id for each in here.book.all(Mission)},
        "serves": {each.id for each in aims_of(book_beside(rpjmd))} if rpjmd else set(),
    }
    shown = settled(here.book, rpjmd).find(goal.id)
    changes = []
    for field, known in allowed.items():
        before, after = request.POST.get(f"semula-{field}"), request.POST.get(field)
        if before is None or after is None or before == after:
            continue
        if after and after not in known:
            raise Refused(_GONE)
        seen = before == getattr(shown, field, None)  # as the page shows it: in the RPJMD of today
        changes.append(Change(Goal.__name__, goal.id, field, getattr(goal, field) if seen else before, after))
    if not changes:
        messages.info(request, "Tidak ada yang berubah.")
        return back(here, year, row)
    apply(here.held, changes, REASON)
    messages.success(request, "Tautan tujuan disimpan.")
    return back(here, year, row)
