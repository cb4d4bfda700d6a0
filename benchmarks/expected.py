"""What stands in the samples, by other means than our reader: lists typed or cut from the files, and raw cells taken by
the libraries ``csv`` and ``openpyxl`` with the meaning of each column written here by hand."""

import csv
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

_ROOT = Path(__file__).parents[1]
_LISTS = _ROOT / "tests" / "engine" / "readers" / "expected"
SHARED = Path(os.environ.get("SELARAS_SHARED") or _ROOT.parent / "shared") / "samples"
RKT = _ROOT / "samples" / "rkt-sangasanga-2025.md"
_LONGEST = 24
_HEAD_OF_RENJA = 4
_ABOVE_PROGRAMS = re.compile(r"(URUSAN|SUB BIDANG|SUB SUB BIDANG) ")


class Cell(NamedTuple):
    """The sheet, page or table a cell stands in (empty in a text), its line, what it means, and its value."""

    where: str
    line: int
    field: str
    value: str


def short(text: str) -> str:
    """A text as lists of expectations hold it: of a long one the beginning, its length, and its end."""
    bare = " ".join(text.split())
    return bare if len(bare) <= _LONGEST else f"{bare[:12]}…{len(bare)}…{bare[-6:]}"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_LISTS / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def rkt(_: Path) -> Iterator[Cell]:
    """Tabel 2.6 of the sample plan, as it was typed."""
    for row in _rows("work_items.tsv"):
        line = int(row["line"])
        for field, name in (("kode", "code"), ("nama", "name"), ("lokasi", "location"), ("pagu 2025", "budget")):
            if row[name]:
                yield Cell("", line, field, short(row[name]))
    for row in _rows("work_item_indicators.tsv"):
        yield Cell("", int(row["line"]), "indikator", short(row["indicator"]))
        if row["target"]:
            yield Cell("", int(row["line"]), "target 2025", _number_in(row["target"]))


def gambiran(_: Path) -> Iterator[Cell]:
    """The figures of the six tables of the Renstra, cut out of its lines."""
    words = {"Target": "target", "Actual": "capaian", "Ceiling": "pagu"}
    for row in _rows("gambiran_figures.tsv"):
        yield Cell("", int(row["line"]), f"{words[row['row']]} {row['period']}", row["value"])


def listed(file: Path) -> Iterator[Cell]:
    """The list of the file's own name."""
    for row in _rows(f"{file.stem}.tsv"):
        yield Cell(row["where"], int(row["line"]), row["field"], row["value"])


def renja(_: Path) -> Iterator[Cell]:
    """The sheets of the Renja as they were typed from the drawn pages: the meaning of its columns by its head."""
    page = line = 0
    for text in (_LISTS / "renja_bpmpd_2016.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("@"):
            page, line = int(text[1:]), 0
            continue
        if text.startswith("#"):
            continue
        line += 1
        yield from _of_renja(page, line, [each.removeprefix("=").replace("^", "") for each in text.split("|")])


def _of_renja(page: int, line: int, cells: list[str]) -> Iterator[Cell]:
    """One line of the Renja of 2016 (its head still says 2014 and 2015) with the forecast for 2017."""
    name = cells[4]
    if line <= _HEAD_OF_RENJA or not name or _ABOVE_PROGRAMS.match(name):
        return
    found = [("nama", name), ("indikator", cells[5]), ("lokasi", cells[6]), ("target 2016", cells[7].rstrip("%"))]
    found += [("pagu 2016", cells[8].replace(".", "")), ("pagu 2017", cells[16].replace(".", ""))]
    found += [("sumber dana", "APBD Provinsi" if cells[8] else "")]
    yield from (Cell(f"page {page}", line, field, short(value)) for field, value in found if value)


def lke(file: Path) -> Iterator[Cell]:
    """The lines of the two evaluation sheets: weights and scores are shares of 100 points."""
    from openpyxl import load_workbook

    book = load_workbook(file, data_only=True, read_only=True)
    for sheet in ("RESUME", "PENILAIAN"):
        for number, line in enumerate(book[sheet].iter_rows(min_row=4, values_only=True), start=4):
            yield from _of_lke(sheet, number, line)


def _of_lke(sheet: str, number: int, line: tuple[Any, ...]) -> Iterator[Cell]:
    filled = (value if str(value or "").strip() or value == 0 else None for value in line)
    told = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXY", filled, strict=False))
    names = [told[letter] for letter in ("GFDC" if sheet == "PENILAIAN" else "DC") if told[letter]]
    if not names or (sheet == "PENILAIAN" and not (told["F"] or told["G"])):
        return  # components and their parts stand in RESUME already: the same rows once more
    kind = next(letter for letter in "GFDC" if told[letter] in names and told[letter] == names[0])
    weight = told[{"G": "K", "F": "I"}.get(kind, "E")]
    yield Cell(sheet, number, "nama", short(str(names[0])))
    if code := told["B"] or told["A"]:
        yield Cell(sheet, number, "nomor", short(str(code)))
    found = {"bobot": (weight, 100), "nilai": (told["O" if sheet == "PENILAIAN" else "F"], 100)}
    if sheet == "PENILAIAN":
        found["koefisien"] = (told["N"], 1)
        if told["M"]:
            yield Cell(sheet, number, "jawaban", str(told["M"]))
        if told["P"]:
            yield Cell(sheet, number, "catatan", short(str(told["P"])))
    for field, (value, points) in found.items():
        if isinstance(value, int | float):
            yield Cell(
                sheet, number, field, f"{Decimal(str(value * points)).quantize(Decimal('0.0001')).normalize():f}"
            )


def skm(file: Path) -> Iterator[Cell]:
    """Every answer of the survey: one line a respondent, a column for each of nine elements."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            for element in (f"U{n}" for n in range(1, 10)):
                yield Cell("", number, element, row[element])


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAPOR = {
    "number": "No", "classification": "Klasifikasi Laporan", "category": "Kategori", "channel": "Sumber Laporan",
    "addressed_to": "Instansi Terdisposisi", "status": "Status Laporan", "reason": "Alasan Tunda/Arsip",
}  # fmt: skip


def lapor(file: Path) -> Iterator[Cell]:
    """What a line of the export says of a complaint, without where its citizen lives."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        for row in reader:
            day, month, year = row["Tanggal Laporan Masuk"].split()
            yield Cell("", reader.line_num, "received_on", f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}")
            for field, heading in _LAPOR.items():
                if row[heading]:
                    yield Cell("", reader.line_num, field, short(row[heading]))


def _number_in(text: str) -> str:
    """The one number of a typed target with the word of its grade: ``12 laporan`` → 12."""
    found = re.search(r"\d[\d.]*(?:,\d+)?", text)
    return f"{Decimal(found[0].replace('.', '').replace(',', '.')).normalize():f}" if found else text
