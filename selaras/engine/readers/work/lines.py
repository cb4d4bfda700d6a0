"""One line of a table of work: its code, over however many columns, and the indicators it names with their figures."""

import re
from collections.abc import Iterable

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.measures import add_indicator, add_values, value_columns
from selaras.engine.readers.percents import add_percents
from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Indicator, WorkItem

_INDICATOR = re.compile(r"indikator|tola?o?k ukur")
_SEVERAL = re.compile(r"(?:1|a)[.)]\s.+\s(?:2|b)[.)]\s")
_BARE = re.compile(r"^(?:keluaran|hasil|output|outcome) (?:sub )?keg(?:iatan)?$")
_SORTS = (("output", r"keluaran|output"), ("outcome", r"hasil|outcome"), ("outcome", r"capaian|program"))


class Aspect(Frozen):
    """One column of indicators. A form that splits them (capaian program, keluaran, hasil) has several, and figures of
    the same sort for each; ``words`` is empty where one column holds them all. A ``bare`` column repeats them in other
    words and has no figures."""

    column: int
    kind: str = ""
    words: str = ""
    bare: bool = False

    def measures(self, heading: str) -> bool:
        """Whether a column of figures is about the indicators of this column."""
        if self.bare or not self.words:
            return not self.bare
        return self.words == next((words for _, words in _SORTS if re.search(words, heading)), "")


def aspects(table: Grid) -> tuple[Aspect, ...]:
    """The columns of indicators of a table."""
    columns = [n for n, heading in enumerate(table.headings) if _INDICATOR.search(heading)]
    if len(columns) < 2:
        return tuple(Aspect(n) for n in columns)
    found = []
    for n in columns:
        sort = next(((kind, words) for kind, words in _SORTS if re.search(words, table.headings[n])), None)
        if sort is not None:
            found.append(Aspect(n, *sort))
    bare = (n for n, heading in enumerate(table.headings) if found and _BARE.match(heading))
    repeated = [
        Aspect(n, next(kind for kind, words in _SORTS if re.search(words, table.headings[n])), bare=True) for n in bare
    ]
    return (*found, *repeated) or (Aspect(columns[0]),)


def code_cells(line: Line, columns: tuple[int, ...]) -> Cell:
    """The code of a line as one cell: ``1 | 21 | 01`` is 1.21.01 at the place of its first part."""
    parts = [line[n] for n in columns if line[n].text]
    if len(parts) < 2:
        return parts[0] if parts else Cell("", line[columns[0] if columns else 0].place)
    return replace(parts[0], text=".".join(part.text.strip(". ") for part in parts), value=None)


def add_line_indicators(
    line: Line, item: WorkItem, columns: Iterable[Aspect], found: tuple[Figure, ...], table: Grid, draft: Draft,
    **fields: str,
) -> None:  # fmt: skip
    """The indicators of an item in one line, each with its own figures. Figures without an indicator are a doubt."""
    columns = tuple(columns)
    used: set[int] = set()
    for aspect in columns:
        name = line[aspect.column]
        own = [figure for figure in found if aspect.measures(table.headings[figure.column])]
        if name.text and not (aspect.bare and _is_known(draft, item, name)):
            indicator = _indicator(draft, item, name, kind=aspect.kind, **fields)
            add_values(draft, indicator, line, own, table)
            add_percents(draft, indicator, line, own, table)
            used |= value_columns(own)
    left = [line[n] for n in sorted(value_columns(found) - used) if not line[n].blank]
    if left:
        draft.doubt(
            f"Target “{left[0].text}” pada {item.code or item.name[:80]} tidak mempunyai indikator.",
            "Isi indikatornya, atau kosongkan targetnya.", left[0].place, item.id, "indicator", left[0].text,
        )  # fmt: skip


def _is_known(draft: Draft, item: WorkItem, name: Cell) -> bool:
    return bool(draft.indicators_named(item.id, name.text))


def _table_of(place: Place) -> tuple[str, str, int | None]:
    """Which table a place is in; a long table may go on in another one under the same number."""
    return place.part, place.sheet, place.table


def _indicator(draft: Draft, item: WorkItem, name: Cell, **fields: str) -> Indicator:
    """The indicator a table above already shows for the item, else a new one."""
    for known in draft.indicators_named(item.id, name.text):
        if _table_of(known.place) != _table_of(name.place):
            return known
    if _SEVERAL.match(name.text):
        draft.doubt(
            f"Sel ini memuat lebih dari satu indikator (“{name.text[:80]}”), sedangkan nilainya satu; "
            f"dibaca sebagai satu indikator.",
            "Tulis tiap indikator pada barisnya sendiri dengan target dan realisasinya.", name.place, item.id,
            "indicator", name.text,
        )  # fmt: skip
    return add_indicator(draft, item, name, None, **fields)
