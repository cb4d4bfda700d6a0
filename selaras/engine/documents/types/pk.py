"""Perjanjian Kinerja of the head of an agency: statement, annex of promises and list of programs with their money.

The wording of the statement is that of the annex of PermenPANRB 53/2014.
"""

from selaras.engine.documents.blocks import (
    Block,
    Document,
    Fields,
    Heading,
    Letterhead,
    Paragraph,
    Section,
    Signature,
)
from selaras.engine.documents.document import Options, document_type
from selaras.engine.documents.plan_tables import agreement_lines, promise_table
from selaras.engine.documents.program_budget import program_budget
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import DOTS, Party, agency_name, head, place_date, region_name, superior, titled
from selaras.engine.law.law import Law
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.rows import Agreement

OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
    "hasil, yang bertanda tangan di bawah ini:"
)
FIRST_PROMISE = (
    "{first} berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka "
    "mencapai target kinerja jangka menengah seperti telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan "
    "kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
SECOND_PROMISE = (
    "{second} akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja dari "
    "perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)
_NO_AGREEMENT = (
    "Rencana ini tidak memuat baris Perjanjian Kinerja. Tambahkan tabel Perjanjian Kinerja (sasaran, indikator, "
    "satuan, target) ke dalam rencana, lalu cetak lagi."
)
_HEADS = ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET")


@document_type(
    "pk", "Perjanjian Kinerja", ("perpres-29-2014", "permenpanrb-53-2014"), plans=("rkt", "renja", "pk"), official=True,
    order=30, due_from=("rkt", "renja", "pk"),
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The agreement between the head of the agency and the head of the region. Raises ``NotDrawn`` when the Book holds
    no agreement."""
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        raise NotDrawn(_NO_AGREEMENT)
    on = agreement.signed_on or options.issue.on
    first, second = (
        _named(head(book, on), agreement.first_party),
        _named(superior(book, options.settings, on), agreement.second_party),
    )
    signature = Signature(
        place_date(options, on, agreement.year),
        (second.signer(f"{options.settings.second_party},"), first.signer(f"{options.settings.first_party},")),
    )
    title = _title(agreement)
    return Document(
        title=f"{titled(title)} {agency_name(book)}",
        subject="Perjanjian kinerja kepala perangkat daerah dengan kepala daerah",
        author=agency_name(book),
        sections=(
            Section((*_statement(book, options, title, first, second), signature), numbering=""),
            Section((*_annex(book, law, agreement, title), signature), numbering="", restart=True),
        ),
        created=options.issue.created,
        paper=options.settings.paper,
        font=options.settings.font,
        watermark=options.issue.watermark,
        footer=options.issue.printed_number,
        verification=options.issue.verification,
    )


def _title(agreement: Agreement) -> str:
    kind = "PERUBAHAN PERJANJIAN KINERJA" if agreement.version.startswith("perubahan") else "PERJANJIAN KINERJA"
    return f"{kind} TAHUN {agreement.year}"


def _named(party: Party, printed: str) -> Party:
    """The party under the position that the agreement itself prints, where it prints one."""
    return replace(party, position=printed) if printed else party


def _statement(book: Book, options: Options, title: str, first: Party, second: Party) -> list[Block]:
    settings = options.settings
    number = f"\nNOMOR {options.issue.printed_number}" if options.issue.printed_number else ""
    return [
        *_letterhead(book, options),
        Heading(1, title + number, in_contents=False),
        Paragraph(OPENING),
        Fields((("Nama", first.name or DOTS * 3), ("Jabatan", first.position)), indent=1),
        Paragraph(f"selanjutnya disebut {settings.first_party}.", align="left"),
        Fields((("Nama", second.name or DOTS * 3), ("Jabatan", second.position)), indent=1),
        Paragraph(f"selaku atasan {settings.first_party}, selanjutnya disebut {settings.second_party}.", align="left"),
        Paragraph(FIRST_PROMISE.format(first=settings.first_party)),
        Paragraph(SECOND_PROMISE.format(second=settings.second_party)),
    ]


def _letterhead(book: Book, options: Options) -> list[Block]:
    """The agency's own letterhead; without one, the region and the agency where the plan tells them."""
    if found := options.settings.head():
        return [found]
    region = region_name(book, options.settings)
    return [Letterhead((f"PEMERINTAH {region.upper()}", agency_name(book).upper()))] if region else []


def _annex(book: Book, law: Law, agreement: Agreement, title: str) -> list[Block]:
    shown = agreement_lines(book, agreement.id)
    if not shown:
        raise NotDrawn(_NO_AGREEMENT)
    return [
        Heading(1, f"LAMPIRAN {title}\n{agency_name(book).upper()}", in_contents=False),
        promise_table(book, shown, str(agreement.year), _HEADS, "", "Sasaran dan Target"),
        *program_budget(book, law, above=len(shown)),
    ]
