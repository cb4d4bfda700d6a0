"""What every stored row has beside its own fields: its plan, its unit, its place, and the lock of approval."""

from typing import ClassVar

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.archive.triggers.kept import Guard

LOCK = Guard(
    "Rencana ini sudah ditetapkan dan tidak dapat diubah; buka versi perubahan.",
    only_if="EXISTS (SELECT 1 FROM plans_plan locked WHERE locked.id = {row}.plan_id AND locked.status = 'approved')",
    entering=True,
)


def reference() -> "models.CharField[str, str]":
    """The id of another row of the same plan, or empty.

    It is no foreign key: the subject of an indicator may be a row of several types. ``store`` demands that each
    reference leads to a row of the Book, and rows are never deleted.
    """
    return models.CharField(max_length=ID_LENGTH, blank=True, default="")


class RowRecord(Scoped):
    """A row of a Book as it is kept. The fields of the row itself have the names that it has there.

    ``seq`` is its order in the Book, which the trail does not follow: a row put between others moves all behind it, and
    says nothing about them. A ``retired`` row stands in no Book any more; ``follows`` is the same row in the version
    before.
    """

    guard: ClassVar[Guard] = LOCK
    untracked: ClassVar[tuple[str, ...]] = ("seq",)

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="+")
    org_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    seq = models.IntegerField()
    retired = models.BooleanField(default=False)
    follows = reference()

    document = reference()
    organisation = reference()
    period = models.TextField()
    version = models.TextField(default="murni")
    place = models.JSONField(default=dict)
    carried = models.BooleanField(default=False, db_default=False)

    class Meta(Scoped.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class SeenFromBelow(RowRecord):
    """A row that the units below may read: the header of the plan they work in, and the names of its offices."""

    seen_from_below = True

    class Meta(RowRecord.Meta):
        abstract = True
