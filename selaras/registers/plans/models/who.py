"""Who a plan speaks of, as it is kept: organisations, posts, people who sign, duties."""

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH
from selaras.registers.plans.models.row import RowRecord, SeenFromBelow, reference


class Organisation(SeenFromBelow):
    """See ``selaras.engine.tables.rows.Organisation``."""

    level = models.TextField()
    kind = models.TextField(blank=True)
    code = models.TextField(blank=True, default="")
    code_proposed = models.TextField(blank=True, default="")
    name = models.TextField(blank=True)
    parent = reference()
    supervised = models.BooleanField(default=False)
    number = models.TextField(blank=True, default="")


class Position(RowRecord):
    """See ``selaras.engine.tables.rows.Position``."""

    name = models.TextField(blank=True)
    echelon = models.TextField(blank=True, default="", db_default="")
    is_head = models.BooleanField(default=False, db_default=False)
    superior = models.CharField(max_length=ID_LENGTH, blank=True, default="", db_default="")


class Official(RowRecord):
    """See ``selaras.engine.tables.rows.Official``."""

    name = models.TextField(blank=True)
    nip = models.TextField(blank=True, default="")
    rank = models.TextField(blank=True, default="")


class Appointment(RowRecord):
    """See ``selaras.engine.tables.rows.Appointment``."""

    position = reference()
    official = reference()
    kind = models.TextField(blank=True, default="definitive")
    since = models.DateField()
    until = models.DateField(null=True)


class Duty(RowRecord):
    """See ``selaras.engine.tables.rows.Duty``."""

    number = models.TextField(blank=True)
    text = models.TextField(blank=True)
