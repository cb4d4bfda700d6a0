"""Whether a reading is taken in whole or not at all, in a scratch database on SQLite."""

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from selaras.engine.readers.reader import Reading
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept
from selaras.registers.plans.fitting import agency_row
from selaras.registers.plans.store import book_of

TAKEN, REFUSED, PARTIAL = "accepted", "refused by acceptance", "partial"


class Interrupted(Exception):
    """The database fails in the middle, as a full disk would."""


class _RolledBack(Exception):
    """Takes back what a trial has stored."""


def prepare() -> None:
    """Makes the tables."""
    call_command("migrate", verbosity=0, interactive=False)


def try_acceptance(reading: Reading, chance: random.Random) -> str:
    """Takes a reading in, again, and once with the database failing on the way; everything is taken back after it.

    Returns what came of it. Whatever else acceptance raises is a mistake of ours and comes out.
    """
    with system("fuzz"), _taken_back():
        agency, year = _agency(reading), _year(reading)
        before = _state()
        try:
            with transaction.atomic(), _failing_after(chance.randrange(1, 60)):
                accept(reading.book, reading.problems, agency, year, source=reading.name)
        except (Interrupted, Refused):
            if _state() != before:
                return PARTIAL
        return _whole(reading, agency, year, before)
    raise AssertionError("what is taken back comes out above")


def _whole(reading: Reading, agency: Unit, year: int, before: str) -> str:
    try:
        done = accept(reading.book, reading.problems, agency, year, source=reading.name)
    except Refused:
        return REFUSED if _state() == before else PARTIAL
    if done.plan is None:
        return REFUSED if _state() == before else PARTIAL
    again = accept(reading.book, reading.problems, agency, year, source=reading.name)
    whole = len(book_of(done.plan)) == len(done.rows) and not again.changed
    return TAKEN if whole else PARTIAL


def _agency(reading: Reading) -> Unit:
    """A unit of the name and code that the file itself gives, so that acceptance has no reason to refuse."""
    government, _ = Unit.objects.get_or_create(
        parent=None, code=settings.SELARAS_GOVERNMENT, defaults={"level": Unit.Level.GOVERNMENT, "name": "Pemerintah"}
    )
    named = agency_row(reading.book)
    code = (named.code_proposed or named.code if named else "")[:20]
    name = (named.name if named else "")[:100] or "Kecamatan Contoh"
    return Unit.objects.create(parent=government, code=code, level=Unit.Level.AGENCY, kind="kecamatan", name=name)


def _year(reading: Reading) -> int:
    return reading.book.plan.first_year if reading.book.plan else 2025


@contextmanager
def _taken_back() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise _RolledBack
    except _RolledBack:
        return


@contextmanager
def _failing_after(statements: int) -> Iterator[None]:
    left = statements

    def fail(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        nonlocal left
        if sql.lstrip()[:6].upper() in ("INSERT", "UPDATE"):
            left -= 1
            if left < 0:
                raise Interrupted
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail):
        yield


def _state() -> str:
    """A digest of every row of every table."""
    seen = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            seen.update(f"{table}{sorted(map(repr, cursor.fetchall()))}".encode())
    return seen.hexdigest()
