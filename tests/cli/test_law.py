"""Files are judged by the official lists that were loaded, and by the package's law where there is no database."""

from pathlib import Path

import pytest

from selaras.cli import main
from selaras.cli.law import law_for_files
from selaras.engine.law.law import load_law

PLAN = """# RENCANA KERJA TAHUNAN DINAS CONTOH TAHUN 2024

Kode\tUraian\tIndikator\tTarget\tPagu
2.10.04\tPROGRAM PENYELESAIAN SENGKETA\tPersentase sengketa yang selesai\t100 Persen\t5.000.000
2.10.04.2.01\tPenyelesaian Sengketa Tanah\tPersentase perkara yang selesai\t100 Persen\t5.000.000
2.10.04.2.01.0001\tInventarisasi Sengketa\tJumlah Kasus\t4 Kasus\t5.000.000
"""
LIST = """code,level,name,indicator,unit,scope,edition,kinerja
2.10.04.2.01.0001,sub_kegiatan,Inventarisasi Sengketa,Jumlah Dokumen Sengketa,Dokumen,\
kabupaten_kota,Kepmendagri 900.1.15.5-1317/2023,
"""
CHECK = ["--checks", "IND-004"]
Output = pytest.CaptureFixture[str]


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SELARAS_DATABASE_URL", "SELARAS_DATABASE_URL_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SELARAS_DATA", str(tmp_path / "var"))


def files(folder: Path) -> tuple[str, str]:
    plan, list_ = folder / "plan.txt", folder / "list.csv"
    plan.write_text(PLAN, encoding="utf-8")
    list_.write_text(LIST, encoding="utf-8")
    return str(plan), str(list_)


def test_without_a_database_the_package_serves_and_no_folder_is_made(
    nowhere: None, tmp_path: Path, capsys: Output
) -> None:
    plan, _ = files(tmp_path)
    assert main(["check", plan, *CHECK]) == 0
    told = capsys.readouterr().out
    assert "Tidak dinilai IND-004" in told
    assert "Daftar resmi dimuat dengan perintah: selaras nomenclature load NAMA-BERKAS." in told
    assert not (tmp_path / "var").exists()


def test_a_database_named_but_not_made_yet_is_not_made(
    nowhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELARAS_DATABASE_URL", f"sqlite:///{tmp_path / 'a.sqlite3'}")
    assert law_for_files() is load_law()
    assert not (tmp_path / "a.sqlite3").exists()


@pytest.mark.django_db(transaction=True)
def test_a_list_that_was_loaded_judges_a_file(
    nowhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    plan, list_ = files(tmp_path)
    monkeypatch.setenv("SELARAS_DATABASE_URL", "postgresql://the/one/of/the/tests")
    assert main(["nomenclature", "load", list_]) == 0
    assert main(["check", plan, *CHECK]) == 0
    assert "sedangkan dalam nomenklatur “Jumlah Dokumen Sengketa”" in capsys.readouterr().out
