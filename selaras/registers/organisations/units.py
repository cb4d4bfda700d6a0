"""The verbs of units: add one, change its name and what it succeeds, and retire it. Nothing is ever deleted."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import F

from selaras.engine.law.law import load_law
from selaras.engine.tables.frozen import replace
from selaras.engine.tables.period import long_date
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import acting, current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import Appointment, Position, Unit
from selaras.registers.organisations.roles import POSTS

DOING: Final = "mengatur unit, jabatan, dan pejabat di"


def unit_kinds(on: date) -> Mapping[str, str]:
    """Kinds of units on a day, each with its Indonesian word."""
    return {kind: str(word) for kind, word in load_law().value("organisation.unit_kinds", on).table.items()}


def agency_above(unit: Unit) -> Unit:
    """The agency that a unit belongs to; an agency or a government is its own."""
    if unit.level != Unit.Level.UNIT:
        return unit
    ids = [part for part in unit.path.split("/") if part]
    return Unit.objects.get(pk__in=ids, level=Unit.Level.AGENCY)


def lock(unit: Unit) -> Unit:
    """The unit's agency, locked until the transaction ends: changes of one agency's posts wait for each other."""
    return Unit.objects.select_for_update(no_key=True).get(pk=agency_above(unit).pk)


def touch(unit: Unit) -> None:
    """Tell everything that was made of the posts of this agency (or of all agencies of a government) that they changed.

    Whoever may change one post makes all documents of the agency older, so this needs no edit path of its own.
    """
    with acting(replace(current(), everything=True)):
        below = Unit.objects.filter(path__startswith=agency_above(unit).path)
        below.update(people_revision=F("people_revision") + 1)


@transaction.atomic
def add_unit(parent: Unit, kind: str, name: str, on: date, *, code: str = "") -> Unit:
    """A new unit under an agency or one of its units, with one log entry.

    Raises ``Refused`` for a kind or a code that is none, an empty or taken name, and a place where no unit can stand.
    """
    require(current(), POSTS, parent, DOING)
    lock(parent)
    name = _named(name)
    supervised = kind in load_law().value("organisation.supervised_kinds", on).texts
    if kind not in unit_kinds(on):
        raise Refused(f"Jenis unit “{kind}” tidak dikenal. Pilih dari daftar.")
    _demand_place(parent, supervised=supervised)
    _demand_free(parent, name, code, None)
    if code and not supervised:
        _demand_code(code)
    made = Unit.objects.create(
        parent=parent, level=Unit.Level.UNIT, kind=kind, code=code, name=name, supervised=supervised
    )
    touch(parent)
    log("unit.added", f"Menambah unit {name} di bawah {parent.name}.", unit=str(made.pk), subject=str(made.pk))
    return made


def crowded(parent: Unit, kind: str, on: date) -> str:
    """A sentence where an agency now has more units of a kind than is usual by law; empty where it has not."""
    rule = load_law().value("organisation.most_units", on)
    most = rule.table.get(f"{parent.kind}/{kind}")
    count = Unit.objects.filter(parent=parent, kind=kind, retired_on__isnull=True).count()
    if most is None or count <= int(most):
        return ""
    word, basis = unit_kinds(on)[kind].lower(), load_law().short(rule.basis)
    return f"{parent.name} kini mempunyai {count} {word}; menurut {basis} paling banyak {most}. Periksa lagi."


@transaction.atomic
def change_unit(
    unit: Unit, *, name: str, code: str, predecessor: Unit | None = None, succeeds_since: date | None = None
) -> bool:
    """Rename a unit, correct its code, or say what it succeeds and since when; False where nothing differs.

    Raises ``Refused`` for a taken or empty name, and a predecessor that is the unit itself, comes after it, or has no
    day. Only the system renames an agency or a government, because plans are matched by their names.
    """
    require(current(), POSTS, unit, DOING)
    lock(unit)
    held = Unit.objects.get(pk=unit.pk)
    name = _named(name)
    if held.level != Unit.Level.UNIT and (name, code) != (held.name, held.code) and not current().everything:
        raise Refused("Nama dan kode perangkat daerah hanya diubah oleh pengelola dari baris perintah.")
    _demand_free(held.parent, name, code, held)
    if code and code != held.code and not held.supervised:
        _demand_code(code)
    _demand_predecessor(held, predecessor, succeeds_since)
    before = (held.name, held.code, held.predecessor_id, held.succeeds_since)
    told = _change_words(held, name, code, predecessor, succeeds_since)
    held.name, held.code = name, code
    held.predecessor, held.succeeds_since = predecessor, succeeds_since if predecessor else None
    if (held.name, held.code, held.predecessor_id, held.succeeds_since) == before:
        return False
    held.save()
    touch(held)
    log("unit.changed", told, unit=str(held.pk), subject=str(held.pk))
    return True


@transaction.atomic
def retire_unit(unit: Unit, on: date) -> Unit:
    """The unit stands no longer from the day after; its rows and its history stay. Retiring twice changes nothing.

    Raises ``Refused`` while units stand below it or somebody holds one of its posts after that day.
    """
    require(current(), POSTS, unit, DOING)
    lock(unit)
    held = Unit.objects.get(pk=unit.pk)
    if held.level != Unit.Level.UNIT:
        raise Refused("Perangkat daerah tidak dinonaktifkan dari halaman ini. Mintalah kepada pengelola.")
    if held.retired_on is not None:
        return held
    below = [each.name for each in Unit.objects.filter(parent=held, retired_on__isnull=True)]
    if below:
        raise Refused(f"Masih ada unit di bawah {held.name}: {', '.join(below)}. Nonaktifkan dahulu unit itu.")
    seated = Appointment.objects.filter(org_unit=held).exclude(until__lte=on).select_related("position", "official")
    if found := [f"{each.official.name} ({each.position.name})" for each in seated]:
        raise Refused(
            f"Masih ada pejabat di {held.name} sesudah {long_date(on)}: {', '.join(found)}. "
            "Akhiri dahulu pengangkatannya."
        )
    held.retired_on = on
    held.save()
    Position.objects.filter(org_unit=held, retired_on__isnull=True).update(retired_on=on)
    touch(held)
    log("unit.retired", f"Menonaktifkan {held.name} per {long_date(on)}.", unit=str(held.pk), subject=str(held.pk))
    return held


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("Nama unit harus diisi.")
    return name


def _demand_place(parent: Unit, *, supervised: bool) -> None:
    if parent.retired_on is not None:
        raise Refused(f"{parent.name} sudah tidak aktif. Pilih unit lain sebagai induknya.")
    if parent.supervised:
        raise Refused(f"{parent.name} adalah desa yang dibina; di bawahnya tidak dicatat unit kerja.")
    if parent.level == Unit.Level.GOVERNMENT:
        raise Refused("Perangkat daerah hanya didaftarkan oleh pengelola dari baris perintah.")
    if supervised and parent.level != Unit.Level.AGENCY:
        raise Refused("Desa berada langsung di samping perangkat daerahnya, bukan di bawah unitnya.")


def _demand_free(parent: Unit | None, name: str, code: str, held: Unit | None) -> None:
    """Raises ``Refused`` where a living unit beside it has the name, or any unit has the code."""
    if parent is None:
        return
    others = Unit.objects.filter(parent=parent)
    for other in others.exclude(pk=held.pk) if held else others:
        if other.retired_on is None and other.name.casefold() == name.casefold():
            raise Refused(f"{other.name} sudah ada di bawah {parent.name}. Pakai nama yang lain.")
        if code and other.code == code:
            raise Refused(f"Kode {code} sudah dipakai {other.name}.")


def _demand_code(code: str) -> None:
    pattern = load_law().value("code.organisation_pattern", on=date.max).text
    if not re.fullmatch(pattern, code):
        raise Refused(f"Kode “{code}” bukan kode unit organisasi; susunannya seperti 7.01.1.03.0.00.17.0001.")


def _demand_predecessor(unit: Unit, predecessor: Unit | None, since: date | None) -> None:
    if predecessor is None:
        return
    if since is None:
        raise Refused(f"Tuliskan sejak kapan {unit.name} menggantikan {predecessor.name}.")
    if predecessor.path.split("/")[0] != unit.path.split("/")[0]:
        raise Refused("Pendahulu harus dari pemerintah daerah yang sama.")
    earlier: Unit | None = predecessor
    while earlier is not None:
        if earlier.pk == unit.pk:
            raise Refused(f"{unit.name} tidak dapat menggantikan dirinya sendiri atau unit yang menggantikannya.")
        earlier = Unit.objects.filter(pk=earlier.predecessor_id).first() if earlier.predecessor_id else None


def _change_words(unit: Unit, name: str, code: str, predecessor: Unit | None, since: date | None) -> str:
    parts = []
    if name != unit.name:
        parts.append(f"nama menjadi {name}")
    if code != unit.code:
        parts.append(f"kode menjadi {code or 'kosong'}")
    if predecessor and since and (predecessor.pk, since) != (unit.predecessor_id, unit.succeeds_since):
        parts.append(f"menggantikan {predecessor.name} sejak {long_date(since)}")
    if predecessor is None and unit.predecessor_id:
        parts.append("pendahulu dihapus")
    return f"Mengubah {unit.name}: {', '.join(parts)}."
