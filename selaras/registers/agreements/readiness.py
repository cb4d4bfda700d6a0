"""What an agreement still lacks: what stands in the way of approval, and what is only to be seen."""

from datetime import date

from selaras.engine.documents.signing import head_of
from selaras.engine.tables.actuals import AgreementBudget
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Agreement, AgreementLine, Target
from selaras.registers.plans.origins import unsaid_origins


class Gap(Frozen):
    """One thing that is missing; ``blocks`` where the agreement cannot be approved without it."""

    message: str
    blocks: bool = True
    row: str = ""


def gaps(book: Book, *, below: bool) -> list[Gap]:
    """What the agreement of a Book lacks, what stands in the way of approval first. ``below`` is true of a unit that
    has a superior inside the agency, whose lines its own should serve. The Book has the people of the register."""
    agreement = next(iter(book.all(Agreement)), None)
    lines = sorted(book.all(AgreementLine), key=lambda row: row.order)
    if agreement is None or not lines:
        return [Gap("Belum ada baris. Pilih sasaran dan indikator dari sumber di bawah.")]
    found = [Gap(each.message, row=each.row) for each in unsaid_origins(book)]
    found += _without_target(book, lines, agreement.year)
    if agreement.replaces and not agreement.ground:
        found.append(Gap("Dasar perubahan belum dipilih."))
    return [*found, *_to_be_seen(book, agreement, lines, below)]


def _without_target(book: Book, lines: list[AgreementLine], year: int) -> list[Gap]:
    targets = book.under(Target, "indicator")
    return [
        Gap(f"Baris {position}: target {year} belum diisi.", row=line.id)
        for position, line in enumerate(lines, start=1)
        if not any(
            row.period == str(year) and (row.text or row.value is not None) for row in targets.get(line.indicator, ())
        )
    ]


def _to_be_seen(book: Book, agreement: Agreement, lines: list[AgreementLine], below: bool) -> list[Gap]:
    found = []
    if below:
        found += [
            Gap(f"Baris {position}: tidak melayani baris atasan mana pun.", blocks=False, row=line.id)
            for position, line in enumerate(lines, start=1)
            if not line.above
        ]
    if agreement.signed_on is None:
        found.append(Gap("Tanggal penandatanganan belum diisi.", blocks=False))
    if official_of(book, agreement.signed_on) == "":
        day = "pada tanggal penandatanganan" if agreement.signed_on else "sekarang"
        found.append(Gap(f"Pejabat yang memegang jabatan ini {day} belum tercatat.", blocks=False))
    if not book.all(AgreementBudget):
        found.append(Gap("Daftar anggaran masih kosong.", blocks=False))
    return found


def official_of(book: Book, on: date | None) -> str:
    """The name of who holds the post of the one that promises on that day; empty where nobody is stored."""
    agreement = next(iter(book.all(Agreement)), None)
    return head_of(book, agreement.organisation, on).name if agreement else ""


class Cause(Frozen):
    """A reason to amend an approved agreement that the kept rows tell: the lawful ground, and what happened."""

    ground: str
    message: str


def causes_to_amend(book: Book, holder: str, differing: int) -> list[Cause]:
    """Why an approved agreement may have to be amended: ``holder`` is who holds the post now (empty: nobody knows),
    ``differing`` how many of its values are no longer those of their source."""
    agreement = next(iter(book.all(Agreement)), None)
    signed = official_of(book, agreement.signed_on) if agreement else ""
    found = []
    if signed and holder and signed != holder:
        found.append(Cause("official", f"Pejabat berganti sejak penandatanganan: {signed}, sekarang {holder}."))
    if differing:
        found.append(Cause("strategy", f"{differing} nilai tidak sama lagi dengan rencana yang berlaku."))
    return found
