"""The units, posts and officials of an agency as rows of a Book, as far as the one who acts may see them."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Appointment, Official, Organisation, Position, Row
from selaras.registers.organisations import models
from selaras.registers.organisations.models import Unit

_PLACE = Place(by="Unit dan orang", at="register")
_UNIT: Final = ("id", "parent_id", "level", "kind", "code", "name", "supervised")
_POSITION: Final = ("id", "org_unit_id", "name", "echelon", "is_head", "superior_id")
_OFFICIAL: Final = ("id", "org_unit_id", "name", "nip", "rank")
_APPOINTMENT: Final = ("id", "org_unit_id", "position_id", "official_id", "kind", "since", "until")


class Window(Frozen):
    """The days that matter: an appointment outside of them is left out, an end after them is no end yet."""

    first: date
    last: date


def staff_rows(agency: Unit, window: Window) -> list[Row]:
    """The agency, what stands above it and every unit below it, with posts, officials and appointments, under the ids
    they are stored by and in that order. One query. Units and posts that ended before the window are left out.

    ``document``, ``period`` and ``version`` are those of no plan; ``organisation`` is the id of the unit.
    """
    found = _stored(agency, window)
    units = {values["id"]: values for values in found["unit"]}
    posts = {values["id"] for values in found["position"]}
    return [
        *(_organisation(values, units) for values in found["unit"]),
        *(_position(values, posts) for values in found["position"]),
        *(_official(values) for values in found["official"]),
        *(_appointment(values, window) for values in found["appointment"]),
    ]


def organisation_row(unit: Unit, known: Collection[str]) -> Organisation:
    """A unit as a row; its parent only where that is among the ``known`` ones."""
    return _organisation({name: getattr(unit, name) for name in _UNIT}, known)


def _stored(agency: Unit, window: Window) -> Mapping[str, list[Mapping[str, Any]]]:
    """The values of all rows by their kind, each kind in the order in which it was made; units from the top."""
    above = [part for part in agency.path.split("/") if part]
    standing = Q(retired_on__isnull=True) | Q(retired_on__gt=window.first)
    units = Unit.objects.filter(standing, Q(path__startswith=agency.path) | Q(pk__in=above))
    posts = models.Position.objects.filter(standing, org_unit__in=units.values("pk"))
    held = models.Appointment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=window.first), position__in=posts.values("pk"), since__lte=window.last
    )
    officials = models.Official.objects.filter(pk__in=held.values("official_id"))
    first, *others = (
        _packed("unit", units, _UNIT, "path"),
        _packed("position", posts, _POSITION, "id"),
        _packed("official", officials, _OFFICIAL, "id"),
        _packed("appointment", held, _APPOINTMENT, "id"),
    )
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = {kind: [] for kind in _KINDS}
    for kind, order, packed in first.union(*others, all=True):
        found[kind].append((order, json.loads(packed) if isinstance(packed, str) else packed))
    return {kind: [values for _, values in sorted(rows, key=lambda row: row[0])] for kind, rows in found.items()}


_KINDS: Final = ("unit", "position", "official", "appointment")


def _packed(kind: str, rows: QuerySet[Any, Any], fields: tuple[str, ...], order: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Kind, order and the fields as one JSON object, so that rows of all kinds fit in one result."""
    return rows.order_by().values_list(Value(kind), F(order), JSONObject(**{name: name for name in fields}))


def _organisation(values: Mapping[str, Any], known: Collection[str]) -> Organisation:
    unit = values["level"] not in ("government", "agency")
    return Organisation(
        id=values["id"], document="", organisation=values["id"], period="", place=_PLACE,
        level="unit" if unit else values["level"], kind=values["kind"], code=values["code"], name=values["name"],
        supervised=bool(values["supervised"]),
        parent=values["parent_id"] if unit and values["parent_id"] in known else "",
    )  # fmt: skip


def _position(values: Mapping[str, Any], known: Collection[str]) -> Position:
    return Position(
        id=values["id"], document="", organisation=values["org_unit_id"], period="", place=_PLACE, name=values["name"],
        echelon=values["echelon"], is_head=bool(values["is_head"]),
        superior=values["superior_id"] if values["superior_id"] in known else "",
    )  # fmt: skip


def _official(values: Mapping[str, Any]) -> Official:
    return Official(
        id=values["id"], document="", organisation=values["org_unit_id"], period="", place=_PLACE, name=values["name"],
        nip=values["nip"], rank=values["rank"],
    )  # fmt: skip


def _appointment(values: Mapping[str, Any], window: Window) -> Appointment:
    until = date.fromisoformat(values["until"]) if values["until"] else None
    return Appointment(
        id=values["id"], document="", organisation=values["org_unit_id"], period="", place=_PLACE,
        position=values["position_id"], official=values["official_id"], kind=values["kind"],
        since=date.fromisoformat(values["since"]), until=until if until and until <= window.last else None,
    )  # fmt: skip
