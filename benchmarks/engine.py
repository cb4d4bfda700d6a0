"""Reading, checking and drawing the sample plan: no database."""

import json
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.timing import Figure, Process, timed, timed_processes
from selaras.engine.checks.run import run
from selaras.engine.documents.describe import describe
from selaras.engine.documents.document import AgencySettings, Format, Issue, Options, find_type
from selaras.engine.documents.job import Job, dump_job
from selaras.engine.documents.measure import FONTS
from selaras.engine.documents.pdf import FOLDER, TEMPLATE
from selaras.engine.documents.render import child_command, child_environment, render
from selaras.engine.facts.facts import facts_of
from selaras.engine.law.law import Law, load_law
from selaras.engine.readers.reader import read, read_bytes
from selaras.engine.tables.book import Book
from selaras.engine.tables.jsonl import dump, load

HEAD = (
    "# RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025\n\nKODE\tProgram/Kegiatan\tIndikator\tTarget\tLokasi\tPagu\n"
)
SAMPLE = Path(__file__).parents[1] / "samples" / "rkt-sangasanga-2025.md"
OPTIONS = Options(settings=AgencySettings(place_of_signing="Sangasanga"), issue=Issue(draft=True))

BARE = """
import sys, typst
root, fonts = sys.argv[1:]
faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
pdf = typst.Compiler(root + "/document.typ", root=root, font_paths=faces).compile(
    format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
"""


def figures() -> list[Figure]:
    """All figures of the engine."""
    law = load_law()
    book = read(SAMPLE, law).book
    text = dump(book)
    return [
        Figure("read the sample RKT, warm", timed(lambda: read(SAMPLE, law), 15), 15, budget="≤ 50 ms"),
        Figure("all checks on it, warm, loading included", timed(lambda: run(book, law), 30), 30, budget="≤ 5 ms"),
        Figure("the same with the facts of the Book worked out anew", timed(lambda: _anew(book, law), 30), 30),
        *_long(law),
        Figure("Book to JSON lines", timed(lambda: dump(book), 15), 15),
        Figure("JSON lines to Book", timed(lambda: load(text), 15), 15),
        *_cold(book),
        *_warm(book),
    ]


def _long(law: Law) -> list[Figure]:
    """A hostile plan of one row again and again, then twice as long: the time may double, not grow fourfold."""
    found = []
    for rows in (5_000, 10_000):
        text = HEAD + "7.01.02\tPROGRAM CONTOH\tJumlah\t1 Orang\tS\t10\n" * rows
        median = timed(partial(_read_and_check, text, law), 1)
        found.append(Figure(f"read and check a plan of {rows:,} equal rows", median, 1))
    return found


def _read_and_check(text: str, law: Law) -> None:
    run(read_bytes("a.md", text.encode(), law).book, law)


def _anew(book: Book, law: Law) -> None:
    """All checks on a Book that this process has not judged before."""
    facts_of.cache_clear()
    run(book, law)


def _cold(book: Book) -> list[Figure]:
    found = []
    for type_ in ("pk", "rkt"):
        with tempfile.TemporaryDirectory() as bare, tempfile.TemporaryDirectory() as out:
            _lay_out(type_, book, Path(bare))
            formats: list[tuple[Format, ...]] = [("pdf",), ("docx",), ("xlsx",)]
            jobs = [dump_job(Job(type_, book, OPTIONS, wanted)) for wanted in formats]
            children = [Process(child_command(out), job, child_environment()) for job in jobs]
            times = timed_processes([Process([sys.executable, "-c", BARE, bare, FONTS]), *children], 9)
        name = type_.upper()
        found.append(Figure(f"{name} bare typst, cold process", times[0], 9))
        ratio = f"{times[1] / times[0]:.2f} × bare typst; budget ≤ 1.3 ×"
        found.append(Figure(f"{name} PDF from Book JSON, cold process", times[1], 9, budget=ratio))
        found.append(Figure(f"{name} DOCX from Book JSON, cold process", times[2], 9))
        found.append(Figure(f"{name} XLSX from Book JSON, cold process", times[3], 9))
    return found


def _lay_out(type_: str, book: Book, root: Path) -> None:
    """What bare typst needs: the template and the description, already made."""
    description = describe(find_type(type_).content(book, load_law(), OPTIONS))
    (root / TEMPLATE).write_bytes((Path(FOLDER) / TEMPLATE).read_bytes())
    (root / "document.json").write_text(json.dumps(description.content, ensure_ascii=False), encoding="utf-8")
    for name, content in description.files.items():
        (root / name).write_bytes(content)


def _warm(book: Book) -> list[Figure]:
    document = find_type("rkt").content(book, load_law(), OPTIONS)
    formats: list[Format] = ["pdf", "docx", "xlsx"]
    return [
        Figure(f"RKT {wanted.upper()}, warm", timed(partial(render, document, [wanted]), 3), 3) for wanted in formats
    ]
