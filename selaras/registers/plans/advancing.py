"""The lawful stages of a plan: each is frozen when the next begins as its copy."""

from datetime import datetime

from django.db import transaction

from selaras.registers.archive.actions import log
from selaras.registers.archive.refused import Refused
from selaras.registers.archive.scope import current
from selaras.registers.organisations.access import require
from selaras.registers.organisations.roles import ACCEPT, APPROVE
from selaras.registers.plans.actions import approve
from selaras.registers.plans.copying import copy_rows
from selaras.registers.plans.models import Plan
from selaras.registers.plans.models import PlanDocument as DocumentRecord
from selaras.registers.plans.stages import STAGED, stage_after
from selaras.registers.plans.workflow import NOT_A_DRAFT, demand_unlocked


@transaction.atomic
def advance(plan: Plan, *, on: datetime | None = None) -> Plan:
    """Freezes the stage of a plan and begins the next one as a draft copy; gives the new draft.

    Raises ``Refused`` for a kind without stages, a plan whose stage nobody has named, one that is frozen already or
    locked, the last stage (that one is approved), and for somebody who may not approve.
    """
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    require(current(), APPROVE, held.org_unit, "menutup tahap rencana")
    demand_unlocked(held)
    if not held.stage:
        raise Refused(f"Tahap {held} belum dinyatakan. Pilih tahapnya lebih dahulu.")
    following = stage_after(held.stage)
    if following is None:
        raise Refused(f"{held} sudah pada tahap terakhir. Tetapkan rencana ini.")
    frozen = approve(held, on=on, closing=True)
    made = Plan.objects.create(
        org_unit=frozen.org_unit, kind=frozen.kind, year=frozen.year, last_year=frozen.last_year,
        version=frozen.version, stage=following, title=frozen.title, follows=frozen, begun_from=frozen.begun_from,
        source_file=frozen.source_file,
    )  # fmt: skip
    copy_rows(frozen, made)
    _say_stage(made)
    sentence = f"Menutup {frozen} {frozen.org_unit.name} dan membuka tahap {made.get_stage_display()}."
    log("plan.stage", sentence, unit=str(frozen.org_unit_id), subject=str(made.pk))
    return made


@transaction.atomic
def name_stage(plan: Plan, stage: str) -> Plan:
    """Says in which stage a draft is that was taken in without one.

    Raises ``Refused`` for a kind without stages, a stage that is named already, a plan that is no draft any more, an
    unknown stage, and for somebody who may not.
    """
    held = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("org_unit").get(pk=plan.pk)
    require(current(), ACCEPT, held.org_unit, "menyatakan tahap rencana")
    if held.kind not in STAGED:
        raise Refused(f"{held} tidak melalui tahap. Hanya Renja dan Renstra yang disusun bertahap.")
    if held.status in (Plan.Status.SUBMITTED, Plan.Status.VERIFIED):
        raise Refused(NOT_A_DRAFT[Plan.Status(held.status)].format(held))
    if held.is_approved or held.stage:
        raise Refused(f"Tahap {held} sudah {held.get_stage_display() or 'ditetapkan'} dan tidak dapat dipilih lagi.")
    if stage not in Plan.Stage:
        raise Refused("Pilih tahap dari daftar.")
    held.stage = stage
    held.revision += 1
    held.save()
    _say_stage(held)
    sentence = f"Menyatakan tahap {held} {held.org_unit.name}."
    log("plan.stage", sentence, unit=str(held.org_unit_id), subject=str(held.pk))
    return held


def _say_stage(plan: Plan) -> None:
    """The plan's own document says the stage too, so that what is printed from its Book does."""
    first = DocumentRecord.objects.filter(plan=plan, retired=False, kind=plan.kind).order_by("seq").first()
    if first is not None:
        first.stage = plan.stage
        first.save(update_fields=["stage"])
