"""The paragraphs of a section as plain text that a person edits in a page, and back.

A line is a paragraph; blank lines do not count. ``# `` begins a title, ``1. ``, ``a. ``, ``- `` and the like an item,
with two blanks before it for each step of its indent. ``[[25.000.000|k3x9a2bf]]`` is a figure: what stands there is the
value of a row, under the key of that row and field. ``[[tabel 2.1]]`` is the place of a table, whose lines come from
rows. A line that ends in ``\\`` goes on in the next one; one that begins with it is only text. Nothing else is markup.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from selaras.engine.tables.frozen import Frozen, replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Figure, Paragraph

LONGEST: Final = 200_000
"""Characters of one section at the most; the longest chapter of the real plans has a quarter of that."""
_MARKER: Final = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})[.)]{1,2}|[-–—•·▪➢✓●○*])[ \t\u00a0]+(?=\S)"
)
_TABLE: Final = re.compile(r"\[\[tabel ([^\[\]|]{1,80})\]\] ?(.*)", re.IGNORECASE | re.DOTALL)
_FIGURE: Final = re.compile(r"\[\[([^\[\]|]*)\|([0-9a-z]{8,20})\]\]")
_ENDS: Final = re.compile("\r\n|[\n\r\x0b\u2028\u2029]")  # \x0b is how Word ends a line inside a paragraph
_UNMARKED: Final = re.compile(r"[\[\]|\n]")  # what cannot stand between marks
_STEP: Final = "  "

Key = Callable[[Figure], str]
Content = tuple[str, str, str, int, str, tuple[Figure, ...]]


class Lost(Frozen):
    """A figure that was typed over or taken out: what it said, and what stands there now (nothing where it is gone)."""

    was: str
    now: str = ""


class Wrong(Frozen):
    """What cannot be taken: the line, counted from 1, and a sentence that says why and what to do."""

    line: int
    sentence: str


class Typed(Frozen):
    """What was typed, understood: the paragraphs, the figures that became plain text, and what is wrong.

    With anything wrong nothing is to be stored.
    """

    paragraphs: tuple[Paragraph, ...]
    lost: tuple[Lost, ...] = ()
    wrong: tuple[Wrong, ...] = ()


def written(paragraphs: Iterable[Paragraph], key: Key) -> str:
    """The paragraphs as a person edits them; ``key`` names each figure. ``read`` of it gives the same paragraphs."""
    lines: list[str] = []
    before = ""
    for paragraph in paragraphs:
        if lines and not (paragraph.kind == before == "item"):
            lines.append("")
        lines.append(_line(paragraph, key))
        before = paragraph.kind
    return "\n".join(lines)


def _line(paragraph: Paragraph, key: Key) -> str:
    text = with_marks(paragraph, key).replace("\n", "\\\n")
    if paragraph.kind == "table":
        return f"[[tabel {paragraph.table}]] {text}".rstrip()
    if paragraph.kind == "title":
        return f"# {text}"
    if paragraph.kind == "item":
        return f"{_STEP * paragraph.indent}{paragraph.marker} {text}"
    return f"\\{text}" if _looks_marked(text) else text


def _looks_marked(text: str) -> bool:
    return bool(text.startswith(("# ", "\\", " ")) or _MARKER.match(text) or _TABLE.match(text))


def with_marks(paragraph: Paragraph, key: Key) -> str:
    """The text of a paragraph with each figure between marks."""
    text = paragraph.text
    for figure in sorted(paragraph.figures, key=lambda each: each.start, reverse=True):
        shown = text[figure.start : figure.end]
        if not _UNMARKED.search(shown):
            text = f"{text[: figure.start]}[[{shown}|{key(figure)}]]{text[figure.end :]}"
    return text


def read(
    text: str,
    before: Sequence[Paragraph],
    figures: Mapping[str, tuple[str, str, str]],
    place: Place,
    key: Key,
) -> Typed:
    """What was typed over the paragraphs that stood there ``before``.

    ``figures`` are the figures that may stand in a text: key → row, field and the value as it is printed now. A figure
    whose marks hold another text was typed over and is one no more. A paragraph that says what it said keeps its place
    and whether it was reviewed; every other one is at ``place``.
    """
    if len(text) > LONGEST:
        return Typed((), wrong=(Wrong(1, _too_long(len(text))),))
    markers = {paragraph.marker for paragraph in before if paragraph.kind == "item" and paragraph.marker}
    tables = {paragraph.table.casefold(): paragraph for paragraph in before if paragraph.kind == "table"}
    old = {key(figure): part.text[figure.start : figure.end] for part in before for figure in part.figures}
    reading = _Reading(markers, tables, figures, old, [], [], [])
    made = [_paragraph(line, number, place, reading) for number, line in _lines(text)]
    # A stroke alone hides nothing: what it would leave is an empty paragraph, which is not written again.
    told = [paragraph for paragraph in made if paragraph.text or paragraph.kind != "text"]
    paragraphs = tuple(_kept(told, before))
    missing = [Lost(was) for name, was in old.items() if name not in reading.met]
    return Typed(paragraphs, (*reading.lost, *missing), tuple(reading.wrong))


def _too_long(length: int) -> str:
    count, most = (f"{number:,}".replace(",", ".") for number in (length, LONGEST))
    return f"Naskah ini {count} huruf; satu bagian paling banyak {most}. Bagilah menjadi beberapa bagian."


class _Reading(Frozen):
    """What lines are read by, and what is found out on the way; ``old`` are the figures that stood there."""

    markers: set[str]
    tables: Mapping[str, Paragraph]
    figures: Mapping[str, tuple[str, str, str]]
    old: Mapping[str, str]
    met: list[str]
    lost: list[Lost]
    wrong: list[Wrong]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something with their numbers; those that go on in the next one joined by a line feed."""
    held, begun = "", 0
    for number, line in enumerate(_ENDS.split(text), start=1):
        begun = begun or number
        if line.endswith("\\") and line != "\\":
            held += line[:-1] + "\n"
            continue
        whole, held = held + line.rstrip(), ""
        if whole.strip():
            yield begun, whole
        begun = 0
    if held.strip():
        yield begun, held.rstrip("\n")


def _paragraph(line: str, number: int, place: Place, reading: _Reading) -> Paragraph:
    bare = line.lstrip(" \t\u00a0")
    if bare.startswith("\\"):
        return _with_figures(Paragraph(bare[1:], place), number, reading)
    if table := _TABLE.fullmatch(bare):
        return _table(table, number, place, reading)
    if bare.startswith("# "):
        return _with_figures(Paragraph(bare[2:].strip(), place, kind="title"), number, reading)
    marker, rest = _marker(bare, reading)
    if marker:
        indent = len(line[: len(line) - len(bare)].replace("\t", _STEP)) // len(_STEP)
        item = Paragraph(rest, place, kind="item", marker=marker, indent=min(indent, 8))
        return _with_figures(item, number, reading)
    return _with_figures(Paragraph(bare, place), number, reading)


def _marker(bare: str, reading: _Reading) -> tuple[str, str]:
    """The marker of an item and what stands behind it: one that this section had already, or one of the usual ones."""
    for marker in reading.markers:
        if bare == marker or bare.startswith(f"{marker} "):
            return marker, bare[len(marker) + 1 :]
    found = _MARKER.match(bare)
    return (found[1], bare[found.end() :]) if found else ("", bare)


def _table(found: re.Match[str], number: int, place: Place, reading: _Reading) -> Paragraph:
    known = reading.tables.get(found[1].strip().casefold())
    if known is None:
        reading.wrong.append(
            Wrong(
                number,
                f"Tabel {found[1].strip()} tidak ada pada bagian ini. Tabel dicetak dari baris rencana, tidak diketik: "
                "isi barisnya di halaman Rencana atau Isi tabel.",
            )
        )
        return Paragraph(found[0], place)
    return replace(known, text=found[2], place=place)


def _with_figures(paragraph: Paragraph, number: int, reading: _Reading) -> Paragraph:
    """The paragraph without marks; figures that stand as they are kept, those typed over become text and are told."""
    text, made, last, source = "", [], 0, paragraph.text
    for mark in _FIGURE.finditer(source):
        shown, name = mark[1], mark[2]
        text += source[last : mark.start()]
        last = mark.end()
        start = len(text)
        text += shown
        reading.met.append(name)
        row, field, now = reading.figures.get(name, ("", "", ""))
        if row and shown and shown in (now, reading.old.get(name, now)):
            made.append(Figure(start, len(text), row, field))
        elif row or name in reading.old:
            reading.lost.append(Lost(reading.old.get(name, now), shown))
        else:
            reading.wrong.append(
                Wrong(number, f"Angka rujukan “{shown[:40]}” tidak dikenal. Pilih angkanya sekali lagi dari daftar.")
            )
    return replace(paragraph, text=text + source[last:], figures=tuple(made))


def _kept(made: Iterable[Paragraph], before: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Each paragraph that says what one said before, as that one; equal ones in their order."""
    waiting: dict[Content, deque[Paragraph]] = defaultdict(deque)
    for paragraph in before:
        waiting[_content(paragraph)].append(paragraph)
    for paragraph in made:
        same = waiting.get(_content(paragraph))
        yield same.popleft() if same else paragraph


def _content(paragraph: Paragraph) -> Content:
    return (
        paragraph.kind, paragraph.text, paragraph.marker, paragraph.indent, paragraph.table, paragraph.figures,
    )  # fmt: skip
