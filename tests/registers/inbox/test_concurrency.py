"""One waiting file and two windows at once: it is taken in once, whole, and as the preview showed it."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from selaras.engine.readers.choices import of_plain
from selaras.engine.tables.frozen import replace
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import Scope, acting, system
from selaras.registers.inbox.actions import choose, discard, receive, take_in
from selaras.registers.inbox.models import Upload
from selaras.registers.inbox.reading import reading_of
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import Role
from selaras.registers.plans.actions import Acceptance
from selaras.registers.plans.models import Indicator, Plan, WorkItem
from tests.making import YEAR
from tests.registers.conftest import make_office
from tests.workbooks import workbook

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[Upload], object]


def waiting() -> tuple[Scope, Unit, Upload]:
    """A planner, the agency, and a file of theirs that has been read."""
    office = make_office()
    planner = office.scope(Role.PLANNER, office.agency)
    with acting(planner):
        return planner, office.agency, receive(office.agency, "rkt.xlsx", workbook())


def together(planner: Scope, agency: Unit, *works: Work) -> list[object]:
    """What each work returned or refused; all start at the same moment, each as a request of its own would."""
    start = threading.Barrier(len(works))
    results: list[object] = [None] * len(works)

    def run(number: int, work: Work) -> None:
        try:
            with acting(planner):
                shown = Upload.objects.select_related("org_unit").get(org_unit=agency)
                start.wait(60)
                results[number] = work(shown)
        except Refused as refused:
            results[number] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number, work)) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def accepting(upload: Upload) -> Acceptance:
    return take_in(upload, YEAR, beside="")


def test_two_acceptances_of_one_upload_store_it_once_and_the_later_is_refused() -> None:
    planner, agency, _ = waiting()
    results = together(planner, agency, accepting, accepting)
    done = [each for each in results if isinstance(each, Acceptance)]
    refused = [each for each in results if isinstance(each, Refused)]
    assert (len(done), len(refused), done[0].changed) == (1, 1, True)
    assert str(refused[0]) == ("Berkas ini tidak menunggu lagi: sudah diterima atau dibuang, mungkin di jendela lain.")
    with system("uji"):
        assert (Plan.objects.count(), WorkItem.objects.count(), Upload.objects.count()) == (1, 3, 0)
        assert LogEntry.objects.filter(code="plan.accepted").count() == 1


def test_an_acceptance_and_another_choice_at_once_are_one_after_the_other() -> None:
    """Either the plan is as shown and the file is gone, or the file was read anew and nothing stored."""
    planner, agency, upload = waiting()
    with acting(planner):
        [table] = reading_of(upload).tables

    def choosing(shown: Upload) -> Upload:
        return choose(shown, replace(of_plain(shown.choices), columns={table.signature: {3: "indicator"}}))

    results = together(planner, agency, accepting, choosing)
    with system("uji"):
        stored = (Plan.objects.count(), Upload.objects.count())
        chosen = Indicator.objects.count()
    assert [type(each) for each in results if not isinstance(each, Refused)] == [
        Acceptance if stored == (1, 0) else Upload
    ]
    assert stored in ((1, 0), (0, 1))
    assert chosen == 0


def test_an_acceptance_and_a_discarding_at_once_leave_no_file_and_at_most_one_whole_plan() -> None:
    planner, agency, _ = waiting()
    results = together(planner, agency, accepting, discard)
    with system("uji"):
        assert Upload.objects.count() == 0
        assert WorkItem.objects.count() == (3 if isinstance(results[0], Acceptance) else 0)
