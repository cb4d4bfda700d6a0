"""Where things lie on a page: boxes in points, and the matrices that turn a page or a form the right way up."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points, from the lower left corner of the page as it is shown."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __str__(self) -> str:
        """``x0 y0 x1 y1`` as places carry it."""
        return f"{self.x0:.1f} {self.y0:.1f} {self.x1:.1f} {self.y1:.1f}"

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From foot to head."""
        return self.y1 - self.y0

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


def around(boxes: list[Box]) -> Box:
    """The smallest box around at least one."""
    if len(boxes) == 1:
        return boxes[0]
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


class Matrix(NamedTuple):
    """An affine map as PDF writes it: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """The box around where a box goes."""
        left, foot, right, head = box
        x0, y0 = self.point(left, foot)
        x1, y1 = self.point(right, head)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def then(self, outer: "Matrix") -> "Matrix":
        """This map, and the outer one after it."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )


UPRIGHT = Matrix()


def turned(box: Box, quarters: int) -> Matrix:
    """The map that turns what lies in a box clockwise by quarters and lays it at the origin."""
    if quarters == 1:
        return Matrix(0, -1, 1, 0, -box.y0, box.x1)
    if quarters == 2:
        return Matrix(-1, 0, 0, -1, box.x1, box.y1)
    if quarters == 3:
        return Matrix(0, 1, -1, 0, box.y1, -box.x0)
    return Matrix(1, 0, 0, 1, -box.x0, -box.y0)
