"""Reminders of duties by e-mail: each is claimed in the outbox before it is sent, so that nobody gets it twice."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from selaras.engine.law.law import load_law
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Assignment, Person, Unit
from selaras.registers.organisations.reaching import email_of
from selaras.registers.plans.agenda import Task, agenda_of, plans_of_agency
from selaras.registers.plans.models import Reminder


class Sent(Frozen):
    """How many messages went out, how many could not, and how many people have no address."""

    messages: int
    failed: int
    unreachable: int


def reminder_days(on: date) -> frozenset[int]:
    """How many days before its day a duty is reminded of."""
    return frozenset(load_law().value("calendar.reminder_days", on=on).value)


def due_soon(tasks: Iterable[Task], today: date) -> list[Task]:
    """The tasks that are reminded of today: not done, and so many days before their day."""
    days = reminder_days(today)
    return [task for task in tasks if not task.is_done and (task.duty.due - today).days in days]


def short_text(agency: str, tasks: Sequence[Task], today: date) -> str:
    """The tasks as a short text to hand on: agency, each task with its day and what is missing. It names no person."""
    lines = [f"Pengingat {agency}, {long_date(today)}:"]
    lines += [f"• {task.duty.title}: {_days(task, today)}. {task.missing}".rstrip() for task in tasks]
    return "\n".join(lines)


def _days(task: Task, today: date) -> str:
    left = (task.duty.due - today).days
    when = "hari ini" if left == 0 else f"{left} hari lagi" if left > 0 else f"lewat {-left} hari"
    return f"tenggat {long_date(task.duty.due)} ({when})"


def send_reminders(today: date, now: datetime) -> Sent:
    """Send what is due today to those who have to move next, one message a person and agency. Acts as the machine.

    A message that could not be sent is given free again and goes out with the next run of the day.
    """
    sent = failed = unreachable = 0
    with system("mengirim pengingat"):
        for agency, tasks in _agencies(today):
            for person, own in _people(agency, tasks, today):
                address = email_of(person)
                if not address:
                    unreachable += 1
                    continue
                outcome = _send(agency, person, address, own, today, now)
                sent += outcome is True
                failed += outcome is False
    return Sent(sent, failed, unreachable)


def _agencies(today: date) -> Iterator[tuple[Unit, list[Task]]]:
    for agency in Unit.objects.filter(level=Unit.Level.AGENCY, retired_on__isnull=True).iterator():
        plans = plans_of_agency(agency)
        if plans:
            soon = due_soon(agenda_of(agency, today, plans).tasks, today)
            if soon:
                yield agency, soon


def _people(agency: Unit, tasks: Sequence[Task], today: date) -> list[tuple[Person, list[Task]]]:
    """Those who hold the role that moves next, in the agency, below it or above it, each with their tasks."""
    around = agency.path.strip("/").split("/")
    held = Assignment.objects.filter(role__in={task.role for task in tasks}, since__lte=today).select_related(
        "person", "org_unit"
    )
    found: dict[str, tuple[Person, list[Task]]] = {}
    for assignment in held.order_by("id"):
        inside = assignment.org_unit.path.startswith(agency.path) or assignment.org_unit_id in around
        over = assignment.until is not None and assignment.until < today
        if inside and not over and assignment.person.is_active:
            own = [task for task in tasks if task.role == assignment.role]
            _, listed = found.setdefault(assignment.person_id, (assignment.person, []))
            listed += [task for task in own if task not in listed]
    return list(found.values())


def _send(agency: Unit, person: Person, address: str, tasks: Sequence[Task], today: date, now: datetime) -> bool | None:
    """True when it went out, False when it could not, None when all of it was sent before."""
    claimed = _claim(agency, person, tasks, today, now)
    if not claimed:
        return None
    fresh = [task for task in tasks if task.key in claimed]
    link = f"\n\n{settings.SELARAS_URL}/pd/{agency.pk}/" if settings.SELARAS_URL else ""
    subject = f"Selaras: {len(fresh)} tugas menjelang tenggat"
    try:
        EmailMessage(subject, short_text(agency.name, fresh, today) + link, to=[address]).send()
    except (SMTPException, OSError):  # told by the command; the address itself is never written anywhere
        Reminder.objects.filter(pk__in=claimed.values()).update(sent_at=None)
        return False
    log("reminder.sent", f"Mengirim pengingat {len(fresh)} tugas {agency.name}.", unit=str(agency.pk))
    return True


@transaction.atomic
def _claim(agency: Unit, person: Person, tasks: Sequence[Task], today: date, now: datetime) -> dict[str, str]:
    """The reminders that are this run's to send: task → row. One that was sent stays with the run that sent it; a
    process that dies between claiming and sending leaves one reminder out rather than sending it twice."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    claimed: dict[str, str] = {}
    for task in tasks:
        row, _ = Reminder.objects.get_or_create(
            org_unit=agency, person=person, year=task.duty.year, duty=task.duty.id, due=task.duty.due,
            days=(task.duty.due - today).days, defaults={"made_at": now},
        )  # fmt: skip
        if row.sent_at is None:
            row.sent_at = now
            row.save(update_fields=["sent_at"])
            claimed[task.key] = row.pk
    return claimed
