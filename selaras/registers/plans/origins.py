"""Where each line of a Perjanjian Kinerja comes from, which must be said before it is approved."""

import re

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import dates
from selaras.engine.tables.rows import AgreementLine

_NUMBERED = re.compile(r"\bnomor\b|\bno\b\.?|/", re.IGNORECASE)


class Unsaid(Frozen):
    """One line whose origin is not said, or not said in full: its row, its place in the list and what is missing."""

    row: str
    position: int
    message: str


def unsaid_origins(book: Book) -> list[Unsaid]:
    """The lines without origin, those by an assignment letter without its number or date, and other ones without
    words."""
    rows = sorted(book.all(AgreementLine), key=lambda row: row.order)
    told = [(row, position, _missing(row)) for position, row in enumerate(rows, start=1)]
    return [Unsaid(row.id, position, f"Baris {position}: {message}") for row, position, message in told if message]


def _missing(line: AgreementLine) -> str:
    words = line.origin_basis.strip()
    if not line.origin:
        return "asal baris belum dipilih."
    if line.origin == "assignment" and not (_NUMBERED.search(words) and any(True for _ in dates(words))):
        return "sebutkan nomor dan tanggal surat penugasan, misalnya “Nomor 065/12/ORG tanggal 6 Januari 2025”."
    if line.origin == "other" and not words:
        return "tuliskan dari mana baris ini berasal."
    return ""
