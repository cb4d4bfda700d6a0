"""What follows from a value that a person changed, so that one thing is never said in two ways by one plan."""

from selaras.engine.law.law import load_law
from selaras.engine.readers.work.editions import edition_of
from selaras.engine.tables.target import read_target
from selaras.registers.plans.models import Plan, RowRecord
from selaras.registers.plans.models.measures import Actual, Indicator, Target
from selaras.registers.plans.models.who import Organisation
from selaras.registers.plans.models.work import Proposal, WorkItem


def follow(record: RowRecord, field: str, before: object) -> None:
    """Bring along what the reader once made of the value that stood in ``field`` of this stored row.

    The text of a target or actual and the unit of its indicator are what a person wrote; number, unit and grade are
    read from them. The code of a line of the budget table tells its edition, and on the line of an organisation it is
    the organisation's own. The text of a volume tells its number.
    """
    if isinstance(record, Target | Actual) and field == "text":
        of = Indicator.objects.filter(plan=record.plan_id, pk=record.indicator).first()
        _read_again(record, of.unit if of else "")
    elif isinstance(record, Indicator) and field == "unit":
        for model in (Target, Actual):
            for measured in model.objects.filter(plan=record.plan_id, indicator=record.pk, retired=False):
                if measured.text:
                    _read_again(measured, record.unit)
                elif measured.unit == before:  # typed as number and unit, so there is no text to read
                    measured.unit = record.unit
                    measured.save(update_fields=["unit"])
    elif isinstance(record, WorkItem) and field == "code":
        _code_again(record, str(before))
    elif isinstance(record, Proposal) and field in ("volume_text", "unit"):
        _volume_again(record)
    elif isinstance(record, Proposal) and field == "amount":
        record.text = ""  # what a file printed is no more what stands there
        record.save(update_fields=["text"])


def _volume_again(proposal: Proposal) -> None:
    """The number of a volume, which its text tells; its unit too, where nobody has said another one."""
    read = read_target(proposal.volume_text, proposal.unit or "unit")  # a volume counts: 1.200 m are not 1,2 m
    proposal.volume, proposal.unit = read.value, proposal.unit or read.unit
    proposal.save(update_fields=["volume", "unit"])


def _read_again(measured: Target | Actual, unit: str) -> None:
    read = read_target(measured.text, unit)
    measured.value, measured.unit, measured.grade = read.value, read.unit or unit, read.grade
    measured.save(update_fields=["value", "unit", "grade"])


def _code_again(item: WorkItem, before: str) -> None:
    if item.level == "organisation":
        for organisation in Organisation.objects.filter(plan=item.plan_id, pk=item.organisation, code=before):
            organisation.code = item.code
            organisation.save(update_fields=["code"])
    edition = edition_of(load_law(), Plan.objects.get(pk=item.plan_id).year, item.level, item.code)
    if edition and edition != item.edition:
        item.edition = edition
        item.save(update_fields=["edition"])
