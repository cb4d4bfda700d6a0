"""Commands on what is kept: the demo twice, import, export, issue, and their refusals."""

import csv
import io
import json
from pathlib import Path

import pytest

from selaras.cli import main
from selaras.registers.agreements.actions import OwnLine, add_own_line, start
from selaras.registers.archive.models import IssuedDocument, LogEntry, TrailRow
from selaras.registers.archive.scope import system
from selaras.registers.organisations.demo import office
from selaras.registers.organisations.models import Person, Unit
from selaras.registers.plans.models import Plan

ROOT = Path(__file__).parents[2]
SAMPLE = str(ROOT / "samples" / "rkt-sangasanga-2025.md")
AGENCY = ["--agency", "7.01.1.03.0.00.17.0000"]
Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kecamatan() -> Unit:
    with system("tests"):
        return office()


def kept() -> tuple[int, ...]:
    with system("tests"):
        return tuple(model.objects.count() for model in (Plan, Unit, LogEntry, TrailRow, IssuedDocument))


def test_the_demo_reads_checks_stores_and_issues_and_a_second_time_changes_nothing(
    tmp_path: Path, capsys: Output
) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "142 baris (6 organisasi, 15 program, 41 kegiatan, 80 sub kegiatan)" in told
    assert "Disimpan sebagai draf." in told
    assert "wajib diperbaiki" in told
    files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert {name.rpartition(".")[0] for name in files} == {
        "rkt-2025", "pk-2025", "organisation-chart-2025", "lembar-koreksi-2025",
    }  # fmt: skip
    assert {name for name in files if name.startswith("rkt")} == {"rkt-2025.pdf", "rkt-2025.docx", "rkt-2025.xlsx"}
    assert files["rkt-2025.pdf"].startswith(b"%PDF")
    before = kept()
    # The plan, the next year's, two agreements and a list of proposals; the government, the kecamatan, its five
    # kelurahan and what the demo adds: the secretariat with its two sub-sections, and five sections.
    assert before[:2] == (5, 15)
    assert main(["demo", "--out", str(tmp_path)]) == 0
    assert "tidak ada yang berubah" in capsys.readouterr().out
    assert kept() == before
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == files


def test_nobody_of_the_demo_has_a_password(tmp_path: Path) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    people = list(Person.objects.all())
    assert len(people) == 8
    assert not any(person.has_usable_password() for person in people)
    assert all("Contoh" in person.name for person in people)


def test_an_import_stores_all_or_shows_what_it_would_store(kecamatan: Unit, capsys: Output) -> None:
    before = kept()
    assert main(["import", SAMPLE, *AGENCY, "--year", "2025", "--dry-run"]) == 0
    assert "Tidak disimpan (uji coba)." in capsys.readouterr().out
    assert kept() == before
    assert main(["import", SAMPLE, *AGENCY, "--year", "2025"]) == 0
    assert "747 baris baru" in capsys.readouterr().out
    assert main(["import", SAMPLE, *AGENCY, "--year", "2025"]) == 0
    assert "Tidak ada yang berubah: rencana yang tersimpan sudah sama." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([*AGENCY, "--year", "2024"], "Rencana ini untuk tahun 2025, bukan 2024."),
        (["--agency", "7.01.0.00.0.00.99.0000", "--year", "2025"], "tidak ada di 64.02; yang terdaftar: 7.01.1.03"),
        (
            ["--agency", "64.72/7.01.1.03.0.00.17.0000", "--year", "2025"],
            "tidak ada di 64.72; yang terdaftar: belum ada",
        ),
    ],
)
@pytest.mark.usefixtures("kecamatan")
def test_an_import_of_another_plan_is_refused_and_stores_nothing(
    arguments: list[str], sentence: str, capsys: Output
) -> None:
    before = kept()
    assert main(["import", SAMPLE, *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert kept() == before


@pytest.mark.usefixtures("kecamatan")
def test_a_plan_of_another_agency_is_refused(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "lain.txt"
    file.write_text(Path(SAMPLE).read_text().replace("SANGASANGA", "MUARA JAWA").replace("00.17.", "00.18."))
    assert main(["import", str(file), *AGENCY, "--year", "2025"]) == 2
    assert "bukan Kecamatan Sangasanga" in capsys.readouterr().err
    assert kept()[0] == 0


@pytest.mark.usefixtures("kecamatan")
def test_an_unreadable_file_stores_nothing(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "rusak.txt"
    file.write_text(Path(SAMPLE).read_text().replace("605.000.000", "-605.000.000"))
    assert main(["import", str(file), *AGENCY, "--year", "2025"]) == 2
    assert "rusak.txt:298:6: Pagu “-605.000.000” negatif." in capsys.readouterr().err
    assert kept()[0] == 0


@pytest.mark.usefixtures("kecamatan")
def test_what_is_stored_is_checked_exported_and_issued(tmp_path: Path, capsys: Output) -> None:
    assert main(["import", SAMPLE, *AGENCY, "--year", "2025"]) == 0
    capsys.readouterr()
    assert main(["check", *AGENCY, "--year", "2025", "--format", "json"]) == 1
    stored = json.loads(capsys.readouterr().out)
    assert main(["check", SAMPLE, "--format", "json"]) == 1
    of_file = json.loads(capsys.readouterr().out)
    assert [(f["check"], f["place"]) for f in stored] == [(f["check"], f["place"]) for f in of_file]
    assert main(["export", "work_items", *AGENCY, "--year", "2025"]) == 0
    exported = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert main(["read", SAMPLE, "--table", "work_items", "--format", "csv"]) == 0
    assert exported == list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert main(["issue", "pk", *AGENCY, "--year", "2025", "--format", "pdf", "--out", str(tmp_path)]) == 0
    assert "KONSEP, karena rencana belum ditetapkan" in capsys.readouterr().out
    assert [file.name for file in tmp_path.iterdir()] == ["pk-2025.pdf"]


def test_an_own_agreement_is_issued_instead_of_the_quoted_one_and_named(
    kecamatan: Unit, tmp_path: Path, capsys: Output
) -> None:
    assert main(["import", SAMPLE, *AGENCY, "--year", "2025"]) == 0
    with system("uji"):
        own = start(kecamatan, 2025)
        add_own_line(own, OwnLine("Pelayanan meningkat", "Nilai kepuasan masyarakat", "Nilai", "88", "other", "surat"))
    capsys.readouterr()
    assert main(["issue", "pk", *AGENCY, "--year", "2025", "--format", "pdf", "--out", str(tmp_path)]) == 0
    assert "Dicetak dari PK 2025 (murni) yang disusun tersendiri, bukan dari RKT 2025" in capsys.readouterr().out
    with system("uji"):
        assert IssuedDocument.objects.get(type="pk").plan == own.pk


@pytest.mark.usefixtures("kecamatan")
def test_what_cannot_be_issued_is_said(capsys: Output) -> None:
    assert main(["issue", "pk", *AGENCY, "--year", "2025"]) == 2
    assert "Kecamatan Sangasanga belum mempunyai rencana 2025." in capsys.readouterr().err
    assert main(["import", SAMPLE, *AGENCY, "--year", "2025"]) == 0
    assert main(["issue", "xyz", *AGENCY, "--year", "2025"]) == 2
    assert "Jenis dokumen “xyz” tidak dikenal." in capsys.readouterr().err
    assert main(["issue", "pk", *AGENCY, "--year", "2025", "--format", "odt"]) == 2
    assert "format “odt” tidak dikenal; yang ada: pdf, docx, xlsx." in capsys.readouterr().err


def test_a_nomenclature_list_is_loaded_once(shared_folder: Path, capsys: Output) -> None:
    file = str(shared_folder / "reference" / "nomenclature_90_2019_kecamatan.csv")
    assert main(["nomenclature", "load", file]) == 0
    assert "Dimuat: 135 baris baru, 0 berubah, 0 sudah ada." in capsys.readouterr().out
    assert main(["nomenclature", "load", file]) == 0
    assert "Dimuat: 0 baris baru, 0 berubah, 135 sudah ada." in capsys.readouterr().out


def test_the_server_refuses_a_port_that_does_not_exist(capsys: Output) -> None:
    assert main(["serve", "--port", "70000"]) == 2
    assert "porta 70000 tidak ada" in capsys.readouterr().err


def test_a_backup_is_written_verified_and_put_back_only_on_purpose(
    tmp_path: Path, kecamatan: Unit, capsys: Output
) -> None:
    file = tmp_path / "cadangan.zip"
    assert main(["backup", str(file)]) == 0
    assert "selesai dan sudah diperiksa" in capsys.readouterr().out
    assert main(["restore", str(file)]) == 2
    assert "Pakai --replace bila memang hendak mengganti seluruh isinya." in capsys.readouterr().err
    damaged = bytearray(file.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(damaged)
    assert main(["restore", str(file), "--replace"]) == 2
    assert "Tidak ada yang diubah" in capsys.readouterr().err
    with system("tests"):
        assert Unit.objects.filter(pk=kecamatan.pk).exists()


@pytest.mark.usefixtures("kecamatan")
def test_a_file_without_a_year_is_imported_for_the_year_that_is_given(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "rkt.txt"
    file.write_text("# RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA\n\nKode\tProgram\tPagu\n7.01.02\tPROGRAM A\t1.000\n")
    assert main(["import", str(file), *AGENCY, "--year", "2027"]) == 0
    assert main(["export", "ceilings", *AGENCY, "--year", "2027"]) == 0
    assert "PROGRAM A,2027,murni,1.000,1000" in capsys.readouterr().out
