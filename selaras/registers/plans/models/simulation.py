"""A simulation: changes to a plan that somebody tries out and shows to others before anything of it is stored."""

from typing import ClassVar

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped


class Simulation(Scoped):
    """Supposed changes of one plan, and what they touch as it was worked out last.

    ``changes`` are steps as ``selaras.registers.plans.supposing`` packs them; ``effects`` what they touch, as
    ``selaras.registers.issuing.effects`` packs it, worked out when the plan had ``revision``. ``year`` is the one that
    was looked at, of a plan of several years.
    """

    class State(models.TextChoices):
        """What became of it; the label is the office's word."""

        OPEN = "open", "masih dibahas"
        APPLIED = "applied", "diterapkan"
        DROPPED = "dropped", "dibuang"

    kept: ClassVar[bool] = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    year = models.IntegerField(default=0, db_default=0)
    changes = models.JSONField(default=list)
    effects = models.JSONField(default=dict)
    revision = models.IntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField()
    created_by = models.TextField()
    created_by_name = models.TextField()
    decided_at = models.DateTimeField(null=True)
    decided_by_name = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed, applied or dropped."""
        return self.state == self.State.OPEN
