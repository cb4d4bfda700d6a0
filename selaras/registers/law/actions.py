"""The verbs of the law register: load an official list, and hand out the law with what was loaded."""

import secrets
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet, Subquery

from selaras.engine.law.law import Law, load_law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables.frozen import Frozen, names
from selaras.registers.archive.actions import log
from selaras.registers.law.models import LawVersion, NomenclatureRow

BATCH = 500
M = TypeVar("M", bound=Model)
_KEY = ("edition", "scope", "code")
_REST = tuple(name for name in names(OfficialRow) if name not in _KEY)
_ALL = (*_KEY, *_REST)


class Loaded(Frozen):
    """How many rows were new, changed and already there."""

    new: int
    changed: int
    same: int


@transaction.atomic
def load_nomenclature(rows: Iterable[OfficialRow]) -> Loaded:
    """Store official rows by (edition, scope, code); one log entry when something changed, none when nothing did.

    Rows of the database that the list does not have stay: a list may hold only a part of an edition.
    """
    LawVersion.objects.select_for_update().get_or_create(pk=1)
    given = {(row.edition, row.scope, row.code): row for row in rows}
    editions = {edition for edition, _, _ in given}
    stored = {
        (record.edition, record.scope, record.code): record
        for record in NomenclatureRow.objects.filter(edition__in=editions)
    }
    new = [_record(row) for key, row in given.items() if key not in stored]
    changed = [_changed(stored[key], row) for key, row in given.items() if key in stored]
    differing = [record for record in changed if record is not None]
    NomenclatureRow.objects.bulk_create(new, batch_size=BATCH)
    NomenclatureRow.objects.bulk_update(differing, _REST, batch_size=BATCH)
    if new or differing:
        # Drawn, not counted: after a restore or a rollback the same count could mean another list.
        LawVersion.objects.filter(pk=1).update(number=1 + secrets.randbelow(2**31 - 1))
        names = ", ".join(sorted(editions))
        log("law.loaded", f"Memuat daftar nomenklatur {names}: {len(new)} baris baru, {len(differing)} berubah.")
    return Loaded(len(new), len(differing), len(given) - len(new) - len(differing))


def _record(row: OfficialRow) -> NomenclatureRow:
    return NomenclatureRow(**{name: getattr(row, name) for name in _ALL})


def _changed(record: NomenclatureRow, row: OfficialRow) -> NomenclatureRow | None:
    if all(getattr(record, name) == getattr(row, name) for name in _REST):
        return None
    for name in _REST:
        setattr(record, name, getattr(row, name))
    return record


def current_law() -> Law:
    """The law of the package with what the database holds; read anew only when the stored law has changed."""
    return _law(_number())


def loaded_rows() -> tuple[OfficialRow, ...]:
    """The rows of official lists that the database holds, for a process that cannot ask it."""
    return _rows(_number())


def _number() -> int:
    return LawVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def with_law(rows: QuerySet[M]) -> QuerySet[M]:
    """Rows that each tell ``law_beside`` which law was stored when they were read: one query less a page."""
    return rows.annotate(law_number=Subquery(LawVersion.objects.filter(pk=1).values("number")))  # type: ignore[return-value]  # the stubs forget the model


def law_beside(row: Model) -> Law:
    """``current_law`` as it was read together with this row; asked for where the row does not tell."""
    told = vars(row)
    return _law(told["law_number"] or 0) if "law_number" in told else current_law()


@lru_cache(maxsize=2)
def _law(number: int) -> Law:
    return load_law().with_nomenclature(_rows(number))


@lru_cache(maxsize=2)
def _rows(_number: int) -> tuple[OfficialRow, ...]:
    found = NomenclatureRow.objects.order_by("pk").values_list(*_ALL)
    return tuple(OfficialRow(**dict(zip(_ALL, row, strict=True))) for row in found)
