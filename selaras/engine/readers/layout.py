"""How a table layout declares itself: the columns it knows by their headings, and how its lines become rows."""

import re
from collections.abc import Callable, Collection, Mapping

from selaras.engine.discovery import import_all
from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.choices import Choices
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Grid
from selaras.engine.tables.frozen import EMPTY, Frozen, replace
from selaras.engine.tables.wording import fold

_NUMBERS = re.compile(r"(no|nomor)( urut)?")


class Column(Frozen):
    """A field, the folded headings it is known by (a regular expression), and its name in sentences."""

    pattern: str
    label: str
    needed: bool = False


class Columns(Frozen):
    """Which column of one table holds which field."""

    numbers: Mapping[str, int]

    def cell(self, line: Line, field: str) -> Cell:
        """The cell of a field; a field without column gives an empty cell at the line's first place."""
        number = self.numbers.get(field)
        return line[number] if number is not None else Cell("", line[0].place)

    def text(self, line: Line, field: str) -> str:
        """The text of a field, empty where there is none."""
        number = self.numbers.get(field)
        return line[number].text if number is not None else ""


class Layout(Frozen):
    """One table layout. It takes a table when ``telling`` says so of its columns and its surroundings.

    ``speaks`` says which kinds of document such a table speaks for, and how loudly (1 to 3; ``kinds.py``). ``takes``
    names columns that it understands beside its declared ones (years, quarters), so that they are not told as unused.
    ``spares`` names needed fields that a table can do without, by what else it shows.
    """

    name: str
    columns: Mapping[str, Column]
    telling: Callable[[Grid, Columns], bool]
    read: Callable[[Grid, Columns, Draft], None]
    speaks: Mapping[str, int] = EMPTY
    takes: Callable[[Grid], Collection[int]] = lambda table: table.years().values()
    spares: Callable[[Grid], Collection[str]] = lambda table: ()

    def columns_of(self, table: Grid, chosen: Mapping[int, str]) -> Columns:
        """The column of each field by its heading, where nobody chose another (``chosen``: column from 1 → field)."""
        numbers = {name: number - 1 for number, name in chosen.items() if name in self.columns}
        left = {number - 1 for number in chosen}
        for name, column in self.columns.items():
            if name not in numbers:
                number = table.column(column.pattern, {*numbers.values(), *left})
                if number is not None:
                    numbers[name] = number
        return Columns(numbers)

    def match(self, table: Grid, chosen: Mapping[int, str]) -> Columns | None:
        """The columns of a table of this layout, or None when it is another kind of table."""
        found = self.columns_of(table, chosen)
        return found if self.telling(table, found) else None

    def missing(self, table: Grid, columns: Columns) -> list[str]:
        """The names of needed columns that the table lacks."""
        lacking = [name for name, column in self.columns.items() if column.needed and name not in columns.numbers]
        spared = self.spares(table) if lacking else ()
        return [self.columns[name].label for name in lacking if name not in spared]


LAYOUTS: list[Layout] = []


def layouts() -> list[Layout]:
    """All layouts, in the order of their file names."""
    from selaras.engine.readers import layouts as folder

    import_all(folder)
    return LAYOUTS


class Match(Frozen):
    """A table with the layout that knows it best and its columns; without a layout, a table nobody knows.

    ``printed`` is the table as the file has it, where a person gave columns another meaning.
    """

    table: Grid
    layout: Layout | None
    columns: Columns
    printed: Grid | None = None


def match_table(table: Grid, choices: Choices) -> Match:
    """The layout chosen for a table, else the one that understands most of its columns; the first among equals."""
    chosen = choices.columns.get(table.signature, {})
    printed = table if chosen else None
    if table.signature in choices.layouts:
        wanted = choices.layouts[table.signature]
        layout = next((each for each in layouts() if each.name == wanted), None)
        if layout is None:
            return Match(table, None, Columns({}))
        named = _as_chosen(table, layout, chosen)
        return Match(named, layout, layout.columns_of(named, chosen), printed)
    best = Match(table, None, Columns({}))
    for layout in layouts():
        named = _as_chosen(table, layout, chosen)
        columns = layout.match(named, chosen)
        if columns is not None and (best.layout is None or len(columns.numbers) > len(best.columns.numbers)):
            best = Match(named, layout, columns, printed)
    return best


def _as_chosen(table: Grid, layout: Layout, chosen: Mapping[int, str]) -> Grid:
    """The table under the headings that a person gave it, so that whatever goes by headings goes by theirs: a column
    that means something else is headed by that (and by its year), one that is left out has neither heading nor cells.
    """
    if not chosen:
        return table
    headings = list(table.headings)
    for number, name in chosen.items():
        column = layout.columns.get(name)
        if name and column is None:  # a field of another layout
            continue
        if not 1 <= number <= len(headings) or (column and re.search(column.pattern, headings[number - 1])):
            continue
        year = re.search(r"(?:19|20|21)\d\d$", headings[number - 1])
        headings[number - 1] = " ".join(filter(None, (fold(column.label) if column else "", year and year[0])))
    left = {number - 1 for number, name in chosen.items() if not name}
    headings = ["" if n in left else heading for n, heading in enumerate(headings)]
    body = [tuple(Cell("", cell.place) if n in left else cell for n, cell in enumerate(line)) for line in table.body]
    return replace(table, headings=tuple(headings), body=tuple(body))


def read_table(match: Match, draft: Draft) -> None:
    """Reads a table by its layout; without one there is nothing to read."""
    table, layout, columns = match.table, match.layout, match.columns
    if layout is None:
        return
    missing = layout.missing(table, columns)
    if missing:
        draft.refuse(
            f"{table.part} ({layout.name}) tidak mempunyai kolom {' dan '.join(missing)}.",
            "Tambahkan kolom itu, atau perbaiki judul kolomnya, lalu unggah kembali.",
            table.place,
        )
    elif not _too_wide(table, draft):
        _name_unused(match, draft)
        layout.read(table, columns, draft)


def doubt_unknown(table: Grid, draft: Draft) -> None:
    """The doubt about a table that no layout knows."""
    draft.doubt(
        f"{table.part} tidak dikenali dari judul kolomnya; isinya tidak dipakai.",
        "Periksa judul kolom tabel ini. Bila tabel ini bukan bagian rencana, tidak ada yang perlu dilakukan.",
        table.place,
        value=" | ".join(table.headings)[:200],
    )


def _name_unused(match: Match, draft: Draft) -> None:
    """One doubt for the columns that no field takes although something stands in them: nothing is lost in silence."""
    table = match.table
    known = match.layout.takes(table) if match.layout else ()
    used = {*match.columns.numbers.values(), *known}
    unused = [n for n, heading in enumerate(table.headings) if n not in used and not _NUMBERS.fullmatch(heading)]
    unused = [n for n in unused if any(line[n].text for line in table.body) and not _counts(table, n)]
    if unused:
        names = ", ".join(f"“{table.headings[n]}”" if table.headings[n] else f"ke-{n + 1}" for n in unused)
        draft.doubt(
            f"Kolom {names} pada {table.part} tidak dikenali; isinya tidak dipakai.",
            "Periksa judul kolomnya. Bila kolom itu memang tidak diperlukan, tidak ada yang perlu dilakukan.",
            replace(table.place, column=(table.place.column or 1) + unused[0]), value=names[:200],
        )  # fmt: skip


def _counts(table: Grid, column: int) -> bool:
    """Whether a column without heading only numbers the lines: 1, 2, 3 with gaps at most for empty cells."""
    texts = [line[column].text.strip(" .)") for line in table.body if line[column].text]
    return not table.headings[column] and texts == [str(n) for n in range(1, len(texts) + 1)]


def _too_wide(table: Grid, draft: Draft) -> bool:
    """Whether a line has more cells than there are headings; each is named: what stands in them nobody knows."""
    width = len(table.headings)
    wide = [line for line in table.body if any(cell.text for cell in line[width:])]
    for line in wide:
        draft.refuse(
            f"Baris ini mempunyai {len(line)} sel, sedangkan judul {table.part} hanya {width} kolom.",
            "Periksa tab pada baris ini: mungkin ada sel yang terpotong atau tergeser.",
            line[0].place,
            line[-1].text,
        )
    return bool(wide)
