"""What holds for the plans of an agency: which kinds are verified, by which outline, and on which days duties fall."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, JSONField, OuterRef, QuerySet, Subquery

from selaras.engine.law.calendar import Duty, duties
from selaras.engine.law.checklist import outlines
from selaras.engine.law.law import load_law
from selaras.engine.tables.frozen import EMPTY, Frozen, replace
from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import may, require
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.owning import owned_kinds
from selaras.registers.organisations.roles import PEOPLE, SETTINGS, SUBMIT, VERIFY
from selaras.registers.plans.comparing import compare
from selaras.registers.plans.models import Plan, Procedure, Step, VerificationNote
from selaras.registers.plans.stages import ripens

Settled = Mapping[str, Any]
_BESIDE: Final = ("own_procedure", "upper_procedure", "top_procedure")
_OUTER: Final = ("org_unit", "org_unit__parent", "org_unit__parent__parent")


class Ruling(Frozen):
    """The settings that hold for one agency.

    ``from_law`` is True where nobody decided which kinds are verified; that default was recalled, not read, and pages
    say so. ``moved`` has the days set instead of the law's by year and duty, ``done`` the days on which a duty was done
    outside of Selaras.
    """

    verified_kinds: frozenset[str]
    outlines: Mapping[str, str] = EMPTY
    holidays: frozenset[date] = frozenset()
    from_law: bool = True
    moved: Mapping[tuple[int, str], date] = MappingProxyType({})
    done: Mapping[tuple[int, str], date] = MappingProxyType({})

    def duties(self, year: int, budget_on: date | None) -> tuple[Duty, ...]:
        """The duties of a year on the days that hold here."""
        own = {duty: day for (of, duty), day in self.moved.items() if of == year}
        return duties(load_law(), year, budget_on=budget_on, moved=own, holidays=self.holidays)


def ruling_of(agency: Unit) -> Ruling:
    """What holds for a unit: its own settings, then those of the units above it, then the law's. One query."""
    return _ruling_in(agency.path.strip("/").split("/"))


def ruling_without(unit: Unit) -> Ruling:
    """What would hold for a unit that had settled nothing itself. One query."""
    return _ruling_in(unit.path.strip("/").split("/")[:-1])


def _ruling_in(units: Sequence[str]) -> Ruling:
    rows = list(Procedure.objects.filter(org_unit__in=units).select_related("org_unit"))
    rows.sort(key=lambda row: len(row.org_unit.path), reverse=True)
    return _ruling([row.settled for row in rows])


def with_procedure(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    """Plans that each tell ``ruling_beside`` what holds for them, and ``has_open_notes`` whether a note of the verifier
    is open: fewer queries a page."""
    told = {
        name: Subquery(Procedure.objects.filter(org_unit=OuterRef(outer)).values("settled")[:1], JSONField(null=True))
        for name, outer in zip(_BESIDE, _OUTER, strict=True)
    }
    open_ = VerificationNote.objects.filter(plan=OuterRef("pk"), resolved_at__isnull=True)
    return rows.annotate(**told, open_notes=Exists(open_))


def has_open_notes(plan: Plan) -> bool:
    """Whether the verifier's notes on a plan are not all settled, as it was read together with the plan."""
    return bool(vars(plan).get("open_notes"))


def ruling_beside(plan: Plan) -> Ruling:
    """``ruling_of`` as it was read together with this plan; asked for where the plan does not tell."""
    told = vars(plan)
    if any(name not in told for name in _BESIDE):
        return ruling_of(plan.org_unit)
    return _ruling([told[name] for name in _BESIDE if told[name]])


def _ruling(settled: Sequence[Settled]) -> Ruling:
    """From what each unit settled, the nearest first."""
    decided = next((each["verified_kinds"] for each in settled if each.get("verified_kinds") is not None), None)
    usual = load_law().value("verification.required", on=date.max).texts
    chosen: dict[str, str] = {}
    moved: dict[tuple[int, str], date] = {}
    for each in reversed(settled):
        chosen |= each.get("outlines", {})
        moved |= _days(each, "due")
    return Ruling(
        verified_kinds=frozenset(usual if decided is None else decided),
        outlines=chosen,
        holidays=frozenset(date.fromisoformat(day) for each in settled for day in each.get("holidays", ())),
        from_law=decided is None,
        moved=moved,
        done=_days(settled[0], "done") if settled else {},
    )


def _days(settled: Settled, field: str) -> dict[tuple[int, str], date]:
    return {
        (int(year), duty): date.fromisoformat(entry[field])
        for year, entries in settled.get("days", {}).items()
        for duty, entry in entries.items()
        if entry.get(field)
    }


def needs_verification(plan: Plan) -> bool:
    """Whether a plan is frozen only after it was verified: approved, or in an earlier stage closed. What says no more
    than the stage before it, which was verified, needs no second verification."""
    if plan.kind not in ruling_beside(plan).verified_kinds:
        return False
    if ripens(plan):
        return plan.stage in load_law().value("verification.before_closing", on=date.max).texts
    return not _verified_already(plan)


def _verified_already(plan: Plan) -> bool:
    """Whether this is the last stage, and its rows say the same as those of the stage before, which was verified."""
    before = plan.follows if plan.stage == Plan.Stage.SET else None
    if before is None or before.version != plan.version:
        return False
    beside = (Step.Kind.APPROVED, Step.Kind.LOCKED, Step.Kind.UNLOCKED)
    newest = Step.objects.filter(plan=before).exclude(kind__in=beside).first()
    return newest is not None and newest.kind == Step.Kind.VERIFIED and not compare(before, plan)


def may_settle(unit: Unit) -> bool:
    """Whether the one who acts settles anything there: who sets its documents, and who verifies."""
    return may(current(), SETTINGS, unit) or may(current(), VERIFY, unit)


@transaction.atomic
def settle(
    unit: Unit,
    *,
    verified_kinds: Iterable[str] | None,
    holidays: Iterable[date] = (),
    outline_of: Mapping[str, str] | None = None,
) -> Procedure:
    """Decide for a government or an agency. ``verified_kinds`` None leaves that to what is above.

    One log entry, none where nothing differs. Raises ``Refused`` for an outline the law does not know, for somebody who
    may not, and where a kind would be verified no longer by the word of those who write and approve it.
    """
    _demand(unit, "mengatur tata cara rencana")
    kinds = None if verified_kinds is None else sorted(verified_kinds)
    _demand_still_verified(unit, kinds)
    chosen = {kind: basis for kind, basis in (outline_of or {}).items() if basis}
    for kind, basis in chosen.items():
        if basis not in outlines(load_law(), kind):
            raise Refused(f"Sistematika “{basis}” tidak dikenal.")
    wanted = {
        "verified_kinds": kinds,
        "holidays": sorted({day.isoformat() for day in holidays}),
        "outlines": chosen,
    }
    return _keep(unit, wanted, f"Mengatur tata cara rencana {unit.name}.")


def _demand_still_verified(unit: Unit, kinds: list[str] | None) -> None:
    """Raises ``Refused`` where a kind that is verified now would not be, unless one who verifies there or gives the
    roles there says so: an office does not spare itself the eyes of others."""
    if may(current(), VERIFY, unit) or may(current(), PEOPLE, unit):
        return
    later = ruling_without(unit).verified_kinds if kinds is None else frozenset(kinds)
    spared = sorted(ruling_of(unit).verified_kinds - later)
    if spared:
        named = ", ".join(owned_kinds(date.max).get(kind, kind) for kind in spared)
        raise Refused(
            f"Verifikasi {named} {unit.name} hanya dapat ditiadakan oleh verifikator atau administrator. "
            "Mintalah kepada mereka; pengaturan lain belum disimpan."
        )


@transaction.atomic
def move(unit: Unit, year: int, duty: str, due: date | None, reason: str) -> Procedure:
    """Set another day for a duty of a year, with its ground; None takes that back.

    Raises ``Refused`` for an unknown duty, a day without reason, and for somebody who may not.
    """
    _demand(unit, "mengatur tenggat")
    title = _title(year, duty)
    if due is not None and not reason.strip():
        raise Refused("Sebutkan dasar tanggal itu, misalnya nomor surat edarannya.")
    told = f"Mengatur tenggat {title}: {long_date(due)}. Dasar: {reason.strip()}" if due else (
        f"Mengembalikan tenggat {title} seperti semula."
    )  # fmt: skip
    return _day(unit, year, duty, {"due": due.isoformat() if due else None, "reason": reason.strip()}, told)


@transaction.atomic
def mark_done(agency: Unit, year: int, duty: str, done: date | None, reason: str = "") -> Procedure:
    """Say that a duty was done outside of Selaras on a day; None takes that back."""
    require(current(), SUBMIT, agency, "mencatat tugas")
    title = _title(year, duty)
    told = f"Mencatat {title} selesai {long_date(done)} di luar Selaras." if done else (
        f"Mencatat {title} belum selesai."
    )  # fmt: skip
    entry = {"done": done.isoformat() if done else None, "done_note": reason.strip()[:300]}
    with acting(replace(current(), everything=True)):  # who submits need not be the one who settles
        return _day(agency, year, duty, entry, told)


def _day(unit: Unit, year: int, duty: str, entry: Mapping[str, str | None], told: str) -> Procedure:
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # before the days are read: two keep both of theirs
    held = Procedure.objects.filter(org_unit=unit).first()
    days: dict[str, Any] = dict(held.settled.get("days", {})) if held else {}
    of_year = dict(days.get(str(year), {}))
    of_year[duty] = {**of_year.get(duty, {}), **entry, "by": current().name or current().actor}
    return _keep(unit, {"days": {**days, str(year): of_year}}, told)


def _keep(unit: Unit, changes: Mapping[str, Any], told: str) -> Procedure:
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    held = Procedure.objects.filter(org_unit=unit).first() or Procedure(org_unit=unit)
    settled = {**held.settled, **changes}
    if settled == held.settled:
        return held
    held.settled = settled
    held.save()
    log("procedure.changed", told, unit=str(unit.pk), subject=held.pk)
    return held


def _demand(unit: Unit, doing: str) -> None:
    if not may_settle(unit):
        raise Refused(f"Anda tidak berwenang {doing} {unit.name}. Mintalah kepada pejabat yang berwenang.")


def _title(year: int, duty: str) -> str:
    found = next((each.title for each in duties(load_law(), year) if each.id == duty), None)
    if found is None:
        raise Refused("Tugas ini tidak dikenal. Muat ulang halaman.")
    return found
