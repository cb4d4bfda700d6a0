"""The units, posts and officials of an agency as rows of a Book, as far as the one who acts may see them."""

from datetime import date

from django.db.models import Q

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Appointment, Official, Organisation, Position, Row
from selaras.registers.organisations import models
from selaras.registers.organisations.models import Unit

_PLACE = Place(by="Unit dan orang", at="register")


class Window(Frozen):
    """The days that matter: an appointment outside of them is left out, an end after them is no end yet."""

    first: date
    last: date


def units_around(agency: Unit) -> list[Unit]:
    """The agency, what stands above it, and every unit below it that still stands. One query."""
    above = [part for part in agency.path.split("/") if part]
    found = Unit.objects.filter(Q(path__startswith=agency.path) | Q(pk__in=above))
    return list(found.filter(retired_on__isnull=True).order_by("path"))


def staff_rows(units: list[Unit], window: Window) -> list[Row]:
    """Organisations, posts, officials and appointments of these units, under the ids they are stored by. Three queries.

    ``document``, ``period`` and ``version`` are those of no plan; ``organisation`` is the id of the unit.
    """
    ids = {unit.pk for unit in units}
    posts = list(models.Position.objects.filter(org_unit__in=ids, retired_on__isnull=True))
    held = models.Appointment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=window.first), org_unit__in=ids, since__lte=window.last
    )
    living = {post.pk for post in posts}
    appointments = [row for row in held.order_by("since", "id") if row.position_id in living]
    officials = models.Official.objects.filter(pk__in={row.official_id for row in appointments})
    return [
        *(organisation_row(unit, ids) for unit in units),
        *(_position(post, living) for post in posts),
        *(_official(official) for official in officials.order_by("id")),
        *(_appointment(row, window) for row in appointments),
    ]


def organisation_row(unit: Unit, known: set[str]) -> Organisation:
    """A unit as a row; its parent only where that is among the ``known`` ones."""
    level = {"government": "government", "agency": "agency"}.get(unit.level, "unit")
    return Organisation(
        id=unit.pk, document="", organisation=unit.pk, period="", place=_PLACE,
        level=level,  # type: ignore[arg-type]  # one of the three
        kind=unit.kind, code=unit.code, name=unit.name, supervised=unit.supervised,
        parent=unit.parent_id if unit.parent_id in known and level == "unit" else "",
    )  # fmt: skip


def _position(post: models.Position, known: set[str]) -> Position:
    return Position(
        id=post.pk, document="", organisation=post.org_unit_id, period="", place=_PLACE, name=post.name,
        echelon=post.echelon, is_head=post.is_head, superior=post.superior_id if post.superior_id in known else "",
    )  # fmt: skip


def _official(official: models.Official) -> Official:
    return Official(
        id=official.pk, document="", organisation=official.org_unit_id, period="", place=_PLACE, name=official.name,
        nip=official.nip, rank=official.rank,
    )  # fmt: skip


def _appointment(row: models.Appointment, window: Window) -> Appointment:
    return Appointment(
        id=row.pk, document="", organisation=row.org_unit_id, period="", place=_PLACE, position=row.position_id,
        official=row.official_id, kind=row.kind,  # type: ignore[arg-type]  # the choices are the row's
        since=row.since, until=row.until if row.until is None or row.until <= window.last else None,
    )  # fmt: skip
