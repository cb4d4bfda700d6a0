"""Who owns a kind of document: what an agency or its government decided, else what is usual in a kabupaten."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from selaras.engine.law.law import load_law
from selaras.engine.tables.frozen import Frozen
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.models import DocumentOwner, Unit
from selaras.registers.organisations.roles import PEOPLE, Role

GIVEN = tuple(role for role in Role.values if role != Role.PUBLIC)


class Owner(Frozen):
    """Who owns a kind of document: a role, or an office by name where it has no role in Selaras.

    ``decided_in`` is the id of the unit that decided so, empty for what is only usual and nobody confirmed.
    """

    kind: str
    role: str = ""
    office: str = ""
    decided_in: str = ""

    @property
    def words(self) -> str:
        """The owner as an officer says it; empty where nobody is known."""
        return str(Role(self.role).label) if self.role else self.office


def owned_kinds(on: date) -> Mapping[str, str]:
    """The kinds of documents that have owners, each with its name."""
    return {kind: str(name) for kind, name in load_law().value("document.owner_kinds", on).table.items()}


def owner_of(kind: str, agency: Unit, on: date) -> Owner:
    """Who owns this kind of document for an agency on a day; without role and office where nobody is known."""
    return owners_of(agency, on).get(kind, Owner(kind))


def owners_of(agency: Unit, on: date) -> dict[str, Owner]:
    """The owners of all kinds for an agency: its own decision before that of its government before the usual one."""
    above = [part for part in agency.path.split("/") if part]
    decided = {(row.org_unit_id, row.kind): row for row in DocumentOwner.objects.filter(org_unit__in=above)}
    usual = load_law().value("document.owners", on).table
    found = {}
    for kind in owned_kinds(on):
        row = next((decided[unit, kind] for unit in reversed(above) if (unit, kind) in decided), None)
        if row is not None:
            found[kind] = Owner(kind, row.role, row.office, row.org_unit_id)
        else:
            found[kind] = _named(kind, str(usual.get(kind, "")))
    return found


def _named(kind: str, who: str) -> Owner:
    return Owner(kind, role=who) if who in Role.values else Owner(kind, office=who)


@transaction.atomic
def set_owners(unit: Unit, owners: Iterable[Owner], on: date) -> tuple[str, ...]:
    """Decide in a unit who owns what; returns the names of the kinds that changed. One log entry, none without change.

    What equals the decision above or the usual one is decided only where the unit decided otherwise before. Raises
    ``Refused`` for an unknown kind or role, and for an owner with neither role nor office.
    """
    require(current(), PEOPLE, unit, "menentukan pemilik dokumen di")
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    known, before, changed = owned_kinds(on), owners_of(unit, on), []
    for owner in owners:
        if owner.kind not in known:
            raise Refused(f"Jenis dokumen “{owner.kind}” tidak dikenal.")
        if owner.role and owner.role not in GIVEN:
            raise Refused(f"Peran “{owner.role}” tidak dikenal. Pilih dari daftar.")
        office = " ".join(owner.office.split())
        if bool(owner.role) == bool(office):
            raise Refused(f"Pemilik {known[owner.kind]}: pilih satu peran, atau tuliskan satu nama kantor.")
        held = before[owner.kind]
        if (held.role, held.office) != (owner.role, office):
            values = {"role": owner.role, "office": office}
            DocumentOwner.objects.filter(org_unit=unit, kind=owner.kind).delete()
            DocumentOwner.objects.create(org_unit=unit, kind=owner.kind, **values)
            changed.append(known[owner.kind])
    if changed:
        sentence = f"Menentukan pemilik dokumen di {unit.name}: {', '.join(changed)}."
        log("owners.set", sentence, unit=str(unit.pk), subject=str(unit.pk))
    return tuple(changed)
