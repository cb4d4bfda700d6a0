"""What every page and answer of entry begins with: the plan of the address, the person, and whether they may write."""

from selaras.engine.formulas.line_sums import LineSums, line_sums
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.law.actions import law_beside
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, allowed
from selaras.site.base.notes import sees_all
from selaras.site.base.page import plan_of_year

REASON = "pengisian"
"""Why values are entered, where the person does not say it in other words."""


class Asked(Frozen, eq=False):
    """The agency, its plans, the one that is filled in, and the law read with it."""

    agency: Unit
    plans: list[Plan]
    plan: Plan
    kind: str
    may_write: bool

    @property
    def book(self) -> Book:
        """The rows this person sees; whoever sees the whole agency shares the Book that is kept for its notes."""
        if not sees_all(self.agency):
            return book_of(self.plan)
        with system("membaca seluruh rencana"):
            return book_of(self.plan)

    def demand_writing(self) -> None:
        """Raises ``Refused`` for somebody who only reads here, and for a plan that is no draft any more."""
        if self.plan.status != Plan.Status.DRAFT:
            state = self.plan.Status(self.plan.status).label
            raise Refused(f"{self.plan} sudah {state}, sehingga isinya tidak dapat diubah.")
        if not self.may_write:
            raise Refused(f"Anda tidak berwenang mengisi rencana {self.agency.name}. Mintalah kepada perencananya.")

    @property
    def law(self) -> Law:
        """The law with the lists that are loaded."""
        return law_beside(self.plan)

    @property
    def query(self) -> str:
        """What an address needs to name the same plan again."""
        return f"jenis={self.kind}" if self.kind else ""

    def sums(self) -> LineSums | None:
        """What the pagu add up to; None for somebody who sees only a part of the agency."""
        return line_sums(self.book) if sees_all(self.agency) else None


def asked(request: MemberRequest, agency: str, year: int, *, bare: bool = False) -> Asked:
    """The plan that an address is about; ``bare`` for an answer that shows nothing around it. Raises ``Http404`` where
    there is none that this person may see."""
    kind = request.GET.get("jenis", "")
    unit, plans, plan = plan_of_year(agency, year, kind, bare=bare)
    own_rows = not sees_all(unit)  # whoever sees only units of the agency edits what they see
    writes = plan.status == Plan.Status.DRAFT and (own_rows or allowed(request, EDIT, unit))
    return Asked(unit, plans, plan, kind, writes)
