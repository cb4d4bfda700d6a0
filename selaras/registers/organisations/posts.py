"""The verbs of posts and officials: enter, change and retire a post; enter and correct an official."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from selaras.engine.law.law import load_law
from selaras.engine.law.nip import read_nip
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Appointment, Official, Position, Unit
from selaras.registers.organisations.roles import POSTS
from selaras.registers.organisations.units import DOING, lock, touch


class Post(Frozen):
    """What is said of a post: the name as it is printed above a signature, its echelon, and its place."""

    name: str
    echelon: str = ""
    is_head: bool = False
    superior: Position | None = None


class Who(Frozen):
    """What is said of an official; ``nip`` as somebody typed it, ``rank`` as it is printed (``Pembina, IV/a``)."""

    name: str
    nip: str = ""
    rank: str = ""
    email: str = ""


class Entered(Frozen):
    """The official that was stored, and what should be looked at again."""

    official: Official
    doubts: tuple[str, ...] = ()


@transaction.atomic
def enter_position(unit: Unit, post: Post, on: date) -> Position:
    """A new post of a unit, with one log entry.

    Raises ``Refused`` for an empty or taken name, an echelon that is none, a second head, and a superior that does not
    stand above.
    """
    require(current(), POSTS, unit, DOING)
    lock(unit)
    if unit.retired_on is not None:
        raise Refused(f"{unit.name} hanya aktif sampai {long_date(unit.retired_on)}.")
    name = _fitting(unit, post, None, on)
    made = Position.objects.create(
        org_unit=unit, name=name, echelon=post.echelon, is_head=post.is_head, superior=post.superior
    )
    touch(unit)
    log("position.entered", f"Mencatat jabatan {name} di {unit.name}.", unit=str(unit.pk), subject=str(made.pk))
    return made


@transaction.atomic
def change_position(position: Position, post: Post, on: date) -> bool:
    """Change what is said of a post; False where nothing differs. Refuses what ``enter_position`` refuses."""
    require(current(), POSTS, position.org_unit, DOING)
    lock(position.org_unit)
    held = Position.objects.select_related("org_unit").get(pk=position.pk)
    name = _fitting(held.org_unit, post, held, on)
    before = (held.name, held.echelon, held.is_head, held.superior_id)
    old = held.name
    held.name, held.echelon, held.is_head, held.superior = name, post.echelon, post.is_head, post.superior
    if (held.name, held.echelon, held.is_head, held.superior_id) == before:
        return False
    held.save()
    touch(held.org_unit)
    told = f"Mengubah jabatan {old} menjadi {name}." if old != name else f"Mengubah keterangan jabatan {name}."
    log("position.changed", told, unit=str(held.org_unit_id), subject=str(held.pk))
    return True


@transaction.atomic
def retire_position(position: Position, on: date) -> Position:
    """The post stands no longer from the day after; who held it stays known. Retiring twice changes nothing.

    Raises ``Refused`` while somebody holds it after that day, or another post names it as superior.
    """
    require(current(), POSTS, position.org_unit, DOING)
    lock(position.org_unit)
    held = Position.objects.get(pk=position.pk)
    if held.retired_on is not None:
        return held
    seated = Appointment.objects.filter(position=held).exclude(until__lte=on).select_related("official").first()
    if seated is not None:
        raise Refused(f"{held.name} masih dipegang {seated.official.name}. Akhiri dahulu pengangkatannya.")
    below = Position.objects.filter(superior=held, retired_on__isnull=True).first()
    if below is not None:
        raise Refused(f"{held.name} masih menjadi atasan {below.name}. Ubah dahulu atasan jabatan itu.")
    held.retired_on = on
    held.save()
    touch(position.org_unit)
    sentence = f"Menonaktifkan jabatan {held.name} per {long_date(on)}."
    log("position.retired", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


@transaction.atomic
def enter_official(agency: Unit, who: Who, on: date) -> Entered:
    """A new official of an agency (or of a government: its head), with one log entry.

    Raises ``Refused`` without a name, for a NIP whose structure is wrong, and for one that another official has.
    """
    require(current(), POSTS, agency, DOING)
    lock(agency)
    name, digits, doubts = _checked(agency, who, None, on)
    made = Official.objects.create(
        org_unit=agency, name=name, nip=digits, rank=who.rank.strip(), email=who.email.strip()
    )
    touch(agency)
    log("official.entered", f"Mencatat pejabat {name.rstrip('.')}.", unit=str(agency.pk), subject=str(made.pk))
    return Entered(made, doubts)


@transaction.atomic
def change_official(official: Official, who: Who, on: date) -> Entered:
    """Correct what is said of an official. Issued documents keep what they were drawn with; no log entry where nothing
    differs. Refuses what ``enter_official`` refuses."""
    require(current(), POSTS, official.org_unit, DOING)
    lock(official.org_unit)
    held = Official.objects.select_related("org_unit").get(pk=official.pk)
    name, digits, doubts = _checked(held.org_unit, who, held, on)
    labels = {"name": "nama", "nip": "NIP", "rank": "pangkat", "email": "surel"}
    values = {"name": name, "nip": digits, "rank": who.rank.strip(), "email": who.email.strip()}
    changed = [label for field, label in labels.items() if getattr(held, field) != values[field]]
    if not changed:
        return Entered(held, doubts)
    for field, value in values.items():
        setattr(held, field, value)
    held.save()
    touch(held.org_unit)
    sentence = f"Memperbaiki {', '.join(changed)} pejabat {name.rstrip('.')}."
    log("official.changed", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return Entered(held, doubts)


def officials_of(agency: Unit) -> QuerySet[Official]:
    """The officials that posts of the agency can be given to."""
    return Official.objects.filter(org_unit=agency)


def _fitting(unit: Unit, post: Post, held: Position | None, on: date) -> str:
    """The name without needless blanks. Raises ``Refused`` where the post does not fit its unit."""
    name = " ".join(post.name.split())
    if not name:
        raise Refused("Nama jabatan harus diisi, seperti tercetak di atas tanda tangan.")
    if post.echelon and post.echelon not in load_law().value("official.echelons", on).table:
        raise Refused(f"Eselon “{post.echelon}” tidak dikenal. Pilih dari daftar.")
    others = Position.objects.filter(org_unit=unit, retired_on__isnull=True)
    for other in others.exclude(pk=held.pk) if held else others:
        if other.name.casefold() == name.casefold():
            raise Refused(f"Jabatan {other.name} sudah ada di {unit.name}.")
        if post.is_head and other.is_head:
            raise Refused(f"{unit.name} sudah dipimpin {other.name}. Ubah dahulu jabatan itu.")
    _demand_above(unit, post.superior, held)
    return name


def _demand_above(unit: Unit, superior: Position | None, held: Position | None) -> None:
    if superior is None:
        return
    if not unit.path.startswith(superior.org_unit.path):
        raise Refused(f"{superior.name} bukan jabatan di {unit.name} atau di atasnya.")
    if superior.retired_on is not None:
        raise Refused(f"{superior.name} sudah tidak aktif. Pilih atasan yang lain.")
    above: Position | None = superior
    while above is not None:
        if held is not None and above.pk == held.pk:
            raise Refused(f"{held.name} tidak dapat menjadi atasan dirinya sendiri.")
        above = Position.objects.filter(pk=above.superior_id).first() if above.superior_id else None


def _checked(agency: Unit, who: Who, held: Official | None, on: date) -> tuple[str, str, tuple[str, ...]]:
    name = " ".join(who.name.split())
    if not name:
        raise Refused("Nama pejabat harus diisi beserta gelarnya.")
    if not who.nip.strip():
        return name, "", ()
    read = read_nip(who.nip, load_law(), on)
    if read.faults:
        raise Refused(" ".join(read.faults))
    same = Official.objects.filter(org_unit=agency, nip=read.digits)
    other = (same.exclude(pk=held.pk) if held else same).first()
    if other is not None:
        raise Refused(f"NIP itu sudah tercatat atas nama {other.name}.")
    return name, read.digits, read.doubts
