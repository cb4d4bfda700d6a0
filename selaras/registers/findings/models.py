"""Waivers: findings that somebody set aside, with the reason."""

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped


class Waiver(Scoped):
    """A finding's cause that an agency set aside for a year. Lifted, it counts no more; it is never deleted."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    year = models.IntegerField()
    check_id = models.CharField(max_length=20)
    cause = models.TextField()
    reason = models.TextField()
    waived_at = models.DateTimeField()
    waived_by_name = models.TextField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by_name = models.TextField(blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["org_unit", "year", "check_id", "cause"],
                condition=models.Q(lifted_at__isnull=True),
                name="waiver_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_id} {self.cause}: {self.reason}"
