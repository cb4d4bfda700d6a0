"""Tables without borders that set the statement and the signatures of a Perjanjian Kinerja; ``statement.py`` reads
them as text."""

import re

from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import LAYOUTS, Columns, Layout
from selaras.engine.tables.wording import fold

_FIRST = re.compile(r"(nama|jabatan|nip|pangkat|selanjutnya|selaku|pihak (pertama|kesatu|kedua))\b")
_WIDEST = 5


def _telling(table: Grid, columns: Columns) -> bool:
    if len(table.headings) > _WIDEST:
        return False
    first = next(filter(None, table.headings), "")
    below = [fold(text) for line in table.body if (text := line[0].text)]
    if any(re.search(r"indikator|target|sasaran", heading) for heading in table.headings):
        return False
    return first.startswith("pihak") or (bool(_FIRST.match(first)) and all(map(_FIRST.match, below)))


def _read(table: Grid, columns: Columns, draft: Draft) -> None:
    """Nothing: the statement is read as text."""


def _takes(table: Grid) -> range:
    return range(len(table.headings))


LAYOUTS.append(Layout("pihak dan tanda tangan", {}, _telling, _read, {"pk": 1}, _takes))
