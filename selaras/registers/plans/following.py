"""What follows from a value that a person changed: number, unit and grade of a target are read again from its text."""

from selaras.engine.tables.rows import Indicator, Row, Target
from selaras.engine.tables.target import read_target
from selaras.registers.plans.models import RowRecord
from selaras.registers.plans.models.measures import Indicator as IndicatorRecord
from selaras.registers.plans.models.measures import Target as TargetRecord


def follow(record: RowRecord, kind: type[Row], field: str, before: object) -> None:
    """Bring the targets along after ``field`` of a stored row of type ``kind`` was changed from ``before``.

    The text of a target and the unit of its indicator are what a person wrote; the rest is what the reader made of
    them, and would otherwise say the old value beside the new one.
    """
    if isinstance(record, TargetRecord) and kind is Target and field == "text":
        of = IndicatorRecord.objects.filter(plan=record.plan_id, pk=record.indicator).first()
        _read_again(record, of.unit if of else "")
    elif isinstance(record, IndicatorRecord) and kind is Indicator and field == "unit":
        for target in TargetRecord.objects.filter(plan=record.plan_id, indicator=record.pk, retired=False):
            if target.text:
                _read_again(target, record.unit)
            elif target.unit == before:  # typed as number and unit, so there is no text to read
                target.unit = record.unit
                target.save(update_fields=["unit"])


def _read_again(target: TargetRecord, unit: str) -> None:
    read = read_target(target.text, unit)
    target.value, target.unit, target.grade = read.value, read.unit or unit, read.grade
    target.save(update_fields=["value", "unit", "grade"])
