"""Where the lines of an agreement can be taken from: Renstra, IKU, the annual plan, the superior's agreement, own work.

What stands above a unit is read for it by the machine: a unit promises what its superior promised, and must see that.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from selaras.engine.documents.measured import target_of
from selaras.engine.formulas.budget_tree import shares, top
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.nested import total
from selaras.engine.tables.rows import (
    Agreement,
    AgreementLine,
    Goal,
    Indicator,
    Objective,
    PlanDocument,
    Target,
    WorkItem,
)
from selaras.engine.tables.wording import fold_letters
from selaras.registers.agreements.offices import AGREEMENT
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import book_of

_READING: Final = "membaca sumber perjanjian kinerja"
_TITLES: Final = {"renstra": "Renstra", "iku": "Indikator Kinerja Utama", "rkt": "RKT", "renja": "Renja",
                  "pk": "Perjanjian Kinerja yang dimuat rencana tahunan"}  # fmt: skip


class Source(Frozen):
    """One line that can be promised: its objective as worded there, its indicator with the target of the year, and
    where it comes from. ``above`` is the superior's line it is, where it is one."""

    id: str
    objective: str
    indicator: Indicator
    target: Target | None
    origin: str = ""
    origin_basis: str = ""
    above: str = ""
    is_goal: bool = False


class Group(Frozen):
    """The lines of one source under its name."""

    key: str
    title: str
    lines: Sequence[Source]


class Money(Frozen):
    """One line of work with its pagu in sen, None where that is unknown."""

    code: str
    name: str
    amount: int | None
    fund_source: str
    level: str


class Strategy(Frozen, eq=False):
    """What the plans of the agency offer to one unit: groups of lines, the money of its work, and the superior."""

    groups: Sequence[Group]
    money: Sequence[Money]
    money_title: str
    superior: Sequence[Source]
    superior_unit: Unit | None

    @property
    def by_id(self) -> Mapping[str, Source]:
        """The lines by the id of their indicator."""
        return {line.id: line for group in self.groups for line in group.lines}

    @property
    def by_code(self) -> Mapping[str, Money]:
        """The money by code."""
        return {line.code: line for line in self.money if line.code}

    def without(self, taken: Collection[str], codes: Collection[str]) -> "Strategy":
        """What is left to be chosen: without lines by their ids and money by its codes."""
        groups = [
            Group(group.key, group.title, [line for line in group.lines if line.id not in taken])
            for group in self.groups
        ]
        money = [line for line in self.money if line.code not in codes]
        kept = [group for group in groups if group.lines]
        return Strategy(kept, money, self.money_title, self.superior, self.superior_unit)


def strategy(line: Sequence[Unit], plans: Sequence[Plan], year: int) -> Strategy:
    """What the last unit of a chain (``offices.chain``) can promise in a year, from the plans around it
    (``offices.plans_around``)."""
    unit, agency = line[-1], next(one for one in line if one.level == Unit.Level.AGENCY)
    above = line[-2] if unit.pk != agency.pk else None
    own = _speaking(plans, agency, year)
    with system(_READING):
        books = {plan.kind: book_of(plan) for plan in own}
        lines = _superior(above, plans, year)
        groups = [Group("superior", f"Perjanjian Kinerja {above.name}", lines)] if above and lines else []
        known = _wordings(books.values(), year)
        for plan in own:
            groups += _strategic(books[plan.kind], year, known)
        annual = next((plan for plan in own if plan.kind in ("rkt", "renja")), None)
        if annual is not None and above is not None:
            groups += _work(annual, books[annual.kind], unit, year)
        budget = next((plan for plan in own if plan.kind == "dpa"), annual)
        money = _money(budget, books[budget.kind], unit, agency) if budget else []
    return Strategy([group for group in groups if group.lines], money, str(budget) if budget else "", lines, above)


def _speaking(plans: Iterable[Plan], agency: Unit, year: int) -> list[Plan]:
    """The newest of each kind that speaks of the year: the year's own annual plan and DPA, the last Renstra and IKU."""
    kinds = ("renstra", "iku", "rkt", "renja", "dpa")
    found: dict[str, Plan] = {}
    for plan in plans:
        mine = plan.org_unit_id == agency.pk and plan.kind in kinds
        if mine and (plan.year == year or plan.kind in ("renstra", "iku")):
            found.setdefault(plan.kind, plan)
    return sorted(found.values(), key=lambda plan: kinds.index(plan.kind))


def _superior(above: Unit | None, plans: Iterable[Plan], year: int) -> list[Source]:
    """What the head of the unit above promises; the agency has nobody above whose agreement is kept here."""
    if above is None:
        return []
    theirs = (plan for plan in plans if plan.org_unit_id == above.pk)
    plan = next((plan for plan in theirs if plan.kind == AGREEMENT and plan.year == year), None)
    return promised(book_of(plan), year) if plan else []


def promised(book: Book, year: int) -> list[Source]:
    """The lines of the agreement of a Book in their order, as sources of the lines below them."""
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        return []
    targets = book.under(Target, "indicator")
    lines = sorted(
        (row for row in book.all(AgreementLine) if row.document == agreement.document), key=lambda row: row.order
    )
    found = []
    for line in lines:
        subject, indicator = book.find(line.objective), book.find(line.indicator)
        if isinstance(subject, Goal | Objective) and isinstance(indicator, Indicator):
            target = _of_year(targets.get(indicator.id, ()), year)
            found.append(
                Source(
                    indicator.id,
                    subject.text,
                    indicator,
                    target,
                    line.origin,
                    line.origin_basis,
                    above=line.id,
                    is_goal=isinstance(subject, Goal),
                )
            )
    return found


def _of_year(targets: Sequence[Target], year: int) -> Target | None:
    """The target of that year; a target of another period is none."""
    found = target_of(targets, str(year))
    return found if found and found.period == str(year) else None


class _Wordings(Frozen):
    """By the wording of an indicator: in which of Renstra and IKU it stands, and its target of the year."""

    origins: Mapping[str, str]
    targets: Mapping[str, Target]

    def origin(self, name: str) -> str:
        """``renstra`` or ``iku``; the Renstra where both have it, empty where neither does."""
        return self.origins.get(fold_letters(name), "")

    def target(self, name: str) -> Target | None:
        """The target of the year that another document has for the same wording, the Renstra's before the others."""
        return self.targets.get(fold_letters(name))


def _wordings(books: Iterable[Book], year: int) -> _Wordings:
    origins: dict[str, str] = {}
    targets: dict[str, Target] = {}
    for book in books:
        kinds = {row.id: row.kind for row in book.all(PlanDocument)}
        own = book.under(Target, "indicator")
        for kind in ("iku", "renstra"):
            strategic = (row for row in book.all(Indicator) if kinds.get(row.document) == kind)
            origins |= {fold_letters(row.name): kind for row in strategic}
        for row in sorted(book.all(Indicator), key=lambda row: kinds.get(row.document) != "renstra"):
            target = _of_year(own.get(row.id, ()), year)
            if target is not None and isinstance(book.find(row.subject), Goal | Objective):
                targets.setdefault(fold_letters(row.name), target)
    return _Wordings(origins, targets)


def _strategic(book: Book, year: int, known: _Wordings) -> list[Group]:
    """The goals and objectives of each document of a Book with their indicators. A line of the annual plan comes from
    where its wording stands too; where it stands nowhere else nobody has said yet. An IKU has its target elsewhere."""
    kinds: dict[str, str] = {row.id: row.kind for row in book.all(PlanDocument)}
    kinds |= {row.id: "pk" for row in book.all(Agreement) if row.document == row.id}
    targets = book.under(Target, "indicator")
    lines: dict[str, list[Source]] = {}
    for indicator in book.all(Indicator):
        subject, kind = book.find(indicator.subject), kinds.get(indicator.document, "")
        if isinstance(subject, Goal | Objective) and kind:
            origin = kind if kind in ("renstra", "iku") else known.origin(indicator.name)
            target = _of_year(targets.get(indicator.id, ()), year) or known.target(indicator.name)
            lines.setdefault(kind, []).append(
                Source(indicator.id, subject.text, indicator, target, origin, is_goal=isinstance(subject, Goal))
            )
    return [Group(kind, _TITLES.get(kind, kind.upper()), found) for kind, found in lines.items()]


def _work(plan: Plan, book: Book, unit: Unit, year: int) -> list[Group]:
    """The kegiatan and sub kegiatan of a unit with their indicators; a section works with those of its agency."""
    indicators, targets = book.under(Indicator, "subject"), book.under(Target, "indicator")
    lines = [
        Source(indicator.id, item.result or item.name, indicator, _of_year(targets.get(indicator.id, ()), year))
        for item in _items(plan, book, unit)
        for indicator in indicators.get(item.id, ())
    ]
    return [Group("work", f"Kegiatan dan sub kegiatan dalam {plan}", lines)]


def _items(plan: Plan, book: Book, unit: Unit) -> list[WorkItem]:
    rows = OrganisationRecord.objects.filter(plan=plan, retired=False)
    units = {str(pk): str(org_unit) for pk, org_unit in rows.values_list("pk", "org_unit_id")}
    work = [row for row in book.all(WorkItem) if row.level in ("kegiatan", "sub_kegiatan")]
    own = [row for row in work if units.get(row.organisation) == str(unit.pk)]
    return own or [row for row in work if units.get(row.organisation) == str(plan.org_unit_id)]


def _money(plan: Plan, book: Book, unit: Unit, agency: Unit) -> list[Money]:
    """The programs of the agency with those of its units together, or the kegiatan and sub kegiatan of a unit."""
    if unit.pk == agency.pk and any(row.level == "program" for row in book.all(WorkItem)):
        return _programs(book)
    ceilings = book.ceilings
    return [
        Money(row.code, row.name, ceilings[row.id].amount if row.id in ceilings else None, row.fund_source, row.level)
        for row in _items(plan, book, unit)
    ]


def _programs(book: Book) -> list[Money]:
    documents = book.under(WorkItem, "document")
    plan = book.plan
    work = top(book, plan.id if plan and plan.id in documents else next(iter(documents)))
    divided = shares(book, work)
    by_code: dict[str, list[WorkItem]] = {}
    for item in (*divided.own, *divided.of_units):
        if item.level == "program":
            by_code.setdefault(item.code, []).append(item)
    return [
        Money(code, items[0].name, total(work.amount(item) for item in items),
              ", ".join(dict.fromkeys(item.fund_source for item in items if item.fund_source)), "program")
        for code, items in sorted(by_code.items())
    ]  # fmt: skip
