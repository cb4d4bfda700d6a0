"""Tabel T-C.32: proposals of stakeholders in the columns of Permendagri 86/2017."""

from selaras.engine.documents.blocks import Document, Heading, Paragraph, Section, Signature
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.proposal_tables import NOTHING, form, own_order, tally_words
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.facts.proposal_tallies import by_unit, inside, tally
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book


@document_type(
    "stakeholder_proposals",
    "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan (Tabel T-C.32)",
    ("permendagri-86-2017",),
    file_name="T-C.32",
    plans=("musrenbang",),
)
def content(book: Book, law: Law, options: Options) -> Document:
    """The form of the Book's proposals. Raises ``NotDrawn`` where there is none."""
    groups = by_unit(book)
    if book.plan is None or not groups:
        raise NotDrawn(NOTHING)
    name, on, year = agency_name(book), options.issue.on, book.plan.period
    title = "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan"
    table = form(book, groups, f"Tabel T-C.32\n{title} Tahun {year}\n{name}")
    signature = Signature(place_date(options, on), (head(book, on).signer(),))
    told = f"Seluruhnya {tally_words(tally(inside(groups)))}."
    return dressed(
        options,
        title=f"{title} {name} Tahun {year}",
        subject="Tabel T-C.32 Permendagri 86/2017",
        author=name,
        sections=(
            Section(
                (
                    Heading(1, f"{title.upper()}\n{name.upper()}\nTAHUN {year}", in_contents=False),
                    Paragraph(told), *own_order(groups), table, signature,
                ),
                landscape=True,
            ),
        ),
        footer=f"Tabel T-C.32 {name} {year}",
    )  # fmt: skip
