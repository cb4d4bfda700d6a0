"""Complaints as a desk keeps them, and the steps of each; who complained is not kept here."""

from typing import ClassVar

from django.db import models

from selaras.engine.formulas.complaints import STAGE_WORDS, Course
from selaras.registers.archive.identity import ID_LENGTH, new_document_id, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard


class Complaint(Scoped):
    """One complaint of an agency. ``org_unit`` is who handles it: the desk, until a unit does.

    ``classification`` and ``stage`` are words of the engine; the days are those of ``Course``. ``tracking`` lets
    whoever has it follow the complaint and cannot be guessed. Neither it nor ``text`` is written to the trail: a
    complaint may name persons.
    """

    class Channel(models.TextChoices):
        """How it came; the label is the desk's word."""

        COUNTER = "counter", "loket"
        LETTER = "letter", "surat"
        WHATSAPP = "whatsapp", "WhatsApp"
        LAPOR = "lapor", "SP4N-LAPOR!"

    untracked: ClassVar[tuple[str, ...]] = ("text", "tracking")

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    agency = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    tracking = models.CharField(max_length=16, unique=True, default=new_document_id, editable=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    lapor_number = models.CharField(max_length=40, blank=True, default="")
    classification = models.CharField(max_length=20, blank=True, default="")
    text = models.TextField(blank=True, default="")
    stage = models.CharField(max_length=20, choices=list(STAGE_WORDS.items()))
    received_on = models.DateField()
    verified_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    last_answered_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("-received_on", "-id")
        indexes = (models.Index(fields=["agency", "received_on"], name="complaint_received"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "lapor_number"], condition=~models.Q(lapor_number=""), name="complaint_lapor_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.received_on:%d-%m-%Y}"

    def course(self) -> Course:
        """How far it got, as the engine counts it."""
        return Course(
            stage=next((stage for stage in STAGE_WORDS if stage == self.stage), None),
            received_on=self.received_on, classification=self.classification, verified_on=self.verified_on,
            answered_on=self.answered_on, last_answered_on=self.last_answered_on, finished_on=self.finished_on,
        )  # fmt: skip


class ComplaintStep(Scoped):
    """One step of a complaint: the stage it reached, by whom, when, and what was said. Never changed."""

    guard: ClassVar[Guard] = Guard("Langkah pengaduan tidak dapat diubah atau dihapus.")
    untracked: ClassVar[tuple[str, ...]] = ("text",)

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=20, choices=list(STAGE_WORDS.items()))
    text = models.TextField(blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on:%d-%m-%Y}"
