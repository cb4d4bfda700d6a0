"""Measured figures as they are kept, what was said beside them, the closing of a period, and corrections after it."""

from typing import ClassVar

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard

_CLOSED = (
    "EXISTS (SELECT 1 FROM measurements_closing closed WHERE closed.org_unit_id = {row}.agency_id"
    " AND closed.period = {row}.period) AND NOT EXISTS (SELECT 1 FROM measurements_correction made"
    " WHERE made.measurement = {row}.id AND made.revision = {row}.revision)"
)
_FROZEN = "tidak dapat diubah atau dihapus."


class Measurement(Scoped):
    """One figure of one period: what an indicator reached, or what was spent on a line of work.

    ``subject`` is the stored id of that row in the version of its plan in which it was measured; it is led to the later
    ones. ``key`` tells the measure or the line where only other documents are at hand. ``value``, ``numerator`` and
    ``denominator`` are ten-thousandths, ``amount`` is sen; unknown is None. ``state`` says why there is no value.
    ``source`` names the service that told it, empty for what a person typed. ``revision`` rises with each change, so
    that nobody writes over what they have not seen. Once its period is closed it only changes by a correction.
    """

    class Kind(models.TextChoices):
        """What is measured; the label is the office's word."""

        INDICATOR = "indicator", "indikator"
        ITEM = "item", "baris anggaran"

    guard: ClassVar[Guard] = Guard("Periode ini sudah ditutup; buatlah koreksi dengan alasan dan dasarnya.", _CLOSED)

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    agency = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    year = models.IntegerField()
    period = models.CharField(max_length=12)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    subject = models.CharField(max_length=ID_LENGTH, db_index=True)
    key = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")
    value = models.BigIntegerField(null=True)
    unit = models.TextField(blank=True, default="")
    grade = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, blank=True, default="")
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    amount = models.BigIntegerField(null=True)
    driver = models.TextField(blank=True, default="")
    obstacle = models.TextField(blank=True, default="")
    cause = models.TextField(blank=True, default="")
    follow_up = models.TextField(blank=True, default="")
    source = models.TextField(blank=True, default="")
    revision = models.IntegerField(default=1)
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        indexes = (models.Index(fields=["agency", "year"]),)
        constraints = (models.UniqueConstraint(fields=["subject", "period"], name="measurement_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject} {self.period}"


class Feed(Scoped):
    """That a service tells a measure: its survey, its complaints. It holds in every year, for the measure of that
    ``key`` (``same_measure``), until it is taken away. ``service`` is the id of what the service counts."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    agency = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    key = models.TextField()
    service = models.CharField(max_length=40)
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["agency", "key"], name="feed_once"),)

    def __str__(self) -> str:
        return f"{self.service}: {self.key}"


class Remark(Scoped):
    """What is said of a whole period of an agency or unit, as evaluations print it at their foot."""

    class Kind(models.TextChoices):
        """The label is what the form calls it."""

        DRIVER = "driver", "faktor pendorong keberhasilan"
        OBSTACLE = "obstacle", "faktor penghambat"
        FOLLOW_UP = "follow_up", "tindak lanjut pada triwulan berikutnya"
        FOLLOW_UP_PLAN = "follow_up_plan", "tindak lanjut pada Renja berikutnya"

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    year = models.IntegerField()
    period = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.TextField()
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["org_unit", "period", "kind"], name="remark_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class Closing(Scoped):
    """A period that an agency closed: what was measured in it only changes by corrections. Never taken back."""

    guard: ClassVar[Guard] = Guard(f"Penutupan periode {_FROZEN}")
    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    year = models.IntegerField()
    period = models.CharField(max_length=12)
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["org_unit", "period"], name="closing_once"),)

    def __str__(self) -> str:
        return self.period


class Correction(Scoped):
    """A change of a figure whose period is closed: what stood there, what stands there now, why, and on what ground.

    ``measurement`` is the id of the figure, which may be new, and ``revision`` the one that was corrected (0: none).
    """

    guard: ClassVar[Guard] = Guard(f"Koreksi {_FROZEN}")

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    measurement = models.CharField(max_length=ID_LENGTH, db_index=True)
    revision = models.IntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField()
    ground = models.TextField()
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["measurement", "revision"], name="correction_once"),)

    def __str__(self) -> str:
        return f"{self.reason} ({self.ground})"
