"""Rencana Kerja perangkat daerah: the plan's own words in the outline of the law, with the tables the law asks for."""

from collections.abc import Callable

from selaras.engine.documents.annual_sources import OWN, Sources
from selaras.engine.documents.blocks import Document, Table
from selaras.engine.documents.document import Choice, Options, document_type
from selaras.engine.documents.in_outline import Form, InOutline, bound, lacks, own_rows
from selaras.engine.documents.plan_tables import unprinted
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.renja_review import (
    EVALUATION_RULE,
    REVIEW_RULE,
    SERVICE_RULE,
    evaluation_table,
    proposal_table,
    review_table,
    service_table,
)
from selaras.engine.documents.renja_work import program_table, program_table_2026
from selaras.engine.law.law import Law, load_law
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import WorkItem

OUTLINE = Choice(
    "renja_outline", "Sistematika Renja",
    (("renja-86-2017", "Lima bab, Permendagri 86/2017"), ("renja-14-2026", "Enam bab, Permendagri 14/2026")),
    "Permendagri 14/2026 disusun untuk Renja 2027, tetapi sebagian penilai masih meminta lima bab. Tanyakan kepada "
    "Bappeda.",
)  # fmt: skip
_NO_PLAN = "Belum ada rencana yang dapat dicetak. Terima dahulu satu berkas rencana."
_FORMS: dict[str, Callable[[Sources], Table | None]] = {
    "t-c-29": evaluation_table,
    "t-c-30": service_table,
    "t-c-31": review_table,
    "t-c-32": proposal_table,
    "t-c-33": program_table,
    "table-4-1": program_table_2026,
}
_ASIDE = frozenset({"t-c-30", "t-c-32"})  # they do not stand on work items
_RULES = {"t-c-29": EVALUATION_RULE, "t-c-30": SERVICE_RULE, "t-c-31": REVIEW_RULE}


def _renja(book: Book, law: Law, options: Options) -> InOutline:
    plan = book.plan
    if plan is None:
        raise NotDrawn(_NO_PLAN)
    own = own_rows(book, options.extra.get(OWN, ""))
    sources = Sources(own, book, plan)

    def form(id: str) -> Form | None:
        """The form of the law; None where the Book has nothing to fill it with."""
        if id == "objectives":
            found = unprinted(own, plan)
            return Form((found.table,), landscape=found.landscape) if found else None
        if id not in _FORMS or (id not in _ASIDE and not sources.work.items):
            return None
        table = _FORMS[id](sources)
        return Form((table,), _RULES.get(id, "")) if table is not None else None

    work_numbers = {
        row.place.part.removeprefix("Tabel ") for row in own.all(WorkItem) if row.place.part.startswith("Tabel ")
    }
    return InOutline(own, plan, law.outlines[OUTLINE.chosen(options)], form, work_numbers)


def lacking(book: Book, options: Options) -> tuple[str, ...]:
    """The chapters and tables that a final still misses, by number and heading."""
    return lacks(_renja(book, load_law(), options))


@document_type(
    "renja", "Rencana Kerja", ("permendagri-86-2017", "uu-23-2014"), plans=("renja", "rkt"), official=True, order=10,
    beside=("renstra", "renja", "rkt", "musrenbang"), choices=(OUTLINE,), lacking=lacking,
    due_from=("renja",),
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The Renja of the Book's plan. Raises ``NotDrawn`` when the Book holds no plan."""
    return bound(_renja(book, law, options), options, "Rencana Kerja", "Renja", "Rencana kerja satu tahun")
