"""How a table layout declares itself: the columns it knows by their headings, and how its lines become rows."""

from collections.abc import Callable, Mapping

from selaras.engine.discovery import import_all
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.grid import Cell, Grid, Line
from selaras.engine.tables.frozen import Frozen, replace


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
        return self.cell(line, field).text


class Layout(Frozen):
    """One table layout. It takes a table when ``telling`` says so of its columns and its surroundings."""

    name: str
    columns: Mapping[str, Column]
    telling: Callable[[Grid, Columns], bool]
    read: Callable[[Grid, Columns, Draft], None]

    def match(self, table: Grid) -> Columns | None:
        """The columns of a table of this layout, or None when it is another kind of table."""
        numbers: dict[str, int] = {}
        for field, column in self.columns.items():
            number = table.column(column.pattern, set(numbers.values()))
            if number is not None:
                numbers[field] = number
        found = Columns(numbers)
        return found if self.telling(table, found) else None

    def missing(self, columns: Columns) -> list[str]:
        """The names of needed columns that the table lacks."""
        return [
            column.label for field, column in self.columns.items() if column.needed and field not in columns.numbers
        ]


LAYOUTS: list[Layout] = []


def layouts() -> list[Layout]:
    """All layouts, in the order of their file names."""
    from selaras.engine.readers import layouts as folder

    import_all(folder)
    return LAYOUTS


def read_table(table: Grid, draft: Draft) -> bool:
    """Reads a table by the first layout that knows it. False, with nothing said, when none does."""
    for layout in layouts():
        columns = layout.match(table)
        if columns is None:
            continue
        missing = layout.missing(columns)
        if missing:
            draft.refuse(
                f"{table.part} ({layout.name}) tidak mempunyai kolom {' dan '.join(missing)}.",
                "Tambahkan kolom itu, atau perbaiki judul kolomnya, lalu unggah kembali.",
                table.place,
            )
        elif not _too_wide(table, draft):
            _name_unused(table, columns, draft)
            layout.read(table, columns, draft)
        return True
    return False


def doubt_unknown(table: Grid, draft: Draft) -> None:
    """The doubt about a table that no layout knows."""
    draft.doubt(
        f"{table.part} tidak dikenali dari judul kolomnya; isinya tidak dipakai.",
        "Periksa judul kolom tabel ini. Bila tabel ini bukan bagian rencana, tidak ada yang perlu dilakukan.",
        table.place,
        value=" | ".join(table.headings)[:200],
    )


def _name_unused(table: Grid, columns: Columns, draft: Draft) -> None:
    """One doubt for the columns that no field takes although something stands in them: nothing is lost in silence."""
    used = {*columns.numbers.values(), *table.years().values()}
    unused = [n for n in range(len(table.headings)) if n not in used and any(line[n].text for line in table.body)]
    if unused:
        names = ", ".join(f"“{table.headings[n]}”" if table.headings[n] else f"ke-{n + 1}" for n in unused)
        draft.doubt(
            f"Kolom {names} pada {table.part} tidak dikenali; isinya tidak dipakai.",
            "Periksa judul kolomnya. Bila kolom itu memang tidak diperlukan, tidak ada yang perlu dilakukan.",
            replace(table.place, column=unused[0] + 1), value=names[:200],
        )  # fmt: skip


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
