"""Performance agreements as they are kept."""

from django.db import models

from selaras.registers.plans.models.row import RowRecord, reference


class Agreement(RowRecord):
    """See ``selaras.engine.tables.rows.Agreement``."""

    title = models.TextField(blank=True)
    year = models.IntegerField()
    signed_on = models.DateField(null=True)
    first_party = models.TextField(blank=True, default="")
    second_party = models.TextField(blank=True, default="")
    replaces = reference()
    ground = models.TextField(blank=True, default="")
    quarters = models.TextField(blank=True, default="")


class AgreementLine(RowRecord):
    """See ``selaras.engine.tables.rows.AgreementLine``."""

    number = models.TextField(blank=True)
    order = models.IntegerField()
    objective = reference()
    indicator = reference()
    origin = models.TextField(blank=True, default="")
    origin_basis = models.TextField(blank=True, default="")
    above = reference()
    source = reference()


class AgreementBudget(RowRecord):
    """See ``selaras.engine.tables.actuals.AgreementBudget``."""

    number = models.TextField(blank=True)
    order = models.IntegerField()
    code = models.TextField(blank=True, default="")
    name = models.TextField(blank=True)
    amount = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)
    note = models.TextField(blank=True, default="")


class ActionPlan(RowRecord):
    """See ``selaras.engine.tables.planning.ActionPlan``."""

    order = models.IntegerField()
    indicator = reference()
    text = models.TextField(blank=True)
    item_code = models.TextField(blank=True, default="")
    item_name = models.TextField(blank=True, default="")
    amount = models.BigIntegerField(null=True)
    responsible = models.TextField(blank=True, default="")


class RoleResult(RowRecord):
    """See ``selaras.engine.tables.planning.RoleResult``."""

    order = models.IntegerField()
    position = models.TextField(blank=True)
    indicator = reference()
    text = models.TextField(blank=True, default="")
