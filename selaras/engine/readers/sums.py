"""Lines of a table of work that sum up others: the total below, the lines of urusan and bidang above programs."""

from dataclasses import dataclass, field

from selaras.engine.readers.cell import Cell, Line
from selaras.engine.readers.draft import Draft
from selaras.engine.readers.figures import Figure
from selaras.engine.readers.grid import Grid
from selaras.engine.readers.measures import period_of
from selaras.engine.readers.work import Tree, read_amount
from selaras.engine.tables.evidence import PrintedSum
from selaras.engine.tables.rows import Ceiling, Organisation, WorkItem

_DEPTH = {"organisation": 0, "program": 1, "kegiatan": 2, "sub_kegiatan": 3}


@dataclass(slots=True)
class Sums:
    """What such lines of one table print, by the name in the line and the codes it is about (empty: all)."""

    found: list[tuple[Cell, Line, str]] = field(default_factory=list)

    def add(self, name: Cell, line: Line, prefix: str) -> None:
        """One line that sums up others."""
        self.found.append((name, line, prefix))

    def keep(self, tree: Tree, figures: tuple[Figure, ...], table: Grid) -> None:
        """A PrintedSum for each amount of these lines, once all lines of the table are read. Where several lines are
        called a total nobody can know what each is about; where money is in several columns of one period neither."""
        totals = sum(1 for *_, prefix in self.found if not prefix)
        columns = [figure for figure in figures if figure.money and figure.role == "target" and not figure.fund]
        summed = {prefix: _summed(tree, prefix) for prefix in {prefix for *_, prefix in self.found}}
        for name, line, prefix in self.found:
            if prefix or totals == 1:
                for figure in columns:
                    period = period_of(tree.draft, figure, table)
                    value = read_amount(line[figure.column], "Jumlah", tree.draft, figure.unit)[0]
                    _keep(name, line[figure.column], value, summed[prefix], period, tree)


def _summed(tree: Tree, prefix: str) -> list[WorkItem]:
    """The outermost items of the table, or its programs under a code; what a desa spends is in no total."""
    if prefix:
        return [item for item in tree.items if item.level == "program" and item.code.startswith(f"{prefix}.")]
    own = [item for item in tree.items if not _is_supervised(item, tree)]
    depth = min((_DEPTH[item.level] for item in own), default=0)
    return [item for item in own if _DEPTH[item.level] == depth]


def _is_supervised(item: WorkItem, tree: Tree) -> bool:
    organisation = tree.draft.rows.get(item.organisation)
    return isinstance(organisation, Organisation) and organisation.supervised


def _keep(name: Cell, cell: Cell, value: int | None, items: list[WorkItem], period: str, tree: Tree) -> None:
    draft: Draft = tree.draft
    terms = [row for item in items if isinstance(row := draft.figure(Ceiling, item.id, period), Ceiling)]
    if not cell.text.strip("-–— ") or not period or not terms or len(terms) < len(items):
        return
    draft.add(
        PrintedSum, cell.place, document=items[0].document, period=period, name=name.text, quantity="money",
        value=value, text=cell.text, terms=tuple(row.id for row in terms), rule=name.text,
    )  # fmt: skip
