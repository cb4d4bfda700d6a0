"""Daftar prioritas usulan musrenbang: one list of the kecamatan, then one of each kelurahan and desa."""

from selaras.engine.documents.blocks import Block, Document, Heading, Paragraph, Section, Signature
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.proposal_tables import NOTHING, own_order, register, tally_words, unit_name
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import agency_name, head, place_date
from selaras.engine.facts.proposal_tallies import UnitProposals, by_unit, inside, of_all, tally
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book

_ORDER = (
    "Daftar disusun menurut prioritas setiap unit: usulan prioritas pertama semua unit, lalu yang kedua, dan "
    "seterusnya. Usulan yang ditolak atau ditunda hanya tercantum pada daftar unitnya."
)


@document_type("musrenbang_priorities", "Daftar Prioritas Usulan Musrenbang", ("pp-17-2018#17",), plans=("musrenbang",))
def content(book: Book, law: Law, options: Options) -> Document:
    """The lists of the Book's proposals. Raises ``NotDrawn`` where there is none."""
    groups = by_unit(book)
    if book.plan is None or not groups:
        raise NotDrawn(NOTHING)
    name, on = agency_name(book), options.issue.on
    title = f"DAFTAR PRIORITAS USULAN MUSRENBANG\n{name.upper()}\nTAHUN {book.plan.period}"
    signature = Signature(place_date(options, on), (head(book, on).signer(),))
    blocks: list[Block] = [Heading(1, title, in_contents=False), *_whole(book, groups)]
    for group in groups:
        blocks += [*_unit(book, group)]
    return dressed(
        options,
        title=f"Daftar Prioritas Usulan Musrenbang {name} Tahun {book.plan.period}",
        subject="Usulan masyarakat menurut prioritas",
        author=name,
        sections=(Section((*blocks, signature), landscape=True),),
        footer=f"Prioritas usulan musrenbang {name} {book.plan.period}",
    )


def _whole(book: Book, groups: tuple[UnitProposals, ...]) -> list[Block]:
    """The list of the kecamatan: what is neither refused nor postponed, of the units inside its sums."""
    counted = {row.id for row in inside(groups)}
    open_ = [row for row in of_all(book) if row.id in counted and row.decision in ("accepted", "")]
    name = agency_name(book)
    head_: list[Block] = [Heading(2, f"Prioritas {name}"), Paragraph(_ORDER), *own_order(groups)]
    if not open_:
        return [*head_, Paragraph("Tidak ada usulan yang diterima atau masih terbuka.")]
    table = register(book, open_, "", "Prioritas kecamatan")
    return [*head_, table]


def _unit(book: Book, group: UnitProposals) -> list[Block]:
    name = unit_name(book, group.unit.id if group.unit else "")
    beside = " (dicatat tersendiri, tidak dijumlahkan ke kecamatan)" if group.supervised else ""
    told = f"{name}: {tally_words(tally(group.proposals))}{beside}."
    return [
        Heading(2, f"Prioritas {name}"),
        Paragraph(told),
        register(book, group.proposals, f"Usulan {name}", name, f"Jumlah usulan {name}"),
    ]
