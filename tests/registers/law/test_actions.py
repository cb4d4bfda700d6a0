"""Loading an official list, and the law that knows it."""

from django.db import transaction

from selaras.engine.law.nomenclature import OfficialRow
from selaras.registers.archive.models import LogEntry
from selaras.registers.archive.scope import Scope
from selaras.registers.law.actions import Loaded, current_law, load_nomenclature, loaded_rows
from selaras.registers.law.models import NomenclatureRow


def official(code: str, name: str, edition: str) -> OfficialRow:
    level = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}[code.count(".") + 1]
    return OfficialRow(edition, "kabupaten_kota", level, code, name, "Jumlah dokumen", "Dokumen")


def known_edition() -> str:
    return next(iter(current_law().nomenclature.editions))


def test_a_list_is_loaded_once_and_logged_once(machine: Scope) -> None:
    edition = known_edition()
    rows = [official("7.01.02", "PROGRAM A", edition), official("7.01.02.2.01", "Kegiatan B", edition)]
    assert load_nomenclature(rows) == Loaded(2, 0, 0)
    assert load_nomenclature(rows) == Loaded(0, 0, 2)
    entry = LogEntry.objects.get()
    assert entry.sentence == f"Memuat daftar nomenklatur {edition}: 2 baris baru, 0 berubah."


def test_a_changed_name_changes_its_row(machine: Scope) -> None:
    edition = known_edition()
    load_nomenclature([official("7.01.02", "PROGRAM A", edition)])
    assert load_nomenclature([official("7.01.02", "PROGRAM B", edition)]) == Loaded(0, 1, 0)
    assert NomenclatureRow.objects.get().name == "PROGRAM B"


def test_the_law_knows_what_was_loaded_at_once_and_keeps_it_in_memory(machine: Scope) -> None:
    edition = known_edition()
    before = current_law()
    assert current_law() is before
    load_nomenclature([official("9.99.99", "PROGRAM UJI", edition)])
    after = current_law()
    assert after is not before
    assert after.nomenclature.rows[edition, "kabupaten_kota", "9.99.99"].name == "PROGRAM UJI"
    assert ("x", "kabupaten_kota", "9.99.99") not in after.nomenclature.rows


def test_a_list_that_was_rolled_back_is_not_kept_in_memory(machine: Scope) -> None:
    edition = known_edition()
    with transaction.atomic():
        load_nomenclature([official("9.99.98", "PROGRAM BATAL", edition)])
        assert (edition, "kabupaten_kota", "9.99.98") in current_law().nomenclature.rows
        transaction.set_rollback(True)
    load_nomenclature([official("9.99.97", "PROGRAM LAIN", edition)])
    held = current_law().nomenclature.rows
    assert (edition, "kabupaten_kota", "9.99.97") in held
    assert (edition, "kabupaten_kota", "9.99.98") not in held


def test_rows_of_the_database_are_handed_out_for_a_process_without_one(machine: Scope) -> None:
    assert loaded_rows() == ()
    row = official("7.01.02", "PROGRAM CONTOH", known_edition())
    load_nomenclature([row])
    assert loaded_rows() == (row,)
