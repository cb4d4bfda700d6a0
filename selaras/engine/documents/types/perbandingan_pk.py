"""What an amended Perjanjian Kinerja changes: its lines and its money beside those of the agreement before."""

from datetime import date

from selaras.engine.documents.amendment import Compared, ComparedBudget, amended, compare_budgets, compare_lines
from selaras.engine.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Heading,
    Row,
    Section,
    Space,
    Table,
    head_row,
    numbered,
)
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.program_budget import NONE
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import DOTS, agency_name, titled, unit_lines, whose
from selaras.engine.documents.types.pk import agreement_title
from selaras.engine.documents.work_table import UNKNOWN
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.period import long_date
from selaras.engine.tables.rows import Agreement

_ALONE = "Perjanjian Kinerja ini belum diubah, jadi belum ada yang dapat dibandingkan."


@document_type(
    "perbandingan_pk", "Perbandingan Perjanjian Kinerja", ("permenpanrb-53-2014",), plans=("pk",),
    file_name="Perbandingan-PK", both_versions=True,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The amended agreement of the Book beside the one it replaces. Raises ``NotDrawn`` where there is no such pair."""
    pair = amended(book)
    if pair is None:
        raise NotDrawn(_ALONE)
    first, second = pair
    heading = "\n".join(("PERBANDINGAN PERJANJIAN KINERJA", *unit_lines(book, second.organisation)))
    blocks: list[Block] = [
        Heading(1, heading, in_contents=False),
        Fields((
            ("Semula", _named(first)), ("Menjadi", _named(second)), ("Dasar perubahan", ground_words(law, second)),
        )),
        _lines(compare_lines(book, first, second)),
    ]  # fmt: skip
    if money := compare_budgets(book, first, second):
        blocks += [Space(10), _budgets(money)]
    return Document(
        title=f"Perbandingan Perjanjian Kinerja Tahun {second.year} {whose(book, second.organisation)}",
        subject="Perubahan Perjanjian Kinerja di samping perjanjian semula",
        author=agency_name(book),
        sections=(Section(tuple(blocks), landscape=True, numbering=""),),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
        verification=options.issue.verification,
    )  # fmt: skip


def ground_words(law: Law, agreement: Agreement) -> str:
    """The lawful ground of an amendment in words, as the law names it on the first day of the agreement's year."""
    if not agreement.ground:
        return "belum dinyatakan"
    return str(law.value("agreement.grounds", date(agreement.year, 1, 1)).table[agreement.ground])


def _named(agreement: Agreement) -> str:
    day = long_date(agreement.signed_on) if agreement.signed_on else DOTS
    return f"{titled(agreement_title(agreement))} ({agreement.version}), tanggal {day}"


def _lines(compared: list[Compared]) -> Table:
    body = []
    for number, pair in enumerate(compared, start=1):
        shown, old, new = pair.shown, pair.before, pair.after
        renamed = old and new and (old.objective, old.indicator) != (new.objective, new.indicator)
        note = f"{pair.word}; semula: {old.objective}, {old.indicator}" if old and renamed else pair.word
        cells = (
            Cell(number, "count"), Cell(shown.objective), Cell(shown.indicator), Cell(shown.unit, align="center"),
            Cell(old.target if old else NONE, align="center"), Cell(new.target if new else NONE, align="center"),
            Cell(note),
        )  # fmt: skip
        body.append(Row(cells, bold=pair.word != "tetap"))
    columns = (Column("number", 0.4, "center"), Column("subject", 2.8), Column("indicator", 3), Column("unit", 1),
               Column("before", 1.1), Column("after", 1.1), Column("word", 1.8))  # fmt: skip
    heads = head_row("NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "SEMULA", "MENJADI", "KETERANGAN")
    return Table(
        columns, (heads,), tuple(body), "Sasaran dan Target", numbers=numbered(7), caption="Sasaran dan Target"
    )


def _budgets(compared: list[ComparedBudget]) -> Table:
    body = tuple(
        Row(
            (
                Cell(number, "count"), Cell(f"{row.code} {row.name}".strip()), _amount(row.before, row.was),
                _amount(row.after, row.is_), Cell(row.difference, "money", unknown=UNKNOWN),
            ),
            bold=row.difference != 0,
        )
        for number, row in enumerate(compared, start=1)
    )  # fmt: skip
    columns = (Column("number", 0.4, "center"), Column("name", 4.5), Column("before", 1.7, "right"),
               Column("after", 1.7, "right"), Column("difference", 1.7, "right"))  # fmt: skip
    heads = head_row("NO", "PROGRAM/KEGIATAN", "SEMULA (Rp)", "MENJADI (Rp)", "SELISIH (Rp)")
    return Table(columns, (heads,), body, "Anggaran", numbers=numbered(5), caption="Anggaran")


def _amount(amount: int | None, listed: bool) -> Cell:
    return Cell(amount, "money", unknown=UNKNOWN) if listed else Cell(NONE, align="right")
