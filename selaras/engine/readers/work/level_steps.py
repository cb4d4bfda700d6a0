"""Work without codes whose levels are told by their columns: Program, Kegiatan and Sub Kegiatan beside one another."""

from collections.abc import Iterable, Mapping

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.evidence.line_sums import LineSums
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.footer import Footer
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.layout import Columns
from selaras.engine.readers.totals import is_total
from selaras.engine.readers.work.lines import add_line_indicators, aspects
from selaras.engine.readers.work.tree import Tree, add_money, item_texts
from selaras.engine.tables.rows import WorkItem, WorkLevel
from selaras.engine.tables.wording import fold


class Steps:
    """The tree of one table while it is read from top to bottom. A name printed again on the next line is the same
    item; ``columns`` are those of the levels, the outermost first."""

    def __init__(
        self, table: Grid, columns: Mapping[WorkLevel, int], figures: Iterable[Figure], draft: Draft
    ) -> None:  # fmt: skip
        self.table, self.columns, self.draft = table, columns, draft
        self.figures = tuple(figures)
        self.tree = Tree.of(draft)
        self.sums = LineSums(table, self.figures, draft)
        draft.doubt(
            f"Program dan kegiatan pada {table.part} tidak berkode; tingkatnya dibaca dari kolomnya.",
            "Periksa pohon rencana pada pratinjau, dan isi kodenya menurut nomenklatur.", table.place,
        )  # fmt: skip

    def read(self, line: Line, objective: str = "", **fields: str) -> WorkItem | None:
        """The innermost item that a line names, with its money; None where it names none."""
        named = [(level, line[n]) for level, n in self.columns.items() if line[n].text]
        for level, cell in named:
            self._open(level, cell, objective, fields if level == named[-1][0] else {})
        item = self.tree.last[named[-1][0]] if named else None
        if item is not None:
            add_money(self.tree, item, line, self.figures, self.table)
        return item

    def total(self, line: Line, name: Cell) -> None:
        """A line that sums those above."""
        self.sums.total(line, name)

    def close(self) -> None:
        """Adds the sums once all lines are read."""
        self.sums.close()

    def _open(self, level: WorkLevel, cell: Cell, objective: str, fields: Mapping[str, str]) -> None:
        known = self.tree.last.get(level)
        if known is not None and fold(known.name) == fold(cell.text):
            return
        levels = list(self.columns)
        for deeper in levels[levels.index(level) + 1 :]:
            self.tree.last.pop(deeper, None)
        self.sums.item(self.tree.add(level, "", cell, name=cell.text, objective=objective, **fields))


def read_steps(
    table: Grid, levels: Mapping[WorkLevel, int], columns: Columns, figures: Iterable[Figure], draft: Draft
) -> None:  # fmt: skip
    """All lines of a table of work whose levels stand in columns of their own."""
    found = tuple(figures)
    steps = Steps(table, levels, found, draft)
    measured, footer = aspects(table), Footer(draft)
    for line in table.body:
        first = next((cell for cell in line if any(sign.isalpha() for sign in cell.text)), None)
        measures = any(line[aspect.column].text for aspect in measured)
        if first is None or footer.takes(line, first, measures):
            continue
        if is_total(first.text) and not measures:
            steps.total(line, first)
            continue
        fields = item_texts(columns, line)
        item = steps.read(line, **fields) or steps.tree.current()
        if item is not None:
            add_line_indicators(
                line, item, measured, found, table, draft,
                unit=columns.text(line, "unit"), owner=columns.text(line, "owner"),
            )  # fmt: skip
    steps.close()
