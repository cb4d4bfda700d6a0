"""Issuing twice at the same moment: a double click gives one document, and no number is given twice."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connections

from selaras.engine.documents.job import Job
from selaras.engine.tables.rows import WorkItem as Item
from selaras.registers.archive.models import IssuedDocument, LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.issuing import actions
from selaras.registers.issuing.actions import Issued, issue
from selaras.registers.organisations.document_settings import change_settings
from selaras.registers.plans.actions import accept
from selaras.registers.plans.models import Plan
from tests.making import YEAR, book, changed, work_item
from tests.registers.conftest import Office, make_office

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
GIVEN = book(*(work_item(f"7.01.{n:02d}", f"Program {n}") for n in range(1, 4)))


def accepted(office: Office) -> Plan:
    with system("uji"):
        accept(GIVEN, (), office.agency, YEAR)
        return Plan.objects.select_related("org_unit").get()


def drawn_at_once(monkeypatch: pytest.MonkeyPatch, people: int) -> None:
    """Nobody's document is ready before everybody's is being drawn: the worst moment."""
    all_drawing = threading.Barrier(people)

    def render(job: Job) -> dict[str, bytes]:
        all_drawing.wait(30)
        return dict.fromkeys(job.formats, b"isi")

    monkeypatch.setattr(actions, "render_in_child", render)


def together(work: Callable[[], Issued], people: int) -> list[Issued | Refused]:
    results: list[Issued | Refused] = []

    def run() -> None:
        try:
            with system("uji"):
                results.append(work())
        except Refused as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


@pytest.mark.parametrize("drafted", [True, False])
def test_a_double_click_gives_one_document_and_one_log_entry(drafted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = accepted(make_office())
    drawn_at_once(monkeypatch, 3)
    if not drafted:
        monkeypatch.setattr(actions, "why_draft", lambda plan, judgement: ())
    results = together(lambda: issue(plan, "rkt", NOW), 3)
    done = [result for result in results if isinstance(result, Issued)]
    assert len(done) == 3
    assert sorted(result.new for result in done) == [False, False, True]
    assert len({result.document.pk for result in done}) == 1
    with system("uji"):
        assert IssuedDocument.objects.get().sequence == (None if drafted else 1)
        assert LogEntry.objects.filter(code="document.issued").count() == 1


def test_another_document_issued_meanwhile_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    office = make_office()
    plan = accepted(office)

    def render(job: Job) -> dict[str, bytes]:
        monkeypatch.setattr(actions, "render_in_child", lambda job: dict.fromkeys(job.formats, b"lain"))
        accept(changed(GIVEN, GIVEN.all(Item)[0].id, name="Program Lain"), (), office.agency, YEAR)
        issue(Plan.objects.select_related("org_unit").get(), "rkt", NOW)
        return dict.fromkeys(job.formats, b"isi")

    monkeypatch.setattr(actions, "render_in_child", render)
    with system("uji"):
        with pytest.raises(Refused, match="berubah sementara dokumen ini disiapkan"):
            issue(plan, "rkt", NOW)
        assert IssuedDocument.objects.count() == 1


def test_settings_that_change_while_a_document_is_drawn_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    office = make_office()
    plan = accepted(office)

    def render(job: Job) -> dict[str, bytes]:
        change_settings(office.agency, {"place_of_signing": "Tempat Lain"})
        return dict.fromkeys(job.formats, b"isi")

    monkeypatch.setattr(actions, "render_in_child", render)
    with system("uji"):
        with pytest.raises(Refused, match="Terbitkan sekali lagi"):
            issue(plan, "rkt", NOW)
        assert IssuedDocument.objects.count() == 0
