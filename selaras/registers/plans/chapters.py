"""The verbs of a plan's text: write a section, add, move, retire sections, and bring the figures in it up to date."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from selaras.engine.facts.text_figures import Offer, Stale, brought_up, linked, offers, stale_figures
from selaras.engine.tables.jsonl import pack
from selaras.engine.tables.place import Place
from selaras.engine.tables.rows import Paragraph, Section
from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import EDIT
from selaras.registers.plans.editing import Change, apply, hold_draft
from selaras.registers.plans.growing import add_row, retire_row
from selaras.registers.plans.models import Edit, Plan, RowRecord
from selaras.registers.plans.models import Organisation as OrganisationRecord
from selaras.registers.plans.models import PlanDocument as DocumentRecord
from selaras.registers.plans.models import Section as SectionRecord
from selaras.registers.plans.stages import demand_growing
from selaras.registers.plans.store import load

DEEPEST: Final = 4
_GONE: Final = "Bagian ini tidak ada lagi dalam naskah. Muat ulang halaman."


def plain(paragraphs: Sequence[Paragraph]) -> Any:
    """Paragraphs as an edit of a section keeps them: plain JSON."""
    empty = Section(
        id="", document="", organisation="", period="", place=Place(), number="", heading="", level=1, order=1,
        paragraphs=tuple(paragraphs),
    )  # fmt: skip
    return pack(empty).get("paragraphs", [])


def sections_of(plan: Plan) -> list[Section]:
    """The sections of a plan's text in their order, without those of documents that it only quotes."""
    return sorted(load(plan, [Section]).all(Section), key=lambda row: row.order)


def write(
    plan: Plan, section: str, before: Sequence[Paragraph], after: Sequence[Paragraph], reason: str,
    *, on: datetime | None = None,
) -> list[Edit]:  # fmt: skip
    """Write the paragraphs of a section. Raises ``Conflict`` with what stands there now where that is no more
    ``before``, and ``Refused`` as ``apply`` does."""
    change = Change("Section", section, "paragraphs", plain(before), plain(after))
    return apply(plan, [change], reason, on=on)


@transaction.atomic
def add_section(
    plan: Plan, after: str, number: str, heading: str, level: int, *, on: datetime | None = None
) -> RowRecord:
    """Add a section behind another one and all that stands under it (``after`` empty: at the end).

    Raises ``Refused`` without a heading, for a level out of reach, and for somebody who may not.
    """
    held = hold_draft(plan)
    require(current(), EDIT, held.org_unit, "menambah bagian naskah pada")
    if not heading.strip() and not number.strip():
        raise Refused("Tuliskan judul bagian.")
    if not 1 <= level <= DEEPEST:
        raise Refused(f"Tingkat bagian 1 sampai {DEEPEST}.")
    records = _records(held)
    at = len(records)
    if after:
        at = _end_of(records, _index(records, after))
    order = (records[at - 1].order if at else -1) + 1
    _renumber(records[at:], order + 1)
    document = records[0].document if records else _document(held)
    row = Section(
        id="bagian", document=document, organisation=records[0].organisation if records else _office(held),
        period=str(held.year), place=Place(), number=number.strip(), heading=heading.strip(), level=level, order=order,
    )  # fmt: skip
    return add_row(held, row, "menambah bagian naskah", on=on)


@transaction.atomic
def move_section(plan: Plan, section: str, *, up: bool) -> None:
    """Put a section with all that stands under it before or behind its neighbour of the same level.

    Numbers stay as they are printed: whoever moves a chapter says its new number too. Raises ``Refused`` at either end,
    in a version that only moves pagu, and for somebody who may not.
    """
    held = hold_draft(plan)
    demand_growing(held)
    records = _records(held)
    at = _index(records, section)
    require(current(), EDIT, records[at].org_unit, "memindahkan bagian naskah")
    end, level = _end_of(records, at), records[at].level
    if up:
        begin = next((n for n in range(at - 1, -1, -1) if records[n].level <= level), None)
        if begin is None or records[begin].level < level or level == 0 or records[begin].level == 0:
            raise Refused("Bagian ini sudah yang pertama di bawah babnya.")
        moved = [*records[:begin], *records[at:end], *records[begin:at], *records[end:]]
    else:
        if end == len(records) or records[end].level < level or level == 0:
            raise Refused("Bagian ini sudah yang terakhir di bawah babnya.")
        behind = _end_of(records, end)
        moved = [*records[:at], *records[end:behind], *records[at:end], *records[behind:]]
    orders = sorted(record.order for record in records)
    for order, record in zip(orders, moved, strict=True):
        _set_order(record, order)
    words = f"“{records[at].number} {records[at].heading}”".replace("“ ", "“")
    where = "ke depan" if up else "ke belakang"
    log("plan.edited", f"Memindahkan bagian {words} {where} pada {held}.", unit=str(held.org_unit_id),
        subject=records[at].pk)  # fmt: skip


def retire_section(plan: Plan, section: str, *, on: datetime | None = None) -> list[Edit]:
    """Take one section out of the text; what stands under it stays. ``take_back`` of the edits brings it back."""
    return retire_row(plan, "Section", section, "bagian naskah dihapus", on=on)


def bring_up(plan: Plan, wanted: Iterable[Stale], *, on: datetime | None = None) -> list[Edit]:
    """Make the figures in the text say what their rows say by now: these alone, by one decision.

    Raises ``Refused`` where none of them can be: the text or the row has changed meanwhile, or the row is gone.
    """
    book = load(plan)
    there = set(stale_figures(book))
    found = [each for each in wanted if each in there and not each.is_gone]
    changes = []
    for section in book.all(Section):
        after = brought_up(book, section, found)
        if after != section.paragraphs:
            changes.append(Change("Section", section.id, "paragraphs", plain(section.paragraphs), plain(after)))
    if not changes:
        raise Refused("Tidak ada angka rujukan yang dapat diperbarui. Muat ulang halaman.")
    return apply(plan, changes, "memperbarui angka rujukan", on=on)


def link(
    plan: Plan, section: str, paragraph: int, start: int, key: str, *, on: datetime | None = None
) -> tuple[Offer, list[Edit]]:
    """Make a typed number of a section a figure of the row that ``key`` names.

    Raises ``Refused`` where that number does not stand there any more, or is no value of that row.
    """
    book = load(plan)
    row = book.find(section)
    offer = next((each for each in offers(book) if each.key == key), None)
    if not isinstance(row, Section) or offer is None or not 0 <= paragraph < len(row.paragraphs):
        raise Refused(_GONE)
    try:
        made = linked(row.paragraphs[paragraph], start, start + len(offer.value), offer)
    except ValueError as error:
        raise Refused("Angka ini tidak lagi berdiri di tempat itu. Muat ulang halaman.") from error
    after = [*row.paragraphs[:paragraph], made, *row.paragraphs[paragraph + 1 :]]
    return offer, write(plan, section, row.paragraphs, after, "angka menjadi rujukan", on=on)


def _records(plan: Plan) -> list[SectionRecord]:
    found = SectionRecord.objects.filter(plan=plan, retired=False).select_related("org_unit")
    return sorted(found, key=lambda record: record.order)


def _index(records: Sequence[SectionRecord], section: str) -> int:
    for n, record in enumerate(records):
        if record.pk == section:
            return n
    raise Refused(_GONE)


def _end_of(records: Sequence[SectionRecord], at: int) -> int:
    """Where the next section begins that does not stand under this one."""
    later = (n for n in range(at + 1, len(records)) if records[n].level <= records[at].level)
    return next(later, len(records))


def _renumber(records: Iterable[SectionRecord], order: int) -> None:
    for n, record in enumerate(records, start=order):
        _set_order(record, n)


def _set_order(record: SectionRecord, order: int) -> None:
    if record.order != order:
        record.order = order
        record.save(update_fields=["order"])


def _document(plan: Plan) -> str:
    return str(DocumentRecord.objects.filter(plan=plan, retired=False).order_by("seq").values_list("pk", flat=True)[0])


def _office(plan: Plan) -> str:
    found = OrganisationRecord.objects.filter(plan=plan, retired=False, level="agency").order_by("seq")
    return str(found.values_list("pk", flat=True)[0])
