"""The lines of a text as blocks in their order: headings, paragraphs, list items, tables, lines of contents."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.pipes import pipe_lines
from selaras.engine.readers.source import LONGEST_LINE, Source
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.wording import clean, fold

_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
_RULE = re.compile(r"\s*([-_*=])(?:\s*\1){2,}\s*")
_LEADERS = re.compile(r"^(?P<title>.*?\S)\s*(?:\.\s?){4,}\s*(?P<page>[ivxlcdm]+|\d+)?\s*$", re.IGNORECASE)
_FEWEST_DOTS = 4  # that lead a title to its page
_ITEM = re.compile(r"^(?P<blanks>\s*)(?:[-*•]\s+)?(?P<marker>\d{1,2}[.)]|[a-zA-Z][.)]|[-•*])\s+(?P<text>\S.*)$")
_TABLE = re.compile(
    r"^\s*Tabel[.:]?\s*(\d+(?:\s*\.\s*\d+)*|[A-Z]-[A-Z]\.\d+|[IVXLC]+\b)\s*[.:]?\s*(.*)$", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:[-–]\s*)?(?:(?:halaman|hal\.?)\s*)?\d{1,4}(?:\s*[-–])?\s*", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:nama )?(?:program|kegiatan|sub kegiatan|program kegiatan)|uraian|tujuan|sasaran(?: strategis)?|satuan|lokasi"
    r"|indikator(?: kinerja)?(?: utama)?|(?:target|pagu|anggaran|jumlah)(?: \d{4}| rp| kinerja)?|ket(?:erangan)?"
    r"|sumber dana"
)  # folded words that head a column and are nobody's wording
_PLAIN_CHAPTER = re.compile(r"\s*BAB\s+[IVXLC]+\b.*")
_PLAIN_NUMBERED = re.compile(r"\s*\d{1,2}\.\d{1,2}\.?\s+[A-Z].{2,80}")
_PLAIN_NAMED = re.compile(r"\s*(?:KATA PENGANTAR|DAFTAR ISI|D A F T A R\s+I S I|PENUTUP|LAMPIRAN|PENDAHULUAN)\s*")


class Heading(Frozen):
    """A heading line: its markup depth (1 where the text has no markup) and its words."""

    depth: int
    text: str
    place: Place


class Text(Frozen):
    """A paragraph, or a list item where ``marker`` is set. ``bold`` when the whole line is. ``whole`` where the file
    itself says where a paragraph ends, so that the next line never continues it."""

    text: str
    place: Place
    marker: str = ""
    indent: int = 0
    bold: bool = False
    whole: bool = False


class Entry(Frozen):
    """One line of the table of contents."""

    title: str
    page: str
    place: Place


@dataclass(slots=True)
class Tabbed:
    """The lines of one table, with the number and caption printed above it. ``headed`` where its first line is marked
    as the head of a table."""

    number: str
    caption: str
    lines: list[Line] = field(default_factory=list)
    headed: bool = False


Block = Heading | Text | Entry | Tabbed


def blocks(source: Source) -> list[Block]:
    """All blocks of the text, tables cut by page gaps joined, captions moved to their table."""
    marked = sum(1 for line in source.lines if _HASHES.fullmatch(line)) >= 3
    return join_tables(_line_blocks(source, marked))


def lines_of(block: Block) -> Iterator[tuple[str, Place]]:
    """The lines of a block as running text; a table without borders (Nama | : | …) counts as text."""
    if isinstance(block, Text | Heading):
        yield block.text, block.place
    elif isinstance(block, Tabbed):
        for line in block.lines:
            yield " ".join(cell.text for cell in line if cell.text), line[0].place


def numbered_caption(text: str) -> tuple[str, str]:
    """The number that a caption prints (``Tabel 2.6 Rencana …`` → ``2.6``; empty where it prints none), and the caption
    without it."""
    first, _, rest = text.partition("\n")
    found = _TABLE.match(first) if len(text) < 400 else None
    if found is None:
        return "", text
    return re.sub(r"\s", "", found[1]), "\n".join(filter(None, [found[2], rest]))


def _line_blocks(source: Source, marked: bool) -> Iterator[Block | None]:
    """One block a line; None where a blank or page line stands."""
    piped = pipe_lines(source.lines)
    for number, line in enumerate(source.lines, start=1):
        if number in piped:
            if cells := piped[number].cells:
                yield Tabbed("", "", [_row(cells, source.name, number)], piped[number].heads)
        elif not line.strip() or _RULE.fullmatch(line) or _PAGE.fullmatch(line):
            yield None
        else:
            yield _block(line, Place(source.name, number, len(line) - len(line.lstrip()) + 1), marked)


def _block(line: str, place: Place, marked: bool) -> Block:
    if entry := led_entry(line, place):
        return entry
    cells = line.split("\t")
    if len(cells) > 1:
        return Tabbed("", "", [_row(cells, place.file, place.line or 0)])
    heading = _heading(line, place, marked)
    return heading or text_or_item(line, place)


def led_entry(line: str, place: Place) -> Entry | None:
    """A line of contents whose title is led to its page by dots."""
    if line.count(".") < _FEWEST_DOTS:
        return None
    bare = clean(line)
    entry = _LEADERS.match(bare) if ".." in bare or ". ." in bare else None
    return Entry(entry["title"], entry["page"] or "", place) if entry else None


def _row(cells: Sequence[str], file: str, number: int) -> Line:
    return tuple(Cell(clean(cell), Place(file, number, n)) for n, cell in enumerate(cells, start=1))


def _heading(line: str, place: Place, marked: bool) -> Heading | None:
    hashes = _HASHES.fullmatch(line)
    if hashes and clean(hashes[2]):
        return Heading(len(hashes[1]), clean(hashes[2]), place)
    if marked:
        return None
    bare = clean(line)
    return Heading(1, bare, place) if reads_as_heading(bare) else None


def reads_as_heading(bare: str) -> bool:
    """Whether a line without any markup is a heading by its words alone."""
    return any(rule.fullmatch(bare) for rule in (_PLAIN_CHAPTER, _PLAIN_NUMBERED, _PLAIN_NAMED))


def reads_as_caption(text: str) -> bool:
    """Whether a line says the number of a table: ``Tabel 2.6 Program dan Kegiatan``."""
    return _TABLE.match(text) is not None and len(text) < 200


def text_or_item(line: str, place: Place) -> Text:
    """A line as a paragraph, or as a list item where it begins like one."""
    item = _ITEM.match(line)
    stripped = line.strip()
    bold = stripped.startswith("**") and stripped.endswith("**") and stripped.count("**") == 2
    if not item or bold:
        return Text(clean(line), place, bold=bold)
    marker = item["marker"]
    indent = 1 if not marker[0].isdigit() else 0
    start = place.at_column(item.start("text") + 1)
    return Text(clean(item["text"]), start, marker, indent)


def join_tables(found: Iterable[Block | None]) -> list[Block]:
    """The blocks with the pieces of each table joined and captions moved to their table; None is a gap of lines."""
    joined: list[Block | None] = []
    table: Tabbed | None = None
    open_ = False
    for block in found:
        if not isinstance(block, Tabbed):
            open_ = open_ and block is None
            table = None if isinstance(block, Heading) else table
            joined.append(block)
            continue
        if not (table is not None and open_ and _same_table(table, block)):
            number, caption = _take_caption(joined)
            if table is None or not _continues(table, number, caption, block):
                joined.append(Tabbed(number, caption))
                table = joined[-1] if isinstance(joined[-1], Tabbed) else table
        open_ = True
        if table is not None:
            table.lines.extend(block.lines)
    return [block for block in joined if block is not None]


def _continues(table: Tabbed, number: str, caption: str, more: Tabbed) -> bool:
    """A table printed again after a page of text: the same number, or no caption of its own, under the same header."""
    if fold(caption).startswith("lanjutan"):
        return True
    return number in ("", table.number) and _folded(more.lines[0]) == _folded(table.lines[0])


def _folded(line: Line) -> list[str]:
    return [fold(cell.text) for cell in line]


def _same_table(table: Tabbed, more: Tabbed) -> bool:
    """Lines after a page gap belong to the table above unless they are wider or bring a header of their own."""
    if more.headed:
        return _folded(more.lines[0]) == _folded(table.lines[0])
    width, first = len(table.lines[0]), more.lines[0]
    if first[0].place.table is not None:
        return _runs_on(table, more)
    if table.lines[0][0].place.table is not None:
        return False  # lines set with tabs below a table of the file's own
    if len(first) > width and first[0].place.line != (table.lines[-1][0].place.line or 0) + 1:
        return False
    words = {fold(cell.text) for cell in first if cell.text}
    own_header = "no" in words or "kode" in words or (len(words) > 1 and all(map(_HEADING.fullmatch, words)))
    return not own_header or words == {fold(cell.text) for cell in table.lines[0] if cell.text}


def _runs_on(table: Tabbed, more: Tabbed) -> bool:
    """Whether a table that the file itself sets apart goes on with the one above: as wide, and under the same header,
    or with the next number in its first column."""
    above, first = table.lines[0], more.lines[0]
    if len(first) != len(above):
        return False
    if [fold(cell.text) for cell in first] == [fold(cell.text) for cell in above]:
        return True
    counts = [int(text) for line in table.lines if (text := line[0].text.strip(". ")).isdecimal() and len(text) < 5]
    return bool(counts) and first[0].text.strip(". ") == str(counts[-1] + 1)


def _take_caption(before: list[Block | None]) -> tuple[str, str]:
    """The printed table number and the title lines between it and the table, taken out of the blocks before."""
    for back in range(1, min(8, len(before)) + 1):
        block = before[-back]
        if isinstance(block, Text) and reads_as_caption(block.text) and (found := _TABLE.match(block.text)):
            tail = before[-back:]
            if any(isinstance(b, Heading | Tabbed | Entry) for b in tail):
                return "", ""
            titles = [found[2], *(b.text for b in tail[1:] if isinstance(b, Text))]
            del before[-back:]
            return re.sub(r"\s", "", found[1]), "\n".join(filter(None, titles))
        if isinstance(block, Heading | Tabbed | Entry):
            break
    return "", ""


def paragraphs(texts: list[Text]) -> list[Text]:
    """Lines that follow one another without a gap as one paragraph, up to the length of the longest line that is read;
    list items and bold lines stay alone."""
    merged = texts[:1]
    for before, text in pairwise(texts):
        follows = text.place.line == (before.place.line or 0) + 1
        alike = not text.marker and before.bold == text.bold and not before.marker and not before.whole
        if follows and alike and len(merged[-1].text) < LONGEST_LINE:
            merged[-1] = Text(f"{merged[-1].text} {text.text}", merged[-1].place, bold=text.bold)
        else:
            merged.append(text)
    return merged
