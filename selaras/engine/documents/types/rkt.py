"""Rencana Kerja Tahunan: the plan's own words in their order, with every table rebuilt from its rows."""

from selaras.engine.documents.blocks import Document, Section, Signature
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.plan_text import cover, leftover, pages_of, pieces_of, signed, with_contents
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.law.law import Law
from selaras.engine.tables import rows
from selaras.engine.tables.book import Book


@document_type(
    "rkt", "Rencana Kerja Tahunan", ("uu-23-2014",), plans=("rkt", "renja"), official=True, order=20, due_from=("rkt",)
)
def content(book: Book, law: Law, options: Options) -> Document:
    """The RKT of the Book's plan. Raises ``NotDrawn`` when the Book holds no plan."""
    plan = book.plan
    if plan is None:
        raise NotDrawn("Belum ada rencana yang dapat dicetak. Terima dahulu satu berkas rencana.")
    name = f"Rencana Kerja Tahunan {agency_name(book)} Tahun {plan.period}"
    pieces = list(pieces_of(book, plan))
    front = tuple(block for piece in pieces if piece.front for block in piece.blocks)
    body = signed([piece for piece in pieces if not piece.front], _signature(book, plan, options))
    return dressed(
        options,
        title=name,
        subject=f"Rencana kinerja satu tahun {agency_name(book)}",
        author=agency_name(book),
        sections=(
            Section((cover(book, plan, options, "RENCANA KERJA TAHUNAN", "(RKT)"),), numbering=""),
            Section(with_contents(front), numbering="i", restart=True),
            *pages_of([*body, *leftover(book, plan)]),
        ),
        footer=f"RKT {agency_name(book)} {plan.period}",
    )


def _signature(book: Book, plan: rows.PlanDocument, options: Options) -> Signature:
    on = plan.signed_on or options.issue.on
    return Signature(place_date(options, on), (head(book, on).signer(),))
