"""What a page of the text is about: the plan of the address, its sections, and whether this person may write in it."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Section
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, allowed
from selaras.site.base.page import plan_of_year


class Here(NamedTuple):
    """The agency, its plans, the plan whose text is meant, its Book, and what the address says of its kind."""

    agency: Unit
    plans: Sequence[Plan]
    plan: Plan
    book: Book
    kind: str
    may_write: bool

    @property
    def sections(self) -> list[Section]:
        """The sections in their order."""
        return sorted(self.book.all(Section), key=lambda row: row.order)

    def section(self, section: str) -> Section:
        """One section. Raises ``Http404`` where there is none."""
        row = self.book.find(section)
        if not isinstance(row, Section):
            raise Http404
        return row

    def to(self, name: str, *more: str, at: str = "") -> str:
        """The address of a page of the same text."""
        query = f"?{urlencode({'jenis': self.kind})}" if self.kind else ""
        return f"{reverse(f'prose:{name}', args=[self.agency.pk, self.plan.year, *more])}{query}{at}"


def asked(request: MemberRequest, agency: str, year: int) -> Here:
    """What the address names. Raises ``Http404`` where there is no plan that this person may see."""
    kind = request.GET.get("jenis", "")
    unit, plans, plan = plan_of_year(agency, year, kind)
    may_write = plan.status == Plan.Status.DRAFT and allowed(request, EDIT, unit)
    return Here(unit, plans, plan, book_of(plan), kind, may_write)
