"""Whether a row stands in its plan: what belongs to it and goes with it, what leans on it, and bringing it back."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from selaras.engine.formulas.performance_tree import reaches
from selaras.engine.law.law import load_law
from selaras.engine.tables import rows
from selaras.engine.tables.actuals import Actual, Spending
from selaras.engine.tables.computing import Component, ComponentValue
from selaras.engine.tables.performance_tree import CrossLink, NodeMapping, NodeOwner, TreeEdge
from selaras.engine.tables.planning import ActionPlan, CashPlan, StrategyProgram
from selaras.engine.tables.row_types import PLAN_ROWS
from selaras.engine.tables.rows import Row
from selaras.registers.archive.refused import Refused
from selaras.registers.plans.models import Edit, Plan, RowRecord, Section
from selaras.registers.plans.models import TreeEdge as EdgeRecord
from selaras.registers.plans.references import COMMON, references
from selaras.registers.plans.store import load, model_of

ROW: Final = "row"
"""The field of an edit by which a whole row came (``before`` None) or went (``after`` None); the other is its name."""

# The references by which a row is a part of others, and goes with any of them. Every other reference only leans on it.
PART_OF: Final[Mapping[type[Row], tuple[str, ...]]] = MappingProxyType(
    {
        rows.WorkItem: ("parent",),
        rows.Ceiling: ("item",),
        CashPlan: ("item",),
        Spending: ("item",),
        rows.Indicator: ("subject",),
        rows.Target: ("indicator",),
        Actual: ("indicator",),
        Component: ("indicator",),
        ComponentValue: ("component",),
        ActionPlan: ("indicator",),
        rows.Objective: ("goal",),
        rows.PolicyDirection: ("strategy",),
        rows.Citation: ("section",),
        StrategyProgram: ("strategy", "item"),
        TreeEdge: ("parent", "child"),
        NodeMapping: ("node",),
        NodeOwner: ("node",),
        CrossLink: ("node",),
    }
)
_ONCE: Final[Mapping[type[Row], tuple[str, ...]]] = MappingProxyType(
    {
        TreeEdge: ("parent", "child"),
        NodeMapping: ("node", "subject"),
        NodeOwner: ("node", "period"),
        StrategyProgram: ("strategy", "item"),
        Component: ("indicator", "symbol"),
        ComponentValue: ("component", "period"),
    }
)
"""The fields by which a row that people make stands once alone."""
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
        known = {str(record.pk) for record in made}
        below = {
            str(record.pk): record
            for kind, fields in PART_OF.items()
            for field in fields
            for record in model_of(kind).objects.filter(plan=plan, retired=False, **{f"{field}__in": above})
        }
        found_now = [record for key, record in below.items() if key not in known]
        made += found_now
        above = [str(record.pk) for record in found_now]
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

    Raises ``Refused`` for a row that was changed since it came, that others lean on, that was a part of a row which is
    gone itself, or in whose place another stands now.
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
        demand_place(record)
    record.retired = made.before is None
    record.save(update_fields=["retired"])


def demand_place(record: RowRecord) -> None:
    """Raises ``Refused`` where a row of which there is one alone stands already, and where an edge of the tree would
    close a circle."""
    kind = PLAN_ROWS[type(record).__name__]
    fields = _ONCE.get(kind, ())
    known = {f"{field}__iexact" if field == "symbol" else field: getattr(record, field) for field in fields}
    rows = model_of(kind).objects.filter(plan=record.plan_id, retired=False)
    if known and rows.filter(**known).exclude(pk=record.pk).exists():
        term = _term(record)
        raise Refused(f"{term[:1].upper()}{term[1:]} ini sudah ada lagi. Ubah atau hapus yang ada itu lebih dahulu.")
    if isinstance(record, EdgeRecord) and reaches(load(record.plan, [TreeEdge]), record.parent, record.child):
        raise Refused("Hubungan ini akan membuat pohon melingkar. Lepaskan hubungan yang sebaliknya lebih dahulu.")


def _demand_whole(record: RowRecord, together: frozenset[str]) -> None:
    """Raises ``Refused`` where the row would come back without the row it is a part of."""
    for field in PART_OF.get(PLAN_ROWS[type(record).__name__], ()):
        whole = str(getattr(record, field))
        if whole and whole not in together and not _stands(record.plan_id, whole):
            raise Refused("Baris induknya sudah dihapus sesudah itu. Batalkan penghapusan induknya lebih dahulu.")


def _stands(plan: str, row: str) -> bool:
    return any(model_of(kind).objects.filter(plan=plan, pk=row, retired=False).exists() for kind in PLAN_ROWS.values())
