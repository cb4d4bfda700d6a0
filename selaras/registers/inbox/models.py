"""A file that waits for its acceptance, and the choices about a table that are used again."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped


class Upload(Scoped):
    """A file that one person uploaded for an agency: its bytes, what was chosen about it, and how far reading is.

    It is gone when it is accepted or discarded, or after a day (decision 0016); nothing of it enters the trail or a
    backup. ``attempt`` names one reading: each choice begins a new one, and what an older one finds is dropped.
    ``heartbeat`` is written every second by the process that reads; where it stops, that process has died.
    ``before`` keeps what the reading before the last choice said, to tell what the choice changed.
    """

    class State(models.TextChoices):
        """How far it is."""

        READING = "reading", "sedang dibaca"
        READ = "read", "menunggu keputusan"
        REFUSED = "refused", "belum dapat dibaca"
        FAILED = "failed", "pembacaan gagal"
        CANCELLED = "cancelled", "dibatalkan"

    trail: ClassVar[bool] = False

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    choices = models.JSONField(default=dict)
    corrected = models.JSONField(default=dict)
    again = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    attempt = models.CharField(max_length=ID_LENGTH, default=new_id)
    progress = models.IntegerField(default=0)
    heartbeat = models.DateTimeField()
    reading = models.BinaryField(default=b"")
    before = models.JSONField(null=True)

    class Meta(Scoped.Meta):
        ordering = ["-id"]
        indexes = [models.Index(fields=["person", "org_unit"], name="upload_of_person")]

    def __str__(self) -> str:
        return self.name


class Remembered(Scoped):
    """What an agency chose about tables under the same headings (``signature``): the layout, None where it was left to
    the reader and empty for a table that is left out, and the field of each column from 1.

    Corrections of cells are of one file: there the signature is the SHA-256 of its bytes, and ``cells`` holds them by
    their places without the name of the file.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    signature = models.CharField(max_length=64)
    layout = models.TextField(null=True)
    columns = models.JSONField(default=dict)
    cells = models.JSONField(default=dict)
    chosen_at = models.DateTimeField()
    chosen_by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["org_unit", "signature"], name="remembered_once")]

    def __str__(self) -> str:
        return f"{self.signature}: {self.layout}"
