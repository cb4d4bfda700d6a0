"""``selaras check FILE --annotate OUT``, as a script would call it."""

from pathlib import Path

import docx as python_docx
import pytest

from selaras.cli import main
from tests.word_files import docx, par, table

pytestmark = pytest.mark.django_db
SAMPLE = str(Path(__file__).parents[2] / "samples" / "rkt-sangasanga-2025.md")
Output = pytest.CaptureFixture[str]


def test_a_checked_document_is_given_back_with_its_findings_as_comments(tmp_path: Path, capsys: Output) -> None:
    plan = tmp_path / "rkt.docx"
    plan.write_bytes(
        docx(
            par("RENCANA KERJA TAHUNAN KECAMATAN SANGASANGA TAHUN 2025"),
            par("Tabel 2.6\nProgram dan Kegiatan"),
            table(
                ["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Pagu"],
                ["7.01.01", "PROGRAM PENUNJANG", "Nilai AKIP", "70", "900"],
                ["7.01.01.2.01", "Perencanaan", "Jumlah dokumen", "5 Dokumen", "100"],
            ),
        )
    )
    before, out = plan.read_bytes(), tmp_path / "koreksi.docx"
    assert main(["check", str(plan), "--checks", "BUD-001", "--annotate", str(out)]) == 1
    assert capsys.readouterr().err == f"selaras: 1 catatan ditulis ke {out}.\n"
    (comment,) = python_docx.Document(str(out)).comments
    assert comment.text.startswith("Wajib diperbaiki BUD-001\n")
    assert plan.read_bytes() == before


def test_annotating_refuses_text_the_file_itself_and_a_stored_plan(tmp_path: Path, capsys: Output) -> None:
    out = tmp_path / "koreksi.md"
    assert main(["check", SAMPLE, "--annotate", str(out)]) == 2
    assert "dokumen Word (.docx) dan buku kerja Excel (.xlsx)" in capsys.readouterr().err
    assert not out.exists()
    assert main(["check", SAMPLE, "--annotate", SAMPLE]) == 2
    assert "pilih nama lain" in capsys.readouterr().err
    assert main(["check", "--agency", "7.01", "--year", "2025", "--annotate", str(out)]) == 2
    assert "sebutkan berkasnya" in capsys.readouterr().err
