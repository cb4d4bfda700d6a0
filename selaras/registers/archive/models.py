"""The trail of changed rows, the log of actions, and the documents that were issued."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from selaras.registers.archive.identity import ID_LENGTH, new_document_id, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard


class TrailRow(Scoped):
    """One changed row, written by trigger: who, when, why, which columns before and after. Nothing ever changes it."""

    trail: ClassVar[bool] = False
    guard: ClassVar[Guard] = Guard("Jejak perubahan tidak dapat diubah atau dihapus.")

    at = models.DateTimeField(db_default=Now())
    actor = models.TextField()
    reason = models.TextField(blank=True, default="")
    table_name = models.TextField()
    row_id = models.TextField()
    # Not a foreign key: the trail outlives what it speaks of.
    org_unit_id = models.TextField(null=True, db_index=True)
    action = models.TextField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta(Scoped.Meta):
        indexes = [models.Index(fields=["table_name", "row_id"], name="trail_row")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.table_name} {self.row_id}"


class LogEntry(Scoped):
    """One action as a person would say it. Exactly one is written by each action that changed something."""

    trail: ClassVar[bool] = False
    guard: ClassVar[Guard] = Guard("Catatan kegiatan tidak dapat diubah atau dihapus.")

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    at = models.DateTimeField(db_default=Now())
    code = models.CharField(max_length=60)
    sentence = models.TextField()
    actor = models.TextField()
    actor_name = models.TextField()
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, related_name="+")
    subject = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.sentence


class IssuedDocument(Scoped):
    """A document as it left the office, with the Book behind it. Frozen; a correction is a successor."""

    class Status(models.TextChoices):
        """Whether it is binding."""

        FINAL = "final", "final"
        DRAFT = "konsep", "konsep"

    guard: ClassVar[Guard] = Guard(
        "Dokumen yang sudah diterbitkan tidak dapat diubah atau dihapus; terbitkan perbaikannya.",
        may_change=("superseded_by_id",),
    )

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_document_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    type = models.CharField(max_length=60)
    title = models.TextField()
    year = models.IntegerField()
    status = models.CharField(max_length=10, choices=Status.choices)
    sequence = models.IntegerField(null=True)
    number = models.TextField(blank=True, default="")
    dated = models.DateField(null=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_by_name = models.TextField()
    plan = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    # What the same issue is recognised by: Book, settings and type; an unchanged one returns this document.
    source_digest = models.CharField(max_length=64)
    book = models.TextField()
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta(Scoped.Meta):
        ordering = ["-issued_at"]
        indexes = [models.Index(fields=["org_unit", "type", "year"], name="issued_of_agency")]
        constraints = [
            models.UniqueConstraint(
                fields=["org_unit", "type", "year", "sequence"],
                condition=models.Q(sequence__isnull=False),
                name="issued_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def is_current(self) -> bool:
        """True while no successor has replaced it."""
        return self.superseded_by_id is None


class IssuedFile(Scoped):
    """The bytes of an issued document in one format.

    They lie in the database: one transaction writes them with their document, one trigger freezes them, one backup
    carries them (docs/decisions).
    """

    guard: ClassVar[Guard] = Guard("Berkas dokumen yang sudah diterbitkan tidak dapat diubah atau dihapus.")

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="+")
    format = models.CharField(max_length=10)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta(Scoped.Meta):
        constraints = [models.UniqueConstraint(fields=["document", "format"], name="issued_format_once")]

    def __str__(self) -> str:
        return f"{self.document_id}.{self.format}"

    @property
    def file_name(self) -> str:
        """How the file is called when it is downloaded."""
        return f"{self.document_id}.{self.format}"


class SignedScan(Scoped):
    """A scan of the signed paper of an issued document. Frozen: a better scan is one more row beside it.

    ``format`` is told by the bytes, never by the name the file came with, which is not kept.
    """

    guard: ClassVar[Guard] = Guard("Pindaian yang sudah disimpan tidak dapat diubah atau dihapus; unggah yang baru.")

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="+")
    format = models.CharField(max_length=4)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["document", "sha256"], name="scan_once")]

    def __str__(self) -> str:
        return f"Pindaian {self.document_id} {self.at:%Y-%m-%d}"


class Submission(Scoped):
    """One line on where a document was handed in: to whom, when, how, with which receipt.

    Append-only: a line that is wrong gets a successor, and both stay.
    """

    class Means(models.TextChoices):
        """How it went there."""

        BY_HAND = "by_hand", "diantar langsung"
        LETTER = "letter", "surat atau pos"
        EMAIL = "email", "surel"
        APPLICATION = "application", "aplikasi"

    guard: ClassVar[Guard] = Guard(
        "Catatan penyampaian tidak dapat diubah atau dihapus; catat pembetulannya.",
        may_change=("superseded_by_id",),
    )

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    document = models.ForeignKey(IssuedDocument, models.PROTECT, related_name="+")
    recipient = models.TextField()
    on = models.DateField()
    means = models.CharField(max_length=12, choices=Means.choices)
    receipt = models.TextField(blank=True, default="")
    receipt_format = models.CharField(max_length=4, blank=True, default="")
    receipt_size = models.IntegerField(null=True)
    receipt_sha256 = models.CharField(max_length=64, blank=True, default="")
    receipt_content = models.BinaryField(null=True)
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.TextField()
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta(Scoped.Meta):
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.recipient}, {self.on}"

    @property
    def is_current(self) -> bool:
        """True while no correction has replaced it."""
        return self.superseded_by_id is None


class Attempts(models.Model):
    """How often one thing was done by one person or address until a moment (seconds since 1970); nothing else is kept.

    Neither scoped nor in the trail: it is of nobody's plan, and gone when the moment has passed.
    """

    id = models.CharField(primary_key=True, max_length=64)
    until = models.BigIntegerField(db_index=True)
    n = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.n} until {self.until}"
