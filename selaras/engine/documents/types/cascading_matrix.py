"""Matriks Cascading: from each goal down to sub kegiatan, with what measures every step in one year and who answers."""

from collections.abc import Sequence

from selaras.engine.documents.blocks import (
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    Signature,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type, dressed, year_asked
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date, titled
from selaras.engine.documents.tree_boxes import measured_words
from selaras.engine.formulas.cascade import Cascade, Path, Step, paths
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Indicator, Organisation, Target, WorkItem

_HEADS = (
    "TUJUAN", "INDIKATOR DAN TARGET TUJUAN", "SASARAN", "INDIKATOR DAN TARGET SASARAN", "PROGRAM",
    "INDIKATOR DAN TARGET PROGRAM (OUTCOME)", "KEGIATAN", "INDIKATOR DAN TARGET KEGIATAN", "SUB KEGIATAN",
    "INDIKATOR DAN TARGET SUB KEGIATAN (OUTPUT)", "PENANGGUNG JAWAB",
)  # fmt: skip
_UNLINKED = "(belum ditautkan)"
_NOTHING = "Rencana ini tidak memuat tujuan, sasaran, atau program yang dapat disusun menjadi matriks."
_NOTE = (
    "Target adalah target tahun {year}. “(belum ditautkan)” berarti rencana tidak menyebut sasaran yang ditopang "
    "program itu, tujuan yang memuat sasaran itu, atau program dan kegiatan di atas baris itu."
)


@document_type(
    "cascading_matrix", "Matriks Cascading", ("permenpanrb-88-2021#1b-8",), plans=("renstra", "renja", "rkt"),
    file_name="MATRIKS-CASCADING", official=True, beside=("renstra",), order=30,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The matrix of the plan's own work under the goals it serves, in the year of the plan (of several its first, or
    the one that ``options.extra`` names). Raises ``NotDrawn`` where there is nothing to set in it."""
    plan = book.plan
    found = list(paths(Cascade(book))) if plan else []
    if plan is None or not found:
        raise NotDrawn(_NOTHING)
    year = year_asked(plan, options)
    on = options.issue.on
    title = f"MATRIKS CASCADING KINERJA\n{agency_name(book).upper()}\nTAHUN {year}"
    return dressed(
        options,
        title=f"Matriks Cascading {agency_name(book)} Tahun {year}",
        subject="Penjabaran kinerja dari tujuan sampai sub kegiatan",
        author=agency_name(book),
        sections=(
            Section(
                (
                    Heading(1, title, in_contents=False),
                    _Matrix(book, year).table(found),
                    Paragraph(_NOTE.format(year=year), align="left"),
                    Signature(place_date(options, on), (head(book, on).signer(),)),
                ),
                landscape=True,
            ),
        ),
    )


class _Matrix:
    """Looks up what measures each step, and leaves out what the line above says already."""

    def __init__(self, book: Book, year: int) -> None:
        self.book = book
        self.indicators = book.under(Indicator, "subject")
        self.targets = {row.indicator: row for row in book.all(Target) if row.period == str(year)}

    def table(self, found: Sequence[Path]) -> Table:
        """A line for each way; a step stands in its first line only."""
        body, above = [], Path((None,) * 5)
        for number, path in enumerate(found):
            body.append(self._line(path, above if number else None))
            above = path
        columns = tuple(Column(f"c{at}", wide) for at, wide in enumerate((1.3, 1.4) * 5 + (1.2,), start=1))
        return Table(
            columns, (head_row(*_HEADS),), tuple(body), "Matriks Cascading", numbers=numbered(len(columns)), size=6.5
        )

    def _line(self, path: Path, above: Path | None) -> Row:
        cells: list[Cell] = []
        told = above is not None
        for at, step in enumerate(path.steps):
            told = told and above is not None and above.steps[at] is step
            if told:
                cells += [Cell(), Cell()]
            elif step is None:
                lacking = path.unlinked and any(path.steps[at + 1 :])
                cells += [Cell(_UNLINKED if lacking else "", italic=True), Cell()]
            else:
                cells += [Cell(_words(step)), Cell(self._measured(step))]
        lowest = next((step for step in reversed(path.steps) if isinstance(step, WorkItem)), None)
        owner = self.book.find(lowest.organisation) if lowest else None
        return Row((*cells, Cell(titled(owner.name) if isinstance(owner, Organisation) else "")))

    def _measured(self, step: Step) -> str:
        rows = self.indicators.get(step.id, ())
        return "\n".join(dict.fromkeys(measured_words(row, self.targets.get(row.id)) for row in rows))


def _words(step: Step) -> str:
    if isinstance(step, WorkItem):
        return f"{step.code} {step.name}".strip()
    return step.text
