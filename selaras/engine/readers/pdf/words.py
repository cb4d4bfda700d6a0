"""The characters of a page as words: what is drawn in one go, without a blank and without room between."""

import math
from collections import Counter
from collections.abc import Callable
from ctypes import PYFUNCTYPE, addressof, byref, c_float, c_int, c_uint, c_void_p, cast, create_string_buffer
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from selaras.engine.readers.pdf.frame import UPRIGHT, Box, Matrix, around

GAP = 0.18
"""Room that counts as a blank, in sizes of the font; a printed blank of most fonts is 0.25 to 0.28."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BLANKS = frozenset(" \u00a0\t\r\n\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000")
_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_INVISIBLE = 3  # text render mode of the layer that OCR lays under a picture
_NAME = 128
_STEP = 0.45  # sizes of the font up or down that begin another line
_BACK = 0.5  # sizes of the font back that begin another word
_NEAR = 60.0  # points: what is clipped further away is clipped by something else than its cell


class Word(NamedTuple):
    """Characters drawn in one go: their boxes in the page as it is read, from the first to the last.

    ``turn`` counts quarters counter-clockwise: 0 for text from left to right, 1 for text from foot to head. ``blank``
    where a blank was drawn before it. ``cut`` is the box that its cell was clipped to where it lies outside of it and
    is not seen on the page. ``run`` numbers the text object it was drawn in.
    """

    text: str
    box: Box
    size: float
    bold: bool
    turn: int
    blank: bool
    middles: tuple[tuple[float, float], ...]
    cut: Box | None = None
    run: int = 0


class _Run(NamedTuple):
    """A text object: what all its characters share. ``angle`` in quarters counter-clockwise, None for a slant."""

    number: int
    size: float
    bold: bool
    angle: int | None
    hidden: bool
    clip: Box | None


class Characters:
    """The characters of a page in the order they are drawn; blanks that PDFium adds are left out."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._fonts: dict[int, bool] = {}
        self._runs: dict[int, _Run] = {}
        self._found: list[tuple[str, _Run, Box]] = []
        self.unmapped = 0
        if text:
            self._walk()

    @property
    def hidden(self) -> int:
        """How many characters are not drawn."""
        return sum(1 for _, run, _ in self._found if run.hidden)

    def usual_angle(self, otherwise: int) -> int:
        """The angle that most characters have; on a page without text the one that is said."""
        angles = Counter(run.angle for _, run, _ in self._found if run.angle is not None)
        return angles.most_common(1)[0][0] if angles else otherwise

    def words(self, frame: Matrix, turned_by: int) -> list[Word]:
        """The words in the frame of the page. What is printed at a slant (a watermark) is left out."""
        words: list[Word] = []
        glyphs: list[tuple[str, Box]] = []
        last: _Run | None = None
        blank = False
        straight = frame == UPRIGHT
        for char, run, box in self._found:
            if run.angle is None:
                continue
            if char in _BLANKS:
                if glyphs and last is not None:
                    words.append(_word(glyphs, last, turned_by, blank, frame))
                    glyphs = []
                blank = True
                continue
            placed = box if straight else frame.box(box)
            if glyphs and last is not None and (run is not last or _apart(glyphs[-1][1], placed, run, turned_by)):
                words.append(_word(glyphs, last, turned_by, blank, frame))
                glyphs, blank = [], False
            glyphs.append((char, placed))
            last = run
        if glyphs and last is not None:
            words.append(_word(glyphs, last, turned_by, blank, frame))
        return words

    def _walk(self) -> None:
        text, rect = cast(self._text, c_void_p), (c_float * 4)()
        place, runs, found = byref(rect), self._runs, self._found
        for n in range(pdfium.FPDFText_CountChars(self._text)):
            address = _object_of(text, n)
            if not address:
                continue  # a blank or line end that PDFium adds
            code = _unicode_of(text, n)
            char = chr(code) if _PLAIN[0] <= code < _PLAIN[1] else self._char(code, n)
            if not char:
                continue
            run = runs.get(address) or self._new_run(address, n)
            if _box_of(text, n, place):
                left, top, right, bottom = rect
                found.append((char, run, Box(left, bottom, right, top)))

    def _char(self, code: int, n: int) -> str:
        """The character, empty where there is none to keep; U+00AD for every sign of a word broken over lines."""
        if code in (0x2, 0xFFFE, 0xAD):
            return "\u00ad"
        if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFD, 0xFFFF):
            self.unmapped += code in (0, 0xFFFD) or pdfium.FPDFText_HasUnicodeMapError(self._text, n) == 1
            return " " if code in (9, 10, 13) else ""
        char = chr(code)
        return "" if char in _NOTHING else _LIGATURES.get(char, char)

    def _new_run(self, address: int, n: int) -> _Run:
        drawn = pdfium.FPDFText_GetTextObject(self._text, n)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, n, matrix)
        scale = math.hypot(matrix.c, matrix.d)
        size = abs(pdfium.FPDFText_GetFontSize(self._text, n) * (scale or 1.0)) or 1.0
        hidden = pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
        bold = self._bold(pdfium.FPDFTextObj_GetFont(drawn))
        run = _Run(len(self._runs), size, bold, _quarters(math.atan2(matrix.b, matrix.a)), hidden, _clip(drawn))
        self._runs[address] = run
        return run

    def _bold(self, font: Any) -> bool:
        if not font:
            return False
        address = addressof(font.contents)
        if address not in self._fonts:
            name = create_string_buffer(_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _NAME)
            heavy = pdfium.FPDFFont_GetWeight(font) >= 600
            named = name.value.decode("latin-1").lower()
            self._fonts[address] = "bold" in named or "black" in named or (heavy and "regular" not in named)
        return self._fonts[address]


def _quarters(angle: float) -> int | None:
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else None


def _clip(drawn: Any) -> Box | None:
    """The box that a text object is clipped to, None where it is not."""
    path = pdfium.FPDFPageObj_GetClipPath(drawn)
    count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
    if count <= 0:
        return None
    x, y = c_float(), c_float()
    inner = Box(-math.inf, -math.inf, math.inf, math.inf)
    for part in range(count):
        points = []
        for n in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, part))):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, part, n), x, y)
            points.append(Box(x.value, y.value, x.value, y.value))
        if points:
            box = around(points)
            inner = Box(max(inner.x0, box.x0), max(inner.y0, box.y0), min(inner.x1, box.x1), min(inner.y1, box.y1))
    return inner if inner.x0 < inner.x1 and inner.y0 < inner.y1 and math.isfinite(inner.width) else None


# Asked once for every character: without a pointer object for each answer, and without letting go of the interpreter
# for a call of less than a microsecond.
_object_of = PYFUNCTYPE(c_void_p, c_void_p, c_int)(cast(pdfium.FPDFText_GetTextObject, c_void_p).value or 0)
_unicode_of = PYFUNCTYPE(c_uint, c_void_p, c_int)(cast(pdfium.FPDFText_GetUnicode, c_void_p).value or 0)
_box_of = PYFUNCTYPE(c_int, c_void_p, c_int, c_void_p)(cast(pdfium.FPDFText_GetLooseCharBox, c_void_p).value or 0)
_PLAIN = (33, 127)  # characters that are taken as they are


_ALONG: dict[int, Callable[[Box, Box], tuple[float, float]]] = {
    # By turn: the room between a character and the next one, and how far the next one stands off the line.
    0: lambda before, box: (box.x0 - before.x1, box.y0 - before.y0),
    1: lambda before, box: (box.y0 - before.y1, box.x0 - before.x0),
    2: lambda before, box: (before.x0 - box.x1, box.y0 - before.y0),
    3: lambda before, box: (before.y0 - box.y1, box.x0 - before.x0),
}


def _apart(before: Box, box: Box, run: _Run, turned_by: int) -> bool:
    if box == before:  # letters of one ligature share its box
        return False
    if run.angle == turned_by:
        room, step = box.x0 - before.x1, box.y0 - before.y0
    else:
        room, step = _ALONG[((run.angle or 0) - turned_by) % 4](before, box)
    return room > GAP * run.size or room < -_BACK * run.size or abs(step) > _STEP * run.size


def _word(glyphs: list[tuple[str, Box]], run: _Run, turned_by: int, blank: bool, frame: Matrix) -> Word:
    boxes = [box for _, box in glyphs]
    box = around(boxes)
    middles = tuple([((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes])
    turn = ((run.angle or 0) - turned_by) % 4
    cut = _cut(box, frame.box(run.clip)) if run.clip is not None else None
    return Word("".join([char for char, _ in glyphs]), box, run.size, run.bold, turn, blank, middles, cut, run.number)


def _cut(box: Box, clip: Box) -> Box | None:
    """The clip where a word's middle lies outside of it, but not far."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    away = max(clip.x0 - x, x - clip.x1, clip.y0 - y, y - clip.y1)
    return clip if 0 < away < _NEAR else None
