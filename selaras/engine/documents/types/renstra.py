"""Rencana Strategis perangkat daerah: the plan's own words in the outline of the law, with T-C.23 to T-C.28."""

from collections.abc import Callable, Sequence

from selaras.engine.documents.annual_sources import OWN, Sources
from selaras.engine.documents.blocks import Document, Table
from selaras.engine.documents.document import Choice, Options, document_type
from selaras.engine.documents.end_of_plan import END_RULE
from selaras.engine.documents.grid import grid
from selaras.engine.documents.in_outline import Absent, Form, InOutline, bound, lacks, own_rows
from selaras.engine.documents.measure import keeps_words
from selaras.engine.documents.page import text_width
from selaras.engine.documents.plan_tables import parts
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.renstra_aims import aims_table, indicator_table, strategy_table
from selaras.engine.documents.renstra_history import (
    BESIDE,
    FUNDING_REMEDY,
    HISTORY_REMEDY,
    Past,
    funding_rule,
    funding_tables,
    history_rule,
    history_table,
)
from selaras.engine.documents.renstra_work import PROGRAM_RULE, program_tables
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book

OUTLINE = Choice(
    "renstra_outline", "Sistematika Renstra",
    (("renstra-2-2025", "Lima bab, Renstra 2025–2029"), ("renstra-86-2017", "Delapan bab, Permendagri 86/2017")),
    "Inmendagri 2/2025 mengganti sistematika Permendagri 86/2017 untuk Renstra 2025–2029; naskah lampirannya belum "
    "diperiksa. Tanyakan kepada Bappeda.",
)  # fmt: skip
_NO_PLAN = "Belum ada Renstra yang dapat dicetak. Terima dahulu berkasnya, atau susun pada halaman Strategi."
_ABSENT = {
    "t-c-23": Absent("Tabel T-C.23", HISTORY_REMEDY, due=False),  # a new agency has no years before
    "t-c-24": Absent("Tabel T-C.24", FUNDING_REMEDY, due=False),
    "t-c-25": Absent("Tabel T-C.25", "Simpan tujuan dan sasaran Renstra ini beserta indikator dan targetnya."),
    "t-c-26": Absent("Tabel T-C.26", "Simpan strategi dan arah kebijakan Renstra ini."),
    "t-c-27": Absent("Tabel T-C.27", "Simpan program, kegiatan, dan subkegiatan Renstra ini."),
    "t-c-28": Absent("Tabel T-C.28", "Simpan indikator tujuan dan sasaran Renstra ini beserta targetnya."),
}


def _renstra(book: Book, law: Law, options: Options) -> InOutline:
    plan = book.plan
    if plan is None:
        raise NotDrawn(_NO_PLAN)
    own = own_rows(book, options.extra.get(OWN, ""))
    sources = Sources(own, book, plan)

    def fits(table: Table) -> bool:
        """Whether a table stays readable on the agency's paper."""
        available = text_width(options.settings.paper, landscape=True)
        return keeps_words(table, grid(table), available, options.settings.font)

    def form(id: str) -> Form | None:
        tables, rule = _filled(sources, id, fits)
        shown = [table for table in tables if table is not None]
        return Form(shown, rule) if shown else None

    # Every table that rows were read from is one of the law's: it is printed in the form of the law.
    return InOutline(own, plan, law.outlines[OUTLINE.chosen(options)], form, set(parts(own)), _ABSENT)


def _filled(sources: Sources, id: str, fits: Callable[[Table], bool]) -> tuple[Sequence[Table | None], str]:
    """The tables that fill a form of the law, and the rule below them; none where nothing is known to fill it with."""
    past = Past(sources)
    match id:
        case "t-c-23":
            return (history_table(past),), history_rule(past)
        case "t-c-24":
            return funding_tables(past, fits), funding_rule(past)
        case "t-c-25":
            return (aims_table(sources),), ""
        case "t-c-26":
            return (strategy_table(sources),), ""
        case "t-c-27":
            return program_tables(sources), PROGRAM_RULE
        case "t-c-28":
            return (indicator_table(sources),), END_RULE
    return (), ""


def lacking(book: Book, options: Options) -> tuple[str, ...]:
    """The chapters and tables that a final still misses, by number and heading."""
    return lacks(_renstra(book, load_law(), options))


@document_type(
    "renstra", "Rencana Strategis", ("permendagri-86-2017", "uu-23-2014#272"), plans=("renstra",), official=True,
    order=5, beside=("renstra", *BESIDE), choices=(OUTLINE,), lacking=lacking, due_from=("renstra",), lasting=True,
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The Renstra of the Book's plan. Raises ``NotDrawn`` when the Book holds no plan."""
    return bound(_renstra(book, law, options), options, "Rencana Strategis", "Renstra", "Rencana beberapa tahun")
