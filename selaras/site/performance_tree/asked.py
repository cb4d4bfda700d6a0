"""What every page of the tree begins with: the tree of the year, what it is mapped to, and who may write."""

from functools import cached_property

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from selaras.engine.formulas.performance_tree import Condition, PerformanceTree, performance_tree
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Row
from selaras.registers.archive.refused import Refused
from selaras.registers.measurements.measured import with_measurements
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.guiding import book_beside
from selaras.registers.plans.models import Plan
from selaras.registers.plans.performance_trees import book_with, plans_beside, tree_plan
from selaras.site.base.access import MemberRequest, agency_of, allowed

LONGEST = 1_000
"""Letters of what is typed of a condition."""


class Here(Frozen, eq=False):
    """The agency, the year, its tree (None: none is kept) and the plans beside it, and who may write."""

    agency: Unit
    year: int
    plan: Plan | None
    beside: list[Plan]
    may_write: bool

    @property
    def held(self) -> Plan:
        """The plan of the tree. Raises ``Http404`` where there is none."""
        if self.plan is None:
            raise Http404
        return self.plan

    @cached_property
    def book(self) -> Book:
        """What this person sees of the tree, of the plans it is mapped to, and of what was measured in the year."""
        return with_measurements(book_with(self.held, self.beside), self.agency, (self.year,))

    @cached_property
    def tree(self) -> PerformanceTree:
        """The tree as it is in the year."""
        return performance_tree(self.book, self.year)

    def year_of(self, row: Row) -> int:
        """The year that the address of a row's plan names: of the plan it is stored in, for an RKT quotes a Renstra; 0
        where that is no plan of the agency."""
        for plan in (self.held, *self.beside):
            if book_beside(plan).find(row.id) is not None:
                return plan.year if plan.org_unit_id == self.agency.pk else 0
        return self.year

    def condition(self, node: str) -> Condition:
        """The condition of this id. Raises ``Http404`` where the tree has none."""
        if node not in self.tree.conditions:
            raise Http404
        return self.tree.conditions[node]

    def demand_writing(self) -> None:
        """Raises ``Refused`` for somebody who only reads here, and for a tree that is no draft any more."""
        if not self.may_write:
            raise Refused("Pohon kinerja ini hanya dapat diubah perencananya, selama masih draf.")


def asked(request: MemberRequest, agency: str, year: int) -> Here:
    """What an address is about. Raises ``Http404`` for an agency that this person does not see."""
    unit = agency_of(agency)
    plan = tree_plan(unit, year)
    writes = plan is not None and plan.is_draft and allowed(request, EDIT, unit)
    return Here(unit, year, plan, plans_beside(unit, year), writes)


def writing(request: MemberRequest, agency: str, year: int, node: str = "") -> Here:
    """``asked`` by somebody who writes: raises ``Refused`` for who only reads, and ``Http404`` for a condition that the
    tree has not."""
    here = asked(request, agency, year)
    here.demand_writing()
    if node:
        here.condition(node)
    return here


def at(here: Here, node: str = "") -> HttpResponseRedirect:
    """Back to the page of the tree, or of a condition."""
    name, more = ("node", [node]) if node else ("page", [])
    return HttpResponseRedirect(reverse(f"performance_tree:{name}", args=[here.agency.pk, here.year, *more]))
