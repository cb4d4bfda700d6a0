"""What somebody can do about a duty: one button each, leading to the page where it is done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, APPROVE, EDIT, ISSUE, MAY, SUBMIT, VERIFY, Role
from selaras.registers.plans.agenda import Task
from selaras.registers.plans.beginning import CARRIED_KINDS
from selaras.registers.plans.crosscutting import unanswered
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import has_open_notes, needs_verification, with_procedure
from selaras.registers.plans.stages import ripens
from selaras.registers.plans.verification import with_open_notes
from selaras.site.base.access import Request, allowed
from selaras.site.base.page import address, plan_title, tree_address

_OF_UNITS: Final = ("pk", "action_plan")
"""Kinds of plan that each unit of an agency has of its own."""


class Errand(Frozen):
    """A duty with its button: ``label`` and ``url``, or neither where this person can do nothing about it.

    ``by_hand`` is True where the agency says itself that it was done, because Selaras does not do it.
    """

    task: Task
    label: str = ""
    url: str = ""
    by_hand: bool = False

    @property
    def tone(self) -> str:
        """The colour that goes with the word of its state."""
        if self.task.is_done:
            return "good"
        return "error" if self.task.late else "warning" if self.task.state in ("running", "waiting") else ""


def errands(request: Request, agency: Unit, tasks: Iterable[Task], plans: Sequence[Plan]) -> list[Errand]:
    """The duties with the button that this person has for each."""
    return [_errand(request, agency, task, plans) for task in tasks]


def _errand(request: Request, agency: Unit, task: Task, plans: Sequence[Plan]) -> Errand:
    label, url = "", ""
    if task.plan is not None:
        label, url = _about_plan(request, agency, task, task.plan, plans)
    elif task.duty.document and not task.duty.version:
        label, url = _beginning(request, agency, task, plans)
    outside = not task.duty.document or (bool(task.duty.version) and task.plan is None)
    by_hand = outside and not task.is_done and allowed(request, SUBMIT, agency)
    return Errand(task, label, url, by_hand)


def waiting(request: Request, agency: Unit, plans: Sequence[Plan]) -> list[tuple[str, str, str]]:
    """The agency's plans that wait for a step of this person, whatever the day: title, why, and where the step is
    taken. ``plans`` are those of the agency with their procedure, the newest version first. At most one query."""
    newest = {(plan.kind, plan.year): plan for plan in reversed(plans)}.values()
    submits = allowed(request, SUBMIT, agency)
    back = with_open_notes([plan for plan in newest if plan.is_draft]) if submits else set()
    told = ((plan, _waits_for(request, agency, plan, back)) for plan in newest)
    return [
        (plan_title(plan), why, address("duties:verify", agency.pk, plan.year, plan.pk))
        for plan, why in sorted(told, key=lambda each: -each[0].year)
        if why
    ]


def waiting_below(request: Request, agency: Unit) -> list[tuple[str, str, str]]:
    """The agreements and plans of action of the units of an agency that wait for a step of this person, as ``waiting``
    tells those of the agency: one unit by its name, several of the same kind as their number. One query."""
    below = Plan.objects.filter(org_unit__path__startswith=agency.path, kind__in=_OF_UNITS).exclude(org_unit=agency)
    rows = with_procedure(below.exclude(status=Plan.Status.APPROVED).select_related("org_unit").order_by("-id"))
    alike: dict[tuple[str, int, str], list[Plan]] = {}
    for plan in {(plan.org_unit_id, plan.kind, plan.year): plan for plan in reversed(rows)}.values():
        back = (
            {plan.pk} if plan.is_draft and has_open_notes(plan) and allowed(request, SUBMIT, plan.org_unit) else set()
        )
        if why := _waits_for(request, plan.org_unit, plan, back):
            alike.setdefault((plan.kind, plan.year, why), []).append(plan)
    return [_alike(agency, plans, why) for (_, _, why), plans in sorted(alike.items(), key=lambda each: -each[0][1])]


def _alike(agency: Unit, plans: Sequence[Plan], why: str) -> tuple[str, str, str]:
    first = plans[0]
    if len(plans) == 1:
        way = address("duties:verify", agency.pk, first.year, first.pk)
        return f"{plan_title(first)} {first.org_unit.name}", why, way
    return (
        f"{KIND_WORDS[first.kind]} {first.year}",
        f"{len(plans)} unit {why}",
        address("agreements:list", agency.pk, first.year),
    )


def asked_for_help(request: Request, agency: Unit, year: int) -> list[tuple[str, str, str]]:
    """The requests of other units that wait for an answer of this person, as ``waiting`` tells plans. One query for
    somebody who may answer, else none."""
    paths = [grant.path for grant in request.scope.grants if EDIT in MAY[Role(grant.role)]]
    inside = [path for path in paths if path.startswith(agency.path)] or [
        agency.path for path in paths if agency.path.startswith(path)
    ][:1]
    count = unanswered(inside)
    if not count:
        return []
    title = f"{count} permintaan dukungan" if count > 1 else "Permintaan dukungan"
    return [
        (
            title,
            "untuk pohon kinerja unit lain, menunggu jawaban",
            address("performance_tree:requests", agency.pk, year),
        )
    ]


def handed_in(request: Request, agencies: Sequence[Unit]) -> Mapping[str, int]:
    """How many plans of each agency and its units wait for the verification of this person, by the agency's id; nothing
    for somebody who verifies none of them. One query."""
    verified = [agency for agency in agencies if allowed(request, VERIFY, agency)]
    if not verified:
        return {}
    paths = Plan.objects.filter(status=Plan.Status.SUBMITTED).values_list("org_unit__path", flat=True)
    found = {agency.pk: sum(path.startswith(agency.path) for path in paths) for agency in verified}
    return {agency: count for agency, count in found.items() if count}


def own_units(request: Request, agency: Unit, year: int) -> list[tuple[Unit, list[tuple[str, str]]]]:
    """The units of the agency that this person works in, each with the pages of a year on which its own part is done;
    none for somebody who works in the agency itself. One query, none for people of the agency and above it."""
    paths = [grant.path for grant in request.scope.grants if grant.path.startswith(agency.path)]
    below = [path for path in paths if path != agency.path]
    if not below or len(below) < len(paths):
        return []
    return [
        (unit, [
            (f"Isi tabel {year}", address("entry:grid", agency.pk, year)),
            (f"Perjanjian Kinerja {year}", address("agreements:edit", agency.pk, year, unit.pk)),
            (f"Musrenbang {year}", address("musrenbang:list", agency.pk, year)),
        ])
        for unit in Unit.objects.filter(path__in=below).order_by("code", "name")
    ]  # fmt: skip


def _waits_for(request: Request, agency: Unit, plan: Plan, back: Collection[str]) -> str:
    if plan.pk in back:
        return "dikembalikan dengan catatan verifikasi yang belum selesai"
    if plan.status == Plan.Status.SUBMITTED and allowed(request, VERIFY, agency):
        return "diajukan, menunggu verifikasi Anda"
    handed_in = plan.status == Plan.Status.SUBMITTED and not needs_verification(plan)
    if (handed_in or plan.status == Plan.Status.VERIFIED) and allowed(request, APPROVE, agency):
        awaited = "Anda menutup tahapnya" if ripens(plan) else "penetapan Anda"
        return f"{plan.get_status_display()}, menunggu {awaited}"
    return ""


def _about_plan(request: Request, agency: Unit, task: Task, plan: Plan, plans: Sequence[Plan]) -> tuple[str, str]:
    title, way = plan_title(plan), address("duties:verify", agency.pk, plan.year, plan.pk)
    if plan.status == Plan.Status.SUBMITTED and allowed(request, VERIFY, agency):
        return f"Verifikasi {title}", way
    if plan.status == Plan.Status.VERIFIED and allowed(request, APPROVE, agency):
        return f"{'Tutup tahap' if ripens(plan) else 'Tetapkan'} {title}", way
    if plan.status in (Plan.Status.SUBMITTED, Plan.Status.VERIFIED):
        return f"Lihat {title}", way
    if plan.is_approved and not task.is_done and allowed(request, ISSUE, agency):
        return f"Terbitkan {title}", address("documents:list", agency.pk, plan.year)
    return f"Buka {title}", tree_address(plan, plans)


def _beginning(request: Request, agency: Unit, task: Task, plans: Sequence[Plan]) -> tuple[str, str]:
    """Where a plan that is not there yet is begun."""
    kind, year = task.duty.document, task.duty.year
    pages = {"pk": "agreements:list", "action_plan": "agreements:list", "musrenbang": "musrenbang:list"}
    if kind in pages:
        return f"Susun {KIND_WORDS[kind]} {year}", address(pages[kind], agency.pk, year)
    before = any((plan.kind, plan.year) == (kind, year - 1) for plan in plans)
    if not allowed(request, ACCEPT, agency):
        return "", ""
    if before and kind in CARRIED_KINDS:
        return f"Mulai {KIND_WORDS[kind]} {year} dari {year - 1}", address("planning:forward", agency.pk, year - 1)
    return f"Unggah {KIND_WORDS[kind]} {year}", address("plans:upload", agency.pk)
