"""Reading pictures of pages with tesseract, where it is installed and asked for: only ever a proposal."""

import re
import shutil
import subprocess
import tempfile
from ctypes import string_at
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from selaras.engine.readers.pdf.frame import UPRIGHT, Box
from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.pdf.strokes import Rule
from selaras.engine.readers.pdf.words import Word

MOST_PAGES = 20
"""Pages that are read in one file: each takes 2 to 5 seconds of the 30 that a file may take."""
_DPI = 300
_SECONDS = 60
_DARK = bytes(0 if level < 170 else 1 for level in range(256))
_LONGEST_SIDE = 8_000  # pixels; a plan on A0 is not read letter by letter
_SHORTEST = (30.0, 15.0)  # points of a drawn rule along a line of text, and across; no letter is as high
_LANGUAGE = "ind"


def _program() -> str | None:
    return shutil.which("tesseract")


def available() -> bool:
    """Whether tesseract is installed with Indonesian."""
    program = _program()
    return program is not None and _knows_the_language(program)


@cache
def _knows_the_language(program: str) -> bool:
    """Asked once, by the nursery: a child in its cage (``readers/apart``) starts no program."""
    told = subprocess.run(
        [program, "--list-langs"],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return _LANGUAGE in told.stdout.split()


def guess(document: Any, paper: Paper) -> None:
    """Puts the words and rules seen on a page's picture into it. A page that takes too long, or
    that nothing is seen on, stays as it is."""
    program = _program()
    if program is None:
        return
    width, height, stride, pixels = _picture(document, paper)
    scale = paper.width / width
    with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
        picture = Path(folder) / "page.pgm"
        rows = b"".join(pixels[n * stride : n * stride + width] for n in range(height))
        picture.write_bytes(b"P5\n%d %d\n255\n" % (width, height) + rows)
        try:
            told = subprocess.run(
                [program, str(picture), "stdout", "-l", _LANGUAGE, "--dpi", str(_DPI), "--psm", "11", "tsv"],
                capture_output=True, text=True, timeout=_SECONDS, check=False, cwd=folder, stdin=subprocess.DEVNULL,
                env={"OMP_THREAD_LIMIT": "1", "HOME": folder},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return
    words = _words(told.stdout, scale, paper.height)
    if not words:
        return
    paper.words = words
    paper.rules = _rules(rows, width, height, scale, paper.height)
    paper.letters = sum(len(word.text) for word in words)
    paper.shown, paper.guessed = UPRIGHT, True


def _picture(document: Any, paper: Paper) -> tuple[int, int, int, bytes]:
    """The page drawn in grey: width, height, bytes of a row, and the rows."""
    scale = min(_DPI / 72, _LONGEST_SIDE / max(paper.width, paper.height))
    width, height = max(1, round(paper.width * scale)), max(1, round(paper.height * scale))
    page = pdfium.FPDF_LoadPage(document, paper.number - 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = pdfium.FPDFBitmap_GetBuffer(bitmap)
        return width, height, stride, string_at(buffer, stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(page)


def _words(table: str, scale: float, height: float) -> list[Word]:
    """The words of tesseract's table (level 5 of page, block, paragraph, line, word)."""
    words = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        left, top, wide, high = (int(value) * scale for value in fields[6:10])
        box = Box(left, height - top - high, left + wide, height - top)
        middle = (box.x0 + wide / 2, box.y0 + high / 2)
        words.append(Word(fields[11].strip(), box, max(high, 6.0), False, 0, True, (middle,)))
    return [word for word in words if re.search(r"[^\W_]|[-–]", word.text)]


def _rules(pixels: bytes, width: int, height: int, scale: float, top: float) -> list[Rule]:
    """Long dark runs along rows and columns of the picture, as rules."""
    dark = pixels.translate(_DARK)
    flat, upright = (re.compile(rb"\x00{%d,}" % round(points / scale)) for points in _SHORTEST)
    rules = []
    for y in range(height):
        for found in flat.finditer(dark, y * width, (y + 1) * width):
            start, end = found.start() - y * width, found.end() - y * width
            rules.append(Rule(True, top - y * scale, start * scale, end * scale))
    for x in range(width):
        rules += [
            Rule(False, x * scale, top - found.end() * scale, top - found.start() * scale)
            for found in upright.finditer(dark[x::width])
        ]
    return rules
