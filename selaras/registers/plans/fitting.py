"""Whether a Book is the plan of this agency and year, and which of its units each row belongs to."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.rows import Organisation, PlanDocument, Row
from selaras.engine.tables.wording import fold
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit, UnitName
from selaras.registers.plans.matching import tight

ALIKE = 80  # of 100: "kecamatansangasanga" and "kecamatansngasanga" are one, "kecamatangambiran" is another
_DIGITS = 15  # of a full organisation code; a shorter one is an agency's without its unit number
OF_UNITS: Final = {"pk": "Perjanjian Kinerja", "action_plan": "Rencana Aksi"}
"""The kinds of plan that each unit has of its own."""
_GOVERNMENT = re.compile(r"((?:kecamatan \S+|\S+).*?) (?:kabupaten|kota|provinsi)\b.*")


def demand_fit(book: Book, agency: Unit, year: int) -> PlanDocument:
    """The plan the Book is about. Raises ``Refused`` when it is no plan, of another year or of another agency."""
    plan = book.plan
    if plan is None:
        raise Refused("Berkas ini tidak memuat rencana yang dikenali. Unggah RKT, Renja, atau Renstra.")
    if not plan.first_year <= year <= plan.last_year:
        printed = plan.period.replace("-", "–")
        raise Refused(f"Rencana ini untuk tahun {printed}, bukan {year}. Pilih tahun {printed} atau berkas yang lain.")
    if plan.kind == "rpjmd":
        _demand_region(book, agency)
        return plan
    named = agency_row(book)
    if named is None:
        raise Refused("Berkas ini tidak menyebut perangkat daerahnya. Periksa judul dan kode organisasi di dalamnya.")
    if not fits(named, agency):
        raise Refused(
            f"Rencana ini milik {named.name}, bukan {agency.name}. "
            "Mintalah perencana perangkat daerah itu mengunggahnya."
        )
    return plan


def _demand_region(book: Book, unit: Unit) -> None:
    """Raises ``Refused`` where an RPJMD is of another region than the unit, or names none."""
    region = next((row.name for row in book.all(Organisation) if row.level == "government"), "")
    if not region:
        raise Refused("Berkas ini tidak menyebut daerahnya. Tulis pada judulnya, misalnya “RPJMD Kabupaten … Tahun …”.")
    government = UnitName.objects.get(pk=unit.path.split("/")[0])
    if _region(region) != _region(government.name):
        raise Refused(f"RPJMD ini milik {region}, bukan {government.name}. Periksa apakah berkasnya benar.")


def _region(name: str) -> str:
    """``kabupatencontoh``, however it is spaced and whether or not ``pemerintah`` stands before it."""
    return tight(re.sub(r"^pemerintah (?:daerah )?", "", fold(name)))


def home_of(book: Book, agency: Unit) -> Unit:
    """Who keeps the plan: the agency; for the Perjanjian Kinerja and the Rencana Aksi of a unit that unit.

    Raises ``Refused`` where the agency has no such unit, or more than one of that name.
    """
    owner = owning_unit(book)
    if owner is None or book.plan is None:
        return agency
    found = [unit for unit, names in _promising(agency).items() if tight(owner.name) in names]
    if len(found) == 1:
        return found[0]
    which = f"{OF_UNITS[book.plan.kind]} ini milik {owner.name}"
    choose = "unitnya pada bagian “Cara membaca berkas”"
    if found:
        raise Refused(f"{which}, dan {agency.name} mempunyai {len(found)} unit bernama begitu. Pilih {choose}.")
    raise Refused(
        f"{which}, yang tidak ada di antara unit {agency.name}. Tambahkan dahulu unit itu pada halaman Unit dan orang, "
        f"atau pilih {choose} bila namanya tertulis lain."
    )


def owning_unit(book: Book) -> Organisation | None:
    """The unit whose Perjanjian Kinerja or Rencana Aksi a Book is; None for the agency's own and other kinds."""
    owner = book.find(book.plan.organisation) if book.plan and book.plan.kind in OF_UNITS else None
    return owner if isinstance(owner, Organisation) and owner.level == "unit" else None


def promising_names(agency: Unit) -> list[str]:
    """The units below an agency whose heads promise by name; with the unit above where two have the same."""
    units = list(_promising(agency))
    counted = Counter(unit.name for unit in units)
    long = {unit: f"{unit.name} {unit.parent.name}" for unit in units if counted[unit.name] > 1 and unit.parent}
    return sorted(long.get(unit, unit.name) for unit in units)


def _promising(agency: Unit) -> dict[Unit, set[str]]:
    """Those units with the names each may be called by, folded and without blanks: its own, and with or without the
    name of the unit above it, for two kelurahan may have a section of one name."""
    below = Unit.objects.filter(path__startswith=agency.path, level=Unit.Level.UNIT, supervised=False)
    found = below.filter(retired_on__isnull=True).select_related("parent")
    return {unit: _names(unit) for unit in found}


def _names(unit: Unit) -> set[str]:
    above = unit.parent.name if unit.parent else ""
    own, long = tight(unit.name), tight(f"{unit.name} {above}")
    short = {own.removesuffix(tight(above)), own.removesuffix(above.split(" ")[0].casefold())} if above else set()
    return {name for name in {own, long, *short, *(name + tight(above) for name in short)} if name}


def agency_row(book: Book) -> Organisation | None:
    """The row of the agency whose plan this is: the first one."""
    return next((row for row in book.all(Organisation) if row.level == "agency"), None)


def fits(named: Organisation, unit: Unit) -> bool:
    """Whether the organisation a plan names is this unit: by name however it is spaced, or by padded code when the
    names are alike enough to be two spellings.

    Tenggarong Seberang is not Tenggarong: of a longer name only the government behind it may be left out. A code alone
    proves nothing, because every kabupaten numbers its agencies alike.
    """
    mine, theirs = _own_name(named.name), _own_name(unit.name)
    if mine and mine == theirs:
        return True
    codes = {padded(code) for code in (named.code, named.code_proposed) if code}
    by_code = bool(unit.code and padded(unit.code) in codes)
    return by_code and (not mine or fuzz.ratio(mine, theirs) >= ALIKE)


def padded(code: str) -> str:
    """The digits of a code, filled with zeros to the length of a full organisation code."""
    return re.sub(r"\D", "", code).ljust(_DIGITS, "0")


def _own_name(name: str) -> str:
    """The name without blanks and without the government behind it: ``dinaskesehatan`` of a kota's Dinas Kesehatan."""
    found = _GOVERNMENT.fullmatch(fold(name))
    return tight(found[1] if found else name)


class Units(Frozen):
    """Organisation row id → unit id, and the units that are not there yet, by the row that names them. What belongs to
    none of them is of ``agency``: who keeps the plan."""

    agency: Unit
    by_row: dict[str, str]
    missing: tuple[Organisation, ...]

    def of(self, row: Row) -> str:
        """The unit a row belongs to; the agency where its organisation is no unit of its own."""
        return self.by_row.get(row.id if isinstance(row, Organisation) else row.organisation, str(self.agency.pk))


def match_units(rows: Iterable[Organisation], agency: Unit, kind: str = "") -> Units:
    """Finds each organisation that has a code among the agency's units: by name, else by the last part of the code.

    A list of proposals (``kind`` ``musrenbang``) prints no codes: its units are found by name alone, and one that is
    not found is not created; its proposals are the agency's until there is such a unit.
    """
    known = list(Unit.objects.filter(parent=agency, retired_on__isnull=True))
    uncoded = kind == "musrenbang"
    waiting = [row for row in rows if row.level == "unit" and (row.code or uncoded)]
    by_row: dict[str, str] = {}
    for fitting in (_same_name, _same_tail):  # all names first: a wrong code must not take the unit of another name
        for row in [row for row in waiting if row.id not in by_row]:
            unit = next((unit for unit in known if fitting(row, unit)), None)
            if unit is not None:
                by_row[row.id] = str(unit.pk)
                known.remove(unit)
    return Units(agency, by_row, tuple(row for row in waiting if row.code and row.id not in by_row))


def _same_name(row: Organisation, unit: Unit) -> bool:
    return bool(row.name) and tight(row.name) == tight(unit.name)


def _same_tail(row: Organisation, unit: Unit) -> bool:
    return bool(_tail(unit.code)) and _tail(unit.code) == _tail(row.code_proposed or row.code)


def _tail(code: str) -> str:
    return code.rpartition(".")[2]


def create_units(units: Units) -> tuple[Units, tuple[str, ...]]:
    """Creates what is missing under the agency; returns the completed units and the names of the new ones.

    A code that another unit has stays out of the register until somebody knows the right one (the check ORG-003 tells).
    """
    by_row = dict(units.by_row)
    taken = {"", *Unit.objects.filter(parent=units.agency).values_list("code", flat=True)}
    for row in units.missing:
        code = row.code_proposed or row.code
        made = Unit.objects.create(
            parent=units.agency,
            level=Unit.Level.UNIT,
            kind=row.kind,
            code="" if code in taken else code,
            name=row.name,
            supervised=row.supervised,
        )
        taken.add(code)
        by_row[row.id] = str(made.pk)
    return Units(units.agency, by_row, ()), tuple(row.name for row in units.missing)
