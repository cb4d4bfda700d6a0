"""Work chosen from the official lists for one unit of a plan, with the parents and indicators that belong to it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from selaras.engine.law.choosing import offer, same_work
from selaras.engine.law.law import Law
from selaras.engine.law.nomenclature import OfficialRow
from selaras.engine.tables import rows
from selaras.engine.tables.frozen import Frozen
from selaras.engine.tables.place import Place
from selaras.engine.tables.target import read_target
from selaras.registers.archive.identity import new_id
from selaras.registers.archive.refused import Refused
from selaras.registers.organisations.models import Unit
from selaras.registers.plans.editing import hold_draft
from selaras.registers.plans.growing import add_rows
from selaras.registers.plans.models import Organisation, Plan, PlanDocument, RowRecord, WorkItem
from selaras.registers.plans.store import row_of


class Local(Frozen):
    """An indicator that the agency words itself, for a program or a kegiatan; the decree gives none."""

    name: str
    unit: str = ""


class Chosen(Frozen):
    """What is chosen: a code of the list in force and what a person said of it. ``amount`` is sen, ``target`` as typed;
    ``local`` are own indicators by code, of the chosen line and of parents that come with it."""

    code: str
    amount: int | None = None
    target: str = ""
    fund_source: str = ""
    location: str = ""
    local: Mapping[str, Local] | None = None


@transaction.atomic
def choose(
    plan: Plan, unit: Unit, chosen: Chosen, law: Law, reason: str, *, on: datetime | None = None
) -> list[RowRecord]:
    """Add the chosen line to the plan of a unit (the agency itself, or one of its units), with the lines above it that
    are not there yet, its official indicator and an empty or given pagu and target: one decision, one log entry.

    Raises ``Refused`` for a code that is not in the list in force, that the unit plans already, for an approved plan
    and for somebody who may not.
    """
    hold_draft(plan)  # before its lines are read: two who choose the same line add it once
    offered = offer(law, plan.year, _agency_code(plan))
    row = offered.find(chosen.code)
    if row is None:
        raise Refused(f"Kode {chosen.code} tidak ada dalam daftar {offered.title}. Pilih dari daftar.")
    document = PlanDocument.objects.filter(plan=plan, retired=False).order_by("seq").first()
    if document is None:
        raise Refused("Rencana ini belum mempunyai dokumen. Unggah atau mulai rencananya lebih dahulu.")
    made = _Making(plan, unit, str(document.pk), offered.edition)
    if made.standing(row):
        raise Refused(f"{row.code} {row.name} sudah ada dalam rencana {unit.name}.")
    parent = made.head()
    for above in offered.above(row.code):
        parent = made.standing(above) or made.line(above, parent, chosen)
    made.line(row, parent, chosen)
    return add_rows(plan, made.rows, reason, unit=unit, on=on)


def _agency_code(plan: Plan) -> str:
    own = Organisation.objects.filter(plan=plan, retired=False, level="agency").order_by("seq").first()
    return (own.code_proposed or own.code if own else "") or plan.org_unit.code


class _Making:
    """The new rows of one choice, in their order."""

    def __init__(self, plan: Plan, unit: Unit, document: str, edition: str) -> None:
        self.plan, self.unit, self.document, self.edition = plan, unit, document, edition
        self.rows: list[rows.Row] = []
        self.organisation = self._organisation()
        lines = WorkItem.objects.filter(plan=plan, retired=False, document=document, organisation=self.organisation)
        found = (row_of(line) for line in lines.order_by("seq"))
        self.lines = [line for line in found if isinstance(line, rows.WorkItem)]

    def _own(self, **fields: str) -> dict[str, object]:
        common = {"id": new_id(), "document": self.document, "period": str(self.plan.year), "place": Place()}
        return {**common, **fields}

    def _organisation(self) -> str:
        """The id of the unit's row in the plan; a new row where the plan does not name the unit yet."""
        level = "agency" if self.unit.level == Unit.Level.AGENCY else "unit"
        named = Organisation.objects.filter(plan=self.plan, retired=False, level=level)
        own = named.filter(org_unit=self.unit).order_by("seq").first()
        if own is not None:
            return str(own.pk)
        above = Organisation.objects.filter(plan=self.plan, retired=False, level="agency").order_by("seq").first()
        fields = self._own(kind=self.unit.kind, code=self.unit.code, name=self.unit.name)
        made = rows.Organisation(
            **{**fields, "organisation": fields["id"], "level": level, "parent": str(above.pk) if above else ""}  # type: ignore[arg-type]
        )
        self.rows.append(made)
        return made.id

    def standing(self, row: OfficialRow) -> str:
        """The id of the unit's line that is this row already, or nothing."""
        return next((line.id for line in self.lines if same_work(line, row)), "")

    def head(self) -> str:
        """The unit's own line, which its programs stand under; made for a unit that has none, where the plan has such
        lines. A plan of one office without units needs none."""
        own = next((line.id for line in self.lines if line.level == "organisation"), "")
        lines = WorkItem.objects.filter(plan=self.plan, retired=False, document=self.document)
        if own or self.lines or not lines.filter(level="organisation").exists():
            return own
        return self._item("organisation", self.unit.code, self.unit.name, "", Chosen(""))

    def line(self, row: OfficialRow, parent: str, chosen: Chosen) -> str:
        """The line of an official row with its pagu, its indicator and, where it is the one chosen, its target."""
        is_chosen = row.code == chosen.code
        item = self._item(row.level, row.code, row.name, parent, chosen if is_chosen else Chosen(row.code))
        local = (chosen.local or {}).get(row.code)
        name, unit = (row.indicator, row.unit) if row.indicator else (local.name, local.unit) if local else ("", "")
        if name:
            kind = "output" if row.level == "sub_kegiatan" else ""
            common = self._own(organisation=self.organisation, subject=item, name=name, unit=unit, kind=kind)
            indicator = rows.Indicator(**common)  # type: ignore[arg-type]  # the fields of Indicator
            self.rows.append(indicator)
            if is_chosen and chosen.target:
                self._target(indicator, chosen.target)
        return item

    def _item(self, level: str, code: str, name: str, parent: str, chosen: Chosen) -> str:
        fields = self._own(
            organisation=self.organisation, level=level, code=code, name=name, parent=parent,
            edition=self.edition, location=chosen.location, fund_source=chosen.fund_source,
        )  # fmt: skip
        item = rows.WorkItem(order=0, **fields)  # type: ignore[arg-type]  # the fields of WorkItem
        own = self._own(organisation=self.organisation, item=item.id, text="")
        self.rows += [item, rows.Ceiling(amount=chosen.amount, **own)]  # type: ignore[arg-type]  # the fields of Ceiling
        return item.id

    def _target(self, indicator: rows.Indicator, text: str) -> None:
        read = read_target(text, indicator.unit)
        fields = self._own(organisation=self.organisation, indicator=indicator.id, text=text, grade=read.grade)
        unit = read.unit or indicator.unit
        self.rows.append(rows.Target(value=read.value, unit=unit, **fields))  # type: ignore[arg-type]
