"""Renders a page inside the layout: who is asking, which agency and year, and where in the year that is."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.law.actions import with_law
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import SEE, Role
from selaras.registers.plans.actions import main_kind
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import with_procedure
from selaras.site.base.access import Request, allowed
from selaras.site.base.strip import Shown, Step, running_now, year_steps

_PLAN_ORDER = ("-year", "kind", "-id")
_OF_A_STEP = ("type", "year", "status", "superseded_by")


class NavItem(Frozen):
    """One entry of the navigation; ``more`` stands in the menu of less frequent pages."""

    label: str
    url: str
    here: bool
    more: bool = False


# section, label and name of the page, for the agency and year.
_OF_YEAR = (
    ("plans", "Rencana", "plans:tree"),
    ("agreements", "Perjanjian", "agreements:list"),
    ("measurements", "Realisasi", "measurements:now"),
    ("findings", "Catatan", "findings:list"),
)
_MORE = (
    ("duties", "Tugas dan tenggat", "duties:month"),
    ("surveys", "Survei kepuasan", "surveys:list"),
    ("entry", "Isi tabel", "entry:grid"),
    ("prose", "Naskah", "prose:sections"),
    ("musrenbang", "Musrenbang", "musrenbang:list"),
    ("complaints", "Pengaduan", "complaints:list"),
    ("strategy", "Strategi", "strategy:page"),
    ("performance_tree", "Pohon kinerja", "performance_tree:page"),
    ("simulation", "Simulasi", "simulation:list"),
    ("planning", "Versi dan selisih", "planning:versions"),
)


# Plans that have pages of their own, where more of them is shown than in the tree of work: of all units, and of one.
_OF_KIND = {"pk": "agreements:list", "performance_tree": "performance_tree:page"}
_PAGES_OF_UNITS = {"pk": "agreements:edit", "action_plan": "agreements:actions"}


class Frame(Frozen):
    """What the layout shows around a page."""

    agency: Unit | None = None
    year: int | None = None
    role: str = ""
    nav: Sequence[NavItem] = ()
    steps: Sequence[Step] = ()
    elsewhere: Sequence[Step] = ()

    @property
    def more(self) -> bool:
        """Whether there is a menu of less frequent pages."""
        return any(item.more for item in self.nav)


def show(  # noqa: PLR0913  # what the view has read already is not read again
    request: Request,
    template: str,
    context: dict[str, Any],
    *,
    agency: Unit | None = None,
    year: int | None = None,
    section: str = "",
    plans: Iterable[Plan] | None = None,
    issued: Iterable[IssuedDocument] | None = None,
    status: int = 200,
    kind: str = "",
) -> HttpResponse:
    """The page. ``section`` marks the navigation, ``kind`` the plan of the year that it shows (empty: the one that
    speaks for the year); ``plans`` of the agency and what was ``issued`` for it in the year
    are read where the view has not done so."""
    if agency is None:
        frame = Frame(nav=_nav(request, None, None, section))
    else:
        held = list(plans_of(agency) if plans is None else plans)
        today, of = timezone.localdate(), year or 0
        shown, here = _shown(request, agency, of, held), _here(held, of, section, kind)
        frame = Frame(
            agency=agency,
            year=year,
            role=role_in(request, agency),
            nav=_nav(request, agency, year or newest_year(held), section),
            steps=year_steps(held, year, _issued(request, agency, year, issued), shown, here, today) if year else (),
            elsewhere=running_now(held, year, shown, today) if year else (),
        )
    return render(request, template, {**context, "frame": frame}, status=status)


def plans_of(agency: Unit) -> list[Plan]:
    """The plans of an agency, newest year and version first. One query."""
    rows = Plan.objects.filter(org_unit=agency).select_related("org_unit")
    return list(with_procedure(rows.order_by(*_PLAN_ORDER)))


def plan_of_year(
    agency: str, year: int, kind: str = "", *, bare: bool = False, lasting: bool = False
) -> tuple[Unit, list[Plan], Plan]:
    """The agency of an address, its plans, and the newest version of the year's RKT, else of another kind; or of the
    ``kind`` that is asked for. ``bare`` reads the plans alone, for an answer that shows nothing around them. Where the
    year has none of its own, ``lasting`` gives the newest one of several years that holds in it.

    Raises ``Http404`` where there is none that this person may see.
    """
    rows = Plan.objects.filter(org_unit=agency, org_unit__level=Unit.Level.AGENCY).select_related("org_unit")
    rows = rows.order_by(*_PLAN_ORDER)
    plans = list(rows if bare else with_law(with_procedure(rows)))
    asked = [plan for plan in plans if kind in ("", plan.kind)]
    of_year = [plan for plan in asked if plan.year == year]
    if lasting and not of_year:
        of_year = [plan for plan in asked if plan.year <= year <= (plan.last_year or plan.year)]
    if not of_year:
        raise Http404
    plan = min(of_year, key=main_kind)
    return plan.org_unit, plans, plan


def tree_address(plan: Plan, plans: Iterable[Plan]) -> str:
    """Where a plan is shown: at its year, and where another kind speaks for that among ``plans``, by its kind."""
    main = min((each for each in plans if each.year == plan.year), key=main_kind, default=plan)
    at = address("plans:tree", plan.org_unit_id, plan.year)
    return at if main.kind == plan.kind else f"{at}?jenis={plan.kind}"


def plan_address(plan: Plan, plans: Iterable[Plan], agency: Unit) -> str:
    """Where a plan of an agency or of one of its units is shown: what each unit has of its own at that unit."""
    page = _PAGES_OF_UNITS.get(plan.kind)
    return address(page, agency.pk, plan.year, plan.org_unit_id) if page else tree_address(plan, plans)


def newest_year(plans: Iterable[Plan]) -> int | None:
    """The newest year that has a plan."""
    return max((plan.year for plan in plans), default=None)


def plan_title(plan: Plan) -> str:
    """``RKT 2025``, with the version where it is not the first one, and the stage where it has one."""
    name = f"{KIND_WORDS.get(plan.kind, plan.kind.upper())} {plan.years}"
    name = name if plan.version == "murni" else f"{name} {plan.version}"
    return f"{name}{plan.staged()}"


def role_in(request: Request, agency: Unit) -> str:
    """The roles this person holds at or around the agency, as the office says them."""
    held = {
        grant.role: None
        for grant in request.scope.grants
        if agency.path.startswith(grant.path) or grant.path.startswith(agency.path)
    }
    return ", ".join(Role(role).label for role in held)


def address(name: str, *arguments: object) -> str:
    """The address of a named page."""
    return reverse(name, args=arguments)


def _nav(request: Request, agency: Unit | None, year: int | None, section: str) -> list[NavItem]:
    if not request.user.is_authenticated:
        return []
    wanted = [("home", "Beranda", address("base:agency", agency.pk) if agency else address("base:home"))]
    if agency and year:
        wanted += [(key, label, address(name, agency.pk, year)) for key, label, name in _OF_YEAR]
        if allowed(request, SEE, agency):
            wanted.append(("documents", "Dokumen", address("documents:list", agency.pk, year)))
    more = [(key, label, address(name, agency.pk, year)) for key, label, name in _MORE] if agency and year else []
    if agency:
        more.append(("people", "Unit dan orang", address("people:units", agency.pk)))
    return [
        NavItem(label, url, key == section, entries is more)
        for entries in (wanted, more)
        for key, label, url in entries
    ]


def _issued(request: Request, agency: Unit, year: int, known: Iterable[IssuedDocument] | None) -> list[IssuedDocument]:
    """The documents of the year that hold; none for somebody who sees only a part of the agency."""
    if not allowed(request, SEE, agency):  # documents speak of the whole agency
        return []
    if known is None:
        rows = IssuedDocument.objects.filter(org_unit=agency, year=year, superseded_by__isnull=True)
        return list(rows.only(*_OF_A_STEP))
    return [document for document in known if document.is_current]


def _shown(request: Request, agency: Unit, year: int, plans: Sequence[Plan]) -> Shown:
    documents = address("documents:list", agency.pk, year) if allowed(request, SEE, agency) else ""
    return Shown(
        plan_title, lambda plan: _own_page(plan, plans), documents, address("agreements:list", agency.pk, year)
    )


def _own_page(plan: Plan, plans: Iterable[Plan]) -> str:
    if plan.kind in _OF_KIND:
        return address(_OF_KIND[plan.kind], plan.org_unit_id, plan.year)
    return tree_address(plan, plans)


def _here(plans: Iterable[Plan], year: int, section: str, kind: str) -> str:
    """The kind of the plan that a page shows, or its section."""
    if section not in ("plans", "findings"):
        return section
    of_year = [plan for plan in plans if plan.year == year]
    return kind or (min(of_year, key=main_kind).kind if of_year else "")
