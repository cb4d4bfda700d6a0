"""Whether a row stands in its plan: what belongs to it and goes with it, what leans on it, and bringing it back."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from selaras.engine.law.law import load_law
from selaras.engine.tables import rows
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.planning import ActionPlan, CashPlan
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Row
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.models import Edit, Plan, RowRecord, Section
from selaras.registers.plans.references import COMMON, references
from selaras.registers.plans.store import model_of

ROW: Final = "row"
"""The field of an edit by which a whole row came (``before`` None) or went (``after`` None); the other is its name."""

# The reference by which a row is a part of another one, and goes with it. Every other reference only leans on it.
PART_OF: Final[Mapping[type[Row], str]] = MappingProxyType(
    {
        rows.WorkItem: "parent",
        rows.Ceiling: "item",
        CashPlan: "item",
        Spending: "item",
        rows.Indicator: "subject",
        rows.Target: "indicator",
        Actual: "indicator",
        ActionPlan: "indicator",
        rows.Objective: "goal",
        rows.PolicyDirection: "strategy",
        rows.Citation: "section",
    }
)
_NAMED: Final = ("name", "text", "heading", "title", "number")


def row_words(record: RowRecord) -> str:
    """A row as the log names it: ``sub kegiatan 7.01.03.2.02.0002 Pembangunan …``; ``pagu anggaran Rp…`` has no name
    and is called by its kind and period."""
    level, code = getattr(record, "level", ""), getattr(record, "code", "")
    kind = level.replace("_", " ") if isinstance(record, model_of(rows.WorkItem)) else _term(record)
    name = next((words for field in _NAMED if (words := str(getattr(record, field, "")))), record.period)
    return " ".join(filter(None, (kind, str(code), name)))


def _term(record: RowRecord) -> str:
    term = load_law().term(type(record).__name__)
    return term[:1].lower() + term[1:]


def parts_of(plan: Plan, found: Iterable[RowRecord]) -> list[RowRecord]:
    """Everything in use that is a part of these rows, at any depth, without the rows themselves."""
    made: list[RowRecord] = []
    above = [str(record.pk) for record in found]
    while above:
        below = [
            record
            for kind, field in PART_OF.items()
            for record in model_of(kind).objects.filter(plan=plan, retired=False, **{f"{field}__in": above})
        ]
        made += below
        above = [str(record.pk) for record in below]
    return made


def demand_unused(plan: Plan, going: Iterable[str]) -> None:
    """Raises ``Refused`` while a row that stays leans on one of these, or a text of the plan quotes one."""
    ids = set(going)
    for kind in PLAN_ROWS.values():
        for field in set(references(kind)) - set(COMMON):
            leaning = model_of(kind).objects.filter(plan=plan, retired=False, **{f"{field}__in": ids})
            other = leaning.exclude(pk__in=ids).first()
            if other is not None:
                raise Refused(f"Baris ini masih dirujuk oleh {row_words(other)}. Lepaskan rujukan itu lebih dahulu.")
    for section in Section.objects.filter(plan=plan, retired=False):
        quoted = (figure["row"] for part in section.paragraphs for figure in part.get("figures", ()))
        if not ids.isdisjoint(quoted):
            raise Refused(f"Angka baris ini dikutip dalam naskah “{section.heading}”. Hapus kutipan itu lebih dahulu.")


def put_back(record: RowRecord, made: Edit, together: frozenset[str]) -> None:
    """Take a row out that had come, or bring one back that had gone; ``together`` are all rows of the decision.

    Raises ``Refused`` for a row that was changed since it came, that others lean on, or that was a part of a row which
    is gone itself.
    """
    if made.before is None:
        later = Edit.objects.filter(plan=record.plan_id, row=record.pk, undone_at=None).exclude(field=ROW)
        if later.exists() or any(str(part.pk) not in together for part in parts_of(record.plan, [record])):
            raise Refused(
                f"{row_words(record)[:1].upper()}{row_words(record)[1:]} sudah diisi sejak ditambahkan. "
                "Hapus barisnya bila tidak dipakai lagi."
            )
        demand_unused(record.plan, together)
    else:
        _demand_whole(record, together)
    record.retired = made.before is None
    record.save(update_fields=["retired"])


def _demand_whole(record: RowRecord, together: frozenset[str]) -> None:
    """Raises ``Refused`` where the row would come back without the row it is a part of."""
    field = PART_OF.get(PLAN_ROWS[type(record).__name__])
    whole = str(getattr(record, field)) if field else ""
    if not whole or whole in together:
        return
    for kind in PLAN_ROWS.values():
        if model_of(kind).objects.filter(plan=record.plan_id, pk=whole, retired=False).exists():
            return
    raise Refused("Baris induknya sudah dihapus sesudah itu. Batalkan penghapusan induknya lebih dahulu.")
