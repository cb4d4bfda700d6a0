"""Rencana Strategis perangkat daerah: the plan's own words in the outline of the law, with T-C.23 to T-C.28."""

from collections.abc import Callable

from selaras.engine.documents.annual_sources import OWN, Sources
from selaras.engine.documents.blocks import Document, Table
from selaras.engine.documents.document import Choice, Options, document_type
from selaras.engine.documents.in_outline import Form, InOutline, bound, lacks, own_rows
from selaras.engine.documents.plan_tables import parts
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.renstra_aims import aims_table, indicator_table, strategy_table
from selaras.engine.documents.renstra_work import (
    FUNDING_RULE,
    HISTORY_RULE,
    PROGRAM_RULE,
    funding_table,
    history_table,
    program_tables,
)
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book

OUTLINE = Choice(
    "renstra_outline", "Sistematika Renstra",
    (("renstra-2-2025", "Lima bab, Renstra 2025–2029"), ("renstra-86-2017", "Delapan bab, Permendagri 86/2017")),
    "Inmendagri 2/2025 mengganti sistematika Permendagri 86/2017 untuk Renstra 2025–2029; naskah lampirannya belum "
    "diperiksa. Tanyakan kepada Bappeda.",
)  # fmt: skip
_NO_PLAN = "Belum ada Renstra yang dapat dicetak. Terima dahulu berkasnya, atau susun pada halaman Strategi."
_ONE: dict[str, Callable[[Sources], Table | None]] = {
    "t-c-23": history_table,
    "t-c-24": funding_table,
    "t-c-25": aims_table,
    "t-c-26": strategy_table,
    "t-c-28": indicator_table,
}
_RULES = {"t-c-23": HISTORY_RULE, "t-c-24": FUNDING_RULE}


def _renstra(book: Book, law: Law, options: Options) -> InOutline:
    plan = book.plan
    if plan is None:
        raise NotDrawn(_NO_PLAN)
    own = own_rows(book, options.extra.get(OWN, ""))
    sources = Sources(own, book, plan)

    def form(id: str) -> Form | None:
        if id == "t-c-27":
            tables = program_tables(sources)
            return Form(tables, PROGRAM_RULE) if tables else None
        table = _ONE[id](sources) if id in _ONE else None
        return Form((table,), _RULES.get(id, "")) if table is not None else None

    # Every table that rows were read from is one of the law's: it is printed in the form of the law.
    return InOutline(own, plan, law.outlines[OUTLINE.chosen(options)], form, set(parts(own)))


def lacking(book: Book, options: Options) -> tuple[str, ...]:
    """The chapters and tables that a final still misses, by number and heading."""
    return lacks(_renstra(book, load_law(), options))


@document_type(
    "renstra", "Rencana Strategis", ("permendagri-86-2017", "uu-23-2014#272"), plans=("renstra",), official=True,
    order=5, beside=("renstra",), choices=(OUTLINE,), lacking=lacking, due_from=("renstra",),
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The Renstra of the Book's plan. Raises ``NotDrawn`` when the Book holds no plan."""
    return bound(_renstra(book, law, options), options, "Rencana Strategis", "Renstra", "Rencana beberapa tahun")
