"""Reminders go to those who have to move next, on the days set, once."""

from datetime import UTC, date, datetime
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Assignment, Person
from selaras.registers.plans.models import Reminder
from selaras.registers.plans.reminding import Sent, send_reminders
from tests.registers.conftest import Office
from tests.registers.plans.test_workflow import made

NOW = datetime(2025, 1, 24, 1, 0, tzinfo=UTC)
AGREEMENT = "Perjanjian Kinerja 2025"
SEVEN_BEFORE = date(2025, 1, 24)  # the agreement is due on 31 January


@pytest.fixture
def camat(office: Office) -> Person:
    made(office, "rkt")
    with system("uji"):
        Assignment.objects.all().delete()  # those of the fixtures
        person = Person.objects.create_user("camat.contoh", "Camat Contoh", email="camat@contoh.test")
        Assignment.objects.create(person=person, org_unit=office.agency, role="camat", since=date(2025, 1, 1))
    return person


def test_seven_days_before_the_one_who_signs_is_told_once(office: Office, camat: Person) -> None:
    assert send_reminders(SEVEN_BEFORE, NOW) == Sent(1, 0, 0)
    assert send_reminders(SEVEN_BEFORE, NOW) == Sent(0, 0, 0)
    (message,) = mail.outbox
    assert message.to == ["camat@contoh.test"]
    assert message.subject == "Selaras: 1 tugas menjelang tenggat"
    assert message.body.splitlines() == [
        "Pengingat KECAMATAN CONTOH, 24 Januari 2025:",
        f"• {AGREEMENT}: tenggat 31 Januari 2025 (7 hari lagi). {AGREEMENT} belum ada di Selaras.",
    ]


@pytest.mark.parametrize(("day", "count"), [(24, 1), (25, 0), (28, 1), (30, 1), (31, 0)])
def test_only_seven_three_and_one_day_before(office: Office, camat: Person, day: int, count: int) -> None:
    assert send_reminders(date(2025, 1, day), NOW).messages == count


def test_a_message_that_failed_goes_out_with_the_next_run(
    office: Office, camat: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Any, *__: Any, **___: Any) -> int:
        raise SMTPException("server menolak")

    with monkeypatch.context() as patch:
        patch.setattr("selaras.registers.plans.reminding.EmailMessage.send", refuse)
        assert send_reminders(SEVEN_BEFORE, NOW) == Sent(0, 1, 0)
    assert send_reminders(SEVEN_BEFORE, NOW) == Sent(1, 0, 0)


def test_who_has_no_address_is_counted_and_who_left_is_not_told(office: Office, camat: Person) -> None:
    with system("uji"):
        Person.objects.update(email="")
    assert send_reminders(SEVEN_BEFORE, NOW) == Sent(0, 0, 1)
    with system("uji"):
        Assignment.objects.update(until=date(2025, 1, 23))
    assert send_reminders(SEVEN_BEFORE, NOW) == Sent(0, 0, 0)


def test_no_address_is_kept_anywhere(office: Office, camat: Person) -> None:
    send_reminders(SEVEN_BEFORE, NOW)
    with system("uji"):
        assert Reminder.objects.get().sent_at == NOW
        assert not any("contoh.test" in f"{row.before}{row.after}" for row in TrailRow.objects.all())
        assert not any("contoh.test" in entry.sentence for entry in LogEntry.objects.all())


def test_without_a_mail_server_the_command_says_what_to_set(settings: Any) -> None:
    settings.SELARAS_EMAIL_URL = ""
    with pytest.raises(CommandError, match="SELARAS_EMAIL_URL"):
        call_command("send_reminders")


@pytest.mark.django_db
def test_the_command_says_how_many_went_out(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SELARAS_EMAIL_URL = "smtp://surel.contoh.test"
    call_command("send_reminders")
    assert capsys.readouterr().out == "0 surel terkirim, 0 orang belum mempunyai alamat surel.\n"
