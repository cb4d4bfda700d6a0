"""The trail: every way of writing leaves one row for each changed row, and nothing changes the trail."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.scope import Scope, Scoped, acting, system
from selaras.registers.archive.triggers.install import installed
from selaras.registers.archive.triggers.kept import kept_models
from selaras.registers.organisations.models import Person, Unit
from tests.registers.conftest import Office

FLEETING = {"inbox_upload"}  # files that wait for a day and leave no trail (decision 0016)


def last() -> TrailRow:
    with system("uji"):
        return TrailRow.objects.latest("pk")


def _raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _save(unit: Unit) -> None:
    unit.name = "BARU"
    unit.save()


def _bulk(unit: Unit) -> None:
    unit.name = "BARU"
    Unit.objects.bulk_update([unit], ["name"])


CHANGES: dict[str, Callable[[Unit], object]] = {
    "save": _save,
    "update": lambda unit: Unit.objects.filter(pk=unit.pk).update(name="BARU"),
    "bulk_update": _bulk,
    "raw SQL": lambda unit: _raw(f"UPDATE organisations_unit SET name = 'BARU' WHERE id = '{unit.pk}'"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_recorded_with_before_and_after(office: Office, change: str) -> None:
    with acting(office.scope("planner", office.agency)) as scope:
        before = _count()
        CHANGES[change](Unit.objects.get(pk=office.one.pk))
    row = last()
    assert _count() == before + 1
    assert (row.action, row.table_name, row.row_id, row.org_unit_id) == (
        "update", "organisations_unit", office.one.pk, office.one.pk,
    )  # fmt: skip
    assert (row.before, row.after) == ({"name": "KELURAHAN SATU"}, {"name": "BARU"})
    assert row.actor == scope.actor


def _count() -> int:
    with system("uji"):
        return TrailRow.objects.count()


def test_insert_and_delete_are_recorded_whole(office: Office) -> None:
    with system("membersihkan", actor="petugas"):
        made = Unit.objects.bulk_create([Unit(parent=office.agency, path="x/", level="unit", kind="desa", name="DESA")])
        inserted = last()
        Unit.objects.filter(pk=made[0].pk).delete()
    deleted = last()
    assert inserted.action == "insert"
    assert deleted.action == "delete"
    assert inserted.after is not None
    assert inserted.after["name"] == "DESA"
    assert deleted.before == inserted.after
    assert (deleted.actor, deleted.reason) == ("petugas", "membersihkan")


def test_a_write_that_changes_nothing_leaves_no_trace(office: Office) -> None:
    before = _count()
    with system("uji"):
        Unit.objects.get(pk=office.one.pk).save()
    assert _count() == before


def test_a_password_never_enters_the_trail(office: Office) -> None:
    with system("uji"):
        person = Person.objects.create_user("siti", "Siti Contoh", "kata-sandi-uji-123")
        before = TrailRow.objects.count()
        person.set_password("kata-sandi-lain-456")
        person.save()
        assert TrailRow.objects.count() == before
        texts = "".join(str(row.after) + str(row.before) for row in TrailRow.objects.all())
    assert "argon2" not in texts


def test_logging_in_needs_nobody_to_act_first(office: Office) -> None:
    with system("uji"):
        person = Person.objects.create_user("siti", "Siti Contoh")
    person.save(update_fields=["last_login"])
    assert last().row_id == person.pk


def test_a_raw_write_while_nobody_acts_fails(office: Office) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        _raw("UPDATE organisations_unit SET name = 'x'")
    with system("uji"):
        assert not Unit.objects.filter(name="x").exists()


@pytest.mark.django_db(transaction=True)
def test_a_write_outside_a_transaction_names_its_actor(transactional_db: None) -> None:
    with system("tanpa transaksi", actor="petugas"):
        Unit.objects.create(level="government", kind="kabupaten", code="1", name="A")
    assert (last().actor, last().reason) == ("petugas", "tanpa transaksi")


def test_a_rolled_back_savepoint_does_not_lose_the_actor(office: Office) -> None:
    with system("uji", actor="pertama"):
        Unit.objects.filter(pk=office.one.pk).update(name="A")
    with system("uji", actor="kedua"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Unit.objects.create(parent=office.agency, code=office.one.code, level="unit", kind="x", name="x")
        Unit.objects.filter(pk=office.one.pk).update(name="B")
    assert last().actor == "kedua"


@pytest.mark.parametrize("table", ["archive_trailrow", "archive_logentry"])
@pytest.mark.parametrize("sql", ["UPDATE {table} SET actor = 'x'", "DELETE FROM {table}"])
def test_trail_and_log_refuse_every_change(office: Office, table: str, sql: str) -> None:
    with system("uji"):
        LogEntry.objects.create(code="uji", sentence="Uji.", actor="a", actor_name="A")
        with pytest.raises(IntegrityError, match="tidak dapat diubah atau dihapus"), transaction.atomic():
            _raw(sql.format(table=table))


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_write_from_a_bare_shell_fails_instead_of_going_unrecorded(transactional_db: None) -> None:
    with system("uji"):
        Unit.objects.create(level="government", kind="kabupaten", code="1", name="A")
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as shell:
        with pytest.raises(sqlite3.OperationalError, match="no such function: selaras_actor"):
            shell.execute("UPDATE organisations_unit SET name = 'B'")
        assert shell.execute("SELECT name FROM organisations_unit").fetchall() == [("A",)]


@pytest.mark.postgresql
@pytest.mark.parametrize("table", ["archive_trailrow", "archive_logentry", "archive_issuedfile"])
def test_truncate_is_refused_too(office: Office, table: str) -> None:
    with system("uji"), pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        _raw(f"TRUNCATE {table} CASCADE")


def test_every_table_of_a_unit_has_its_triggers(db: None) -> None:
    watched = {table for name, table in installed(connection) if name.startswith(("trail_", "guard_"))}
    trailed = {table for name, table in installed(connection) if name.startswith("trail_")}
    for model in apps.get_models():
        if issubclass(model, Scoped) and model._meta.managed and model._meta.db_table not in FLEETING:
            assert model._meta.db_table in watched
            if getattr(model, "trail", True):
                assert model._meta.db_table in trailed
    assert {model._meta.db_table for model in kept_models()} == watched | FLEETING


def test_people_see_the_trail_of_their_own_units_only(office: Office) -> None:
    with system("uji"):
        Unit.objects.filter(pk__in=[office.one.pk, office.ten.pk]).update(kind="x")
    with acting(office.scope("operator", office.one)):
        assert set(TrailRow.objects.values_list("org_unit_id", flat=True)) == {office.one.pk}
    with acting(Scope(actor="publik")):
        assert not TrailRow.objects.exists()
