"""Perjanjian Kinerja of the head of an agency or of a unit in it: statement, annex of promises and list of money.

The wording of the statement is that of the annex of PermenPANRB 53/2014.
"""

from selaras.engine.documents.agreement_budget import agreement_budget
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
from selaras.engine.documents.document import Options, document_type, dressed
from selaras.engine.documents.plan_tables import agreement_lines, promise_table
from selaras.engine.documents.program_budget import program_budget
from selaras.engine.documents.refusal import NotDrawn
from selaras.engine.documents.signing import (
    DOTS,
    Party,
    agency,
    agency_name,
    head_of,
    place_date,
    region_name,
    superior_of,
    titled,
    unit_lines,
    unit_of,
    whose,
)
from selaras.engine.law.law import Law
from selaras.engine.tables.actuals import AgreementBudget
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
_HEADS_OF_UNIT = ("NO", "SASARAN", *_HEADS[2:])


@document_type(
    "pk", "Perjanjian Kinerja", ("perpres-29-2014", "permenpanrb-53-2014"), plans=("rkt", "renja", "pk"), official=True,
    order=30, due_from=("rkt", "renja", "pk"),
)  # fmt: skip
def content(book: Book, law: Law, options: Options) -> Document:
    """The agreement between the head of the agency and the head of the region, or between the head of a unit and the
    superior, each with who holds the post on the day of signing. Raises ``NotDrawn`` when the Book holds no agreement.
    """
    agreement = next(iter(book.all(Agreement)), None)
    if agreement is None:
        raise NotDrawn(_NO_AGREEMENT)
    on = agreement.signed_on or options.issue.on
    owner = _owner(book, agreement)
    first, second = (
        _named(head_of(book, owner, on), agreement.first_party),
        _named(superior_of(book, owner, options.settings, on), agreement.second_party),
    )
    signature = Signature(
        place_date(options, on, agreement.year),
        (second.signer(f"{options.settings.second_party},"), first.signer(f"{options.settings.first_party},")),
    )
    title = agreement_title(agreement)
    return dressed(
        options,
        title=f"{titled(title)} {whose(book, owner)}",
        subject=f"Perjanjian kinerja {first.position} dengan {second.position}",
        author=agency_name(book),
        sections=(
            Section((*_statement(book, options, title, first, second), signature), numbering=""),
            Section((*_annex(book, law, agreement, owner), signature), numbering="", restart=True),
        ),
        footer=options.issue.printed_number,
    )


def agreement_title(agreement: Agreement) -> str:
    """The title in capitals; an amended agreement says so."""
    kind = "PERUBAHAN PERJANJIAN KINERJA" if agreement.version.startswith("perubahan") else "PERJANJIAN KINERJA"
    return f"{kind} TAHUN {agreement.year}"


def _owner(book: Book, agreement: Agreement) -> str:
    """The organisation whose head promises: that of the agreement where it is a unit, else the agency."""
    if unit_of(book, agreement.organisation):
        return agreement.organisation
    found = agency(book)
    return found.id if found else agreement.organisation


def _named(party: Party, printed: str) -> Party:
    """The party under the position that the agreement itself prints, where it prints one; who only acts in it is
    still named so."""
    if not printed:
        return party
    return replace(party, position=printed if printed.startswith(party.acting) else party.acting + printed)


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


def _annex(book: Book, law: Law, agreement: Agreement, owner: str) -> list[Block]:
    shown = agreement_lines(book, agreement.document)  # the agreement itself, or the file that it is
    if not shown:
        raise NotDrawn(_NO_AGREEMENT)
    of_unit = unit_of(book, owner) is not None
    heads = _HEADS_OF_UNIT if of_unit else _HEADS
    own = [row for row in book.all(AgreementBudget) if row.document == agreement.document]
    listed = agreement_budget(own, of_unit=of_unit, above=len(shown))
    title = "\n".join((f"LAMPIRAN {agreement_title(agreement)}", *unit_lines(book, owner)))
    return [
        Heading(1, title, in_contents=False),
        promise_table(book, shown, str(agreement.year), heads, "", "Sasaran dan Target"),
        *(listed or ([] if of_unit else program_budget(book, law, above=len(shown)))),
    ]
