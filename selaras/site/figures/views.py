"""The page of one figure: how it is worked out, from what, by which rule, and who wrote its inputs when."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from selaras.engine.explanation.explain import Explainer, explainer
from selaras.engine.explanation.reference import NoFigure, Reference, references
from selaras.engine.formulas.lineage import broken_at, turn_of
from selaras.engine.law.law import Law
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import Period
from selaras.engine.tables.rows import Indicator, WorkItem
from selaras.registers.archive.scope import current, system
from selaras.registers.law.actions import current_law
from selaras.registers.measurements.measured import with_measurements
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.attributes import ATTRIBUTES, choices
from selaras.registers.plans.figures import plan_of_figure
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import WorkItem as WorkItemRecord
from selaras.registers.plans.store import book_of
from selaras.site.base.access import MemberRequest, agency_of, members
from selaras.site.base.decisions import decisions_about
from selaras.site.base.notes import sees_all
from selaras.site.base.page import plan_address, plan_title, plans_of, show

_SUMS = ("own", "units", "total", "proposed", "lines", "own_lines", "unit_lines")
_MEASURED = {"target": "Target", "value": "Realisasi", "achievement": "Capaian"}


class Other(Frozen):
    """A figure of the same row; ``here`` where it is the one that is asked for."""

    reference: str
    name: str
    shown: str
    here: bool
    what: str = ""


@require_safe
@members
def explain(request: MemberRequest, agency: str, year: int, reference: str) -> HttpResponse:
    """Everything about one figure of a plan of the agency or of its units.

    Raises ``Http404`` for one that is not there, not of this agency and year, or not whole for the one who asks.
    """
    unit = agency_of(agency)
    try:
        asked = Reference.parse(reference)
        plan = _plan_of(asked, unit, year)
        last = plan.last_year or plan.year
        book = with_measurements(book_of(plan), unit, range(plan.year - 1, last + 1))
        law = current_law()
        explains = explainer(book, law)
        told = explains.explain(asked)
    except NoFigure as missing:
        raise Http404(str(missing)) from missing
    plans = plans_of(unit)
    row = book.find(asked.row)
    context = {
        "told": told,
        "plan": plan,
        "title": plan_title(plan) if plan.org_unit_id == unit.pk else f"{plan_title(plan)} {plan.org_unit.name}",
        "back": f"{plan_address(plan, plans, unit)}#b-{asked.row}",
        "asked": str(asked),
        "others": () if isinstance(row, Indicator) else _others(explains, asked),
        "years": _years(explains, asked) if isinstance(row, Indicator) else {},
        "turn": turn_of(book, row) if isinstance(row, Indicator) else None,
        "turn_word": law.term(f"change.{row.change}") if isinstance(row, Indicator) and row.change else "",
        "broken": _words(broken_at(row, _periods(explains, row))) if isinstance(row, Indicator) else "",
        "measured": _MEASURED.values(),
        "columns": len(_MEASURED) + 1,
        "attributes": _attributes(row, law) if isinstance(row, Indicator) else (),
        "decisions": decisions_about(plan, {asked.row, *(each.row for each in told.inputs)}),
    }
    return show(request, "figures/figure.html", context, agency=unit, year=year, section="plans", plans=plans)


def _plan_of(asked: Reference, agency: Unit, year: int) -> Plan:
    """The plan of the figure. A sum over rows of which somebody sees a part only would be another sum."""
    plan = plan_of_figure(asked)
    if plan is None or not plan.org_unit.path.startswith(agency.path):
        raise Http404
    if not plan.year <= year <= (plan.last_year or plan.year):
        raise Http404
    if asked.what in _SUMS and not sees_all(agency) and not _of_own_unit(asked):
        raise Http404
    return plan


def _of_own_unit(asked: Reference) -> bool:
    """Whether the sum is that of a unit, or of a line of one, all of whose rows the one who acts may see."""
    for model in (OrganisationRecord, WorkItemRecord):
        record = model.objects.filter(pk=asked.row).select_related("org_unit", "plan").first()
        if record is not None:
            own = any(record.org_unit.path.startswith(path) for path in current().see)
            return own and (model is OrganisationRecord or _sees_all_below(record.plan, asked.row))
    return False


def _sees_all_below(plan: Plan, line: str) -> bool:
    """Whether every line below a line of the plan, whoever's it is, may be seen by the one who acts."""
    seen = {row.id for row in book_of(plan).all(WorkItem)}
    with system("melihat baris di bawahnya"):
        below = book_of(plan).under(WorkItem, "parent")
    waiting, found = [line], {line}
    while waiting:
        new = {row.id for row in below.get(waiting.pop(), ())} - found
        found |= new
        waiting += new
    return found <= seen


def _others(explains: Explainer, asked: Reference) -> Sequence[Other]:
    """The figures of the same row, this one among them; none where it is the only one."""
    here = explains.explain(asked).figure
    found = []
    for each in references(explains.book):
        if each.row == asked.row:
            told = explains.explain(each)
            found.append(Other(str(each), told.figure, told.shown, told.figure == here, _MEASURED.get(each.what, "")))
    return found if len(found) > 1 else ()


def _years(explains: Explainer, asked: Reference) -> dict[str, list[Other]]:
    """The figures of an indicator by period: target, what was reached, achievement."""
    found: dict[str, list[Other]] = {}
    for other in _others(explains, asked):
        period = Reference.parse(other.reference).period
        found.setdefault(Period.parse(period).words() if period else "", []).append(other)
    return found


def _periods(explains: Explainer, indicator: Indicator) -> Sequence[str]:
    """The periods that anything is told of for an indicator."""
    return [each.period for each in references(explains.book) if each.row == indicator.id]


def _words(period: str) -> str:
    return Period.parse(period).words() if period else ""


def _attributes(indicator: Indicator, law: Law) -> list[tuple[str, str]]:
    """How the indicator is measured, in the words of the glossary; what nobody said is left out."""
    found = []
    for name in (*ATTRIBUTES, "expression"):
        value = getattr(indicator, name)
        if value not in ("", None):
            found.append((law.field_term("Indicator", name), _word(name, value)))
    return found


def _word(name: str, value: object) -> str:
    """A chosen value in the office's word; a text as it stands."""
    return choices(name).get(str(value), str(value))
