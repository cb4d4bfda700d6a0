"""Waves of satisfaction surveys, and their answers: nothing in an answer, or beside it, tells who gave it."""

import secrets
from datetime import date
from typing import ClassVar, Final

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard

ELEMENTS: Final = tuple(f"u{number}" for number in range(1, 10))
"""The columns of the nine elements, in the order of the regulation: u8 is complaints, u9 facilities."""
CODE_LENGTH: Final = 10
_CLOSED = "EXISTS (SELECT 1 FROM surveys_wave wave WHERE wave.id = {row}.wave_id AND wave.closed_at IS NOT NULL)"


def drawn() -> str:
    """32 hex digits at random. The ids of other rows begin with the moment they were made, which could tell who."""
    return secrets.token_hex(ID_LENGTH // 2)


class Wave(Scoped):
    """One survey of a unit: which services, from when until when, and for how many users of them.

    ``services`` holds one name a line, those that the form lets choose from. ``code`` is the address of the form.
    ``population`` is the number of users of the services in the period before, which the sample is worked out from;
    None where nobody knows. Once it is closed neither it nor its answers change any more.
    """

    guard: ClassVar[Guard] = Guard(
        "Gelombang survei ini sudah ditutup dan tidak dapat diubah.", "{row}.closed_at IS NOT NULL"
    )

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    year = models.IntegerField()
    title = models.TextField()
    services = models.TextField(blank=True, default="")
    since = models.DateField()
    until = models.DateField()
    population = models.IntegerField(null=True)
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    revision = models.IntegerField(default=1)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("-since", "-id")
        indexes = (models.Index(fields=["org_unit", "year"]),)

    def __str__(self) -> str:
        return self.title

    @property
    def choices(self) -> list[str]:
        """The services that the form lets choose from."""
        return self.services.splitlines()

    def takes(self, day: date) -> bool:
        """Whether the form takes answers on a day."""
        return self.closed_at is None and self.since <= day <= self.until


class Response(Scoped):
    """What one person answered; None where they left an element out.

    The id is drawn when the form is handed out, so that a form that is sent twice is one answer. ``answered_on`` is a
    day, never a time; ``serial`` is the number of a paper form. ``doubt`` says why it may not be an honest one; it
    counts all the same. Rows of this table leave no trail: the trail knows the second and the sender.
    """

    class Channel(models.TextChoices):
        """How it came; the label is the office's word."""

        LINK = "link", "tautan atau QR"
        DESK = "desk", "perangkat di loket"
        PAPER = "paper", "kertas"
        FILE = "file", "berkas"

    class Doubt(models.TextChoices):
        """Why an answer may not be honest."""

        NONE = "", "tidak ada"
        AGAIN = "again", "peramban yang sama sudah menjawab"
        QUICK = "quick", "diisi terlalu cepat"

    trail = False
    guard: ClassVar[Guard] = Guard(
        "Gelombang survei ini sudah ditutup; jawabannya tidak berubah lagi.", _CLOSED, entering=True
    )

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=drawn, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel.choices)
    serial = models.CharField(max_length=40, null=True)
    u1 = models.SmallIntegerField(null=True)
    u2 = models.SmallIntegerField(null=True)
    u3 = models.SmallIntegerField(null=True)
    u4 = models.SmallIntegerField(null=True)
    u5 = models.SmallIntegerField(null=True)
    u6 = models.SmallIntegerField(null=True)
    u7 = models.SmallIntegerField(null=True)
    u8 = models.SmallIntegerField(null=True)
    u9 = models.SmallIntegerField(null=True)
    sex = models.TextField(blank=True, default="")
    age = models.TextField(blank=True, default="")
    education = models.TextField(blank=True, default="")
    occupation = models.TextField(blank=True, default="")
    service = models.TextField(blank=True, default="")
    suggestion = models.TextField(blank=True, default="")
    answered_on = models.DateField()
    doubt = models.CharField(max_length=5, choices=Doubt.choices, blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ("id",)
        indexes = (models.Index(fields=["wave"]),)
        constraints = (
            models.UniqueConstraint(fields=["wave", "serial"], name="response_serial_once"),
            *(
                models.CheckConstraint(condition=models.Q(**{f"{name}__range": (1, 4)}) | models.Q(**{name: None}),
                                       name=f"response_{name}_1_to_4")
                for name in ELEMENTS
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Jawaban {self.id}"


class Keyed(Scoped):
    """A paper form that was typed once: it counts when the same is typed again. ``digits`` are the nine answers as they
    were typed, 0 for what was left out."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="+")
    serial = models.IntegerField()
    digits = models.CharField(max_length=9)
    on = models.DateField()
    by_name = models.TextField()

    class Meta(Scoped.Meta):
        ordering = ("serial",)
        constraints = (models.UniqueConstraint(fields=["wave", "serial"], name="keyed_once"),)

    def __str__(self) -> str:
        return f"Lembar {self.serial}"
