"""Tables that go on over pages: repeated heads dropped, rows broken between pages joined, cells with their places."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from selaras.engine.readers.blocks import reads_as_caption, reads_as_heading
from selaras.engine.readers.cell import Cell
from selaras.engine.readers.cell import Line as Cells
from selaras.engine.readers.header import MOST_HEADER_ROWS, headings, split_header, split_titles
from selaras.engine.readers.pdf.lines import Line
from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.pdf.pieces import Field, Piece
from selaras.engine.readers.pdf.rejoin import Words, rejoined
from selaras.engine.tables.judgement import Problem
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_CODE = re.compile(r"^(?:kode|no|nomor)\b")
_MONEY = re.compile(r"pagu|anggaran|\brp\b|\bdana\b|biaya|jumlah")
_TARGET = re.compile(r"\btarget\b|\bvolume\b")
_SAME = 6.0  # points by which the rules of one column may differ from page to page


@dataclass(slots=True)
class Row:
    """A row of a table: where it stands (page, and number on that page), and its cells."""

    paper: Paper
    number: int
    fields: list[Field]


@dataclass(slots=True)
class Table:
    """A table over all its pages. ``head`` is how many of its rows are titles, headings and column numbers."""

    number: int
    papers: list[Paper]
    pieces: list[Piece]
    rows: list[Row]
    head: int
    roles: dict[str, int] = field(default_factory=dict)
    doubts: list[tuple[str, str, Row, int, str]] = field(default_factory=list)


def begun(number: int, paper: Paper, piece: Piece) -> Table:
    """A new table; ``number`` is its number in the file."""
    rows = [Row(paper, n, fields) for n, fields in enumerate(piece.rows, start=1)]
    plain = [tuple(Cell(f.text, Place(line=n), rows=f.rows, columns=f.columns) for f in fields)
             for n, fields in enumerate(piece.rows)]  # fmt: skip
    _, lines = split_titles(plain)
    header, _, body = split_header(lines)
    table = Table(number, [paper], [piece], rows, len(rows) - len(body))
    width = max(len(line) for line in header)
    for column, heading in enumerate(headings(header, width)):
        for role, words in (("code", _CODE), ("money", _MONEY), ("target", _TARGET)):
            if words.search(heading):
                table.roles.setdefault(role, column)
    return table


def goes_on(table: Table, piece: Piece, between: list[Line]) -> bool:
    """Whether what a page holds of a table belongs to the table before it: no caption or heading of its own, as many
    columns, and the same head; without a head the same columns and nothing at all between."""
    last = table.pieces[-1]
    if len(piece.xs) != len(last.xs) or any(_parts(line.text) for line in between):
        return False
    if _repeated(table, piece.rows):
        return piece.page != last.page or not between
    left, right = piece.xs[0], last.xs[0]
    columns = all(abs((x - left) - (y - right)) <= _SAME for x, y in zip(piece.xs, last.xs, strict=True))
    return piece.page == last.page + 1 and columns and not between and not _own_head(piece)


def _parts(text: str) -> bool:
    """Whether a line says that another table begins."""
    return reads_as_heading(text) or (reads_as_caption(text) and "lanjutan" not in fold(text))


def _own_head(piece: Piece) -> bool:
    words = {fold(each.text) for each in piece.rows[0] if each.lines}
    return bool(words & {"no", "kode", "nomor"})


def _repeated(table: Table, rows: list[list[Field]]) -> int:
    """How many rows a page begins with that are the head printed again, all of it or some of its rows.

    What is printed again just as it stood shows how deep the head is, where its own words do not.
    """
    first = len(table.pieces[0].rows)
    same = 0
    while same < min(len(rows), first, MOST_HEADER_ROWS + 2):
        one, other = table.rows[same].fields, rows[same]
        if not (alike(one, other) and (same < table.head or _texts(one) == _texts(other))):
            break
        same += 1
    taken = n = 0
    while n < table.head and taken < len(rows):
        taken += alike(table.rows[n].fields, rows[taken])
        n += 1
    return max(same, taken)


def alike(one: list[Field], other: list[Field]) -> bool:
    """Whether two rows say the same, figures aside (a year in a heading may be wrong)."""
    pairs = [(_masked(a.text), _masked(b.text)) for a, b in zip(one, other, strict=False)]
    both = [(a, b) for a, b in pairs if a and b]
    filled = [a or b for a, b in pairs if a or b]
    return bool(both) and all(a == b for a, b in both) and len(both) >= 0.6 * len(filled)


def _texts(fields: list[Field]) -> list[str]:
    return [fold(each.text) for each in fields]


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text))


def add(table: Table, paper: Paper, piece: Piece) -> None:
    """Adds what the next page holds of a table."""
    # A second piece on one page goes on counting where the first one ended.
    offset = max((row.number for row in takewhile(lambda row: row.paper is paper, reversed(table.rows))), default=0)
    rows = [Row(paper, offset + n, fields) for n, fields in enumerate(piece.rows, start=1)]
    repeated = _repeated(table, piece.rows)
    _compare(table, rows[:repeated])
    body = rows[repeated:]
    if body and len(table.rows) > table.head and piece.page != table.pieces[-1].page:
        body = _after_break(table, body, repeated > 0)
    table.rows += body
    table.papers.append(paper)
    table.pieces.append(piece)


def _compare(table: Table, again: list[Row]) -> None:
    """A doubt where a repeated head says another figure than the first one."""
    head = iter(table.rows[: max(table.head, len(again))])
    for row in again:
        first = next(each for each in head if alike(each.fields, row.fields))
        for column, (one, other) in enumerate(zip(first.fields, row.fields, strict=True)):
            if one.lines and other.lines and fold(one.text) != fold(other.text):
                table.doubts.append((
                    f"Judul kolom berbunyi “{other.text}”, sedangkan pada halaman {first.paper.number} “{one.text}”.",
                    "Semua halaman dibaca sebagai satu tabel di bawah judul kolom pertama; betulkan yang salah.",
                    row, column, other.text,
                ))  # fmt: skip
                break


def _after_break(table: Table, body: list[Row], headed: bool) -> list[Row]:
    """The rows of a page without the first one, where that only continues the last row of the page before.

    It does when code, money and target are empty in it, and what it holds is set like the cell before, whose last line
    had no room left. The second indicator of a program has no code and no money either, but it has a target.
    """
    first, before = body[0], table.rows[-1]
    known = [role for role in ("code", "money", "target") if role in table.roles]
    held = [n for n, each in enumerate(first.fields) if each.lines]
    if not held or not known or any(first.fields[table.roles[role]].lines for role in known):
        return body
    # Some programs leave a whole cell for the next page when a line of it would stand alone.
    coded = "code" in known and any(letter.isdigit() for letter in before.fields[table.roles["code"]].text)
    flows = [_flows(before.fields[n], first.fields[n]) if before.fields[n].lines else coded for n in held]
    if known == ["code"] or not all(flows):  # a strategy with a second direction has nothing but the direction
        if any(first.fields[n].text[0].islower() for n in held) or (any(flows) and known != ["code"]):
            table.doubts.append((
                "Baris ini tidak berkode pada awal halaman; mungkin sambungan baris terakhir halaman sebelumnya.",
                "Bandingkan dengan PDF-nya. Bila sambungan, gabungkan kedua baris itu dalam berkas sumbernya.",
                first, held[0], first.fields[held[0]].text,
            ))  # fmt: skip
        return body
    for n in held:
        before.fields[n].lines.extend(first.fields[n].lines)
    if not headed or len(known) < 3:
        table.doubts.append((
            "Baris pertama halaman berikutnya digabungkan ke baris ini, karena terbaca sebagai sambungannya.",
            "Bandingkan dengan PDF-nya.", before, held[0], before.fields[held[0]].text,
        ))  # fmt: skip
    return body[1:]


def _flows(before: Field, after: Field) -> bool:
    """Whether the text of a cell runs on: set alike, and its first word had no room on the last line before."""
    last, line = before.lines[-1], after.lines[0]
    if last.bold != line.bold or abs(last.size - line.size) > 0.6:
        return False
    padding = min(max(min(each.box.x0 for each in before.lines) - before.box.x0, 0.0), 6.0)
    needed = line.box.width * (len(line.text.partition(" ")[0]) + 1) / len(line.text)
    return last.box.width + needed >= before.box.width - 2 * padding - 1 or line.text[0].islower()


def cells_of(table: Table, name: str, words: Words) -> list[Cells]:
    """The lines of a table with their places."""
    return [
        tuple(_cell(each, _place(table, row, column, name), words) for column, each in enumerate(row.fields))
        for row in table.rows
    ]


def _cell(each: Field, place: Place, words: Words) -> Cell:
    text = rejoined([line.text for line in each.lines], words, alone=True)
    return Cell(text, place, bold=each.bold, rows=each.rows, columns=each.columns)


def _place(table: Table, row: Row, column: int, name: str) -> Place:
    paper = row.fields[column].paper or row.paper
    box = paper.printed(row.fields[column].box)
    return Place(name, row.number, column + 1, page=paper.number, table=table.number, box=box)


def problems(table: Table, name: str) -> list[Problem]:
    """What joining left unclear, the cells whose text is cut off or runs over, and every cell that OCR read."""
    found = [
        Problem(message, hint, _place(table, row, column, name), value=value[:200])
        for message, hint, row, column, value in table.doubts
    ]
    if not all(piece.drawn for piece in table.pieces):
        found.append(
            Problem(
                "Tabel ini tidak bergaris; kolom dan barisnya dibaca dari letak teksnya.",
                "Bandingkan setiap kolom dengan PDF-nya, atau pakai berkas Word atau Excel aslinya.",
                _place(table, table.rows[0], 0, name),
            )
        )
    for row in table.rows:
        for column, each in enumerate(row.fields):
            if told := _unsure(each, row.paper):
                found.append(Problem(*told, _place(table, row, column, name), value=each.text[:200]))
    return found


def _unsure(each: Field, paper: Paper) -> tuple[str, str] | None:
    if paper.guessed and each.lines:
        return (
            f"“{each.text[:120]}” adalah bacaan mesin (OCR).",
            "Samakan dengan gambarnya, lalu tegaskan atau betulkan.",
        )
    if each.cut:
        return (
            f"Akhir teks sel ini tidak tampak pada halaman karena barisnya terlalu rendah: “{each.cut[:120]}”.",
            "Bacaannya memakai teks lengkap; bandingkan dengan berkas sumbernya.",
        )
    if each.crosses:
        return (
            f"“{each.crosses[:60]}” melewati garis selnya.",
            "Pastikan teks itu memang isi sel ini, bukan sel di sebelahnya.",
        )
    return None
