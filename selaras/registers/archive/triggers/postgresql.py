"""The triggers as PostgreSQL writes them.

Actor and reason are settings local to the transaction, so they hold behind a connection pool too. Without an actor a
write to a kept table fails.
"""

from selaras.registers.archive.triggers.kept import Guard, Kept

# Arguments: the column of the key, the column of the unit, then the columns that are not recorded.
TRAIL_FUNCTION = """
CREATE OR REPLACE FUNCTION selaras_trail() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    actor text := nullif(current_setting('selaras.actor', true), '');
    hidden text[] := TG_ARGV[2:];
    old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) - hidden END;
    new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) - hidden END;
    before jsonb;
    after jsonb;
BEGIN
    IF old_row = new_row THEN
        RETURN NULL;
    END IF;
    IF actor IS NULL THEN
        RAISE EXCEPTION 'nobody acts on %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(n.key, old_row -> n.key), jsonb_object_agg(n.key, n.value) INTO before, after
        FROM jsonb_each(new_row) n WHERE n.value IS DISTINCT FROM old_row -> n.key;
    ELSIF TG_OP = 'INSERT' THEN
        after := new_row;
    ELSE
        before := old_row;
    END IF;
    INSERT INTO archive_trailrow (at, actor, reason, table_name, row_id, org_unit_id, action, before, after)
    VALUES (clock_timestamp(), actor, coalesce(current_setting('selaras.reason', true), ''), TG_TABLE_NAME,
        coalesce(new_row ->> TG_ARGV[0], old_row ->> TG_ARGV[0]),
        coalesce(new_row ->> TG_ARGV[1], old_row ->> TG_ARGV[1]), lower(TG_OP), before, after);
    RETURN NULL;
END
$body$
"""


def statements(table: Kept) -> list[str]:
    """The statements that create all triggers of one table; ``TRAIL_FUNCTION`` must be there."""
    return [*(_trail(table) if table.trail else []), *_guards(table)]


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _trail(table: Kept) -> list[str]:
    hidden = [column for column in table.columns if column not in table.tracked]
    arguments = ", ".join(_quote(name) for name in (table.key, table.unit, *hidden))
    return [
        (
            f'CREATE TRIGGER trail_{table.table} AFTER INSERT OR UPDATE OR DELETE ON "{table.table}"'
            f" FOR EACH ROW EXECUTE FUNCTION selaras_trail({arguments})"
        )
    ]


def _guards(table: Kept) -> list[str]:
    guard = table.guard
    if guard is None:
        return []
    name = f"guard_{table.table}"
    events = "INSERT OR UPDATE OR DELETE" if guard.entering else "UPDATE OR DELETE"
    made = [
        _guard_function(guard, name),
        f'CREATE TRIGGER {name} BEFORE {events} ON "{table.table}" FOR EACH ROW EXECUTE FUNCTION {name}()',
    ]
    if not guard.only_if:
        made.append(
            f'CREATE TRIGGER {name}_truncate BEFORE TRUNCATE ON "{table.table}"'
            f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
    return made


def _guard_function(guard: Guard, name: str) -> str:
    refuse = (
        f"RAISE EXCEPTION {_quote(guard.message.replace('%', '%%'))} USING ERRCODE = 'integrity_constraint_violation';"
    )
    open_columns = "ARRAY[" + ", ".join(_quote(column) for column in guard.may_change) + "]::text[]"
    entering = guard.holds("NEW") if guard.entering else "false"
    return f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        {refuse}
    ELSIF TG_OP = 'INSERT' THEN
        IF {entering} THEN {refuse} END IF;
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        IF {guard.holds("OLD")} THEN {refuse} END IF;
        RETURN OLD;
    END IF;
    IF ({guard.holds("OLD")} OR {entering})
        AND (to_jsonb(OLD) - {open_columns}) IS DISTINCT FROM (to_jsonb(NEW) - {open_columns}) THEN {refuse} END IF;
    RETURN NEW;
END
$body$
"""
