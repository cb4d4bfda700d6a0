"""Which line of a table sums which others, by its live formulas: the tree as the file itself computes it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from selaras.engine.readers.cell import Line
from selaras.engine.readers.evidence.formula_terms import added


def summed_by(lines: Sequence[Line]) -> Mapping[int, int]:
    """For lines that others sum, the one that does so in most columns, both by their number. A sum stands above its
    terms, in the same column, and lies nearest where several hold a line (a total of the whole besides its program)."""
    index = {(line[0].place.sheet, line[0].place.line): n for n, line in enumerate(lines)}
    votes: dict[int, Counter[int]] = {}
    for n, line in enumerate(lines):
        for cell in line:
            terms = added(cell.formula) if cell.formula else None
            for sheet, row, column in terms.cells if terms else ():
                child = index.get((sheet or cell.place.sheet, row))
                if child is not None and child > n and column == cell.place.column:
                    votes.setdefault(child, Counter())[n] += 1
    return {child: max(found, key=lambda n: (found[n], n)) for child, found in votes.items()}
