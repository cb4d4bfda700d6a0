"""Indicators, their targets and what they are computed from as they are kept; values are int64 in ten-thousandths."""

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH
from selaras.registers.plans.models.row import RowRecord, reference


class Indicator(RowRecord):
    """See ``selaras.engine.tables.rows.Indicator``."""

    subject = reference()
    number = models.TextField(blank=True, default="")
    name = models.TextField(blank=True)
    unit = models.TextField(blank=True, default="")
    is_key = models.BooleanField(default=False)
    direction = models.TextField(blank=True, default="")
    kind = models.TextField(blank=True, default="")
    definition = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    timing = models.TextField(blank=True, default="")
    formula = models.TextField(blank=True, default="")
    expression = models.TextField(blank=True, default="")
    achievement = models.TextField(blank=True, default="")
    cap = models.BigIntegerField(null=True)
    source = models.TextField(blank=True, default="")
    frequency = models.TextField(blank=True, default="")
    accumulation = models.TextField(blank=True, default="")
    owner = models.TextField(blank=True, default="")
    standard = models.TextField(blank=True, default="")
    ikk = models.TextField(blank=True, default="")
    proof = models.TextField(blank=True, default="")
    change = models.TextField(blank=True, default="")
    changed_on = models.DateField(null=True)
    change_reason = models.TextField(blank=True, default="")
    predecessor = models.CharField(max_length=ID_LENGTH, blank=True, default="")


class Target(RowRecord):
    """See ``selaras.engine.tables.rows.Target``."""

    indicator = reference()
    text = models.TextField(blank=True)
    value = models.BigIntegerField(null=True)
    unit = models.TextField(blank=True, default="")
    grade = models.TextField(blank=True, default="")


class Actual(RowRecord):
    """See ``selaras.engine.tables.actuals.Actual``."""

    indicator = reference()
    text = models.TextField(blank=True)
    value = models.BigIntegerField(null=True)
    unit = models.TextField(blank=True, default="")
    grade = models.TextField(blank=True, default="")
    state = models.TextField(blank=True, default="")
    percent = models.BigIntegerField(null=True)
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    source = models.TextField(blank=True, default="", db_default="")


class Component(RowRecord):
    """See ``selaras.engine.tables.computing.Component``."""

    indicator = reference()
    order = models.IntegerField()
    symbol = models.TextField()
    name = models.TextField(blank=True)
    unit = models.TextField(blank=True, default="")
    source = models.TextField(blank=True, default="")
    role = models.TextField(blank=True, default="")
    value = models.BigIntegerField(null=True)


class ComponentValue(RowRecord):
    """See ``selaras.engine.tables.computing.ComponentValue``."""

    component = reference()
    text = models.TextField(blank=True)
    value = models.BigIntegerField(null=True)
    source = models.TextField(blank=True, default="")
