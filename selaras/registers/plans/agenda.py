"""The duties of an agency with their states, worked out from its plans and documents; nothing of it is stored."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from django.utils import timezone

from selaras.engine.law.calendar import Duty
from selaras.engine.tables.frozen import EMPTY, Frozen, replace
from selaras.engine.tables.period import long_date
from selaras.registers.archive.models import IssuedDocument
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.owning import Owner, owners_of
from selaras.registers.organisations.roles import Role
from selaras.registers.plans.models import Plan
from selaras.registers.plans.procedure import Ruling, ruling_beside, ruling_of, with_procedure

State = Literal["done", "waiting", "running", "open"]
_ISSUED: Final[Mapping[str, str]] = {"pk": "pk", "renja": "renja", "action_plan": "rencana_aksi"}
"""Kind of plan → the document that is signed of it."""
_WORDS: Final[Mapping[State, str]] = {
    "done": "selesai", "waiting": "menunggu", "running": "sedang disusun", "open": "belum dimulai",
}  # fmt: skip


class Task(Frozen):
    """One duty as it stands for an agency on a day.

    ``word`` is its state as the office says it, ``missing`` a sentence that says what is left (empty when done);
    ``plan`` the plan it is about, None where there is none yet; ``role`` the role that has to move next. ``late`` is
    True past the day of a duty that is not done.
    """

    duty: Duty
    state: State
    word: str
    missing: str
    role: str
    plan: Plan | None = None
    late: bool = False

    @property
    def is_done(self) -> bool:
        """True when nothing is left."""
        return self.state == "done"

    @property
    def owner(self) -> str:
        """Who has to move next, as the office says it."""
        return str(Role(self.role).label) if self.role in Role.values else self.role

    @property
    def key(self) -> str:
        """Its name in addresses and calendars: year and duty."""
        return f"{self.duty.year}-{self.duty.id}"


def budget_day(plans: Iterable[Plan], year: int) -> date | None:
    """The day on which the first DPA of a year was approved, None while none is."""
    days = [plan.approved_at for plan in plans if plan.kind == "dpa" and plan.year == year and plan.approved_at]
    return timezone.localdate(min(days)) if days else None


def tasks(  # each is one fact of the year
    ruling: Ruling,
    plans: Sequence[Plan],
    issued: Iterable[IssuedDocument],
    year: int,
    today: date,
    owners: Mapping[str, Owner] = EMPTY,
) -> list[Task]:
    """The duties of a year in the order of their days. ``plans`` are those of the agency, newest first, of any year;
    ``issued`` its documents; ``owners`` who owns a kind of document, before the calendar where somebody decided it."""
    of_year = [plan for plan in plans if plan.year == year]
    final = {each.type for each in issued if each.year == year and each.status == IssuedDocument.Status.FINAL}
    return [
        _task(_owned(duty, owners), ruling, of_year, final, today)
        for duty in ruling.duties(year, budget_day(plans, year))
    ]


def _owned(duty: Duty, owners: Mapping[str, Owner]) -> Duty:
    """The duty with the owner that the agency or its government decided; what is only usual stays the calendar's."""
    decided = owners.get(duty.document)
    if decided is None or not decided.decided_in:
        return duty
    return replace(duty, owner=decided.role or decided.office)


def _task(duty: Duty, ruling: Ruling, plans: Sequence[Plan], final: set[str], today: date) -> Task:
    done = ruling.done.get((duty.year, duty.id))
    own = _plans_of(duty, plans)
    plan = own[0] if own else None
    if done is not None:
        return Task(duty, "done", f"selesai {long_date(done)}", "", duty.owner, plan)
    state, word, missing, role = _standing(duty, plan, own, final)
    late = state != "done" and duty.due < today and not (duty.version and plan is None)  # a year may have no change
    return Task(duty, state, word, missing, role, plan, late)


def _plans_of(duty: Duty, plans: Sequence[Plan]) -> list[Plan]:
    """The plans that meet a duty: of its kind, of the version it names, and of its stage or a later one."""
    if not duty.document:
        return []
    kinds = (
        ("dpa", "renja", "rkt") if duty.version else (duty.document, *(("rkt",) if duty.document == "renja" else ()))
    )
    found = [plan for plan in plans if plan.kind in kinds and plan.version.startswith(duty.version or plan.version)]
    if not duty.version:
        found = [plan for plan in found if plan.version == "murni"] or found
    if duty.document == "renja" and not duty.stage and not duty.version:  # a first draft is not yet the Renja
        settled = [plan for plan in found if plan.stage in ("", Plan.Stage.SET)]
        found = settled or found
    return sorted(found, key=lambda plan: kinds.index(plan.kind))


def _standing(duty: Duty, plan: Plan | None, own: Sequence[Plan], final: set[str]) -> tuple[State, str, str, str]:
    """State, its word, what is missing and who has to move."""
    owner = duty.owner
    if plan is None and _ISSUED.get(duty.document) in final and not duty.stage:
        return "done", "terbit", "", owner  # printed from another plan of the year
    if plan is None:
        if duty.version:
            return (
                "open",
                "belum ada",
                "Belum ada versi perubahan; tandai selesai bila tahun ini tanpa perubahan.",
                owner,
            )
        if not duty.document:
            return "open", "belum dicatat", "Belum dicatat; tandai selesai bila sudah dikerjakan.", owner
        return "open", _WORDS["open"], f"{duty.title} belum ada di Selaras.", owner
    drafts = [each for each in own if each.kind == plan.kind and not each.is_approved]
    if plan.is_approved and not drafts and (duty.stage or plan.stage in ("", Plan.Stage.SET)):
        wanted = _ISSUED.get(plan.kind, "")
        if wanted == "pk" and wanted not in final:
            return "running", "ditetapkan, belum terbit", "Dokumennya belum diterbitkan dan ditandatangani.", owner
        return "done", plan.get_status_display(), "", owner
    if plan.is_approved and not drafts:
        return "running", plan.get_stage_display(), "Lanjutkan ke tahap berikutnya sampai ditetapkan.", owner
    return _unfinished(drafts[0] if drafts else plan, owner)


def _unfinished(plan: Plan, owner: str) -> tuple[State, str, str, str]:
    word = plan.get_status_display()
    if plan.status == Plan.Status.SUBMITTED:
        return "waiting", word, "Menunggu verifikasi.", Role.BAPPEDA
    if plan.status == Plan.Status.VERIFIED:
        return "waiting", word, "Menunggu penetapan.", Role.CAMAT
    return "running", word, "Masih draf; periksa catatannya, lalu ajukan.", owner


class Agenda(Frozen):
    """The duties of an agency around a day, those of several years together."""

    tasks: tuple[Task, ...]
    today: date
    ruling: Ruling

    def of_month(self, year: int, month: int) -> list[Task]:
        """The duties that fall due in a month."""
        return [task for task in self.tasks if (task.duty.due.year, task.duty.due.month) == (year, month)]

    def late(self, before: date) -> list[Task]:
        """What is not done and fell due before a day."""
        return [task for task in self.tasks if task.late and task.duty.due < before]

    def next(self, after: date, count: int = 3) -> list[Task]:
        """The first duties after a day that are not done."""
        return [task for task in self.tasks if not task.is_done and task.duty.due > after][:count]


def agenda_of(agency: Unit, today: date, plans: Sequence[Plan] | None = None) -> Agenda:
    """What an agency has to do around a day: for the year of that day, the one before and the one after.

    Of years before the first plan that Selaras has, nothing is asked. Three queries; one less with the ``plans``.
    """
    held = list(plans) if plans is not None else plans_of_agency(agency)
    ruling = ruling_beside(held[0]) if held else ruling_of(agency)
    first = min((plan.year for plan in held), default=today.year)
    years = [year for year in (today.year - 1, today.year, today.year + 1) if year >= first]
    issued = list(
        IssuedDocument.objects.filter(org_unit=agency, year__in=years, superseded_by__isnull=True).only(
            "type", "year", "status"
        )
    )
    owners = owners_of(agency, today)
    found = [task for year in years for task in tasks(ruling, held, issued, year, today, owners)]
    return Agenda(tuple(sorted(found, key=lambda task: (task.duty.due, task.duty.order))), today, ruling)


def plans_of_agency(agency: Unit) -> list[Plan]:
    """The plans of an agency itself, newest first, each with what holds for it."""
    rows = Plan.objects.filter(org_unit=agency).select_related("org_unit").order_by("-year", "kind", "-id")
    return list(with_procedure(rows))
