"""The berita acara of a verification: its words as golden text, what it needs, and both formats."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from selaras.engine.documents.blocks import Document
from selaras.engine.documents.document import Issue, Options, find_type
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from tests.engine.documents.plans import plan, settings
from tests.engine.documents.transcript import transcript

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "berita-acara-verifikasi.txt"
STEPS = [
    {"word": "diajukan", "on": "2025-03-03", "by": "Perencana Contoh", "reason": ""},
    {"word": "dikembalikan", "on": "2025-03-05", "by": "Petugas Bappeda Contoh", "reason": "Prakiraan maju kosong."},
    {"word": "diajukan", "on": "2025-03-10", "by": "Perencana Contoh", "reason": ""},
    {"word": "diverifikasi", "on": "2025-03-12", "by": "Petugas Bappeda Contoh", "reason": ""},
]
SAID: dict[str, Any] = {
    "plan": "renja 2025 murni", "stage": "rancangan akhir", "status": "diverifikasi", "basis": "permendagri-86-2017",
    "disputed": False,
    "items": [
        {"title": "Bab I Pendahuluan", "verdict": "sesuai", "text": ""},
        {"title": "Tabel T-C.33", "verdict": "sesuai", "text": "Setelah diperbaiki."},
        {"title": "Bab V Penutup", "verdict": "", "text": ""},
    ],
    "notes": [
        {"where": "Tabel T-C.33, 7.01.02", "weight": "wajib diperbaiki", "text": "Isi prakiraan maju.",
         "answer": "Sudah diisi.", "resolved": True, "by": "Petugas Bappeda Contoh"},
        {"where": "", "weight": "sebaiknya diperbaiki", "text": "Rapikan peta.", "answer": "", "resolved": False,
         "by": "Petugas Bappeda Contoh"},
    ],
    "steps": STEPS,
}  # fmt: skip
ISSUE = Issue(created=datetime(2025, 3, 12, tzinfo=UTC), draft=False, on=date(2025, 3, 12), id="ABC-1")


def drawn(said: dict[str, Any], issue: Issue = ISSUE) -> Document:
    options = Options(settings=settings().settings, issue=issue, extra={"verification": json.dumps(said)})
    return find_type("berita_acara_verifikasi").content(plan(), load_law(), options)


def test_the_words_are_those_of_the_golden_text() -> None:
    assert transcript(drawn(SAID)) == GOLDEN.read_text(encoding="utf-8")


def test_while_it_goes_on_it_says_so_and_a_disputed_outline_is_told() -> None:
    said = SAID | {"status": "diajukan", "steps": STEPS[:1], "basis": "permendagri-14-2026", "disputed": True}
    words = transcript(drawn(said, Issue(on=date(2025, 3, 4))))
    assert "sedang diverifikasi dan belum dinyatakan selesai" in words
    assert "Permendagri 14/2026 (sumber berbeda; belum diverifikasi)" in words


def test_a_plan_that_was_never_submitted_has_none() -> None:
    for said in ({}, SAID | {"steps": []}):
        with pytest.raises(NotDrawn, match="belum pernah diajukan"):
            drawn(said)


def test_without_list_and_notes_it_says_that_there_are_none() -> None:
    words = transcript(drawn(SAID | {"items": [], "notes": []}))
    assert "Jenis dokumen ini diverifikasi tanpa daftar periksa." in words
    assert "Tidak ada catatan verifikasi." in words


def test_both_formats_open_again() -> None:
    files = render(drawn(SAID), ("pdf", "docx"))
    assert files["pdf"].startswith(b"%PDF")
    tables = docx.Document(BytesIO(files["docx"])).tables
    assert any("Isi prakiraan maju." in cell.text for table in tables for cell in table.columns[2].cells)
