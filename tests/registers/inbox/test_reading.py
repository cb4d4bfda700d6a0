"""Long readings: told how far, cancelled from elsewhere, taken up again when their process died."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from selaras.engine.readers.choices import Choices
from selaras.engine.readers.door import Cancelled, read_file
from selaras.engine.readers.reader import Reading
from selaras.registers.archive.scope import Scope, acting
from selaras.registers.inbox import reading
from selaras.registers.inbox.actions import cancel, read_again, receive
from selaras.registers.inbox.models import Upload
from selaras.registers.inbox.reading import interrupted, reading_of
from tests.registers.conftest import Office, make_office
from tests.workbooks import workbook

pytestmark = pytest.mark.django_db(transaction=True)


class Slow:
    """A reading under way that ends when it is told to."""

    def __init__(self, name: str, content: bytes, choices: Choices) -> None:
        self.given = (name, content, choices)
        self.progress = 0.0
        self.ready = threading.Event()
        self.cancelled = threading.Event()
        self.error: Exception | None = None

    def result(self, timeout: float | None = None) -> Reading:
        if self.cancelled.is_set():
            raise Cancelled
        if not self.ready.wait(timeout):
            raise TimeoutError
        if self.error:
            raise self.error
        return read_file(*self.given)

    def cancel(self) -> None:
        self.cancelled.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> list[Slow]:
    """Readings that were begun; requests lose their patience at once, hearts beat quickly."""
    begun: list[Slow] = []

    def start(name: str, content: bytes, choices: Choices) -> Slow:
        begun.append(Slow(name, content, choices))
        return begun[-1]

    monkeypatch.setattr(reading, "start", start)
    monkeypatch.setattr(reading, "PATIENCE", 0.01)
    monkeypatch.setattr(reading, "BEAT", 0.05)
    return begun


def waited(until: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if until():
            return True
        time.sleep(0.02)
    return False


def now(upload: Upload) -> Upload:
    return Upload.objects.get(pk=upload.pk)


def ended(upload: Upload) -> bool:
    """Whether the thread of this upload has gone."""
    return all(thread.name != f"selaras-upload-{upload.pk}" for thread in threading.enumerate())


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def planner(office: Office) -> Scope:
    return office.scope("planner", office.agency)


def test_a_long_reading_tells_how_far_it_is_and_is_stored_at_its_end(
    office: Office, planner: Scope, slow: list[Slow]
) -> None:
    with acting(planner):
        upload = receive(office.agency, "rkt.xlsx", workbook())
        assert upload.state == "reading"
        slow[0].progress = 0.42
        assert waited(lambda: now(upload).progress == 42)
        slow[0].ready.set()
        assert waited(lambda: now(upload).state == "read")
        assert len(reading_of(now(upload)).tables[0].lines) == 3
        assert waited(lambda: ended(upload))


def test_a_cancellation_is_seen_by_whoever_reads(office: Office, planner: Scope, slow: list[Slow]) -> None:
    with acting(planner):
        upload = receive(office.agency, "rkt.xlsx", workbook())
        elsewhere = threading.Thread(target=_cancel, args=(planner, upload))  # a connection of its own: another worker
        elsewhere.start()
        elsewhere.join()
        assert slow[0].cancelled.wait(20)
        assert waited(lambda: ended(upload))
        slow[0].ready.set()
        assert now(upload).state == "cancelled"
        assert read_again(now(upload)).state == "reading"
        slow[1].ready.set()
        assert waited(lambda: now(upload).state == "read")
        assert waited(lambda: ended(upload))


def _cancel(scope: Scope, upload: Upload) -> None:
    with acting(scope):
        cancel(upload)
    connections.close_all()


def test_what_an_older_reading_finds_is_dropped(office: Office, planner: Scope, slow: list[Slow]) -> None:
    with acting(planner):
        upload = receive(office.agency, "rkt.xlsx", workbook())
        newer = read_again(upload)
        slow[0].ready.set()
        assert waited(slow[0].cancelled.is_set)
        assert (now(upload).state, now(upload).attempt) == ("reading", newer.attempt)
        slow[1].ready.set()
        assert waited(lambda: now(upload).state == "read")
        assert waited(lambda: ended(upload))


def test_a_reading_without_heartbeat_is_taken_to_have_died(office: Office, planner: Scope, slow: list[Slow]) -> None:
    with acting(planner):
        upload = receive(office.agency, "rkt.xlsx", workbook())
        assert not interrupted(now(upload))
        cancel(upload)
        assert waited(lambda: ended(upload))
        Upload.objects.filter(pk=upload.pk).update(state="reading", heartbeat=timezone.now() - timedelta(seconds=21))
        assert interrupted(now(upload))
        assert not interrupted(read_again(now(upload)))
        cancel(upload)
        assert waited(lambda: ended(upload))


def test_a_mistake_of_ours_in_the_thread_is_told_and_logged(
    office: Office, planner: Scope, slow: list[Slow], caplog: pytest.LogCaptureFixture
) -> None:
    with acting(planner):
        upload = receive(office.agency, "rkt.xlsx", workbook())
        slow[0].error = ValueError("no reading")
        slow[0].ready.set()
        assert waited(lambda: now(upload).state == "failed")
        assert waited(lambda: ended(upload))
    assert [record.message for record in caplog.records] == [f"the reading of upload {upload.pk} failed"]
