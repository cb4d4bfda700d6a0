"""Says of rows and paragraphs carried over from last year that somebody has reviewed them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from selaras.engine.facts.unreviewed import Unreviewed, unreviewed
from selaras.engine.tables.book import Book
from selaras.engine.tables.rows import Row
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import may
from selaras.registers.organisations.models import Unit
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import hold_draft
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models.text import Section as SectionRecord
from selaras.registers.plans.store import BATCH, load, model_of


@transaction.atomic
def confirm_carried(plan: Plan, keys: Iterable[str], about: str = "") -> int:
    """Marks what is named by ``keys`` (see ``Unreviewed.key``) as reviewed; gives how many were. What somebody touched
    or confirmed meanwhile is reviewed already and counts for nothing. ``about`` is what the log calls them.

    Raises ``Refused`` when the plan is no draft, and where none of the rows may be edited by the one who acts.
    """
    held = hold_draft(plan)
    book = load(held)
    wanted = set(keys)
    chosen = [each for each in unreviewed(book) if each.key in wanted]
    if not chosen:
        return 0
    units = _confirm(held, book, chosen)
    if not units:
        raise Refused("Anda tidak berwenang menyatakan isian ini sudah ditinjau. Mintalah kepada pemilik isiannya.")
    count = len(units)
    one = set(units)
    unit = one.pop() if len(one) == 1 else str(held.org_unit_id)
    sentence = f"Menyatakan {count} isian salinan pada {held} sudah ditinjau{f': {about}' if about else ''}."
    log("plan.reviewed", sentence, unit=unit, subject=str(held.pk))
    return count


def _confirm(held: Plan, book: Book, chosen: Iterable[Unreviewed]) -> list[str]:
    """The unit of each matter that was confirmed."""
    rows: dict[type[Row], list[str]] = defaultdict(list)
    parts: dict[str, list[int]] = defaultdict(list)
    for each in chosen:
        row = book.find(each.row)
        if each.paragraph is not None:
            parts[each.row].append(each.paragraph)
        elif row is not None:
            rows[type(row)].append(each.row)
    return [*_confirm_rows(held, rows), *_confirm_paragraphs(held, parts)]


def _confirm_rows(held: Plan, rows: dict[type[Row], list[str]]) -> list[str]:
    units: list[str] = []
    for kind, ids in rows.items():
        for first in range(0, len(ids), BATCH):
            batch = ids[first : first + BATCH]
            mine = model_of(kind).objects.filter(plan=held, pk__in=batch, carried=True)
            found = dict(mine.select_for_update(no_key=True).values_list("pk", "org_unit_id"))
            allowed = _editable(found.values())
            done = [pk for pk, unit in found.items() if unit in allowed]
            model_of(kind).objects.filter(pk__in=done).update(carried=False)
            units += [str(found[pk]) for pk in done]
    return units


def _confirm_paragraphs(held: Plan, parts: dict[str, list[int]]) -> list[str]:
    units: list[str] = []
    records = SectionRecord.objects.select_for_update(no_key=True).filter(plan=held, pk__in=list(parts))
    for record in records:
        if record.org_unit_id not in _editable([record.org_unit_id]):
            continue
        for at in parts[str(record.pk)]:
            record.paragraphs[at].pop("carried", None)
            units.append(str(record.org_unit_id))
        record.save(update_fields=["paragraphs"])
    return units


def _editable(units: Iterable[str]) -> set[str]:
    """Those of some units whose rows the one who acts may edit."""
    found = Unit.objects.filter(pk__in=set(units))
    return {str(unit.pk) for unit in found if may(current(), EDIT, unit)}
