"""Berita acara musrenbang kecamatan: what was agreed, the list of it, and the parties who sign.

No regulation gives the wording (regulations.md §1.9); what nobody has stored (day, place, names) is a dotted line.
"""

from selaras.engine.documents.blocks import (
    Block,
    Document,
    Heading,
    Item,
    ListItems,
    Paragraph,
    Section,
    Signature,
    Signer,
)
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.proposal_tables import NOTHING, own_order, register, tally_words
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import DOTS, agency_name, head, head_of, place_date, region_name
from selaras.engine.facts.proposal_tallies import UnitProposals, by_unit, inside, of_all, tallies
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import PlanDocument

_AGREED = {
    "accepted": "menerima",
    "postponed": "menunda",
    "refused": "tidak menerima",
    "": "belum memutuskan",
}


@document_type("musrenbang_minutes", "Berita Acara Musrenbang", ("pp-17-2018#17",), plans=("musrenbang",))
def content(book: Book, law: Law, options: Options) -> Document:
    """The minutes of the Book's musrenbang. Raises ``NotDrawn`` where there is no proposal."""
    groups, plan = by_unit(book), book.plan
    if plan is None or not groups:
        raise NotDrawn(NOTHING)
    name = agency_name(book)
    annex = register(book, of_all(book), f"Lampiran Berita Acara Musrenbang {name} Tahun {plan.period}", "Usulan")
    return dressed(
        options,
        title=f"Berita Acara Musrenbang {name} Tahun {plan.period}",
        subject="Kesepakatan musyawarah perencanaan pembangunan kecamatan",
        author=name,
        sections=(
            Section((*_agreed(book, plan, groups, options), _signature(book, groups, options)), numbering=""),
            Section((Heading(1, "LAMPIRAN", in_contents=False), annex), landscape=True, numbering="", restart=True),
        ),
        footer=options.issue.printed_number,
    )


def _agreed(book: Book, plan: PlanDocument, groups: tuple[UnitProposals, ...], options: Options) -> list[Block]:
    name, region = agency_name(book), region_name(book, options.settings)
    number = f"\nNOMOR {options.issue.printed_number}" if options.issue.printed_number else ""
    title = (
        f"BERITA ACARA\nMUSYAWARAH PERENCANAAN PEMBANGUNAN (MUSRENBANG)\n{name.upper()}\nTAHUN {plan.period}{number}"
    )
    where = f"{name} {region}".strip()
    letterhead = options.settings.head()
    return [
        *([letterhead] if letterhead else []),
        Heading(1, title, in_contents=False),
        Paragraph(
            f"Pada hari {DOTS}, tanggal {DOTS}, bertempat di {DOTS * 2}, telah diselenggarakan musrenbang {where} "
            f"untuk perencanaan tahun {plan.period}, yang melanjutkan musrenbang kelurahan dan desa serta dihadiri "
            "para peserta menurut daftar hadir.",
            first_line=True,
        ),
        Paragraph("Setelah membahas usulan yang masuk, peserta musrenbang bersepakat:", first_line=True),
        ListItems(_items(groups)),
        *own_order(groups),
        Paragraph(
            "Rincian setiap usulan beserta alasan keputusannya tercantum dalam lampiran, yang tidak terpisahkan dari "
            "berita acara ini.",
            first_line=True,
        ),
    ]


def _items(groups: tuple[UnitProposals, ...]) -> tuple[Item, ...]:
    """What was decided of the proposals inside the sums, decision by decision."""
    found = tallies(inside(groups))
    told = [f"{words} {tally_words(found[key])}" for key, words in _AGREED.items() if found[key].count]
    ends = [";"] * (len(told) - 1) + ["."]
    return tuple(Item(text + end, f"{chr(97 + n)}.") for n, (text, end) in enumerate(zip(told, ends, strict=True)))


def _signature(book: Book, groups: tuple[UnitProposals, ...], options: Options) -> Signature:
    """The camat, the head of each unit that proposed (the head of a desa is elected and has no NIP), and one for the
    people."""
    on = options.issue.on
    heads = [
        replace(head_of(book, group.unit.id, on), elected=group.supervised)
        for group in groups
        if group.unit and group.unit.level == "unit"
    ]
    people = Signer(f"Wakil Masyarakat {agency_name(book)}", show_nip=False)
    return Signature(place_date(options, on), (*(party.signer() for party in heads), people, head(book, on).signer()))
