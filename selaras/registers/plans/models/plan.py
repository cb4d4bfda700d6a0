"""A plan of an agency for one year in one version, the doubts about its rows, and the edits made to them."""

from typing import ClassVar

from django.db import models

from selaras.engine.tables.plan_kinds import KIND_WORDS
from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard
from selaras.registers.plans.models.row import LOCK


class Plan(Scoped):
    """One version of a plan; its rows point at it. Approved, it and its rows are frozen for ever.

    ``follows`` is the version or stage before; ``begun_from`` the plan of the year before that it began as a copy of.
    ``revision`` rises with each change of a row, so that a Book made from the rows can be kept in memory.
    ``year`` is the first year it is for, ``last_year`` the last one where it was taken from a file.
    ``digest`` is the SHA-256 of the Book as JSON lines at approval. ``mended`` are the cells of its file that somebody
    corrected before acceptance (``mended.py``).
    """

    class Status(models.TextChoices):
        """Where it stands; the label is the office's word."""

        DRAFT = "draft", "draf"
        SUBMITTED = "submitted", "diajukan"
        VERIFIED = "verified", "diverifikasi"
        APPROVED = "approved", "ditetapkan"

    class Stage(models.TextChoices):
        """The lawful stages of a Renja or Renstra (Permendagri 86/2017); empty for plans that have none."""

        FIRST_DRAFT = "rancangan_awal", "rancangan awal"
        DRAFT = "rancangan", "rancangan"
        FINAL_DRAFT = "rancangan_akhir", "rancangan akhir"
        SET = "ditetapkan", "ditetapkan"

    seen_from_below = True
    guard: ClassVar[Guard] = Guard(
        "Rencana ini sudah ditetapkan dan tidak dapat diubah; buka versi perubahan.",
        only_if="{row}.status = 'approved'",
    )

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    year = models.IntegerField()
    last_year = models.IntegerField(null=True)
    version = models.CharField(max_length=40, default="murni")
    stage = models.CharField(max_length=20, choices=Stage.choices, blank=True, default="", db_default="")
    title = models.TextField(blank=True, default="")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    revision = models.IntegerField(default=0)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    begun_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    source_file = models.TextField(blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    accepted_by_name = models.TextField(blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    approved_by_name = models.TextField(blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    mended = models.JSONField(null=True)

    class Meta(Scoped.Meta):
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["org_unit", "kind", "year", "version", "stage"], name="plan_version_once"),
        )

    def __str__(self) -> str:
        name = KIND_WORDS.get(self.kind, self.kind).upper() if "_" in self.kind else self.kind.upper()
        return f"{name} {self.years} ({self.version}{self.staged()})"

    @property
    def years(self) -> str:
        """Its year, or ``2026–2030`` for a plan of several."""
        return f"{self.year}–{self.last_year}" if self.last_year and self.last_year > self.year else str(self.year)

    def staged(self) -> str:
        """``, rancangan akhir``: the stage behind a name, empty without one. The last one is the plan itself: where it
        is approved that says it, and until then it is still to be set."""
        if self.stage == self.Stage.SET:
            return "" if self.is_approved else ", untuk ditetapkan"
        return f", {self.get_stage_display()}" if self.stage else ""

    @property
    def is_approved(self) -> bool:
        """True once it is frozen."""
        return self.status == self.Status.APPROVED

    @property
    def is_draft(self) -> bool:
        """True while its rows may be changed: before it is submitted, and after it came back."""
        return self.status == self.Status.DRAFT


class Doubt(Scoped):
    """Something of the source that was not clear, kept with the row it is about until somebody confirms it."""

    guard: ClassVar[Guard] = LOCK

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    seq = models.IntegerField()
    row = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    field = models.TextField(blank=True, default="")
    message = models.TextField()
    hint = models.TextField()
    place = models.JSONField(default=dict)
    value = models.TextField(blank=True, default="")
    retired = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_name = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ("seq",)

    def __str__(self) -> str:
        return self.message


class Edit(Scoped):
    """One value that a person changed, so that it can be shown and undone."""

    guard: ClassVar[Guard] = LOCK

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    row = models.CharField(max_length=ID_LENGTH, db_index=True)
    field = models.CharField(max_length=60)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField()
    at = models.DateTimeField()
    by_name = models.TextField()
    undone_at = models.DateTimeField(null=True)
    undone_by_name = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.kind}.{self.field}: {self.before} → {self.after}"


class CarriedRow(Scoped):
    """Which row of the plan of the year before a row was copied from. It is no ``follows``: a link to a row of one year
    leads to its newest version and never into the next year."""

    guard: ClassVar[Guard] = LOCK

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    row = models.CharField(max_length=ID_LENGTH)
    source = models.CharField(max_length=ID_LENGTH, db_index=True)

    class Meta(Scoped.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.source} → {self.row}"


class MovedValue(Scoped):
    """A value that became another when the plan was begun from the year before: what, before and after, and from where.

    See ``selaras.engine.forward.told.Moved``.
    """

    guard: ClassVar[Guard] = LOCK

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    seq = models.IntegerField()
    matter = models.CharField(max_length=20)
    row = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    field = models.CharField(max_length=60)
    paragraph = models.IntegerField(null=True)
    before = models.TextField()
    after = models.TextField()
    why = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
