"""Documents and their strategy as they are kept: vision, missions, goals, objectives, directions."""

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH
from selaras.registers.plans.models.row import RowRecord, SeenFromBelow, reference


class PlanDocument(SeenFromBelow):
    """See ``selaras.engine.tables.rows.PlanDocument``."""

    kind = models.TextField()
    title = models.TextField(blank=True)
    first_year = models.IntegerField()
    last_year = models.IntegerField()
    edition = models.TextField(blank=True, default="")
    stage = models.TextField(blank=True, default="")
    status = models.TextField(blank=True, default="draft")
    basis = models.TextField(blank=True, default="")
    signed_on = models.DateField(null=True)


class Vision(RowRecord):
    """See ``selaras.engine.tables.rows.Vision``."""

    owner = models.TextField()
    text = models.TextField(blank=True)


class Mission(RowRecord):
    """See ``selaras.engine.tables.rows.Mission``."""

    owner = models.TextField()
    number = models.TextField(blank=True)
    text = models.TextField(blank=True)


class Goal(RowRecord):
    """See ``selaras.engine.tables.rows.Goal``."""

    number = models.TextField(blank=True)
    text = models.TextField(blank=True)
    mission = reference()
    serves = models.CharField(max_length=ID_LENGTH, blank=True, default="")


class Objective(RowRecord):
    """See ``selaras.engine.tables.rows.Objective``."""

    number = models.TextField(blank=True)
    text = models.TextField(blank=True)
    goal = reference()


class Strategy(RowRecord):
    """See ``selaras.engine.tables.rows.Strategy``."""

    number = models.TextField(blank=True)
    text = models.TextField(blank=True)
    objective = reference()


class PolicyDirection(RowRecord):
    """See ``selaras.engine.tables.rows.PolicyDirection``."""

    strategy = reference()
    text = models.TextField(blank=True)


class StrategyProgram(RowRecord):
    """See ``selaras.engine.tables.planning.StrategyProgram``."""

    strategy = reference()
    item = reference()
