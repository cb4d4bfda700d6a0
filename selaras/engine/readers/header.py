"""The head of a table: which of its lines are titles, headings, sub-headings and column numbers."""

import re
from collections.abc import Iterable, Sequence

from selaras.engine.readers.cell import Line
from selaras.engine.tables.wording import fold

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_NUMBER = re.compile(r"\d{1,2}[a-z]?(?:\s*=.*)?")
_WORDED = re.compile(r"(?:sasaran|tujuan|indikator|iku|program|(?:sub )?kegiatan|uraian|strategi|misi)\b")
_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)]")
_NUMBERED = re.compile(r"(?:no|nomor)(?: urut)?")
# Of a program, a kegiatan or a sub kegiatan, with the two digits of its bidang: no numbering of chapters (1.1.2).
_CODE = re.compile(r"(?:\d|X)\.(?:\d\d|XX)\.\d\d(?:\.\d\.\d\d(?:\.\d{2,4})?)?\.?")
_CURRENCY = re.compile(r"(?:Rp|IDR)\.?", re.IGNORECASE)
_LONGEST_SECOND = 8  # characters of a heading broken over two lines in the first column (No | Urut)
MOST_HEADER_ROWS = 6


def split_titles(lines: list[Line]) -> tuple[list[str], list[Line]]:
    """Lines above the head that hold one text across the table are its titles, not its headings."""
    start = 0
    while start < min(len(lines) - 1, MOST_HEADER_ROWS):
        filled = [cell for cell in lines[start] if cell.text]
        wide = len(filled) == 1 and len(lines[start]) > 2 and filled[0].columns >= len(lines[start]) - 1
        if not wide:
            break
        start += 1
    titles = [next(cell.text for cell in line if cell.text) for line in lines[:start]]
    return titles, lines[start:]


def split_header(lines: list[Line]) -> tuple[list[Line], Line, list[Line]]:
    """Header lines, the line of column numbers (empty where there is none), and the body."""
    for n, line in enumerate(lines[1 : MOST_HEADER_ROWS + 1], start=1):
        if is_numbering(line):
            below = n + 1
            while below < min(len(lines), n + 3) and _only_units(lines[below]):
                below += 1
            return [*lines[:n], *lines[n + 1 : below]], line, lines[below:]
    depth = _spanned_depth(lines)
    while depth < min(len(lines), MOST_HEADER_ROWS) and _continues_header(lines[depth - 1], lines[depth]):
        depth += 1
    return lines[:depth], (), lines[depth:]


def is_numbering(line: Line) -> bool:
    """The row of column numbers: 1, 2, … (``13 = 9 + 10``) in nearly every cell that begins one, starting with 1.

    Where some columns have no number, five or more that count on without a gap from the first column tell it as well;
    further right they may be months.
    """
    own = [cell for cell in line if cell.text]
    if len(own) < 3 or own[0].text.strip("() ") != "1":
        return False
    covered = sum(cell.columns - 1 for cell in own)
    texts = [cell.text.strip("() ") for cell in own]
    if not all(_NUMBER.fullmatch(text) for text in texts):
        return False
    counts = [text.partition("=")[0].strip() for text in texts] == [str(n) for n in range(1, len(texts) + 1)]
    return (_differ(texts) and len(texts) >= len(line) - 1 - covered) or (
        counts and len(texts) >= 5 and bool(line[0].text)
    )


def _differ(texts: list[str]) -> bool:
    """Whether nearly all numbers differ: columns are numbered once each, in whatever order (1, 2, 4, 5, 3, 11), while
    answers of people are the same few over and over."""
    return len(set(texts)) * 4 >= len(texts) * 3


def _only_units(line: Line) -> bool:
    """A line below the column numbers that still heads columns: K, Rp, %."""
    texts = [fold(cell.text) for cell in line if cell.text]
    return len(texts) >= 2 and all(text in ("k", "rp", "%") for text in texts)


def _spanned_depth(lines: list[Line]) -> int:
    """How many lines the head has by what its first cells span: a cell over three columns has headings below it."""
    first = lines[0]
    deep = max((cell.rows for cell in first), default=1)
    wide = any(cell.columns > 1 and cell.text for cell in first)
    wide = wide and not any(_holds_money(line) or _holds_figures(line, first) for line in lines[1:2])
    return min(len(lines), MOST_HEADER_ROWS, max(deep, 2 if wide and len(lines) > 1 else 1))


def _holds_money(line: Line) -> bool:
    """A line of the body below a heading that only looks as if it had others below it (Rp and amount under one)."""
    return any(re.fullmatch(r"(?:Rp\.?\s*)?(?:\d{5,}|\d{1,3}(?:\.\d{3})+)(?:,\d+|,-)?", cell.text) for cell in line)


def _holds_figures(line: Line, above: Line) -> bool:
    """A line of the body below a heading over several columns (Sasaran over number and wording): a figure stands below
    a heading of one column, or wording below the first one, neither of which has headings below it."""
    alone = {n: cell for n, cell in enumerate(above) if cell.text and cell.columns == cell.rows == 1}
    below = [line[n].text for n in alone if n < len(line)]
    worded = 0 in alone and len(line[0].text) > _LONGEST_SECOND
    return worded or any(re.match(r"\d", text) and not _YEAR.fullmatch(text) for text in below)


def _continues_header(above: Line, line: Line) -> bool:
    """A further header row: nothing on the left, and below the spanning heading only years, or sub-headings in exactly
    the columns that a heading spans."""
    texts = [cell.text for cell in line]
    filled = {n for n, text in enumerate(texts) if text}
    if not filled or texts[0]:
        return False
    if all(_YEAR.fullmatch(texts[n]) for n in filled):
        return True
    open_ = {n for n in range(max(len(above), len(line))) if n >= len(above) or not above[n].text}
    spanned = open_ | {n - 1 for n in open_ if n}
    return bool(open_) and open_ <= filled <= spanned and not any(re.search(r"\d{3}", text) for text in texts)


def headings(header: list[Line], width: int) -> tuple[str, ...]:
    """The folded heading of each column: the texts above it from top to bottom, spans filled."""
    columns = [[""] * width for _ in header]
    for depth, line in enumerate(header):
        for n, cell in enumerate(line):
            for covered in range(n, min(width, n + cell.columns)) if cell.text else ():
                columns[depth][covered] = fold(cell.text)
    if not any(cell.columns > 1 for line in header for cell in line):
        _spread(header, columns, width)
    return tuple(" ".join(filter(None, (columns[d][n] for d in range(len(header))))) for n in range(width))


def named_apart(named: tuple[str, ...], body: Sequence[Line]) -> tuple[str, ...]:
    """The headings where one stands over number and wording (``Sasaran`` over ``1`` and its text): it is that of the
    wording, and the column of numbers is headed ``no``."""
    found = list(named)
    for n, heading in enumerate(named[:-1]):
        if _WORDED.match(heading) and heading == named[n + 1]:
            numbers = [line[n].text for line in body if line[n].text]
            worded = any(re.search(r"[^\W\d]{2}", line[n + 1].text) for line in body)
            if worded and numbers and all(_ORDINAL.fullmatch(text) for text in numbers):
                found[n] = "no"
    return tuple(found)


def codes_named(named: tuple[str, ...], body: Sequence[Line]) -> tuple[str, ...]:
    """The headings where the codes of program and kegiatan stand under ``No``, as planners write them who have no
    column of codes: that one is headed ``no kode``."""
    numbers = [n for n, heading in enumerate(named) if _NUMBERED.fullmatch(heading)]
    if len(numbers) != 1 or any("kode" in heading or "rekening" in heading for heading in named):
        return named
    texts = [line[numbers[0]].text.strip() for line in body if line[numbers[0]].text]
    coded = sum(1 for text in texts if _CODE.fullmatch(text))
    if not coded or 2 * coded < len(texts):
        return named
    return tuple("no kode" if n == numbers[0] else heading for n, heading in enumerate(named))


def with_currency(named: tuple[str, ...], body: Sequence[Line]) -> tuple[str, ...]:
    """The headings where that of an amount stands over two columns, ``Rp`` and the amount, and what it spans is lost:
    a table copied as text has one heading fewer than its lines have cells."""
    filled = [line for line in body if sum(bool(cell.text) for cell in line) > 1]
    wider = max((len(line) for line in filled), default=0)
    apart = named[:-1] if named and not named[-1] and wider == len(named) else named
    if not filled or wider != len(apart) + 1:
        return named
    found = next(
        (n for n in range(len(apart)) if _is_currency([line[n].text for line in filled if n < len(line)])), None
    )
    return named if found is None else (*apart[: found + 1], *apart[found:])


def _is_currency(texts: Iterable[str]) -> bool:
    """Whether a column holds signs of currency and nothing else; lines may end before it."""
    written = [text for text in texts if text]
    return bool(written) and all(map(_CURRENCY.fullmatch, written))


def _spread(header: list[Line], columns: list[list[str]], width: int) -> None:
    """Where no span is known, a heading spans the empty cells to its right that have a sub-heading below."""
    for depth in range(len(header) - 1):
        spanning = ""
        for n in range(width):
            below = any(n < len(line) and line[n].text for line in header[depth + 1 :])
            spanning = columns[depth][n] or (spanning if below else "")
            columns[depth][n] = spanning
