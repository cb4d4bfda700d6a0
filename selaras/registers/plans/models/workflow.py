"""The way of a plan from draft to approval: its steps, what was noted on it, and what a region settled."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard
from selaras.registers.plans.models.row import LOCK


class Step(Scoped):
    """One step that somebody took with a plan, with the reason where it leads back. Nothing ever changes it.

    ``by`` is the id of the person, so that nobody verifies what they handed in themselves.
    """

    class Kind(models.TextChoices):
        """What was done; the label is the office's word."""

        SUBMITTED = "submitted", "diajukan"
        WITHDRAWN = "withdrawn", "ditarik kembali"
        RETURNED = "returned", "dikembalikan"
        VERIFIED = "verified", "diverifikasi"
        APPROVED = "approved", "ditetapkan"
        LOCKED = "locked", "dikunci"
        UNLOCKED = "unlocked", "kunci dibuka"

    guard: ClassVar[Guard] = Guard("Langkah rencana tidak dapat diubah atau dihapus.")
    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.TextField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}" if self.reason else self.get_kind_display()


class VerificationMark(Scoped):
    """What the verifier says of one item of the check list. Frozen with its plan."""

    class Verdict(models.TextChoices):
        """The label is the office's word."""

        FITS = "fits", "sesuai"
        LACKING = "lacking", "belum sesuai"
        NONE = "none", "tidak berlaku"

    guard: ClassVar[Guard] = LOCK

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    item = models.CharField(max_length=20)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    text = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["plan", "item"], name="verification_mark_once"),)

    def __str__(self) -> str:
        return f"{self.item}: {self.get_verdict_display()}"


class VerificationNote(Scoped):
    """A note of the verifier, at a row or at an item of the list, with the agency's answer. Frozen with its plan."""

    class Weight(models.TextChoices):
        """How heavy it is."""

        MUST = "must", "wajib diperbaiki"
        SHOULD = "should", "sebaiknya diperbaiki"

    guard: ClassVar[Guard] = LOCK

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    item = models.CharField(max_length=20, blank=True, default="")
    row = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    where = models.TextField(blank=True, default="")
    weight = models.CharField(max_length=10, choices=Weight.choices)
    text = models.TextField()
    at = models.DateTimeField()
    by_name = models.TextField()
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.TextField(blank=True, default="")
    resolved_at = models.DateTimeField(null=True)
    resolved_by_name = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        """True until the verifier says that it is settled."""
        return self.resolved_at is None


class Procedure(Scoped):
    """What a government or an agency settled for its plans, as one value; what it left open holds as above it.

    ``settled`` has ``verified_kinds`` (kinds of plan approved only after verification), ``outlines`` (by kind the
    regulation whose outline it is verified by), ``holidays`` (``YYYY-MM-DD``) and ``days``: by year and duty another
    day (``due``), or the day it was done outside of Selaras (``done``), with ``reason`` and ``by``. It is one value, so
    that a page reads it together with its plans.
    """

    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.OneToOneField("organisations.Unit", models.PROTECT, related_name="+")
    settled = models.JSONField(default=dict)

    class Meta(Scoped.Meta):
        pass

    def __str__(self) -> str:
        return f"Tata cara {self.org_unit_id}"


class Reminder(Scoped):
    """One reminder to one person: made before it is sent, so that nothing is sent twice. It names no address."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    year = models.IntegerField()
    duty = models.CharField(max_length=40)
    due = models.DateField()
    days = models.IntegerField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        constraints = (
            models.UniqueConstraint(fields=["person", "org_unit", "year", "duty", "due", "days"], name="reminder_once"),
        )

    def __str__(self) -> str:
        return f"{self.duty} {self.year}, {self.days} hari"


class Feed(Scoped):
    """A person's calendar address of an agency. Only the digest of its token is kept; a revoked one is no address."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"Kalender {self.org_unit_id}"
