"""Work and money as they are kept; amounts are int64 sen."""

from django.db import models

from selaras.registers.plans.models.row import RowRecord, reference


class WorkItem(RowRecord):
    """See ``selaras.engine.tables.rows.WorkItem``."""

    order = models.IntegerField()
    level = models.TextField()
    code = models.TextField(blank=True)
    code_text = models.TextField(blank=True, default="")
    code_proposed = models.TextField(blank=True, default="")
    edition = models.TextField(blank=True, default="")
    name = models.TextField(blank=True)
    parent = reference()
    objective = reference()
    location = models.TextField(blank=True, default="")
    fund_source = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    note = models.TextField(blank=True, default="")
    target_group = models.TextField(blank=True, default="")
    national_priority = models.TextField(blank=True, default="")
    regional_priority = models.TextField(blank=True, default="")


class Ceiling(RowRecord):
    """See ``selaras.engine.tables.rows.Ceiling``."""

    item = reference()
    amount = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)


class Spending(RowRecord):
    """See ``selaras.engine.tables.actuals.Spending``."""

    item = reference()
    amount = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)


class CashPlan(RowRecord):
    """See ``selaras.engine.tables.planning.CashPlan``."""

    item = reference()
    amount = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)


class Proposal(RowRecord):
    """See ``selaras.engine.tables.planning.Proposal``."""

    number = models.TextField(blank=True)
    order = models.IntegerField()
    proposer = models.TextField(blank=True, default="")
    problem = models.TextField(blank=True, default="")
    name = models.TextField(blank=True)
    location = models.TextField(blank=True, default="")
    indicator_text = models.TextField(blank=True, default="", db_default="")
    volume_text = models.TextField(blank=True, default="")
    volume = models.BigIntegerField(null=True)
    unit = models.TextField(blank=True, default="")
    amount = models.BigIntegerField(null=True)
    text = models.TextField(blank=True, default="")
    agency_asked = models.TextField(blank=True, default="")
    priority = models.IntegerField(null=True)
    decision = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    served_by = reference()
