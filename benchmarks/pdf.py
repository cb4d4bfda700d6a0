"""Reading PDF: time a page, and how many cells of the sheets of a Renja are what stands on the drawn pages."""

import os
from functools import partial
from pathlib import Path

from benchmarks.engine import OPTIONS, SAMPLE
from benchmarks.timing import Figure, timed
from selaras.engine.documents.document import find_type
from selaras.engine.documents.render import render
from selaras.engine.law.law import load_law
from selaras.engine.readers.blocks import Tabbed
from selaras.engine.readers.choices import NOTHING_CHOSEN
from selaras.engine.readers.format import format_of
from selaras.engine.readers.material import Material, silent
from selaras.engine.readers.reader import read

_ROOT = Path(__file__).parents[1]
_EXPECTED = _ROOT / "tests" / "engine" / "readers" / "expected" / "renja_bpmpd_2016.txt"
_SHEETS = Path(os.environ.get("SELARAS_SHARED") or _ROOT.parent / "shared") / "samples" / "renja-bpmpd-jabar-2016.pdf"
_HEAD = 4  # rows of the head, printed again on each sheet


def figures() -> list[Figure]:
    """All figures of reading PDF; those of the sample only where it is."""
    drawn = render(find_type("rkt").content(read(SAMPLE).book, load_law(), OPTIONS), ["pdf"])["pdf"]
    found = [Figure("read our RKT as PDF, a page", _a_page(drawn), 5, budget="≤ 30 ms")]
    if _SHEETS.exists():
        content = _SHEETS.read_bytes()
        right, read_cells, printed = _cells(_opened(content))
        found += [
            Figure("read the sheets of a Renja as PDF, a page", _a_page(content), 5, budget="≤ 30 ms"),
            Figure("  its filled cells: precision", 100 * right / read_cells, 1, "%", "≥ 99 %"),
            Figure("  its filled cells: recall", 100 * right / printed, 1, "%", "≥ 99 %"),
        ]
    return found


def _opened(content: bytes) -> Material:
    return format_of("a.pdf", content).open("a.pdf", content, NOTHING_CHOSEN, silent)


def _a_page(content: bytes) -> float:
    pages = {said.place.page for said in _opened(content).said} | {
        line[0].place.page for block in _opened(content).blocks if isinstance(block, Tabbed) for line in block.lines
    }
    return timed(partial(_opened, content), 5) / len(pages - {None})


def _cells(material: Material) -> tuple[int, int, int]:
    """Filled cells that are right, filled cells that were read, and filled cells that were typed from the pages."""
    [table] = [block for block in material.blocks if isinstance(block, Tabbed)]
    got = {
        (cell.place.page, cell.place.line, cell.place.column): cell.text
        for line in table.lines
        for cell in line
        if cell.text
    }
    wanted = {}
    page = row = 0
    for line in _EXPECTED.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            page, row = int(line[1:]), 0
        elif not line.startswith("#"):
            row += 1
            if page == 1 or row > _HEAD:
                texts = (text.removeprefix("=").replace("^", "") for text in line.split("|"))
                wanted.update({(page, row, column): text for column, text in enumerate(texts, start=1) if text})
    right = sum(1 for place, text in wanted.items() if got.get(place) == text)
    return right, len(got), len(wanted)
