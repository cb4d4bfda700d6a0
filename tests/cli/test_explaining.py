"""A figure is explained from a file without a database, and from what is stored by the id of its row."""

from pathlib import Path

import pytest

from selaras.cli import main
from selaras.registers.archive.scope import system
from selaras.registers.organisations.demo import office
from selaras.registers.plans.models import PlanDocument, WorkItem

SAMPLE = str(Path(__file__).parents[2] / "samples" / "rkt-sangasanga-2025.md")
AGENCY = ["--agency", "7.01.1.03.0.00.17.0000", "--year", "2025"]
Output = pytest.CaptureFixture[str]


def test_a_figure_of_a_file_is_explained(capsys: Output) -> None:
    assert main(["explain", "PlanDocument-1:total", "--file", SAMPLE]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:4] == [
        "Angka: Jumlah pagu 2025: KECAMATAN SANGASANGA dan 5 kelurahan",
        "Nilai: Rp54.593.689.013",
        "Rumus: Jumlah perangkat daerah sendiri + jumlah 5 kelurahan",
        "Dengan angka: 45.893.689.013 + 8.700.000.000",
    ]


def test_all_references_of_a_file_are_listed_with_their_names(capsys: Output) -> None:
    assert main(["explain", "daftar", "--file", SAMPLE]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 607 + 63  # the sums of the lowest lines: of 62 lines above them, and of the plan
    (line,) = [line for line in lines if line.startswith("WorkItem-3@2025:ceiling\t")]
    assert line.endswith("Pagu 2025: 7.01.01.2.01 Perencanaan Penganggaran dan Evaluasi Kinerja Perangkat Daerah")


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("WorkItem-3:lain", "bukan rujukan angka"),
        ("WorkItem-999:ceiling", "Baris “WorkItem-999” tidak ada"),
        ("WorkItem-3:total", "tidak mempunyai angka “total”"),
    ],
)
def test_what_is_no_figure_of_a_file_is_wrong_use(reference: str, words: str, capsys: Output) -> None:
    assert main(["explain", reference, "--file", SAMPLE]) == 2
    assert words in capsys.readouterr().err


def test_a_file_that_cannot_be_read_explains_nothing(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "kosong.md"
    file.write_text("", encoding="utf-8")
    assert main(["explain", "daftar", "--file", str(file)]) == 2
    assert capsys.readouterr().err


def test_a_check_is_explained_as_before_and_another_text_says_what_there_is(capsys: Output) -> None:
    assert main(["explain", "bud-001"]) == 0
    assert capsys.readouterr().out.startswith("BUD-001  ")
    assert main(["explain", "ABC-001"]) == 2
    assert "bukan kode pemeriksaan" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_a_stored_figure_is_explained_by_the_id_of_its_row(capsys: Output) -> None:
    with system("tests"):
        office()
    assert main(["import", SAMPLE, *AGENCY]) == 0
    with system("tests"):
        plan = PlanDocument.objects.get(kind="rkt").pk
        item = WorkItem.objects.filter(code="7.01.01.2.01").order_by("seq")[0].pk
    capsys.readouterr()
    assert main(["explain", f"{plan}:own"]) == 0
    assert "Nilai: Rp45.893.689.013" in capsys.readouterr().out
    assert main(["explain", f"{item}@2025:ceiling"]) == 0
    assert "Nilai: Rp605.000.000\nRumus: Jumlah pagu 7 sub kegiatan di bawahnya" in capsys.readouterr().out
    assert main(["explain", "daftar", *AGENCY]) == 0
    assert f"{item}@2025:ceiling\t" in capsys.readouterr().out
    assert main(["explain", "daftar"]) == 2
    assert "sebutkan rencananya" in capsys.readouterr().err
    assert main(["explain", "tidakada:ceiling"]) == 2
    assert "tidak ada di rencana mana pun" in capsys.readouterr().err
