"""Backup and restore: verified when written, refused when damaged, and then nothing changes."""

import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from selaras.engine.tables import rows
from selaras.engine.tables.book import Book
from selaras.registers.archive.backup import backup, restore
from selaras.registers.archive.backup.container import read_manifest
from selaras.registers.archive.models import LogEntry, TrailRow
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import system
from selaras.registers.archive.triggers.install import installed
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.actions import accept, approve
from selaras.registers.plans.editing import edit
from selaras.registers.plans.models import Plan, WorkItem
from selaras.registers.plans.store import book_of, load
from tests.making import YEAR, book, work_item
from tests.registers.conftest import make_office

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan() -> Plan:
    office = make_office()
    with system("uji"):
        done = accept(book(work_item("7.01.01", "Program “A”\tdengan tab\ndan baris")), (), office.agency, YEAR)
        assert done.plan is not None
        return approve(done.plan)


def stored(plan: Plan) -> Book:
    with system("uji"):
        return load(Plan.objects.get(pk=plan.pk))


def test_what_was_backed_up_comes_back(plan: Plan, tmp_path: Path) -> None:
    before, file = stored(plan), tmp_path / "cadangan.selaras"
    with system("uji"):
        trail = TrailRow.objects.count()
    written = backup(file)
    with system("uji"):
        Unit.objects.update(name="RUSAK")
    read = restore(file, replace=True)
    assert read == written
    assert stored(plan) == before
    with system("uji"):
        assert set(Unit.objects.values_list("kind", "name")) >= {("kabupaten", "KABUPATEN CONTOH")}
        assert TrailRow.objects.count() == trail
        last = LogEntry.objects.latest("id")
        assert last.sentence == f"Memulihkan basis data dari cadangan cadangan.selaras ({written.created})."


def test_triggers_and_counters_work_after_a_restore(plan: Plan, tmp_path: Path) -> None:
    triggers = installed(connection)
    backup(tmp_path / "a")
    restore(tmp_path / "a", replace=True)
    assert installed(connection) == triggers
    with system("uji"):
        before = TrailRow.objects.count()
        Unit.objects.filter(kind="kabupaten").update(name="LAIN")
        assert TrailRow.objects.count() == before + 1
        with pytest.raises(Exception, match="sudah ditetapkan"):
            Plan.objects.update(title="x")


def test_the_file_is_private_and_holds_neither_key_nor_sessions(plan: Plan, tmp_path: Path) -> None:
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["rahasia"] = "isi"
    session.create()
    file = tmp_path / "cadangan"
    backup(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert session.session_key is not None
    with zipfile.ZipFile(file) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert b"KABUPATEN CONTOH" in everything
    assert session.session_key.encode() not in everything
    assert settings.SECRET_KEY.encode() not in everything
    assert [found.name for found in tmp_path.iterdir()] == ["cadangan"]


def test_the_manifest_counts_every_row(plan: Plan, tmp_path: Path) -> None:
    manifest = backup(tmp_path / "a")
    assert manifest == read_manifest(tmp_path / "a")
    assert manifest.tables["organisations_unit"] == 5
    assert manifest.tables["plans_workitem"] == 1
    assert ("plans", "0001_initial") in manifest.migrations
    assert "django_session" not in manifest.tables


@pytest.mark.parametrize("where", [0.0, 0.02, 0.3, 0.5, 0.9, 0.999])
def test_one_flipped_bit_is_refused_and_nothing_changes(plan: Plan, tmp_path: Path, where: float) -> None:
    file = tmp_path / "cadangan"
    backup(file)
    content = bytearray(file.read_bytes())
    content[int(len(content) * where)] ^= 1
    file.write_bytes(content)
    demand_refusal(plan, file, r"^Berkas cadangan cadangan rusak atau tidak lengkap: sidik jarinya tidak cocok\.")


@pytest.mark.parametrize("kept", [0, 10, 64, 5000])
def test_a_cut_file_is_refused_and_nothing_changes(plan: Plan, tmp_path: Path, kept: int) -> None:
    file = tmp_path / "cadangan"
    backup(file)
    file.write_bytes(file.read_bytes()[:kept])
    demand_refusal(plan, file, "rusak atau tidak lengkap")


def demand_refusal(plan: Plan, file: Path, sentence: str) -> None:
    before = stored(plan)
    with system("uji"):
        entries = LogEntry.objects.count()
    with pytest.raises(Refused, match=sentence):
        restore(file, replace=True)
    assert stored(plan) == before
    with system("uji"):
        assert LogEntry.objects.count() == entries


def test_a_missing_file_is_refused(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="tidak ditemukan"):
        restore(tmp_path / "tiada", replace=True)


def test_a_database_in_use_is_replaced_only_on_demand(plan: Plan, tmp_path: Path) -> None:
    backup(tmp_path / "a")
    with pytest.raises(Refused, match="sudah berisi"):
        restore(tmp_path / "a")


def test_a_backup_replaces_an_older_one_only_when_it_is_good(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    backup(file)
    good = file.read_bytes()

    def fail(*_: object) -> None:
        raise Refused("rusak")

    monkeypatch.setattr("selaras.registers.archive.backup.actions._demand_restorable", fail)
    with pytest.raises(Refused):
        backup(file)
    assert file.read_bytes() == good
    assert [found.name for found in tmp_path.iterdir()] == ["a"]


def test_a_backup_of_a_newer_program_is_refused(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup(tmp_path / "a")
    monkeypatch.setattr("selaras.registers.archive.backup.schema.known", frozenset)
    with pytest.raises(Refused, match="lebih baru"):
        restore(tmp_path / "a", replace=True)


@pytest.mark.sqlite
def test_a_database_that_another_program_has_open_is_not_swapped(plan: Plan, tmp_path: Path) -> None:
    backup(tmp_path / "a")
    other = sqlite3.connect(connection.settings_dict["NAME"])
    try:
        other.execute("SELECT count(*) FROM organisations_unit").fetchone()
        demand_refusal(plan, tmp_path / "a", "sedang dipakai")
    finally:
        other.close()


def test_a_site_that_went_on_running_shows_no_book_of_before_the_restore(tmp_path: Path) -> None:
    office = make_office()
    with system("uji"):
        accept(book(work_item("7.01.01", "Program Contoh")), (), office.agency, YEAR)
    backup(tmp_path / "a")

    def rename(name: str) -> str:
        """Renames the program of the stored draft, and returns what the site shows from then on."""
        with system("uji"):
            row = WorkItem.objects.get()
            edit(Plan.objects.get(), "WorkItem", row.pk, "name", row.name, name, "uji")
            [item] = book_of(Plan.objects.get()).all(rows.WorkItem)
            return item.name

    assert rename("Program Sebelum") == "Program Sebelum"
    restore(tmp_path / "a", replace=True)
    assert rename("Program Sesudah") == "Program Sesudah"
