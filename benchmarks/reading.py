"""Reading through the door: what the child costs that reads a file apart, its time and memory with the real samples and
with a workbook of 100,000 rows."""

import time
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.engine import HEAD, SAMPLE
from benchmarks.expected import SHARED
from benchmarks.timing import Figure, timed
from selaras.engine.readers.apart.job import Job
from selaras.engine.readers.apart.nursery import Nursery
from selaras.engine.readers.reader import read_bytes
from selaras.engine.readers.reading_json import load

_SMALL = (HEAD + "7.01.1.03.0.00.17.0000\tKecamatan Contoh\t\t\t\t30.000.000\n").encode()
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_BUDGETS = {".xlsx": "≤ 500 ms", ".docx": "≤ 500 ms", ".pdf": "≤ 30 ms a page, 3 pages", ".csv": ""}
_PLAN = ("KODE", "PROGRAM/KEGIATAN/SUB KEGIATAN", "INDIKATOR KINERJA", "TARGET", "LOKASI", "PAGU (Rp)")
_OTHER = ("Butir", "Bentuk", "Bahan", "Isi", "Tempat", "Berat")
_MANY = (
    ("a plan of 10,000 rows of 6 cells", _PLAN, 10_000),
    ("99,998 rows of 6 cells that no layout knows", _OTHER, 99_998),
)
_LOOK = 0.002


def figures() -> list[Figure]:
    """All figures of the door."""
    nursery = Nursery()
    begun = time.perf_counter()
    _apart(nursery, "a.md", _SMALL)
    cold = (time.perf_counter() - begun) * 1000
    small = timed(lambda: _apart(nursery, "a.md", _SMALL), 40) - timed(lambda: read_bytes("a.md", _SMALL), 40)
    sample = SAMPLE.read_bytes()
    large = timed(lambda: _apart(nursery, SAMPLE.name, sample), 10) - timed(lambda: read_bytes("a.md", sample), 10)
    found = [
        Figure("a small file in a child, with the start of the nursery", cold, 1),
        Figure("what a warm child adds to a small file", small, 40, budget="≤ 15 ms"),
        Figure("what a warm child adds to the sample RKT, its rows as JSON and back", large, 10),
    ]
    if memory := _memory(nursery.process):
        found.append(Figure("memory of the nursery between files", memory, 1, "MB"))
    found += _files(nursery)
    nursery.close()
    return found


def _files(nursery: Nursery) -> list[Figure]:
    """Time and peak memory of the child for each sample that is here, and for workbooks of many rows; the children are
    warm, the files are not."""
    samples = [each for each in sorted(SHARED.glob("*")) if each.suffix in _BUDGETS]
    found: list[Figure] = []
    for file in samples:
        content = file.read_bytes()
        median = timed(partial(_apart, nursery, file.name, content), 5)
        found += _told(file.name, (median, *_watched(nursery, file.name, content)[1:]), 5, _BUDGETS[file.suffix])
    for name, heads, count in _MANY:
        found += _told(name, _watched(nursery, f"{name}.xlsx", many_rows(heads, count)), 1, "")
    return found


def _told(name: str, measured: tuple[float, float, str], runs: int, budget: str) -> list[Figure]:
    took, memory, ended = measured
    told = budget if ended == "read" else f"not read: {ended}"
    peak = Figure("  the most memory of its child, shared pages counted", memory, 1, "MB", "≤ 300 MB")
    return [Figure(f"read {name} in a warm child", took, runs, budget=told), *([peak] if memory else [])]


def many_rows(heads: tuple[str, ...], count: int) -> bytes:
    """A workbook of so many rows of six cells below title and head, its texts shared as Excel does it."""
    texts = [*heads, "RENCANA KERJA TAHUNAN KECAMATAN CONTOH TAHUN 2025", "Penyediaan Jasa Kantor", "Jumlah Laporan",
             "12 Laporan", "Kecamatan Contoh"]  # fmt: skip
    rows = ['<row r="1"><c r="A1" t="s"><v>6</v></c></row>']
    rows.append(f'<row r="2">{"".join(f"""<c r="{c}2" t="s"><v>{n}</v></c>""" for n, c in enumerate("ABCDEF"))}</row>')
    shared = "".join(f'<c r="{column}%d" t="s"><v>{n}</v></c>' for column, n in zip("BCDE", (7, 8, 9, 10), strict=True))
    for n in range(3, count + 3):
        code = f"7.01.01.2.{n // 10_000 + 1:02}.{n % 10_000:04}"
        rows.append(
            f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{code}</t></is></c>{shared % (n, n, n, n)}'
            f'<c r="F{n}"><v>{n * 1000}</v></c></row>'
        )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{_OFFICE}"><sheets><sheet name="RKT" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f"<sst {space}>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{''.join(rows)}</sheetData></worksheet>",
    }
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def _watched(nursery: Nursery, name: str, content: bytes) -> tuple[float, float, str]:
    """Milliseconds of one reading, the most MB its child had (0 where the system does not tell), and how it ended."""
    begun = time.perf_counter()
    waiting = nursery.submit(Job(name, content))
    most = 0.0
    while not nursery.wait(waiting, time.monotonic() + _LOOK):
        most = max([most, *(_memory(child, "VmHWM") for child in _children(nursery.process))])
    if waiting.reading:
        load(waiting.reading.decode())
    return (time.perf_counter() - begun) * 1000, most, waiting.ending.cause if waiting.ending else ""


def _children(process: int | None) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in told.read_text().split()] if told.exists() else []


def _apart(nursery: Nursery, name: str, content: bytes) -> None:
    waiting = nursery.submit(Job(name, content))
    nursery.wait(waiting, None)
    load(waiting.reading.decode())


def _memory(process: int | None, which: str = "VmRSS") -> float:
    """The resident memory of a process in MB (``VmHWM``: the most it had); nothing where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:  # it has just ended, or this system has no such file
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(which)), 0.0)
