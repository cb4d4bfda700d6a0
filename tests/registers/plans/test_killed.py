"""A process killed with signal 9 in the middle of a verb: the plan is as it was before, or as it is afterwards."""

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from selaras.engine.tables.rows import WorkItem as Item
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.scope import system
from selaras.registers.plans.actions import accept, approve, open_version
from selaras.registers.plans.models import Plan
from selaras.registers.plans.store import load
from tests.making import YEAR, book, changed, work_item
from tests.registers.conftest import Office, make_office

pytestmark = pytest.mark.django_db(transaction=True)
GIVEN = book(*(work_item(f"7.01.{n:02d}", f"Program {n}") for n in range(1, 10)))
OTHER = changed(GIVEN, GIVEN.all(Item)[0].id, name="Program Lain")


def killed_at(write: int, work: Callable[[], object]) -> bool:
    """Runs the work in a process that kills itself before its n-th write; True when it came that far."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        seen = 0

        def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
            nonlocal seen
            seen += sql.lstrip().startswith(("INSERT", "UPDATE"))
            if seen == write:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count), system("uji"):
            work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def stored() -> tuple[object, ...]:
    """Everything a half-done verb could leave behind."""
    with system("uji"):
        plans = [
            (plan.pk, plan.version, plan.status, plan.revision, load(plan)) for plan in Plan.objects.order_by("pk")
        ]
        return plans, LogEntry.objects.count(), TrailRow.objects.count()


def _first(office: Office) -> object:
    return accept(GIVEN, (), office.agency, YEAR)


def _again(office: Office) -> object:
    return accept(OTHER, (), office.agency, YEAR)


def _approve(office: Office) -> object:
    return approve(Plan.objects.get())


def _version(office: Office) -> object:
    return open_version(Plan.objects.get(), "perubahan 1")


BEFORE: dict[Callable[[Office], object], tuple[Callable[[Office], object], ...]] = {
    _first: (),
    _again: (_first,),
    _approve: (_first,),
    _version: (_first, _approve),
}


@pytest.mark.parametrize("verb", BEFORE, ids=lambda verb: verb.__name__.strip("_"))
def test_nothing_is_half_done(verb: Callable[[Office], object]) -> None:
    office = make_office()
    with system("uji"):
        for earlier in BEFORE[verb]:
            earlier(office)
    before = stored()
    write = 1
    while killed_at(write, lambda: verb(office)):
        assert stored() == before, f"killed before write {write}"
        write += 1
    assert write > 2
    assert stored() != before
