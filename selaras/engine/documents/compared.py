"""Two states of one document beside each other: which of its lines and totals differ."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from selaras.engine.documents.blocks import Block, Clauses, Document, Fields, Heading, ListItems, Paragraph, Row, Table
from selaras.engine.documents.figures import printed
from selaras.engine.tables.frozen import Frozen

_RUNNING = frozenset({"number", "above"})
"""The keys of columns that number the rows of a table, or name others by their numbers."""


class Line(Frozen):
    """One line of a document: where it stands (the name of its table, or the heading above) and what it says."""

    where: str
    text: str


class Difference(Frozen):
    """A line that says something else, or that stands in one of the two only (then the other text is empty)."""

    where: str
    before: str
    after: str


def lines_of(document: Document) -> list[Line]:
    """Everything that a document says, line by line. Pictures and furniture (cover, contents, signature) say nothing of
    their own."""
    found: list[Line] = []
    heading = ""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = " ".join(f"{block.number} {block.text}".split())
            found += [Line(where or heading, text) for where, text in _said(block) if text.strip(" |")]
    return found


def _said(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Table):
        running = {at for at, column in enumerate(block.columns) if column.key in _RUNNING}
        yield from ((block.name, _row(row, running, len(block.columns))) for row in (*block.body, *block.total))
    elif isinstance(block, Paragraph):
        yield "", "".join(run.text for run in block.runs)
    elif isinstance(block, ListItems):
        yield from (("", f"{item.marker} {''.join(run.text for run in item.runs)}".strip()) for item in block.items)
    elif isinstance(block, Fields):
        yield from (("", f"{label}: {text}") for label, text in block.rows)
    elif isinstance(block, Clauses):
        yield from (("", " ".join(filter(None, row))) for row in block.rows)


def _row(row: Row, running: Collection[int], columns: int) -> str:
    """The filled cells of a row, one behind the other. Running numbers say nothing of their own: a row that goes would
    change all below it."""
    cells = [cell for at, cell in enumerate(row.cells) if len(row.cells) < columns or at not in running]
    return " | ".join(filter(None, (printed(cell).replace("\n", "; ") for cell in cells)))


def differences(before: Sequence[Line], after: Sequence[Line]) -> list[Difference]:
    """The lines that differ, in the order of the document."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    found: list[Difference] = []
    for what, low, high, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        gone, come = old[low:high], new[first:last]
        for at in range(max(len(gone), len(come))):
            one, other = gone[at] if at < len(gone) else None, come[at] if at < len(come) else None
            where = (one or other or Line("", "")).where
            found.append(Difference(where, one.text if one else "", other.text if other else ""))
    return found
