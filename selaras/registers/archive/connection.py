"""Tells each database connection who acts, so that the triggers can write it into the trail."""

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from selaras.registers.archive.scope import current, current_or_none

_WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|WITH|MERGE|CALL|DO)\b", re.IGNORECASE)


def prepare(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Django's hook for a new connection."""
    if connection.vendor == "sqlite":
        raw: Any = connection.connection
        raw.create_function("selaras_actor", 0, lambda: current().actor)
        raw.create_function("selaras_reason", 0, lambda: current().reason)
    elif _name_actor not in connection.execute_wrappers:
        connection.execute_wrappers.append(_name_actor)


def _name_actor(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Before each write, set actor and reason for this transaction; a write outside one gets one of its own.

    Setting it each time costs one short statement, and survives the roll-back of a savepoint.
    """
    if not _WRITES.match(str(sql)):
        return execute(sql, params, many, context)
    connection: BaseDatabaseWrapper = context["connection"]
    if not connection.in_atomic_block:
        with transaction.atomic(using=connection.alias):
            return _name_actor(execute, sql, params, many, context)
    scope = current_or_none()
    raw: Any = connection.connection
    with connection.wrap_database_errors:
        raw.execute(
            "SELECT set_config('selaras.actor', %s, true), set_config('selaras.reason', %s, true)",
            (scope.actor, scope.reason) if scope else ("", ""),
        )
    return execute(sql, params, many, context)
