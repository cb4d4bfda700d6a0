"""Ruled tables: from the rules of a page to cells with their spans."""

from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from selaras.engine.readers.pdf.frame import Box
from selaras.engine.readers.pdf.strokes import Rule
from selaras.engine.tables.frozen import Frozen

_SAME = 3.0
"""Points: rules no further apart are one (a double rule, the two sides of a thin rectangle)."""
_TOUCH = 3.0  # points between the end of a rule and the rule it meets
_COVERED = 0.6  # part of a cell's side that has to be ruled
_SHORTEST = 5.0  # points of a cell's side
_MOST_RULES = 1_500  # of one direction; the widest sample has 57 after joining
MOST_CELLS = 20_000  # of one table on one page; the widest sample has 40 rows of 17


class Span(NamedTuple):
    """One cell: its first row and column (from 0, from the top), how many it spans, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Ruled(Frozen):
    """A ruled table on a page: the rules of its columns from the left, of its rows from the top, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Span, ...]

    @property
    def box(self) -> Box:
        """What the table covers."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])


class Finder:
    """Finds the cell of a table that a point lies in."""

    def __init__(self, table: Ruled) -> None:
        self._box, self._xs, self._downwards = table.box, table.xs, [-level for level in table.ys]
        self._covering = {
            (row, column): n
            for n, cell in enumerate(table.cells)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def at(self, x: float, y: float) -> int | None:
        """The number of the cell, None outside of the table."""
        if not self._box.holds(x, y):
            return None
        column = min(max(bisect_right(self._xs, x) - 1, 0), len(self._xs) - 2)
        row = min(max(bisect_right(self._downwards, -y) - 1, 0), len(self._downwards) - 2)
        return self._covering[row, column]


def ruled_tables(rules: list[Rule]) -> list[Ruled]:
    """The tables of a page from top to bottom. A frame around one cell, or around one column, is no table."""
    flat = _longest(_joined([rule for rule in rules if rule.flat]))
    upright = _longest(_joined([rule for rule in rules if not rule.flat]))
    found = [table for group in _meeting(flat, upright) if (table := _table(*group)) is not None]
    outer = [
        table for table in found if not any(_inside(table.box, other.box) for other in found if other is not table)
    ]
    return sorted(outer, key=lambda table: (-table.ys[0], table.xs[0]))


def _longest(rules: list[Rule]) -> list[Rule]:
    """The rules without the strokes of a drawing: too short for a cell, or more than the widest table has."""
    long = [rule for rule in rules if rule.end - rule.start >= _SHORTEST]
    if len(long) > _MOST_RULES:
        long = sorted(long, key=lambda rule: rule.start - rule.end)[:_MOST_RULES]
    return sorted(long, key=lambda rule: rule.level)


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - 1 and inner.x1 <= outer.x1 + 1 and inner.y0 >= outer.y0 - 1 and inner.y1 <= outer.y1 + 1
        and inner.width * inner.height < outer.width * outer.height
    )  # fmt: skip


def _joined(rules: list[Rule]) -> list[Rule]:
    """Rules of one direction at the same level as one, where they touch or overlap."""
    joined: list[Rule] = []
    for band in _bands(rules):
        level = sum(rule.level * (rule.end - rule.start) for rule in band) / sum(r.end - r.start for r in band)
        for rule in sorted(band, key=lambda each: each.start):
            last = joined[-1] if joined and joined[-1].level == level else None
            if last is not None and rule.start <= last.end + _TOUCH:
                joined[-1] = last._replace(end=max(last.end, rule.end))
            else:
                joined.append(rule._replace(level=level))
    return joined


def _bands(rules: list[Rule]) -> list[list[Rule]]:
    bands: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: each.level):
        if bands and rule.level - bands[-1][0].level <= _SAME:
            bands[-1].append(rule)
        else:
            bands.append([rule])
    return bands


def _meeting(flat: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that meet one another."""
    parent = list(range(len(flat) + len(upright)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    levels = [rule.level for rule in flat]
    for m, post in enumerate(upright, start=len(flat)):
        first = bisect_right(levels, post.start - _TOUCH)
        for n in range(first, bisect_right(levels, post.end + _TOUCH)):
            if flat[n].start - _TOUCH <= post.level <= flat[n].end + _TOUCH:
                parent[root(m)] = root(n)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for n, rule in enumerate([*flat, *upright]):
        groups[root(n)][0 if rule.flat else 1].append(rule)
    return list(groups.values())


def _levels(found: list[float]) -> list[float]:
    """Sorted levels, those that are the same taken once."""
    levels: list[float] = []
    for level in sorted(found):
        if not levels or level - levels[-1] > _SAME:
            levels.append(level)
    return levels


def _table(flat: list[Rule], upright: list[Rule]) -> Ruled | None:
    """The table that a group of rules draws; open sides end where the rules end."""
    if not flat or not upright:
        return None
    xs = _levels([post.level for post in upright] + [rule.start for rule in flat] + [rule.end for rule in flat])
    ys = _levels([rule.level for rule in flat] + [post.start for post in upright] + [post.end for post in upright])
    ys.reverse()
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MOST_CELLS:
        return None
    return Ruled(tuple(xs), tuple(ys), tuple(_cells(xs, ys, flat, upright)))


def _cells(xs: list[float], ys: list[float], flat: list[Rule], upright: list[Rule]) -> list[Span]:
    """The smallest fields between rules, joined where no rule stands between them, as rectangles."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = _walls(upright, xs, [(ys[r + 1], ys[r]) for r in range(rows)])
    floors = _walls(flat, ys, [(xs[c], xs[c + 1]) for c in range(columns)])
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not taken[row][right] and (right, row) not in walls:
                right += 1
            foot = row + 1
            while foot < rows and _open_below(foot, column, right, walls, floors, taken):
                foot += 1
            for r in range(row, foot):
                taken[r][column:right] = [True] * (right - column)
            box = Box(xs[column], ys[foot], xs[right], ys[row])
            cells.append(Span(row, column, foot - row, right - column, box))
    return cells


def _open_below(
    row: int, left: int, right: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]], taken: list[list[bool]]
) -> bool:
    """Whether a row continues the cell above it over the same columns: no rule between, none within."""
    return not any((row, c) in floors or taken[row][c] for c in range(left, right)) and not any(
        (c, row) in walls for c in range(left + 1, right)
    )


def _walls(rules: list[Rule], levels: list[float], gaps: list[tuple[float, float]]) -> set[tuple[int, int]]:
    """Which gap is ruled at which level: pairs of the number of the level and of the gap."""
    ruled: dict[tuple[int, int], float] = defaultdict(float)
    for rule in rules:
        level = min(range(len(levels)), key=lambda n: abs(levels[n] - rule.level))
        for n, (start, end) in enumerate(gaps):
            if (covered := min(end, rule.end) - max(start, rule.start)) > 0:
                ruled[level, n] += covered
    return {(level, n) for (level, n), covered in ruled.items() if covered >= _COVERED * (gaps[n][1] - gaps[n][0])}
