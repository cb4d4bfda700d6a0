"""The form that begins a plan of several years: its years, and the plan that it begins from."""

from collections.abc import Iterable

from django.http import Http404

from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.models import Plan
from selaras.site.base.access import MemberRequest


class Begun(Frozen, eq=False):
    """What was asked for: the first and the last year, and the source (None: begin empty)."""

    first: int
    last: int
    source: Plan | None

    def nearest(self, year: int) -> int:
        """The year of the plan that is nearest to the one whose page was open."""
        return min(max(year, self.first), self.last)


def begun(request: MemberRequest, sources: Iterable[Plan]) -> Begun:
    """What the form says. Raises ``Refused`` for years that are none, ``Http404`` for a plan that was not offered."""
    first, last = (request.POST.get(name, "") for name in ("awal", "akhir"))
    if not all(len(each) == 4 and each.isascii() and each.isdigit() for each in (first, last)):
        raise Refused("Isi tahun awal dan tahun akhir dengan empat angka.")
    wanted = request.POST.get("dari", "")
    source = next((plan for plan in sources if plan.pk == wanted), None)
    if wanted and source is None:
        raise Http404
    return Begun(int(first), int(last), source)
