"""The rules and pictures a page draws: lines, stroked rectangles and thin filled ones, also inside forms."""

from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from selaras.engine.readers.pdf.frame import Box, Matrix

THIN = 3.0
"""Points: a filled rectangle that is no thicker is a rule."""
_SLANT = 0.7  # points a rule may lean over its whole length
_SHORT = 2.0  # points: what is shorter draws no border
_DEEPEST = 8  # forms inside forms


class Rule(NamedTuple):
    """A straight rule, along x (``level`` is its y) or along y: from ``start`` to ``end`` of the other axis."""

    flat: bool
    level: float
    start: float
    end: float


def rules_and_pictures(page: Any, frame: Matrix, most: int) -> tuple[list[Rule], list[Box]]:
    """All rules and the boxes of all pictures of a page. Raises ``OverflowError`` for more than ``most`` objects or
    points."""
    walk = _Walk(most)
    for n in range(pdfium.FPDFPage_CountObjects(page)):
        walk.take(pdfium.FPDFPage_GetObject(page, n), frame, 0)
    return walk.rules, walk.pictures


class _Walk:
    def __init__(self, most: int) -> None:
        self.rules: list[Rule] = []
        self.pictures: list[Box] = []
        self._left = most
        self._x, self._y = c_float(), c_float()

    def take(self, drawn: Any, frame: Matrix, depth: int) -> None:
        """Takes one object of the page or of a form."""
        self._spend(1)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(drawn, _matrix(drawn).then(frame))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _matrix(drawn).then(frame).box(Box(0, 0, 1, 1))
            if min(box.width, box.height) <= THIN:
                self._thin(box)  # some programs draw their rules as pictures
            else:
                self.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _matrix(drawn).then(frame)
            for n in range(pdfium.FPDFFormObj_CountObjects(drawn)):
                self.take(pdfium.FPDFFormObj_GetObject(drawn, n), inner, depth + 1)

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise OverflowError

    def _path(self, drawn: Any, frame: Matrix) -> None:
        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, byref(fill), byref(stroke))
        count = pdfium.FPDFPath_CountSegments(drawn)
        if count < 2 or not (fill.value or stroke.value):
            return
        self._spend(count)
        for points, closed in self._outlines(drawn, count, frame):
            if stroke.value:
                for (x0, y0), (x1, y1) in pairwise([*points, points[0]] if closed else points):
                    self._line(x0, y0, x1, y1)
            elif (box := _rectangle(points)) is not None and min(box.width, box.height) <= THIN:
                self._thin(box)

    def _outlines(self, drawn: Any, count: int, frame: Matrix) -> list[tuple[list[tuple[float, float]], bool]]:
        """The parts of a path that are made of straight lines, and whether each is closed."""
        outlines: list[tuple[list[tuple[float, float]], bool]] = []
        points: list[tuple[float, float]] = []
        curved = False
        for n in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, n)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if len(points) > 1 and not curved:
                    outlines.append((points, False))
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            points.append(frame.point(self._x.value, self._y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                if len(points) > 1 and not curved:
                    outlines.append((points, True))
                points, curved = [points[0]], False
        if len(points) > 1 and not curved:
            outlines.append((points, False))
        return outlines

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(y1 - y0) <= _SLANT and abs(x1 - x0) >= _SHORT:
            self.rules.append(Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _SLANT and abs(y1 - y0) >= _SHORT:
            self.rules.append(Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _thin(self, box: Box) -> None:
        if box.width >= box.height and box.width >= _SHORT:
            self.rules.append(Rule(True, (box.y0 + box.y1) / 2, box.x0, box.x1))
        elif box.height >= _SHORT:
            self.rules.append(Rule(False, (box.x0 + box.x1) / 2, box.y0, box.y1))


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, found)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _rectangle(points: list[tuple[float, float]]) -> Box | None:
    """The box that four or five points draw, where they draw one."""
    if not 4 <= len(points) <= 5:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    corners = all(min(x - box.x0, box.x1 - x) <= _SLANT and min(y - box.y0, box.y1 - y) <= _SLANT for x, y in points)
    return box if corners else None
