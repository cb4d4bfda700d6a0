"""The invented units, posts and officials of the demo, made once and found again."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Final

from selaras.engine.documents.signing import titled
from selaras.registers.organisations.appointments import Term, begin_appointment
from selaras.registers.organisations.models import Appointment, Official, Position, Unit
from selaras.registers.organisations.posts import Post, Who, enter_official, enter_position
from selaras.registers.organisations.units import add_unit

# Kind, name, and the units below: those that the sample plan itself names.
UNITS: Final = (
    (
        "sekretariat", "Sekretariat",
        ("Sub Bagian Umum, Ketatalaksanaan dan Kepegawaian", "Sub Bagian Penyusunan Program dan Keuangan"),
    ),
    ("seksi", "Seksi Pemerintahan", ()),
    ("seksi", "Seksi Ketentraman dan Ketertiban Umum dan Perlindungan Masyarakat", ()),
    ("seksi", "Seksi Pemberdayaan Masyarakat Desa", ()),
    ("seksi", "Seksi Pelayanan Umum", ()),
    ("seksi", "Seksi Kesejahteraan Sosial", ()),
)  # fmt: skip
VACANT: Final = "Kepala Seksi Kesejahteraan Sosial"
"""The post that nobody holds for good: somebody acts in it."""
_NUMBERS: Final = (
    "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh", "Sebelas", "Dua Belas",
    "Tiga Belas", "Empat Belas", "Lima Belas", "Enam Belas", "Tujuh Belas", "Delapan Belas", "Sembilan Belas",
)  # fmt: skip


def staff(agency: Unit, on: date) -> bool:
    """Units, posts and officials of the demo's kecamatan, held since the first day of the year; False where they are
    there already. Acts as the one who acts, through the verbs of the register."""
    if Position.objects.filter(org_unit=agency).exists():
        return False
    since, officials = date(on.year, 1, 1), _officials(agency, on)
    camat = _led(agency, titled(agency.name).replace("Kecamatan", "Camat", 1), "III.a", since, next(officials))
    for kind, name, below in UNITS:
        unit = add_unit(agency, kind, name, on)
        if kind == "sekretariat":
            _led(unit, f"Sekretaris {titled(agency.name)}", "III.b", since, next(officials))
        elif f"Kepala {name}" == VACANT:
            _act(unit, since, on)
        else:
            _led(unit, f"Kepala {name}", "IV.a", since, next(officials))
        for each in below:
            _led(add_unit(unit, "sub_bagian", each, on), f"Kepala {each}", "IV.b", since, next(officials))
    for kelurahan in Unit.objects.filter(parent=agency, kind="kelurahan").order_by("code"):
        place = titled(kelurahan.name).removeprefix("Kelurahan ")
        _led(kelurahan, f"Lurah {place}", "IV.a", since, next(officials), camat)
        secretary = enter_position(kelurahan, Post(f"Sekretaris Kelurahan {place}", "IV.b"), on)
        begin_appointment(secretary, next(officials), Term(since))
    return True


def _led(
    unit: Unit, name: str, echelon: str, since: date, official: Official, above: Position | None = None
) -> Position:
    post = enter_position(unit, Post(name, echelon, is_head=True, superior=above), since)
    begin_appointment(post, official, Term(since))
    return post


def _act(unit: Unit, since: date, on: date) -> None:
    """A post without a holder, in which the head of the section entered before acts."""
    post = enter_position(unit, Post(VACANT, "IV.a", is_head=True), on)
    deputy = Appointment.objects.filter(position__name="Kepala Seksi Pelayanan Umum", org_unit__parent=unit.parent)
    held = deputy.select_related("official").get()
    begin_appointment(post, held.official, Term(since, kind=Appointment.Kind.PLT))


def _officials(agency: Unit, on: date) -> Iterator[Official]:
    """Names that cannot be taken for anybody's, with numbers that are evidently invented: born in the year 1900, in
    service since 1920 (regulations.md §10.4)."""
    ranks = ("Pembina, IV/a", "Pembina, IV/a", *["Penata Tingkat I, III/d"] * len(_NUMBERS))
    for number, word, rank in zip(count(1), _NUMBERS, ranks, strict=False):
        nip = f"190001{number:02d}1920011{900 + number}"
        yield enter_official(agency, Who(f"Pejabat Contoh {word}", nip, rank), on).official
