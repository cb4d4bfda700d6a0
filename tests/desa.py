"""A second invented kecamatan: one kelurahan inside its sums, and two desa that it supervises and never sums."""

from dataclasses import dataclass
from datetime import date

from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Row
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.organisations.units import add_unit
from tests.making import book, ceiling, document, indicator, kelurahan, organisation, target, work_item

CODE = "7.01.1.03.0.00.18.0000"
NAME = "KECAMATAN SEBELAH"
SINCE = date(2025, 1, 1)
# In rupiah. The kecamatan's own program and its kelurahan; what the desa have is theirs.
OWN, IN_KELURAHAN, IN_DESA = 900_000, 400_000, 70_000_000


@dataclass(frozen=True)
class Countryside:
    """The units of the kecamatan as they are stored."""

    agency: Unit
    section: Unit
    kelurahan: Unit
    desa: tuple[Unit, Unit]


def countryside(agency: Unit) -> Countryside:
    """Fills a kecamatan that has no units yet; camat, section and lurah have officials. Acts as the one who acts."""
    section = add_unit(agency, "seksi", "Seksi Pemberdayaan Masyarakat Desa", SINCE)
    inside = add_unit(agency, "kelurahan", "KELURAHAN MELATI", SINCE, code=f"{CODE[:-4]}0001")
    desa = tuple(add_unit(agency, "desa", name, SINCE) for name in ("DESA MAWAR", "DESA KENANGA"))
    posts = (
        (agency, "Camat Sebelah", "III.a"), (section, "Kepala Seksi Pemberdayaan Masyarakat Desa", "IV.a"),
        (inside, "Lurah Melati", "IV.a"),
    )  # fmt: skip
    for number, (unit, name, echelon) in enumerate(posts, start=1):
        post = enter_position(unit, Post(name, echelon, is_head=True), SINCE)
        nip = f"190002{number:02d}192001190{number}"[:18]
        official = enter_official(agency, Who(f"Pejabat Sebelah {number}", nip), SINCE).official
        begin_appointment(post, official, Term(SINCE))
    return Countryside(agency, section, inside, (desa[0], desa[1]))


def rural_book() -> Book:
    """The plan of the kecamatan as a file might tell it: its program, its kelurahan, and a table of a desa beside."""
    rows: list[Row] = [
        document(title=f"RENCANA KERJA TAHUNAN {NAME} TAHUN 2025"),
        organisation(code=CODE, name=NAME),
        kelurahan(1, "KELURAHAN MELATI", code=f"{CODE[:-4]}0001"),
        kelurahan(8, "DESA MAWAR", kind="desa", supervised=True, code=""),
    ]
    program = work_item("7.01.03", "Program Pemberdayaan", id="program")
    measured = indicator(program, "Persentase lembaga yang aktif")
    rows += [program, ceiling(program, OWN * 100), measured]
    rows += [target(measured, 1_000_000, text="100 Persen", unit="Persen")]
    for number, amount in ((1, IN_KELURAHAN), (8, IN_DESA)):
        at = {"organisation": f"kelurahan-{number}"}
        own = work_item("7.01.03", "Program Pemberdayaan", id=f"program-{number}", **at)
        rows += [own, ceiling(own, amount * 100)]
    return book(*rows)
