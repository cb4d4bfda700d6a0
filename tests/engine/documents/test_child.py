"""What the process that draws one document loads, for all of it is paid with every document."""

import subprocess
import sys
from pathlib import Path

import pytest

from selaras.engine.documents.document import Options
from selaras.engine.documents.job import Job, dump_job
from selaras.engine.documents.render import child_environment
from selaras.engine.readers.reader import read

SAMPLE = Path(__file__).parents[3] / "samples" / "rkt-sangasanga-2025.md"
PROGRAM = """
import sys
from selaras.engine.documents.child import main
code = main(sys.argv[1])
print(*sys.modules)
sys.exit(code)
"""
NEEDLESS = {
    "selaras.engine.readers", "selaras.engine.checks", "selaras.engine.facts", "docx", "lxml", "xlsxwriter",
    "fontTools", "segno", "yaml", "subprocess", "tempfile", "logging", "dataclasses", "inspect", "pathlib",
}  # fmt: skip


@pytest.mark.parametrize("type_", ["pk", "rkt"])
def test_a_pdf_is_drawn_without_loading_what_it_does_not_need(tmp_path: Path, type_: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-S", "-c", PROGRAM, str(tmp_path)],
        input=dump_job(Job(type_, read(SAMPLE).book, Options(), ("pdf",))),
        env=child_environment(), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    loaded = set(ended.stdout.split())
    assert "typst" in loaded
    assert loaded & NEEDLESS == set()
    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF")
