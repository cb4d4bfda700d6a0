"""What somebody can do about a duty: one button each, leading to the page where it is done."""

from collections.abc import Iterable, Sequence

from selaras.engine.tables.frozen import Frozen
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import ACCEPT, APPROVE, ISSUE, SUBMIT, VERIFY
from selaras.registers.plans.agenda import Task
from selaras.registers.plans.models import Plan
from selaras.site.base.access import Request, allowed
from selaras.site.base.page import KINDS, address, plan_title, tree_address


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
        label, url = _beginning(request, agency, task)
    outside = not task.duty.document or (bool(task.duty.version) and task.plan is None)
    by_hand = outside and not task.is_done and allowed(request, SUBMIT, agency)
    return Errand(task, label if url else "", url, by_hand)


def _about_plan(request: Request, agency: Unit, task: Task, plan: Plan, plans: Sequence[Plan]) -> tuple[str, str]:
    title, way = plan_title(plan), address("duties:verify", agency.pk, plan.year, plan.pk)
    if plan.status == Plan.Status.SUBMITTED and allowed(request, VERIFY, agency):
        return f"Verifikasi {title}", way
    if plan.status == Plan.Status.VERIFIED and allowed(request, APPROVE, agency):
        return f"Tetapkan {title}", way
    if plan.status in (Plan.Status.SUBMITTED, Plan.Status.VERIFIED):
        return f"Lihat {title}", way
    if plan.is_approved and not task.is_done and allowed(request, ISSUE, agency):
        return f"Terbitkan {title}", address("documents:list", agency.pk, plan.year)
    return f"Buka {title}", tree_address(plan, plans)


def _beginning(request: Request, agency: Unit, task: Task) -> tuple[str, str]:
    """Where a plan that is not there yet is begun."""
    kind, year = task.duty.document, task.duty.year
    pages = {"pk": "agreements:list", "action_plan": "agreements:list", "musrenbang": "musrenbang:list"}
    own = address(pages[kind], agency.pk, year) if kind in pages else ""
    if own:
        return f"Susun {KINDS[kind]} {year}", own
    if allowed(request, ACCEPT, agency):
        return f"Unggah {KINDS[kind]} {year}", address("plans:upload", agency.pk)
    return "", ""
