"""Lines outside of tables as headings, paragraphs, list items and lines of contents, in the order they are read."""

import re
from collections import Counter
from dataclasses import dataclass, field

from selaras.engine.readers.blocks import (
    Block,
    Entry,
    Heading,
    Tabbed,
    Text,
    led_entry,
    reads_as_caption,
    text_or_item,
)
from selaras.engine.readers.material import Said
from selaras.engine.readers.pdf.frame import around
from selaras.engine.readers.pdf.lines import Line
from selaras.engine.readers.pdf.paper import Paper
from selaras.engine.readers.pdf.rejoin import Words, rejoined
from selaras.engine.readers.pdf.side import Side
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import fold

_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8•●○▪■□◦‣➢✓►–—·"
_BULLET = re.compile(rf"^[{_BULLETS}]\s*(?=\S)")
_MARKED = re.compile(r"^(?:\d{1,2}[.)]|[a-zA-Z][.)]|\(?\d{1,2}\)|\(?[a-z]\)|[-•*])\s+\S")
_CHAPTER = re.compile(r"BAB\s+[IVXLC]+\b.*", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+\S.{1,150}")
_NAMED = {"kata pengantar", "daftar isi", "daftar tabel", "daftar gambar", "penutup", "lampiran", "ikhtisar eksekutif"}
_LABELLED = re.compile(r"[A-Z]\w+(?: \w+)? ?: \S")  # "Nama : …"
_ENDED = re.compile(r"(?:[.:;?!]|[;,]\s*dan)$")
_PAGE = re.compile(r"[ivxlc]{1,7}|\d{1,4}", re.IGNORECASE)
_INDENT = 4.0  # points to the right of the lines before that begin a paragraph
_DEEPEST = 60.0  # points that the first line of a paragraph may be indented
_TITLE = 1.25  # times the size of the text that the title of a document is set in, at least
_MIDDLE = 4.0  # points by which the middles of centred lines may differ


@dataclass(slots=True)
class Joined:
    """Lines that belong together, ``number`` the first of them on its page; ``page`` is the page of the last."""

    lines: list[Line]
    paper: Paper
    number: int
    page: int
    here: int = 1  # how many of the lines stand on the first page

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line so far."""
        return self.lines[-1]


@dataclass(slots=True)
class Setting:
    """How the text of a file is set: the size of most of it, and where its lines begin and end on pages by width."""

    size: float
    sides: dict[int, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, sides: list[Side]) -> "Setting":
        """Measured over all pages."""
        sizes: Counter[float] = Counter()
        begins: dict[int, Counter[int]] = {}
        ends: dict[int, Counter[int]] = {}
        for side in sides:
            for line in side.lines:
                width = round(side.paper.width)
                sizes[round(line.size, 1)] += len(line.text)
                begins.setdefault(width, Counter())[round(line.box.x0)] += 1
                ends.setdefault(width, Counter())[round(line.box.x1)] += 1
        size = sizes.most_common(1)[0][0] if sizes else 0.0
        return cls(size, {w: (min(_shared(begins[w])), max(_shared(ends[w]))) for w in ends})

    def edges(self, width: float) -> tuple[float, float]:
        """Where lines begin and end on pages of this width."""
        return self.sides.get(round(width), (0.0, width))


def _shared(levels: Counter[int]) -> list[int]:
    """The levels that several lines share; else all."""
    shared = [level for level in levels if sum(levels[near] for near in (level - 1, level, level + 1)) >= 3]
    return shared or list(levels)


def read_in_order(lines: list[Line]) -> list[Line]:
    """Lines from top to bottom; what stands side by side over two rows or more is read block after block."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-each.box.y1 - each.box.y0, each.box.x0)):
        if rows and _level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered: list[Line] = []
    n = 0
    while n < len(rows):
        foot, gutter = _side_by_side(rows, n)
        if foot - n >= 2:
            block = [line for row in rows[n:foot] for line in sorted(row, key=lambda each: each.box.x0)]
            ordered += [line for line in block if line.box.x1 <= gutter]
            ordered += [line for line in block if line.box.x1 > gutter]
        else:
            foot = n + 1
            ordered += sorted(rows[n], key=lambda each: each.box.x0)
        n = foot
    return ordered


def _level(one: Line, other: Line) -> bool:
    apart = abs((one.box.y0 + one.box.y1) - (other.box.y0 + other.box.y1)) / 2
    return apart <= 0.45 * min(one.size, other.size)


def _side_by_side(rows: list[list[Line]], start: int) -> tuple[int, float]:
    """Where a block of two columns that begins at a row ends, and the gutter between them."""
    if len(rows[start]) != 2:
        return start, 0.0
    left, right = sorted(rows[start], key=lambda each: each.box.x0)
    low, high = left.box.x1, right.box.x0
    foot, double = start, 0
    for n in range(start, len(rows)):
        row = sorted(rows[n], key=lambda each: each.box.x0)
        if len(row) > 2 or (n > start and rows[n - 1][0].box.y0 - row[0].box.y1 > 8 * row[0].size):
            break
        new_low = max([low, *(line.box.x1 for line in row if line.box.x0 < (low + high) / 2)])
        new_high = min([high, *(line.box.x0 for line in row if line.box.x0 >= (low + high) / 2)])
        if new_low >= new_high:
            break
        low, high, double = new_low, new_high, double + (len(row) == 2)
        foot = n + 1
    return (foot if double >= 2 else start), (low + high) / 2


class Prose:
    """Lines are put in one by one; blocks come out."""

    def __init__(self, name: str, setting: Setting, words: Words) -> None:
        self.name, self.setting, self.words = name, setting, words
        self._open: Joined | None = None
        self.said: list[Said] = []
        self._contents = False
        self._chapter = False
        self._numbers: Counter[int] = Counter()

    def put(self, paper: Paper, line: Line) -> list[Block]:
        """Takes the next line; gives the block that is complete before it, if one is."""
        self._numbers[paper.number] += 1
        line = _with_bullet(line)
        if self._open is not None and self._goes_on(self._open, line, paper):
            self._open.lines.append(line)
            self._open.page = paper.number
            self._open.here += paper.number == self._open.paper.number
            return []
        blocks = self.close()
        self._open = Joined([line], paper, self._numbers[paper.number], paper.number)
        return blocks

    def close(self) -> list[Block]:
        """The block of the lines put in last, where there are any."""
        if self._open is None:
            return []
        joined, self._open = self._open, None
        block = self._block(joined)
        if not isinstance(block, Tabbed):
            text = f"{block.title} {block.page}".strip() if isinstance(block, Entry) else block.text
            self.said.append(Said(text, block.place))
        return [block]

    def _goes_on(self, joined: Joined, line: Line, paper: Paper) -> bool:
        """Whether a line continues the paragraph before it: set alike, not begun anew, and its first word had no room
        on the line before."""
        last = joined.last
        if abs(last.size - line.size) > 0.6 or last.bold != line.bold or _begins(line.text, last):
            return False
        if self._contents:
            return self._goes_on_in_contents(joined, line)
        if reads_as_caption(joined.first.text):
            return False
        if paper.number - joined.page > 1 or (paper.number == joined.page and not _near(last, line)):
            return False
        left, right = self.setting.edges(paper.width)
        needed = line.box.width * (len(line.text.partition(" ")[0]) + 1) / len(line.text)
        if _centred(last, left, right) and _centred(line, left, right):
            return last.box.width + needed >= right - left
        if _centred(last, left, right) and last.box.x0 > left + _INDENT:
            return False
        if last.box.x0 - line.box.x0 > _DEEPEST:
            return False
        hanging = len(joined.lines) == 1 and bool(_MARKED.match(joined.first.text))
        indented = line.box.x0 > last.box.x0 + _INDENT
        return (hanging or not indented) and last.box.x1 + needed >= right

    def _goes_on_in_contents(self, joined: Joined, line: Line) -> bool:
        """The page of an entry, set apart at the right, or the rest of a title that took two lines."""
        if led_entry(joined.last.text, Place()) or _PAGE.fullmatch(joined.last.text):
            return False
        if _PAGE.fullmatch(line.text):
            return _level(joined.last, line)
        return led_entry(line.text, Place()) is not None and line.box.x0 > joined.first.box.x0 + _INDENT

    def _block(self, joined: Joined) -> Block:
        text = rejoined([line.text for line in joined.lines], self.words)
        box = around([line.box for line in joined.lines[: joined.here]])
        place = Place(self.name, joined.number, 1, page=joined.paper.number, box=joined.paper.printed(box))
        entry = led_entry(text, place)
        if entry and re.search(r"[^\W\d_]", entry.title) and (self._contents or 0 < len(entry.page) < 4):
            return entry
        if self._contents and len(joined.lines) > 1 and _PAGE.fullmatch(joined.last.text):
            return Entry(text[: -len(joined.last.text)].rstrip(" ."), joined.last.text, place)
        chapter, self._chapter = self._chapter, False
        title = not self.said and joined.first.size > self.setting.size * _TITLE
        if title or self._is_heading(text, joined) or (chapter and self._set_off(joined) and len(text) <= 120):
            words = fold(text).replace(" ", "")
            self._contents = words in ("daftarisi", "daftartabel", "daftargambar")
            self._chapter = bool(re.fullmatch(r"BAB\s+[IVXLC]+[.:]?", text, re.IGNORECASE))
            return Heading(1, text, place)
        if all(line.bold for line in joined.lines):
            return Text(text, place, bold=True, whole=True)
        return replace(text_or_item(text, place), whole=True)

    def _set_off(self, joined: Joined) -> bool:
        """Whether lines are set apart from the text: bold, larger, or in capitals."""
        larger = joined.first.size > self.setting.size * 1.08
        return joined.first.bold or larger or joined.first.text.isupper()

    def _is_heading(self, text: str, joined: Joined) -> bool:
        if not self._set_off(joined) or reads_as_caption(text):
            return False
        named = fold(text) in _NAMED or fold(text).replace(" ", "") == "daftarisi"
        return named or bool(_CHAPTER.fullmatch(text)) or bool(_NUMBERED.fullmatch(text))


def _with_bullet(line: Line) -> Line:
    """The line with a bullet that every reader knows."""
    text = _BULLET.sub("• ", line.text)
    return line if text == line.text else Line(text, line.box, line.size, line.bold)


def _begins(text: str, last: Line) -> bool:
    """Whether a line begins a list item, a chapter, a numbered section, or what a label names."""
    if _MARKED.match(text):
        return not (text[0].isupper() and not _ENDED.search(last.text))
    return (
        bool(_CHAPTER.fullmatch(text)) or bool(_LABELLED.match(text)) or (last.bold and bool(_NUMBERED.fullmatch(text)))
    )


def _centred(line: Line, left: float, right: float) -> bool:
    """Whether a line stands in the middle and does not fill its column."""
    middle = abs((line.box.x0 + line.box.x1) - (left + right)) / 2 < _MIDDLE
    return middle and (line.box.width < right - left - 2)


def _near(last: Line, line: Line) -> bool:
    """Whether a line stands right below the last one."""
    down = last.box.y0 - line.box.y0
    return 0 < down <= 2.1 * max(last.size, line.size)
