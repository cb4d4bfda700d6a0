"""The triggers as SQLite writes them.

Actor and reason come from two functions that every connection of the application registers. A write from a bare
``sqlite3`` shell therefore fails ("no such function") instead of going unrecorded.
"""

from selaras.registers.archive.triggers.kept import TRAIL_TABLE, Kept


def statements(table: Kept) -> list[str]:
    """The statements that create all triggers of one table."""
    return [*(_trail(table) if table.trail else []), *_guards(table)]


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _changed(columns: tuple[str, ...]) -> str:
    return " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns) or "0"


def _record(table: Kept, row: str, action: str, before: str, after: str) -> str:
    unit = f'{row}."{table.unit}"' if table.unit else "NULL"
    columns = "at, actor, reason, table_name, row_id, org_unit_id, action, before, after"
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    who = "selaras_actor(), selaras_reason()"
    values = f"{now}, {who}, {_quote(table.table)}, {row}.\"{table.key}\", {unit}, '{action}', {before}, {after}"
    return f"INSERT INTO {TRAIL_TABLE} ({columns}) VALUES ({values});"  # noqa: S608  # names of our own models


def _object(table: Kept, row: str) -> str:
    pairs = ", ".join(f'{_quote(column)}, {row}."{column}"' for column in table.tracked)
    return f"json_object({pairs})"


def _changes(table: Kept, row: str) -> str:
    parts = " UNION ALL ".join(
        f'SELECT {_quote(column)} AS k, {row}."{column}" AS v WHERE OLD."{column}" IS NOT NEW."{column}"'
        for column in table.tracked
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"  # noqa: S608  # names of our own columns


def _trail(table: Kept) -> list[str]:
    name = f"trail_{table.table}"
    inserted = _record(table, "NEW", "insert", "NULL", _object(table, "NEW"))
    updated = _record(table, "NEW", "update", _changes(table, "OLD"), _changes(table, "NEW"))
    deleted = _record(table, "OLD", "delete", _object(table, "OLD"), "NULL")
    return [
        f'CREATE TRIGGER {name}_insert AFTER INSERT ON "{table.table}" BEGIN {inserted} END',
        (
            f'CREATE TRIGGER {name}_update AFTER UPDATE ON "{table.table}"'
            f" WHEN {_changed(table.tracked)} BEGIN {updated} END"
        ),
        f'CREATE TRIGGER {name}_delete AFTER DELETE ON "{table.table}" BEGIN {deleted} END',
    ]


def _guards(table: Kept) -> list[str]:
    guard = table.guard
    if guard is None:
        return []
    name, refuse = f"guard_{table.table}", f"SELECT RAISE(ABORT, {_quote(guard.message)});"
    fixed = tuple(column for column in table.columns if column not in guard.may_change)
    old = guard.holds("OLD")
    either = f"({old} OR {guard.holds('NEW')})" if guard.entering else f"({old})"
    made = [
        (
            f'CREATE TRIGGER {name}_update BEFORE UPDATE ON "{table.table}"'
            f" WHEN {either} AND ({_changed(fixed)}) BEGIN {refuse} END"
        ),
        f'CREATE TRIGGER {name}_delete BEFORE DELETE ON "{table.table}" WHEN {old} BEGIN {refuse} END',
    ]
    if guard.entering:
        made.append(
            f'CREATE TRIGGER {name}_insert BEFORE INSERT ON "{table.table}"'
            f" WHEN {guard.holds('NEW')} BEGIN {refuse} END"
        )
    return made
