"""Monitoring of a Rencana Aksi: what each promise came to in a quarter and since the beginning of the year.

No national form exists; the columns are those in use (regulations.md §1.5).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

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
from selaras.engine.documents.document import Options, document_type, dressed, quarter_asked
from selaras.engine.documents.measured import target_cell
from selaras.engine.documents.plan_tables import Line, agreement_lines
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.renja_work import NONE, figure, number, words
from selaras.engine.documents.signing import agency_name, head_of, place_date, unit_lines, whose
from selaras.engine.formulas.figures import Figures
from selaras.engine.formulas.reached import achievement
from selaras.engine.formulas.year import year_of_actuals
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import Actual, NoteKind, ProgressNote
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.number import decimal_text
from selaras.engine.tables.period import QUARTERS
from selaras.engine.tables.rows import Agreement, Indicator, Target

_NO_LINES: Final = "Rencana aksi ini belum memuat indikator. Buat dahulu dari Perjanjian Kinerja, lalu cetak lagi."
_RULE: Final = (
    "Capaian triwulan membandingkan realisasi dengan target triwulan itu; capaian tahun membandingkan realisasi sejak "
    "awal tahun dengan target setahun, masing-masing dengan rumus capaian indikatornya. Tanda – berarti angkanya tidak "
    "diketahui atau rumus capaiannya belum dipilih."
)
_COLUMNS: Final = (
    Column("number", 0.4, "center"), Column("subject", 1.8), Column("indicator", 2.2), Column("unit", 0.8),
    Column("target", 0.9), Column("aimed", 0.9), Column("reached", 0.9), Column("level", 0.8), Column("until", 0.9),
    Column("year_level", 0.8), Column("obstacle", 2), Column("follow_up", 2),
)  # fmt: skip


@document_type(
    "action_plan_monitoring", "Pemantauan Rencana Aksi", ("perpres-29-2014", "permenpanrb-88-2021"),
    plans=("action_plan",), file_name="Pemantauan-Rencana-Aksi", official=True, order=36, shelved=False, measured=True,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The plan of action of an agency or unit until the end of the quarter that ``options.extra`` names, else of the
    year. Raises ``NotDrawn`` when the Book holds no line."""
    agreement = next(iter(book.all(Agreement)), None)
    shown = agreement_lines(book, agreement.document) if agreement else []
    if agreement is None or not shown:
        raise NotDrawn(_NO_LINES)
    quarter, on, year = quarter_asked(options), options.issue.on, agreement.year
    of = f"TRIWULAN {QUARTERS[quarter - 1]} TAHUN {year}"
    title = "\n".join((f"PEMANTAUAN RENCANA AKSI {of}", *unit_lines(book, agreement.organisation)))
    signer = head_of(book, agreement.organisation, on).signer()
    return dressed(
        options,
        title=f"Pemantauan Rencana Aksi Triwulan {QUARTERS[quarter - 1]} {year} {whose(book, agreement.organisation)}",
        subject="Pemantauan pelaksanaan rencana aksi",
        author=agency_name(book),
        sections=(
            Section(
                (
                    Heading(1, title, in_contents=False),
                    _Sheet(book, law, agreement, quarter).table(shown),
                    Paragraph(_RULE, align="left"),
                    Signature(place_date(options, on, year), (signer,)),
                ),
                landscape=True,
                numbering="",
            ),
        ),
        footer=options.issue.printed_number,
    )


class _Sheet:
    """The table of one quarter."""

    def __init__(self, book: Book, law: Law, agreement: Agreement, quarter: int) -> None:
        self.law, self.agreement, self.quarter = law, agreement, quarter
        self.year, self.period = agreement.year, f"{agreement.year}-Q{quarter}"
        self.figures, self.on = Figures(book), date(agreement.year, 1, 1)
        self.notes: Mapping[tuple[str, str], str] = {
            (row.subject, row.kind): row.text for row in book.all(ProgressNote) if row.period == self.period
        }

    def table(self, shown: Sequence[Line]) -> Table:
        """One row for each indicator; an objective with several is named at the first."""
        body, above = [], ""
        for line in shown:
            again, above = line.subject.id == above, line.subject.id
            named = (Cell("" if again else line.number), Cell("" if again else line.subject.text))
            body.append(Row((*named, *(self._measured(line.indicator) if line.indicator else [Cell()] * 10))))
        of = f"TW {QUARTERS[self.quarter - 1]}"
        heads = head_row(
            "NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", f"TARGET {self.year}", f"TARGET {of}", f"REALISASI {of}",
            f"CAPAIAN {of} (%)", f"REALISASI S.D. {of}", f"CAPAIAN {self.year} (%)", "HAMBATAN", "TINDAK LANJUT",
        )  # fmt: skip
        caption = f"Pemantauan Rencana Aksi Triwulan {QUARTERS[self.quarter - 1]} Tahun {self.year}"
        return Table(
            _COLUMNS, (heads,), tuple(body), "Pemantauan", numbers=numbered(len(_COLUMNS)), caption=caption, size=8
        )

    def _measured(self, row: Indicator) -> list[Cell]:
        figures = self.figures
        whole, aimed = figures.target(row.id, str(self.year)), figures.target(row.id, self.period)
        reached = figures.reached(row, self.period).actual
        until = self._until(row)
        return [
            Cell(row.name), Cell(row.unit, align="center"), _plain(whole), _plain(aimed), _plain(reached),
            self._level(row, aimed, reached), number(until.value if until else None),
            self._level(row, whole, until), *(words(self.notes.get((row.id, kind), "")) for kind in _SAID),
        ]  # fmt: skip

    def _until(self, row: Indicator) -> Actual | None:
        """What the quarters until this one come to, as the plan of action reads quarters."""
        quarters = [self.figures.reached(row, f"{self.year}-Q{at}").actual for at in range(1, self.quarter + 1)]
        value = year_of_actuals(quarters, row.accumulation, self.agreement.quarters or "single").outcome.value
        last = next((each for each in reversed(quarters) if each is not None), None)
        if value is None or last is None:
            return None
        return replace(last, id="", value=value, text=decimal_text(value), period=str(self.year))

    def _level(self, row: Indicator, target: Target | None, reached: Actual | None) -> Cell:
        value = achievement(self.law, row, target, reached, self.on).value
        cents = None if value is None else (2 * value + 100) // 200 * 100
        return Cell(cents, "percent", unknown=NONE, align="center")


def _plain(row: Target | Actual | None) -> Cell:
    """A figure without its unit, which has a column of its own."""
    return figure(row) if row is None or row.value is None else target_cell(row)


_SAID: Final[Sequence[NoteKind]] = ("obstacle", "follow_up")
